//! What happens over the months: compaction, a restore from a backup, comparing by digests.

use rstest::rstest;
use sea_orm::ConnectionTrait;
use serde_json::json;
use tandem_domain::{Op, push::Status};
use tandem_hub::{
    Change, Hub,
    compact::{self, CompactOptions, Compacted},
};
use tandem_model::{Row, Table};
use tandem_protocol::{DigestRequest, ProblemCode, PushRequest, RowSum, Start, part_of, row_hash};
use uuid::Uuid;

use crate::{
    push::{count, two_laptops},
    support::*,
};

const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

fn in_days(days: i64) -> i64 {
    chrono::Utc::now().timestamp_micros() + days * DAY_US
}

async fn age_feed(team: &Team, up_to_seq: i64, days: i64) {
    let sql = format!("UPDATE change_group SET enq_at = enq_at - {} WHERE seq <= {up_to_seq}", days * DAY_US);
    team.hub().db().execute_unprepared(&sql).await.unwrap();
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_old_cursor_starts_over_and_a_young_one_misses_nothing(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let mut cursors = vec![team.now().await];
    for round in 0..6 {
        team.write(vec![put_partner(1, &format!("{round}")), put_partner(2, &format!("{round}"))]).await;
        cursors.push(team.now().await);
    }
    age_feed(&team, 4, 91).await;
    let done = compact::run(team.hub(), CompactOptions::default(), in_days(0)).await.unwrap();
    assert_eq!(done, Compacted { groups: 3, ..Default::default() });
    assert_eq!((count(&team, "change_group").await, count(&team, "change").await), (3, 6));
    for (seq, cursor) in cursors.iter().enumerate() {
        let start = team.client.hello(Some(cursor.clone())).await.unwrap().grants[0].from;
        if seq < 4 {
            assert_eq!(team.client.pull(cursor, 10).await.unwrap_err().code, ProblemCode::ResyncRequired);
            assert_eq!(start, Start::Snapshot);
        } else {
            assert_eq!(team.client.pull_all(cursor, 10).await.0.len(), 6 - seq);
            assert_eq!(start, Start::Cursor);
        }
    }
    let again = compact::run(team.hub(), CompactOptions::default(), in_days(0)).await.unwrap();
    assert_eq!(again, Compacted::default());
    // All of it is old: the head stays, and what comes then is in the feed.
    compact::run(team.hub(), CompactOptions { keep_days: 1 }, in_days(9)).await.unwrap();
    team.write(vec![put_partner(1, "new")]).await;
    assert_eq!(team.client.pull_all(&cursors[6], 10).await.0.len(), 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn what_was_answered_is_known_after_the_answer_is_forgotten(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    team.write(vec![put_deal(5)]).await;
    let counts: Vec<_> =
        (0..4).map(|_| alice.mutation(Table::Deal, 5, Op::Set, json!({ "push_count": [0, 1] }))).collect();
    let [one, two, _, four] = <[_; 4]>::try_from(counts).unwrap();
    alice.push(vec![one.clone(), two.clone(), four.clone()]).await.unwrap();
    let early = compact::run(team.hub(), CompactOptions { keep_days: 1 }, in_days(89)).await.unwrap();
    assert_eq!(early.answers, 0);
    let done = compact::run(team.hub(), CompactOptions::default(), in_days(91)).await.unwrap();
    assert_eq!((done.answers, count(&team, "answered").await), (2, 3), "the fourth waits for the third");
    let answer = alice.push(vec![one.clone(), two, four]).await.unwrap();
    // The third answer was kept, the others are only known to have been given.
    assert_eq!(statuses(&answer), [Status::Applied, Status::Applied, Status::Merged]);
    assert!(answer.results.iter().all(|result| result.replayed));
    assert_eq!((&puts(&answer, Table::Deal)[0]["push_count"], answer.acked_through), (&json!(6), 2));
    // Under another name of the laptop too.
    let renamed = Laptop { device: Uuid::from_u128(0xA11CE), ..alice };
    let answer = renamed.push(vec![tandem_domain::Mutation { device_seq: 1, ..one }]).await.unwrap();
    assert_eq!(&puts(&answer, Table::Deal)[0]["push_count"], &json!(6));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_edit_of_a_long_lost_copy_of_a_profile_is_heard_though_its_number_was_spent_years_ago(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let mut copy = alice.clone();
    let taken = alice.edit(1, json!({ "name": ["Acme", "Acme SE"] }));
    alice.push(vec![taken]).await.unwrap();
    let done = compact::run(team.hub(), CompactOptions::default(), in_days(400)).await.unwrap();
    assert_eq!(done.answers, 1);
    let mut lost = copy.edit(1, json!({ "city": [null, "Riga"] }));
    assert_eq!(copy.push(vec![lost.clone()]).await.unwrap_err().code, ProblemCode::DeviceForked);
    // Nor when the hub has forgotten who had the number.
    team.hub().db().execute_unprepared("DELETE FROM answered").await.unwrap();
    assert_eq!(copy.push(vec![lost.clone()]).await.unwrap_err().code, ProblemCode::DeviceForked);
    (copy.device, lost.device_seq) = (Uuid::from_u128(0xC0B1), 1);
    let answer = copy.push(vec![lost]).await.unwrap();
    assert_eq!((statuses(&answer), &puts(&answer, Table::Partner)[0]["city"]), (vec![Status::Applied], &json!("Riga")));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_refusal_is_never_forgotten_before_it_is_mended(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let bad = alice.edit(1, json!({ "name": ["Acme", ""] }));
    alice.push(vec![bad.clone()]).await.unwrap();
    compact::run(team.hub(), CompactOptions::default(), in_days(400)).await.unwrap();
    assert_eq!(statuses(&alice.push(vec![bad]).await.unwrap()), [Status::Parked]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_push_from_before_a_new_epoch_is_refused_whole_and_an_answer_says_its_epoch(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let before = team.client.hello(None).await.unwrap().hub_epoch;
    let edit = alice.edit(1, json!({ "name": ["Acme", "Acme SE"] }));
    let push =
        async |hub_epoch| team.client.push(&PushRequest { hub_epoch, ..alice.request(vec![vec![edit.clone()]]) }).await;
    // By another process, as on the command line: this one has not heard of it.
    let epoch = Hub::open(&team.database.url).await.unwrap().renew_epoch().await.unwrap();
    assert_eq!(push(Some(before)).await.unwrap_err().code, ProblemCode::EpochChanged);
    assert_eq!(count(&team, "applied").await, 0);
    assert_eq!(push(Some(epoch)).await.unwrap().hub_epoch, Some(epoch));
    // The first laptops that pushed did not say what they knew.
    assert_eq!(push(None).await.unwrap().hub_epoch, Some(epoch));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_removal_that_comes_before_its_record_does_after_a_restore_is_not_forgotten(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let fields = json!({ "partner_id": Uuid::from_u128(1), "name": "Amina", "email": null, "phone": null, "role": "sales", "region": null });
    let pairs = |pair: fn(&serde_json::Value) -> serde_json::Value| -> serde_json::Value {
        fields.as_object().unwrap().iter().map(|(name, value)| (name.clone(), pair(value))).collect()
    };
    let made = alice.mutation(Table::Person, 9, Op::Create, pairs(|value| json!([null, value])));
    let removed = bob.mutation(Table::Person, 9, Op::Del, pairs(|value| json!([value, null])));
    let renamed = alice.mutation(Table::Person, 9, Op::Set, json!({ "name": ["Amina", "Amina B."] }));
    // The hub knows of neither: it is back at a state before both.
    assert_eq!(statuses(&bob.push(vec![removed.clone()]).await.unwrap()), [Status::Applied]);
    let answer = alice.push(vec![made, renamed]).await.unwrap();
    assert_eq!(statuses(&answer), [Status::Conflict, Status::Conflict]);
    assert_eq!(puts(&answer, Table::Person), Vec::<serde_json::Value>::new());
    let conflict = &puts(&answer, Table::Conflict)[0];
    assert_eq!(conflict["kind"], "removed");
    assert!(conflict["mine"].as_str().unwrap().contains("Amina B."), "all that Alice did is kept");
    // Who brings it back on purpose does.
    let back = bob.mutation(Table::Person, 9, Op::Restore, pairs(|value| json!([null, value])));
    let answer = bob.push(vec![back]).await.unwrap();
    assert_eq!((statuses(&answer), puts(&answer, Table::Person).len()), (vec![Status::Applied], 1));
    assert!(statuses(&bob.push(vec![removed]).await.unwrap()) == [Status::Applied], "the removal counted once");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_removed_row_is_kept_for_thirty_days_and_its_version_for_half_a_year(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put_deal(5), put_deal(6)]).await;
    let remove = |id| Change::Del { table: Table::Deal, id: Uuid::from_u128(id), version: 0 };
    team.write(vec![remove(5)]).await;
    let run = async |days| compact::run(team.hub(), CompactOptions::default(), in_days(days)).await.unwrap();
    let left = "SELECT t || version || (CASE WHEN was IS NULL THEN ' gone' ELSE ' kept' END) FROM tombstone";
    run(29).await;
    assert_eq!(query_strings(team.hub().db(), left).await, ["deal2 kept"]);
    assert_eq!(run(31).await.removed_rows, 1);
    assert_eq!(query_strings(team.hub().db(), left).await, ["deal2 gone"]);
    assert_eq!((run(179).await.tombstones, run(181).await.tombstones), (0, 1));
    assert_eq!(count(&team, "tombstone").await, 0);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn after_a_new_epoch_laptops_start_over_and_offer_again_what_they_did(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, _) = two_laptops(&team).await;
    let cursor = team.now().await;
    let edit = alice.edit(1, json!({ "name": ["Acme", "Acme SE"] }));
    alice.push(vec![edit.clone()]).await.unwrap();
    // The backup is from before the push.
    for sql in [
        "DELETE FROM applied",
        "DELETE FROM answered",
        "UPDATE device SET acked_through = 0",
        "UPDATE partner SET name = 'Acme', version = 1",
    ] {
        team.hub().db().execute_unprepared(sql).await.unwrap();
    }
    let before = team.hub().epoch();
    // By another process, as on the command line.
    let other = Hub::open(&team.database.url).await.unwrap();
    let epoch = other.renew_epoch().await.unwrap();
    assert_eq!((other.epoch(), team.hub().epoch()), (epoch, before));
    assert_eq!(team.client.pull(&cursor, 10).await.unwrap_err().code, ProblemCode::ResyncRequired);
    let hello = team.client.hello(Some(cursor.clone())).await.unwrap();
    assert_eq!((hello.hub_epoch, hello.grants[0].from), (epoch, Start::Snapshot));
    assert_eq!(team.client.pull(&cursor, 10).await.unwrap_err().code, ProblemCode::ResyncRequired);
    let now = team.now().await;
    let answer = alice.push(vec![edit]).await.unwrap();
    assert!(!answer.results[0].replayed);
    assert_eq!(puts(&answer, Table::Partner)[0]["name"], "Acme SE");
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
    assert_eq!(team.client.pull_all(&now, 10).await.0.len(), 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_epoch_of_an_empty_hub_can_be_renewed_too(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.hub().renew_epoch().await.unwrap();
    let cursor = team.now().await;
    team.write(vec![put_partner(1, "A")]).await;
    assert_eq!(team.client.pull_all(&cursor, 10).await.0.len(), 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn digests_are_those_of_the_rows_at_the_cursor_and_lead_to_the_row_that_differs(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let ids: Vec<u128> = (0..300).map(|n| (n << 64) | (n * 7)).collect();
    team.write(ids.iter().map(|id| put_partner(*id + 1, "A")).collect()).await;
    team.write(vec![put_deal(5)]).await;
    let all = team.client.digest(DigestRequest::default()).await.unwrap();
    assert_eq!(all.as_of, team.now().await);
    let rows = team.client.whole_table::<tandem_model::partner::Model>(Table::Partner, 5_000).await.1;
    let mut mine = RowSum::default();
    rows.iter().for_each(|row| mine.add(row_hash(&Row::Partner(row.clone()))));
    let of = |t| all.tables.iter().find(|sum| sum.t == t).unwrap().sum;
    assert_eq!((of(Table::Partner), of(Table::Deal).rows, of(Table::Person)), (mine, 1, RowSum::default()));
    assert_eq!(all.tables.len(), Table::ALL.len());
    // One row is not as it was, behind the feed's back.
    let parts = async || {
        let request = DigestRequest { t: Some(Table::Partner), ..Default::default() };
        team.client.digest(request).await.unwrap().parts
    };
    let before = parts().await;
    assert_eq!(before.iter().map(|part| part.sum.rows).sum::<u64>(), 300);
    let lost = rows[17].id.0;
    team.hub().db().execute_unprepared("UPDATE partner SET name = 'B' WHERE region = 'none'").await.unwrap();
    assert_eq!(parts().await, before);
    team.write(vec![put_partner(lost.as_u128(), "B")]).await;
    let after = parts().await;
    let differ: Vec<u8> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.part).collect();
    assert_eq!(differ, [part_of(lost)]);
    let request = DigestRequest { t: Some(Table::Partner), part: Some(differ[0]), after_id: None };
    let part = team.client.digest(request).await.unwrap();
    let sum = after.iter().find(|sum| sum.part == differ[0]).unwrap().sum;
    assert_eq!((part.rows.len() as u64, part.next), (sum.rows, None));
    assert!(part.rows.iter().any(|row| row.uuid() == lost && row.version() == 2));
    let nonsense = DigestRequest { t: None, part: Some(1), after_id: None };
    assert_eq!(team.client.digest(nonsense).await.unwrap_err().code, ProblemCode::BadRequest);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_digest_taken_while_others_write_is_the_state_at_its_cursor(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let start = team.now().await;
    let hub = team.hub().clone();
    let writing = tokio::spawn(async move {
        for round in 0..150u128 {
            let changes = vec![put_partner(1 + round % 7, &format!("{round}")), put_partner(100 + round, "x")];
            tandem_hub::write::write_group(&hub, changes).await.unwrap();
        }
    });
    let mut digests = Vec::new();
    while !writing.is_finished() {
        match team.client.digest(DigestRequest::default()).await {
            Ok(digest) => digests.push(digest),
            Err(busy) => assert_eq!(busy.code, ProblemCode::TooMany),
        }
    }
    writing.await.unwrap();
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
    digests.push(team.client.digest(DigestRequest::default()).await.unwrap());
    // Versions and ids say how many groups each digest has seen; its cursor has to say the same.
    for digest in digests {
        let rows = digest.tables.iter().find(|sum| sum.t == Table::Partner).unwrap().sum.rows;
        let behind = team.client.pull_all(&digest.as_of, 5_000).await.0.len() as u64;
        let seen = 150 - behind;
        assert_eq!(rows, seen + seen.min(7));
    }
    assert_eq!(team.client.pull_all(&start, 5_000).await.0.len(), 150);
}
