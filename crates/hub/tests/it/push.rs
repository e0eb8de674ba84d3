//! What laptops push: taken, brought together, kept for a decision, refused, and never done twice.

use rstest::rstest;
use serde_json::{Value, json};
use tandem_domain::{Op, RefusalCode, push::Status};
use tandem_hub::{Change, token};
use tandem_model::{Row, SCHEMA_VERSION, Table};
use tandem_protocol::ProblemCode;
use uuid::Uuid;

use crate::support::*;

/// Two laptops of two members, and a partner with version 1.
pub async fn two_laptops(team: &Team) -> (Laptop, Laptop) {
    team.write(vec![put_partner(1, "Acme")]).await;
    (laptop(team, 101, 0xA).await, laptop(team, 102, 0xB).await)
}

/// All fields of a row, as whoever removes it saw them.
fn as_old(row: &Row) -> Value {
    let whole = serde_json::to_value(row).unwrap()["row"].take();
    let named = whole.as_object().unwrap().iter().filter(|(name, _)| !matches!(name.as_str(), "id" | "version"));
    Value::Object(named.map(|(name, value)| (name.clone(), json!([value, null]))).collect())
}

pub async fn laptop(team: &Team, member: u128, device: u128) -> Laptop {
    team.write(vec![put_member(member)]).await;
    let token = token::create(team.hub(), "test", Some(Uuid::from_u128(member))).await.unwrap();
    Laptop::new(&team.client.with_token(&token.secret), device)
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_edit_is_applied_answered_with_the_row_and_goes_out_in_the_feed(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, bob) = two_laptops(&team).await;
    let cursor = team.now().await;
    let edit = alice.edit(1, json!({ "name": ["Acme", "Acme GmbH"] }));
    let answer = alice.push(vec![edit.clone()]).await.unwrap();
    assert_eq!((statuses(&answer), answer.acked_through), (vec![Status::Applied], 1));
    let row = &puts(&answer, Table::Partner)[0];
    assert_eq!((&row["name"], &row["version"]), (&json!("Acme GmbH"), &json!(2)));
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
    let (groups, _) = bob.client.pull_all(&cursor, 100).await;
    assert_eq!(groups.len(), 1);
    assert!(matches!(&groups[0].changes[..], [Change::Put { row: Row::Partner(row) }] if row.name == "Acme GmbH"));
    let who = query_strings(
        team.hub().db(),
        "SELECT count(*) || '' FROM change_group WHERE actor IS NOT NULL AND device IS NOT NULL",
    )
    .await;
    assert_eq!(who, ["1"]);
    assert_eq!(alice.client.hello_as(alice.device, None).await.unwrap().acked_through, 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn two_additions_to_a_note_are_both_kept(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let first = alice.edit(1, json!({ "note": [null, "one\ntwo\nthree\nfour"] }));
    alice.push(vec![first]).await.unwrap();
    let top = alice.edit(1, json!({ "note": ["one\ntwo\nthree\nfour", "ONE\ntwo\nthree\nfour"] }));
    let end = bob.edit(1, json!({ "note": ["one\ntwo\nthree\nfour", "one\ntwo\nthree\nFOUR"] }));
    alice.push(vec![top]).await.unwrap();
    let answer = bob.push(vec![end]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Merged]);
    assert_eq!(answer.results[0].verdict.combined, ["note"]);
    assert_eq!(puts(&answer, Table::Partner)[0]["note"], "ONE\ntwo\nthree\nFOUR");
}

/// The case that field versions by device get wrong: see docs/adr/0007.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_second_edit_made_before_the_first_was_answered_keeps_what_the_other_wrote(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let start = alice.edit(1, json!({ "note": [null, "a"] }));
    alice.push(vec![start]).await.unwrap();
    let (mine, again) =
        (alice.edit(1, json!({ "note": ["a", "a\nm"] })), alice.edit(1, json!({ "note": ["a\nm", "a\nm2"] })));
    let theirs = bob.edit(1, json!({ "note": ["a", "b\na"] }));
    bob.push(vec![theirs]).await.unwrap();
    let first = alice.push(vec![mine]).await.unwrap();
    assert_eq!(puts(&first, Table::Partner)[0]["note"], "b\na\nm");
    let second = alice.push(vec![again]).await.unwrap();
    assert_eq!(puts(&second, Table::Partner)[0]["note"], "b\na\nm2");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn two_values_for_one_field_make_exactly_one_conflict_that_names_both(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let (a, b) = (alice.edit(1, json!({ "name": ["Acme", "A"] })), bob.edit(1, json!({ "name": ["Acme", "B"] })));
    alice.push(vec![a]).await.unwrap();
    let answer = bob.push(vec![b.clone()]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Conflict]);
    let conflicts = puts(&answer, Table::Conflict);
    assert_eq!(conflicts.len(), 1);
    let conflict = &conflicts[0];
    assert_eq!((&conflict["mine"], &conflict["theirs"]), (&json!(r#"{"name":"B"}"#), &json!(r#"{"name":"A"}"#)));
    assert_eq!(conflict["mine_by"], json!(Uuid::from_u128(102)));
    assert_eq!(conflict["theirs_by"], json!(Uuid::from_u128(101)));
    assert_eq!(puts(&answer, Table::Partner)[0]["name"], "A");
    // The answer was lost: the same again makes no second one.
    let replay = bob.push(vec![b]).await.unwrap();
    assert!(replay.results[0].replayed);
    assert_eq!(replay.results[0].verdict, answer.results[0].verdict);
    assert_eq!(replay.changes, answer.changes);
    assert_eq!(count(&team, "conflict").await, 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_conflict_is_decided_by_an_ordinary_edit_and_only_once(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let (a, b) = (alice.edit(1, json!({ "name": ["Acme", "A"] })), bob.edit(1, json!({ "name": ["Acme", "B"] })));
    alice.push(vec![a]).await.unwrap();
    let id = bob.push(vec![b]).await.unwrap().results[0].verdict.conflicts[0].0.as_u128();
    let decide = |laptop: &mut Laptop, choice: &str, old: &str, new: &str| {
        let close = json!({ "state": ["open", "closed"], "choice": [null, choice], "closed_at": [null, 9] });
        vec![laptop.mutation(Table::Conflict, id, Op::Set, close), laptop.edit(1, json!({ "name": [old, new] }))]
    };
    let group = decide(&mut alice, "mine", "A", "B");
    let answer = alice.client.push(&alice.request(vec![group])).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Applied, Status::Applied]);
    assert_eq!(puts(&answer, Table::Conflict)[0]["closed_by"], json!(Uuid::from_u128(101)));
    let late =
        bob.mutation(Table::Conflict, id, Op::Set, json!({ "state": ["open", "closed"], "choice": [null, "theirs"] }));
    let answer = bob.push(vec![late]).await.unwrap();
    assert_eq!(puts(&answer, Table::Conflict)[0]["choice"], "mine");
    assert_eq!(count(&team, "conflict").await, 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_refused_edit_takes_its_group_along_uses_its_number_and_is_mended_by_a_new_one(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let group = vec![
        alice.edit(1, json!({ "city": [null, "Kiel"], "country": ["DE", "DE"] })),
        alice.edit(1, json!({ "name": ["Acme", "  "] })),
    ];
    let answer = alice.client.push(&alice.request(vec![group.clone()])).await.unwrap();
    let codes: Vec<_> = answer.results.iter().map(|r| r.verdict.refusal.clone().unwrap().code).collect();
    assert_eq!(
        (statuses(&answer), codes),
        (vec![Status::Parked; 2], vec![RefusalCode::WaitsForOther, RefusalCode::Empty])
    );
    assert_eq!((answer.acked_through, &puts(&answer, Table::Partner)[0]["version"]), (2, &json!(1)));
    // What builds on a refused edit waits, until the mended one was taken.
    let mut child = alice.edit(1, json!({ "language": [null, "de"] }));
    child.deps = vec![group[1].mutation_id];
    let answer = alice.push(vec![child.clone()]).await.unwrap();
    assert_eq!(answer.results[0].verdict.refusal.clone().unwrap().code, RefusalCode::WaitsForOther);
    let mut mended = alice.edit(1, json!({ "name": ["Acme", "Acme SE"] }));
    mended.supersedes = Some(group[1].mutation_id);
    let mut child_again = alice.edit(1, json!({ "language": [null, "de"] }));
    (child_again.deps, child_again.supersedes) = (child.deps, Some(child.mutation_id));
    let answer = alice.push(vec![mended, child_again]).await.unwrap();
    assert_eq!((statuses(&answer), answer.acked_through), (vec![Status::Applied; 2], 5));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_removed_record_comes_back_whole_and_an_edit_of_it_waits_for_a_decision(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    team.write(vec![Change::Put {
        row: Row::Deal(tandem_model::deal::Model { partner_id: Uuid::from_u128(1).into(), ..full_deal(5) }),
    }])
    .await;
    let whole = serde_json::to_value(full_deal_row(5)).unwrap()["row"].clone();
    let remove = alice.mutation(Table::Deal, 5, Op::Del, as_old(&full_deal_row(5)));
    let answer = alice.push(vec![remove]).await.unwrap();
    let id = Uuid::from_u128(5);
    assert!(answer.changes.contains(&Change::Del { table: Table::Deal, id, version: 2 }), "{:?}", answer.changes);
    let edit = bob.mutation(Table::Deal, 5, Op::Set, json!({ "name": ["x", "y"] }));
    let answer = bob.push(vec![edit]).await.unwrap();
    let conflict = &puts(&answer, Table::Conflict)[0];
    let mine: Value = serde_json::from_str(conflict["mine"].as_str().unwrap()).unwrap();
    assert_eq!((&conflict["kind"], &mine["name"], &mine["code"]), (&json!("removed"), &json!("y"), &whole["code"]));
    let as_new: Value = whole
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| *name != "id" && *name != "version")
        .map(|(name, value)| (name.clone(), json!([null, value])))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let back = alice.mutation(Table::Deal, 5, Op::Restore, as_new);
    let answer = alice.push(vec![back]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Applied]);
    assert_eq!(puts(&answer, Table::Deal)[0]["version"], 3);
}

fn full_deal_row(number: u128) -> Row {
    Row::Deal(tandem_model::deal::Model { partner_id: Uuid::from_u128(1).into(), ..full_deal(number) })
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_moved_deal_brings_its_line_of_history(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    team.write(vec![Change::Put { row: full_deal_row(5) }]).await;
    let day = "2026-03-31";
    let stages = json!({ "stage": ["engaging", "won"], "stage_entered_on": [day, "2026-11-20"], "close_on": [day, "2026-11-20"] });
    let won = alice.mutation(Table::Deal, 5, Op::Set, stages);
    let answer = alice.push(vec![won.clone()]).await.unwrap();
    let line = &puts(&answer, Table::StageChange)[0];
    assert_eq!(
        (&line["from_stage"], &line["to_stage"], &line["version"]),
        (&json!("engaging"), &json!("won"), &json!(1))
    );
    assert_eq!(alice.push(vec![won]).await.unwrap().changes, answer.changes);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn numbers_may_come_out_of_order_and_the_count_waits_for_the_gap(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let edits: Vec<_> =
        (0..4).map(|n| alice.edit(1, json!({ "city": [null, format!("{n}")], "country": ["DE", "DE"] }))).collect();
    let [one, two, three, four] = <[_; 4]>::try_from(edits).unwrap();
    let mut acked = Vec::new();
    for batch in [vec![two], vec![four], vec![one], vec![three]] {
        acked.push(alice.push(batch).await.unwrap().acked_through);
    }
    assert_eq!(acked, [0, 0, 2, 4]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_used_number_or_a_changed_mutation_is_told_apart_from_a_repetition(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let edit = alice.edit(1, json!({ "language": [null, "de"] }));
    alice.push(vec![edit.clone()]).await.unwrap();
    let mut changed = edit.clone();
    changed.at += 1;
    assert_eq!(alice.push(vec![changed]).await.unwrap_err().code, ProblemCode::MutationReused);
    let mut clone = alice.edit(1, json!({ "language": ["de", "fr"] }));
    clone.device_seq = edit.device_seq;
    assert_eq!(alice.push(vec![clone.clone()]).await.unwrap_err().code, ProblemCode::DeviceForked);
    // Under a new name both the new edit and the repetition are fine.
    let mut renamed = Laptop::new(&alice.client, 0xAA);
    renamed.seq = 2;
    let (mut first, mut second) = (edit, clone);
    (first.device_seq, second.device_seq) = (1, 2);
    let answer = renamed.push(vec![first, second]).await.unwrap();
    assert_eq!(answer.results.iter().map(|r| r.replayed).collect::<Vec<_>>(), [true, false]);
    assert_eq!((answer.acked_through, &puts(&answer, Table::Partner)[0]["language"]), (2, &json!("fr")));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn what_comes_before_a_bad_group_is_answered_and_the_bad_one_heard_next_time(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let (good, other) =
        (alice.edit(1, json!({ "language": [null, "de"] })), alice.edit(1, json!({ "domain": [null, "a.example"] })));
    alice.push(vec![other.clone()]).await.unwrap();
    let mut bad = other;
    bad.at += 1;
    let answer = alice.push(vec![good, bad.clone()]).await.unwrap();
    assert_eq!((statuses(&answer), answer.acked_through), (vec![Status::Applied], 2));
    assert_eq!(alice.push(vec![bad]).await.unwrap_err().code, ProblemCode::MutationReused);
}

#[tokio::test]
async fn a_laptop_that_is_too_old_may_push_and_one_that_is_too_new_waits() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let (mut alice, _) = two_laptops(&team).await;
    let mut request = alice.request(vec![vec![alice.clone().edit(1, json!({ "language": [null, "de"] }))]]);
    request.client_schema = SCHEMA_VERSION + 1;
    assert_eq!(alice.client.push(&request).await.unwrap_err().code, ProblemCode::TooNew);
    request.client_schema = 1;
    alice.client.schema = Some(1);
    assert_eq!(statuses(&alice.client.push(&request).await.unwrap()), [Status::Applied]);
}

pub async fn count(team: &Team, table: &str) -> i64 {
    query_strings(team.hub().db(), &format!("SELECT count(*) || '' FROM {table}")).await[0].parse().unwrap()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_partner_is_not_removed_from_under_what_belongs_to_it(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let mut alice = laptop(&team, 101, 0xA).await;
    team.write(vec![put_partner(2, "Acme"), put_deal(5), put_partner(3, "Idle")]).await;
    let partner_as_seen = as_old(&Row::Partner(partner(2, "Acme")));
    let used = alice.mutation(Table::Partner, 2, Op::Del, partner_as_seen.clone());
    let idle = alice.mutation(Table::Partner, 3, Op::Del, as_old(&Row::Partner(partner(3, "Idle"))));
    let answer = alice.push(vec![used, idle]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Parked, Status::Applied]);
    assert_eq!(answer.results[0].verdict.refusal.clone().unwrap().code, RefusalCode::InUse);

    // With all that belongs to it, it may go.
    let deal = alice.mutation(Table::Deal, 5, Op::Del, as_old(&Row::Deal(full_deal(5))));
    let again = alice.mutation(Table::Partner, 2, Op::Del, partner_as_seen);
    let answer = alice.client.push(&alice.request(vec![vec![deal, again]])).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Applied, Status::Applied]);
    assert_eq!(query_strings(team.hub().db(), "SELECT name FROM partner").await, Vec::<String>::new());
}
