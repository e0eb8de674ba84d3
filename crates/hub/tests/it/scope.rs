//! What somebody sees of a workspace in which things move: always what a filter over everything gives.

use std::collections::BTreeSet;

use rstest::rstest;
use serde_json::{Value, json};
use tandem_domain::{
    Op,
    push::Status,
    scope::{Grant, Role},
};
use tandem_hub::{Change, access, token};
use tandem_model::{Row, Table};
use tandem_protocol::{Group, ProblemCode};
use uuid::Uuid;

use crate::{
    scope_filter::target,
    scope_rows::{NORTH, SOUTH, deal_row, id, partner_row},
    support::*,
};

pub async fn somebody(team: &Team, regions: &[&str], finance: bool) -> (Client, Uuid) {
    let token = token::create(team.hub(), "somebody", None).await.unwrap();
    give(team, token.id, Role::Manager, regions, finance).await;
    (team.client.with_token(&token.secret), token.id)
}

async fn give(team: &Team, principal: Uuid, role: Role, regions: &[&str], finance: bool) {
    let regions = Some(regions.iter().map(|region| (*region).to_owned()).collect());
    access::give(team.hub(), principal, &Grant { role, regions, finance }).await.unwrap();
}

pub fn put(row: Row) -> Change {
    Change::Put { row }
}

pub fn person(number: u128, partner: u128, name: &str) -> Row {
    let fields = json!({ "id": id(number), "partner_id": id(partner), "name": name, "email": null, "phone": null,
                         "role": "sales", "region": null, "version": 0 });
    serde_json::from_value(json!({ "t": "person", "row": fields })).unwrap()
}

pub fn touch(number: u128, partner: u128, deal: Option<u128>, subject: &str) -> Row {
    let fields = json!({ "id": id(number), "partner_id": id(partner), "deal_id": deal.map(id), "person_id": null,
                         "member_id": null, "kind": "call", "subject": subject, "two_way": true, "happened_at": 1,
                         "version": 0 });
    serde_json::from_value(json!({ "t": "activity", "row": fields })).unwrap()
}

