//! Every role × finance × place × operation × endpoint, each cell compared with a table that was written down here by
//! hand, not taken from the policy.

use std::collections::BTreeSet;

use rstest::rstest;
use serde_json::{Value, json};
use tandem_domain::{
    Mutation, Op, RefusalCode,
    push::Status,
    scope::{Grant, Role},
};
use tandem_hub::{Change, access, token};
use tandem_model::{Row, Table};
use tandem_protocol::{DigestRequest, PullRequest, RowSum, SnapshotRequest, row_hash};
use uuid::Uuid;

use crate::{
    scope_rows::{
        Known, NORTH, PLACES, SOUTH,
        Where::{self, Foreign, Orphan, Own, Public},
        account_row, activity_row, claim_row, deal_row, id, partner_row, registration_row, target_row, task_row,
        workspace,
    },
    support::*,
};

// The expectations.

fn sees(role: Role, finance: bool, place: Where, money: bool) -> bool {
    match (role, place) {
        (Role::Admin, _) => true,
        (Role::Nobody, _) => false,
        (_, Public) => true,
        (_, Own) => finance || !money,
        (_, Foreign | Orphan) => false,
    }
}

fn sees_amounts(role: Role, finance: bool) -> bool {
    role == Role::Admin || (finance && role != Role::Nobody)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Done,
    Refused,
    /// Nothing happened, and those who see the record are asked.
    Kept,
}
use Fate::{Done, Kept, Refused};

