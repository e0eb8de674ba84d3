//! Pushes that meet each other, are cut off, or come while others write: nothing is lost and nothing done twice.

use std::{collections::BTreeSet, time::Duration};

use rstest::rstest;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tandem_domain::push::Status;
use tandem_model::{Table, conflict, partner};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    push::{count, laptop, two_laptops},
    sequencers::{assert_feed_is_whole, spawn_node},
    support::*,
};

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_mutation_from_many_connections_has_one_effect(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put_deal(5)]).await;
    let mut alice = laptop(&team, 101, 0xA).await;
    let more = alice.mutation(Table::Deal, 5, tandem_domain::Op::Set, json!({ "push_count": [3, 4] }));
    let mut pushes = JoinSet::new();
    for turn in 0..12 {
        let (mut laptop, more) = (alice.clone(), more.clone());
        if turn % 3 == 0 {
            // A copy of the profile under another name offers it too.
            laptop.device = Uuid::from_u128(0xC0 + turn);
        }
        pushes.spawn(async move { laptop.push(vec![more]).await.unwrap() });
    }
    let answers = pushes.join_all().await;
    assert_eq!(answers.iter().filter(|answer| !answer.results[0].replayed).count(), 1);
    assert!(answers.iter().all(|answer| statuses(answer) == [Status::Applied] && answer.acked_through == 1));
    assert!(answers.iter().all(|answer| puts(answer, Table::Deal)[0]["push_count"] == 4));
    assert_eq!(count(&team, "applied").await, 1);
}

/// Every value that anybody wrote to a field is its value, was somebody's value that the writer of the next one had
/// seen, or waits in a conflict.
#[rstest]
#[case::sqlite_one_row(Kind::Sqlite, 1)]
#[case::sqlite_many_rows(Kind::Sqlite, 8)]
#[case::postgres_one_row(Kind::Postgres, 1)]
#[case::postgres_many_rows(Kind::Postgres, 8)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_laptops_that_write_at_once_lose_no_edit(#[case] kind: Kind, #[case] rows: u128) {
    let Some(team) = Team::start(kind).await else { return };
    team.write((1..=rows).map(|row| put_partner(row, "start")).collect()).await;
    team.write((1..=rows).map(|row| put_deal(100 + row)).collect()).await;
    let mut writers = JoinSet::new();
    for writer in 0..8u128 {
        let laptop = laptop(&team, 100 + writer, 0xA0 + writer).await;
        writers.spawn(write_ten(laptop, writer, rows));
    }
    let applied: Vec<(String, String)> = writers.join_all().await.into_iter().flatten().collect();
    let partners = team.client.whole_table::<partner::Model>(Table::Partner, 100).await.1;
    let conflicts = team.client.whole_table::<conflict::Model>(Table::Conflict, 1_000).await.1;
    let now: BTreeSet<String> = partners.iter().map(|row| row.name.clone()).collect();
    let waiting: BTreeSet<String> = conflicts.iter().map(|row| name_in(&row.mine)).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (old, new) in &applied {
        assert!(old == "start" || seen.insert(old), "{old} was replaced twice: one of the two did not see the other");
        assert!(!waiting.contains(new));
    }
    for (_, new) in &applied {
        assert!(now.contains(new) || seen.contains(new.as_str()), "{new} was acknowledged and is nowhere");
    }
    // Each writer's ten edits and ten counts, one by one: what was not applied is in a conflict.
    let deals = team.client.whole_table::<tandem_model::deal::Model>(Table::Deal, 100).await.1;
    assert_eq!(deals.iter().map(|deal| deal.push_count - 3).sum::<i32>(), 80);
    assert_eq!((count(&team, "applied").await, count(&team, "answered").await), (160, 160));
    assert!(conflicts.iter().all(|row| row.kind == "field"));
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
}