fn told(groups: &[Group]) -> Vec<(&'static str, Uuid)> {
    let tell = |change: &Change| match change {
        Change::Put { row } => ("put", row.uuid()),
        Change::Del { id, .. } => ("del", *id),
        Change::Leave { id, .. } => ("leave", *id),
    };
    groups.iter().flat_map(|group| &group.changes).map(tell).collect()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_partner_that_moves_leaves_with_all_that_belongs_to_it_and_arrives_whole(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let ((north, _), (south, _)) = (somebody(&team, &[NORTH], true).await, somebody(&team, &[SOUTH], true).await);
    team.write(vec![put(partner_row(1, NORTH, "Acme")), put(deal_row(2, 1, NORTH, "Deal"))]).await;
    let people: Vec<Change> = (100..1_400).map(|n| put(person(n, 1, "Person"))).collect();
    for chunk in people.chunks(900) {
        team.write(chunk.to_vec()).await;
    }
    team.write(vec![put(touch(3, 1, None, "Call")), put(touch(4, 1, Some(2), "About the deal"))]).await;
    let whole = team.now().await;
    let (from_north, from_south) = (now_of(&north).await, now_of(&south).await);
    team.write(vec![put(partner_row(1, SOUTH, "Acme, moved"))]).await;
    let (groups, _) = north.pull_all(&from_north, 1_000).await;
    let left = told(&groups);
    assert!(left.iter().all(|(op, _)| *op == "leave"), "{left:?}");
    assert_eq!(left.len(), 1 + 1_300 + 1, "the deal and what is about it stay");
    assert!(!serde_json::to_string(&groups).unwrap().contains("moved"));
    let (groups, _) = south.pull_all(&from_south, 1_000).await;
    let came: BTreeSet<Uuid> = told(&groups).into_iter().filter(|(op, _)| *op == "put").map(|(_, id)| id).collect();
    assert_eq!(came.len(), 1 + 1_300 + 1);
    // To who sees everything one row has changed.
    assert_eq!(told(&team.client.pull_all(&whole, 1_000).await.0), [("put", id(1))]);
}

pub async fn now_of(client: &Client) -> String {
    client.page(Table::Target, None, None, 1).await.unwrap().as_of
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_small_scope_moves_past_foreign_groups_in_one_answer(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (north, _) = somebody(&team, &[NORTH], true).await;
    let cursor = now_of(&north).await;
    for n in 0..40 {
        team.write(vec![put(partner_row(100 + n, SOUTH, "Foreign"))]).await;
    }
    team.write(vec![put(partner_row(1, NORTH, "Own"))]).await;
    for n in 0..40 {
        team.write(vec![put(partner_row(200 + n, SOUTH, "Foreign"))]).await;
    }
    let page = north.pull(&cursor, 5).await.unwrap();
    assert_eq!((told(&page.groups), page.more), (vec![("put", id(1))], false));
    let again = north.pull(&page.cursor, 5).await.unwrap();
    assert_eq!((again.groups.len(), again.more, again.cursor == page.cursor), (0, false, true));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn what_was_granted_to_one_does_not_go_on_for_another(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (north, principal) = somebody(&team, &[NORTH], true).await;
    let whole = team.now().await;
    let cursor = now_of(&north).await;
    assert_eq!(north.pull(&whole, 5).await.unwrap_err().code, ProblemCode::ResyncRequired);
    assert!(north.pull(&cursor, 5).await.is_ok());
    give(&team, principal, Role::Manager, &[NORTH, SOUTH], true).await;
    assert_eq!(north.pull(&cursor, 5).await.unwrap_err().code, ProblemCode::ResyncRequired);
    assert_eq!(north.hello(Some(cursor.clone())).await.unwrap().grants[0].from, tandem_protocol::Start::Snapshot);
    // Another role sees the same.
    give(&team, principal, Role::ReadOnly, &[NORTH], true).await;
    assert!(north.pull(&cursor, 5).await.is_ok());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_member_who_is_not_on_the_team_or_was_disabled_has_nothing(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put_member(1), put(partner_row(2, NORTH, "Acme"))]).await;
    for member in [1, 99] {
        let token = token::create(team.hub(), "laptop", Some(id(member))).await.unwrap();
        let client = team.client.with_token(&token.secret);
        let partners = client.whole_table::<Value>(Table::Partner, 10).await.1;
        assert_eq!(partners.len(), usize::from(member == 1), "a member's token sees everything at first");
        access::give(team.hub(), id(member), &Grant::nothing()).await.unwrap();
        for &table in Table::ALL {
            assert!(client.whole_table::<Value>(table, 10).await.1.is_empty(), "{member} {table:?}");
        }
        let hello = client.hello(None).await.unwrap();
        assert!(hello.counts.iter().all(|count| count.rows == 0));
        assert_eq!(hello.access.unwrap().role, Role::Nobody);
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_withheld_edit_reaches_those_who_see_the_record_once_and_they_decide(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let ((north, _), (south, _)) = (somebody(&team, &[NORTH], true).await, somebody(&team, &[SOUTH], true).await);
    team.write(vec![put(partner_row(1, SOUTH, "Acme"))]).await;
    let cursor = now_of(&south).await;
    let mut laptop = Laptop::new(&north, 0xA);
    let wish = laptop.edit(1, json!({ "name": ["Acme", "Acme GmbH"] }));
    let touch_it = laptop.mutation(
        Table::Activity,
        50,
        Op::Create,
        json!({ "partner_id": [null, id(1)], "deal_id": [null, null], "person_id": [null, null],
                "member_id": [null, null], "kind": [null, "call"], "subject": [null, "Spoke"], "two_way": [null, true],
                "happened_at": [null, 1] }),
    );
    let answer = laptop.push(vec![wish.clone(), touch_it]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Conflict, Status::Conflict]);
    assert!(answer.changes.is_empty(), "{:?}", answer.changes);
    let again = laptop.push(vec![wish]).await.unwrap();
    assert!(again.results[0].replayed && again.changes.is_empty());
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
    let (groups, _) = south.pull_all(&cursor, 100).await;
    let came: Vec<&Row> = groups.iter().flat_map(|group| &group.changes).filter_map(row_of).collect();
    assert_eq!(came.len(), 2);
    let Row::Conflict(conflict) = came[0] else { panic!("{:?}", came[0]) };
    assert_eq!((conflict.record_id, conflict.mine.as_str()), (id(1), r#"{"name":"Acme GmbH"}"#));
    let mut owner = Laptop::new(&south, 0xB);
    let close = owner.mutation(
        Table::Conflict,
        conflict.id.0.as_u128(),
        Op::Set,
        json!({ "state": ["open", "closed"], "choice": [null, "mine"], "closed_at": [null, 9] }),
    );
    let rename = owner.edit(1, json!({ "name": ["Acme", "Acme GmbH"] }));
    let answer = owner.client.push(&owner.request(vec![vec![close, rename]])).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Applied, Status::Applied]);
    assert_eq!(puts(&answer, Table::Partner)[0]["name"], "Acme GmbH");
}

fn row_of(change: &Change) -> Option<&Row> {
    match change {
        Change::Put { row } => Some(row),
        _ => None,
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_unknown_record_and_a_foreign_one_are_answered_alike(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (north, _) = somebody(&team, &[NORTH], true).await;
    team.write(vec![put(partner_row(1, SOUTH, "Acme")), put(partner_row(3, SOUTH, "Idle"))]).await;
    team.write(vec![put(deal_row(5, 1, SOUTH, "Big"))]).await;
    let mut laptop = Laptop::new(&north, 0xA);
    let edits = [(Op::Set, json!({ "name": ["Guess", "Other"] })), (Op::Del, json!({ "name": ["Guess", null] }))];
    // A partner with deals, one without, and a deal.
    let foreign = [(Table::Partner, 1), (Table::Partner, 3), (Table::Deal, 5)];
    for ((op, changes), (table, record)) in edits.iter().flat_map(|edit| foreign.map(|record| (edit, record))) {
        let mut answers = Vec::new();
        for record in [record, record + 400] {
            let guess = laptop.mutation(table, record, *op, changes.clone());
            let answer = laptop.push(vec![guess]).await.unwrap();
            let verdict = answer.results[0].verdict.clone();
            answers.push((verdict.status, verdict.refusal, verdict.conflicts.len(), answer.changes.len()));
        }
        assert_eq!(answers[0], answers[1], "{op:?} {table:?} {record}");
    }
}

/// Takes the database back to before there were rights.
async fn forget_scope(team: &Team) {
    const SCOPED: [&str; 9] =
        ["partner", "person", "deal", "stage_change", "activity", "target", "enrollment", "attempt", "conflict"];
    let mut sql: Vec<String> = Vec::new();
    for table in SCOPED {
        sql.push(format!("DROP INDEX {table}_by_bucket"));
        sql.extend(["bucket", "finance"].map(|column| format!("ALTER TABLE {table} DROP COLUMN {column}")));
    }
    for (table, column) in
        [("tombstone", "bucket"), ("tombstone", "finance"), ("change", "bucket"), ("change", "left_bucket")]
    {
        sql.push(format!("ALTER TABLE {table} DROP COLUMN {column}"));
    }
    sql.extend(["access", "feed_bucket"].map(|table| format!("DROP TABLE {table}")));
    sql.push("DELETE FROM seaql_migrations WHERE version LIKE '%_scope'".into());
    let db = sea_orm::Database::connect(&team.database.url).await.unwrap();
    for statement in sql {
        sea_orm::ConnectionTrait::execute_unprepared(&db, &statement).await.unwrap();
    }
    db.close().await.unwrap();
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_hub_from_before_there_were_rights_keeps_its_tokens_and_knows_where_its_rows_lie(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put(partner_row(1, NORTH, "Acme")), put(partner_row(2, SOUTH, "Other"))]).await;
    team.write(vec![put(deal_row(3, 2, SOUTH, "Deal")), put(person(4, 1, "Ann")), target(5, 1, 7)]).await;
    team.write(vec![put(touch(6, 1, Some(3), "About the deal")), put(touch(7, 1, None, "Call"))]).await;
    forget_scope(&team).await;
    let hub = tandem_hub::Hub::open(&team.database.url).await.unwrap();
    let running = tandem_hub::serve::start_hub(hub, "127.0.0.1:0").await.unwrap();
    let everything = team.client.at(&running.url);
    let (_, partners, _) = everything.whole_table::<Value>(Table::Partner, 10).await;
    assert_eq!(partners.len(), 2, "a token from before sees everything");
    let token = token::create(&running.hub, "somebody", None).await.unwrap();
    let regions = Some(BTreeSet::from([NORTH.to_owned()]));
    access::give(&running.hub, token.id, &Grant { role: Role::Manager, regions, finance: false }).await.unwrap();
    let north = everything.with_token(&token.secret);
    let mut seen = Vec::new();
    for &table in Table::ALL {
        for row in north.whole_table::<Value>(table, 10).await.1 {
            seen.push(row["id"].as_str().unwrap().parse::<Uuid>().unwrap());
        }
    }
    assert_eq!(seen, [id(1), id(4), id(7)]);
}