/// What becomes of an operation, by (admin, manager, success manager, read-only, nobody), each with finance.
const EXPECTED: &[(&str, Where, [Fate; 5])] = &[
    ("name", Own, [Done, Done, Done, Refused, Kept]),
    ("name", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("owner", Own, [Done, Done, Refused, Refused, Kept]),
    ("owner", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("amount", Own, [Done, Done, Done, Refused, Kept]),
    ("amount", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("move out", Own, [Done, Kept, Refused, Refused, Kept]),
    ("move in", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("remove deal", Own, [Done, Done, Refused, Refused, Kept]),
    ("remove deal", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("remove touch", Own, [Done, Done, Done, Refused, Kept]),
    ("remove touch", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("remove touch", Orphan, [Done, Kept, Kept, Kept, Kept]),
    ("create touch", Own, [Done, Done, Done, Refused, Kept]),
    ("create touch", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("create touch", Orphan, [Kept, Kept, Kept, Kept, Kept]),
    ("create deal", Own, [Done, Done, Done, Refused, Kept]),
    ("create deal", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("create partner", Own, [Done, Done, Done, Refused, Kept]),
    ("create partner", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("remove partner", Own, [Done, Done, Refused, Refused, Kept]),
    ("remove partner", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("note", Own, [Done, Done, Done, Refused, Kept]),
    ("note", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("account", Public, [Done, Done, Done, Refused, Kept]),
    ("create account", Public, [Done, Done, Done, Refused, Kept]),
    ("remove account", Public, [Done, Done, Refused, Refused, Kept]),
    ("subject", Orphan, [Done, Kept, Kept, Kept, Kept]),
    ("decide", Own, [Done, Done, Done, Refused, Kept]),
    ("decide", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("registered amount", Own, [Done, Done, Done, Refused, Kept]),
    ("registered amount", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("register", Own, [Done, Done, Done, Refused, Kept]),
    ("register", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("register", Orphan, [Kept, Kept, Kept, Kept, Kept]),
    ("take back registration", Own, [Done, Done, Done, Refused, Kept]),
    ("take back registration", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("claim", Own, [Done, Done, Done, Refused, Kept]),
    ("claim", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("pass claim on", Own, [Done, Kept, Kept, Refused, Kept]),
    ("lengthen claim", Own, [Done, Done, Done, Refused, Kept]),
    ("lengthen claim", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("create promise", Own, [Done, Done, Done, Refused, Kept]),
    ("create promise", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("create promise", Orphan, [Kept, Kept, Kept, Kept, Kept]),
    ("create promise on a deal", Own, [Done, Done, Done, Refused, Kept]),
    ("create promise on a deal", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("keep promise", Own, [Done, Done, Done, Refused, Kept]),
    ("keep promise", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("keep promise", Orphan, [Done, Kept, Kept, Kept, Kept]),
    ("remove promise", Own, [Done, Done, Done, Refused, Kept]),
    ("remove promise", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("set target", Own, [Done, Done, Done, Refused, Kept]),
    ("set target", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("target amount", Own, [Done, Done, Done, Refused, Kept]),
    ("target amount", Foreign, [Done, Kept, Kept, Kept, Kept]),
    ("remove target", Own, [Done, Done, Done, Refused, Kept]),
    ("remove target", Foreign, [Done, Kept, Kept, Kept, Kept]),
];

fn expected(role: Role, finance: bool, what: &str, by_role: &[Fate; 5]) -> Fate {
    let place = Role::ALL.iter().position(|other| *other == role).unwrap();
    // Money is nobody's to set who may not see it; that comes before what the role says.
    let about_money =
        matches!(what, "amount" | "create deal" | "register" | "registered amount") || what.contains("target");
    if about_money && !sees_amounts(role, finance) { Kept } else { by_role[place] }
}

/// What one operation pushes, on a record of its own.
struct Attempt {
    table: Table,
    number: u128,
    op: Op,
    changes: Value,
}

fn attempt(what: &str, place: Where) -> Attempt {
    let place_of = |what: &str| EXPECTED.iter().position(|(other, of, _)| (*other, *of) == (what, place)).unwrap();
    let (number, partner, mark) = (place.base() + 100 + place_of(what) as u128, place.base(), place.mark());
    let at = |table, op, changes| Attempt { table, number, op, changes };
    let whole = |row: Row, is_removal: bool| {
        let mut fields = serde_json::to_value(row).unwrap()["row"].clone();
        let fields = fields.as_object_mut().unwrap();
        fields.retain(|name, _| !matches!(name.as_str(), "id" | "version"));
        let pair = |value: &Value| if is_removal { json!([value, null]) } else { json!([null, value]) };
        Value::from_iter(fields.iter().map(|(name, value)| (name.clone(), pair(value))))
    };
    let partner_of = if place == Orphan { place.base() + 90 } else { partner };
    let deal = deal_row(number, partner, place.region(), &mark);
    let touch = activity_row(number, partner_of, None, &mark);
    let account = account_row(number, &mark);
    let registration = registration_row(number, partner_of, &mark);
    let foreign = Foreign.base();
    let promise = |deal| whole(task_row(number, partner_of, deal, &mark), what.starts_with("remove"));
    match what {
        "name" => at(Table::Deal, Op::Set, json!({ "name": [mark, "wish"] })),
        "owner" => at(Table::Deal, Op::Set, json!({ "owner_id": [id(1), id(77)] })),
        "amount" => at(
            Table::Deal,
            Op::Set,
            json!({ "amount_minor": [98_765_432_101_i64, 98_765_432_103_i64], "currency": ["EUR", "EUR"] }),
        ),
        "move out" => at(Table::Deal, Op::Set, json!({ "region": [NORTH, SOUTH] })),
        "move in" => at(Table::Deal, Op::Set, json!({ "region": [SOUTH, NORTH] })),
        "remove deal" => at(Table::Deal, Op::Del, whole(deal, true)),
        "remove touch" => at(Table::Activity, Op::Del, whole(touch, true)),
        "create touch" => at(Table::Activity, Op::Create, whole(touch, false)),
        "create deal" => at(Table::Deal, Op::Create, whole(deal, false)),
        "create partner" => at(Table::Partner, Op::Create, whole(partner_row(number, place.region(), &mark), false)),
        "remove partner" => at(Table::Partner, Op::Del, whole(partner_row(number, place.region(), &mark), true)),
        "note" => at(Table::Partner, Op::Set, json!({ "note": [null, "wish"] })),
        "account" => at(Table::Account, Op::Set, json!({ "name": [mark, "wish"] })),
        "create account" => at(Table::Account, Op::Create, whole(account, false)),
        "remove account" => at(Table::Account, Op::Del, whole(account, true)),
        "subject" => at(Table::Activity, Op::Set, json!({ "subject": [mark, "wish"] })),
        "decide" => at(Table::Registration, Op::Set, json!({ "status": ["submitted", "approved"] })),
        "registered amount" => at(
            Table::Registration,
            Op::Set,
            json!({ "amount_minor": [98_765_432_101_i64, 98_765_432_103_i64], "currency": ["EUR", "EUR"] }),
        ),
        "register" => at(Table::Registration, Op::Create, whole(registration, false)),
        "take back registration" => at(Table::Registration, Op::Del, whole(registration, true)),
        "claim" => at(Table::Claim, Op::Create, whole(claim_row(number, partner, &mark), false)),
        "pass claim on" => at(Table::Claim, Op::Set, json!({ "partner_id": [id(partner), id(foreign)] })),
        "lengthen claim" => at(Table::Claim, Op::Set, json!({ "protected_until": ["2027-02-25", "2027-04-26"] })),
        "create promise" => at(Table::Task, Op::Create, promise(None)),
        "create promise on a deal" => at(Table::Task, Op::Create, promise(Some(place.base() + 1))),
        "keep promise" => {
            at(Table::Task, Op::Set, json!({ "status": ["open", "kept"], "closed_on": [null, "2026-11-30"] }))
        }
        "set target" => at(Table::Target, Op::Create, whole(target_row(number, partner), false)),
        "target amount" => at(
            Table::Target,
            Op::Set,
            json!({ "amount_minor": [98_765_432_101_i64, 98_765_432_103_i64], "currency": ["EUR", "EUR"] }),
        ),
        "remove target" => at(Table::Target, Op::Del, whole(target_row(number, partner), true)),
        "remove promise" => at(Table::Task, Op::Del, promise(None)),
        other => panic!("{other}"),
    }
}

/// The record that the operation is about, as it is before; none for a creation.
fn subject_of(attempt: &Attempt, place: Where) -> Option<Row> {
    if attempt.op == Op::Create {
        return None;
    }
    let (number, partner, mark) = (attempt.number, place.base(), place.mark());
    Some(match attempt.table {
        Table::Deal => deal_row(number, partner, place.region(), &mark),
        Table::Partner => partner_row(number, place.region(), &mark),
        Table::Activity => activity_row(number, if place == Orphan { partner + 90 } else { partner }, None, &mark),
        Table::Registration => registration_row(number, partner, &mark),
        Table::Claim => claim_row(number, partner, &mark),
        Table::Target => target_row(number, partner),
        Table::Task => task_row(number, if place == Orphan { partner + 90 } else { partner }, None, &mark),
        _ => account_row(number, &mark),
    })
}

struct Case {
    team: Team,
    client: Client,
    role: Role,
    finance: bool,
}

impl Case {
    async fn start(kind: Kind, role: Role, finance: bool) -> Option<Self> {
        let team = Team::start(kind).await?;
        let token = token::create(team.hub(), "somebody", None).await.unwrap();
        let regions = Some(BTreeSet::from([NORTH.to_owned()]));
        access::give(team.hub(), token.id, &Grant { role, regions, finance }).await.unwrap();
        let client = team.client.with_token(&token.secret);
        Some(Self { team, client, role, finance })
    }

    fn name(&self) -> String {
        format!("{:?} {}", self.role, if self.finance { "with finance" } else { "without finance" })
    }

    /// Nothing of what may not be seen is anywhere in the text.
    fn check_text(&self, endpoint: &str, text: &str) {
        for place in PLACES {
            if !sees(self.role, self.finance, place, false) {
                assert!(!text.contains(&place.mark()), "{}: {endpoint} shows {}", self.name(), place.mark());
            }
        }
        if !sees_amounts(self.role, self.finance) {
            for amount in ["98765432101", "98765432102", "98765432103"] {
                assert!(!text.contains(amount), "{}: {endpoint} shows the amount {amount}", self.name());
            }
        }
    }

    async fn ask(&self, endpoint: &str, question: &impl serde::Serialize) -> Value {
        let text = self.client.ask_text(endpoint, question).await.unwrap();
        self.check_text(endpoint, &text);
        serde_json::from_str(&text).unwrap()
    }

    async fn snapshot(&self, t: Table) -> Value {
        let (bucket, after_id, as_of) = (self.client.bucket, None, None);
        self.ask("snapshot", &SnapshotRequest { bucket, t, after_id, as_of, max: 1_000 }).await
    }
}

fn ids<'a>(rows: impl IntoIterator<Item = &'a Value>) -> BTreeSet<Uuid> {
    rows.into_iter().map(|row| row["id"].as_str().unwrap().parse().unwrap()).collect()
}

#[rstest]
#[tokio::test]
async fn each_role_reads_at_each_endpoint_what_the_table_says_and_nothing_else(
    #[values(Kind::Sqlite, Kind::Postgres)] kind: Kind,
    #[values(Role::Admin, Role::Manager, Role::SuccessManager, Role::ReadOnly, Role::Nobody)] role: Role,
    #[values(true, false)] finance: bool,
) {
    let Some(case) = Case::start(kind, role, finance).await else { return };
    let cursor = case.snapshot(Table::Member).await["as_of"].as_str().unwrap().to_owned();
    let workspace = workspace();
    case.team.write(workspace.iter().map(|known| Change::Put { row: known.row.clone() }).collect()).await;
    let seen =
        |t: Table| workspace.iter().filter(move |known| known.row.table() == t && case_sees(role, finance, known));
    let hello = case.ask("hello", &json!({ "device_id": id(7), "app": "t", "client_schema": 3, "cursor": null })).await;
    let digest = case.ask("digest", &DigestRequest::default()).await;
    for (place, &t) in Table::ALL.iter().enumerate() {
        let expected: BTreeSet<Uuid> = seen(t).map(|known| known.row.uuid()).collect();
        let page = case.snapshot(t).await;
        let rows = page["rows"].as_array().unwrap();
        assert_eq!(ids(rows), expected, "{}: snapshot of {t:?}", case.name());
        assert_eq!(hello["counts"][place]["rows"], expected.len(), "{}: count of {t:?}", case.name());
        if t == Table::Deal {
            let amount = if sees_amounts(role, finance) { json!(98_765_432_101_i64) } else { Value::Null };
            assert!(rows.iter().all(|row| row["amount_minor"] == amount), "{}: {rows:?}", case.name());
        }
        let mut sum = RowSum::default();
        for row in rows {
            sum.add(row_hash(&serde_json::from_value(json!({ "t": t.code(), "row": row })).unwrap()));
        }
        assert_eq!(digest["tables"][place]["rows"], expected.len(), "{}: digest of {t:?}", case.name());
        assert_eq!(digest["tables"][place]["sum64"], format!("{:016x}", sum.sum64), "{}: {t:?}", case.name());
        let parts = case.ask("digest", &DigestRequest { t: Some(t), ..DigestRequest::default() }).await;
        let mut repaired = BTreeSet::new();
        for part in parts["parts"].as_array().into_iter().flatten() {
            let part = u8::try_from(part["part"].as_u64().unwrap()).unwrap();
            let rows = case.ask("digest", &DigestRequest { t: Some(t), part: Some(part), after_id: None }).await;
            repaired.extend(ids(rows["rows"].as_array().unwrap().iter().map(|row| &row["row"])));
        }
        assert_eq!(repaired, expected, "{}: repair of {t:?}", case.name());
    }
    let page = case.ask("pull", &PullRequest { cursor, max: 1_000 }).await;
    let changes: Vec<&Value> =
        page["groups"].as_array().unwrap().iter().flat_map(|group| group["changes"].as_array().unwrap()).collect();
    assert!(changes.iter().all(|change| change["op"] == "put" || change["op"] == "leave"));
    let puts = changes.iter().filter(|change| change["op"] == "put");
    let expected: BTreeSet<Uuid> = Table::ALL.iter().flat_map(|&t| seen(t)).map(|known| known.row.uuid()).collect();
    assert_eq!(ids(puts.map(|change| &change["row"]["row"])), expected, "{}: pull", case.name());
    assert_eq!(page["more"], false);
}

fn case_sees(role: Role, finance: bool, known: &Known) -> bool {
    sees(role, finance, known.place, known.money)
}

#[rstest]
#[tokio::test]
async fn each_role_does_to_each_place_what_the_table_says_and_nothing_else(
    #[values(Kind::Sqlite, Kind::Postgres)] kind: Kind,
    #[values(Role::Admin, Role::Manager, Role::SuccessManager, Role::ReadOnly, Role::Nobody)] role: Role,
    #[values(true, false)] finance: bool,
) {
    let Some(case) = Case::start(kind, role, finance).await else { return };
    let mut rows: Vec<Row> = workspace().into_iter().map(|known| known.row).collect();
    rows.extend(EXPECTED.iter().filter_map(|(what, place, _)| subject_of(&attempt(what, *place), *place)));
    case.team.write(rows.iter().map(|row| Change::Put { row: row.clone() }).collect()).await;
    let mut laptop = Laptop::new(&case.client, 0xC0);
    for (what, place, by_role) in EXPECTED {
        let Attempt { table, number, op, changes } = attempt(what, *place);
        let mutation: Mutation = laptop.mutation(table, number, op, changes.clone());
        let before = case.find(table, number).await;
        let text = case.client.ask_text("push", &laptop.request(vec![vec![mutation.clone()]])).await.unwrap();
        let cell = format!("{}: {what} {place:?}", case.name());
        let answer: tandem_protocol::PushResponse = serde_json::from_str(&text).unwrap();
        let verdict = &answer.results[0].verdict;
        let after = case.find(table, number).await;
        match expected(role, finance, what, by_role) {
            Done => {
                assert_eq!(verdict.status, Status::Applied, "{cell}");
                assert_ne!(before, after, "{cell}");
            }
            Refused => {
                let code = verdict.refusal.as_ref().map(|refusal| refusal.code);
                assert_eq!((verdict.status, code), (Status::Parked, Some(RefusalCode::Forbidden)), "{cell}");
                assert_eq!(before, after, "{cell}");
            }
            Kept => {
                assert_eq!((verdict.status, &verdict.refusal), (Status::Conflict, &None), "{cell}");
                assert_eq!(before, after, "{cell}");
                case.check_kept(&cell, verdict.conflicts[0].0, &mutation).await;
                let shown: Vec<&Change> = answer.changes.iter().filter(|change| is_of(change, table, number)).collect();
                let visible = place != &Foreign && place != &Orphan && role != Role::Nobody && op != Op::Create;
                assert!(visible || shown.is_empty() || role == Role::Admin, "{cell}: {shown:?}");
            }
        }
        case.check_own_text(&cell, &text, &changes);
    }
}

fn is_of(change: &Change, table: Table, number: u128) -> bool {
    matches!(change, Change::Put { row } if (row.table(), row.uuid()) == (table, id(number)))
}

impl Case {
    async fn find(&self, t: Table, number: u128) -> Option<Value> {
        let rows = self.team.client.whole_table::<Value>(t, 1_000).await.1;
        rows.into_iter().find(|row| row["id"] == json!(id(number)))
    }

    /// The wish is with those who may decide it.
    async fn check_kept(&self, cell: &str, conflict: Uuid, mutation: &Mutation) {
        let kept = self.find(Table::Conflict, conflict.as_u128()).await;
        let kept = kept.unwrap_or_else(|| panic!("{cell}: no conflict"));
        assert_eq!(kept["record_id"], json!(mutation.id), "{cell}");
        let mine: Value = serde_json::from_str(kept["mine"].as_str().unwrap()).unwrap();
        for (name, change) in mutation.fields.iter().filter(|(_, change)| !change.is_witness()) {
            assert!(mutation.op == Op::Del || mine[name] == change.new, "{cell}: {name} of {mine}");
        }
    }

    /// Beyond what the laptop said itself, the answer shows nothing that may not be seen.
    fn check_own_text(&self, cell: &str, text: &str, said: &Value) {
        let said = said.to_string();
        for mark in PLACES.map(Where::mark).iter().filter(|mark| !said.contains(*mark)) {
            let place = PLACES.into_iter().find(|place| place.mark() == *mark).unwrap();
            assert!(sees(self.role, self.finance, place, false) || !text.contains(mark), "{cell}: {text}");
        }
        // What it said comes back as a row only where it may be seen.
        if !sees_amounts(self.role, self.finance) {
            assert!(!text.contains("98765432102") && !text.contains("\"amount_minor\":9"), "{cell}: {text}");
        }
    }
}