/// Edits of a name that the laptop last saw, each with a count in the same group. Gives those that were applied.
async fn write_ten(mut laptop: Laptop, writer: u128, rows: u128) -> Vec<(String, String)> {
    let mut applied = Vec::new();
    for round in 0..10u128 {
        let row = 1 + (writer + round) % rows;
        let old = seen_name(&laptop.client, row).await;
        let new = format!("{writer} {round}");
        let group = vec![
            laptop.edit(row, json!({ "name": [old, new] })),
            laptop.mutation(Table::Deal, 100 + row, tandem_domain::Op::Set, json!({ "push_count": [0, 1] })),
        ];
        let answer = laptop.client.push(&laptop.request(vec![group])).await.unwrap();
        assert!(!answer.results[0].replayed);
        match answer.results[0].verdict.status {
            Status::Applied => applied.push((old, new)),
            Status::Conflict => {}
            other => panic!("{other:?}"),
        }
    }
    applied
}

async fn seen_name(client: &Client, row: u128) -> String {
    let rows = client.page(Table::Partner, None, None, 100).await.unwrap().rows;
    let rows: Vec<partner::Model> = serde_json::from_str(rows.get()).unwrap();
    rows.into_iter().find(|partner| partner.id.0.as_u128() == row).unwrap().name
}

fn name_in(json: &str) -> String {
    serde_json::from_str::<Value>(json).unwrap()["name"].as_str().unwrap().to_owned()
}

/// A node is killed while laptops push to it: an answer that never came is asked for again, and is the same.
#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_killed_between_commit_and_answer_leaves_no_edit_undone_or_done_twice(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = tandem_hub::Hub::open(&database.url).await.unwrap();
    let secret = tandem_hub::token::create(&hub, "t", None).await.unwrap().secret;
    tandem_hub::write::write_group(&hub, vec![put_deal(5)]).await.unwrap();
    let mut laptop = Laptop::new(&Client::new("http://127.0.0.1:9", &secret), 0xA);
    let groups: Vec<_> = (0..60)
        .map(|_| vec![laptop.mutation(Table::Deal, 5, tandem_domain::Op::Set, json!({ "push_count": [0, 1] }))])
        .collect();
    let request = laptop.request(groups);
    let mut replayed = 0;
    for round in 0.. {
        let (mut node, url) = spawn_node(&database.url);
        let client = Client::new(&url, &secret);
        let pushing = tokio::spawn({
            let request = request.clone();
            async move { client.try_push(&request).await }
        });
        // Killed as soon as some edits, one more in each round, have committed.
        let goal = (round * 9 + 5).min(60);
        while hub.db().query_all_raw(statement(&hub, "SELECT mutation_id FROM applied")).await.unwrap().len() < goal {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if goal < 60 {
            node.kill().unwrap();
        }
        let answer = pushing.await.unwrap();
        node.kill().unwrap();
        node.wait().unwrap();
        if let Some(answer) = answer {
            assert_eq!((answer.results.len(), answer.acked_through), (60, 60));
            replayed = answer.results.iter().filter(|result| result.replayed).count();
            if goal == 60 {
                break;
            }
        }
    }
    assert!(replayed > 0, "no answer was ever lost: the test proves nothing");
    let counts = query_strings(hub.db(), "SELECT push_count || ' ' || version FROM deal").await;
    assert_eq!(counts, ["63 61"]);
    tandem_hub::sequencer::drain(&hub).await.unwrap();
    assert_feed_is_whole(&hub, 61).await;
}

fn statement(hub: &tandem_hub::Hub, sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(hub.db().get_database_backend(), sql)
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_laptops_that_edit_one_field_at_once_make_one_conflict(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let (mut alice, mut bob) = two_laptops(&team).await;
    let (a, b) = (alice.edit(1, json!({ "name": ["Acme", "A"] })), bob.edit(1, json!({ "name": ["Acme", "B"] })));
    let (a, b) = tokio::join!(alice.push(vec![a]), bob.push(vec![b]));
    let mut both = [statuses(&a.unwrap())[0], statuses(&b.unwrap())[0]];
    both.sort_by_key(|status| format!("{status:?}"));
    assert_eq!(both, [Status::Applied, Status::Conflict]);
    let conflicts = team.client.whole_table::<conflict::Model>(Table::Conflict, 10).await.1;
    assert_eq!(conflicts.len(), 1);
    let values = BTreeSet::from([name_in(&conflicts[0].mine), name_in(&conflicts[0].theirs)]);
    assert_eq!(values, BTreeSet::from(["A".to_owned(), "B".to_owned()]));
}
