//! Writers that commit out of order, and a reader that must miss nothing.

use std::{collections::BTreeSet, time::Duration};

use rstest::rstest;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use serde_json::json;
use tandem_domain::{Op, push::Status};
use tandem_hub::{Hub, write};
use tandem_model::Table;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::support::*;

const WRITERS: u128 = 16;
const ROUNDS: u128 = 60;
/// A push does far more than the door alone.
const PUSH_ROUNDS: u128 = 20;
const POLL: Duration = Duration::from_millis(2);

/// Holds each write 0 to 10 ms between its last statement and its commit. The second table is the control: it takes
/// a number from a sequence in the same transaction, as a naive feed does.
const SLOW_COMMITS: [&str; 3] = [
    "CREATE TABLE naive (seq bigserial PRIMARY KEY, group_id uuid NOT NULL)",
    "CREATE FUNCTION commit_late() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       INSERT INTO naive (group_id) VALUES (NEW.group_id);
       PERFORM pg_sleep(random() * 0.010);
       RETURN NEW;
     END $$",
    "CREATE TRIGGER commit_late AFTER INSERT ON change_group FOR EACH ROW EXECUTE FUNCTION commit_late()",
];

/// How the writers write.
#[derive(Clone, Copy, Debug)]
enum By {
    Door,
    Push,
}

#[rstest]
#[case::sqlite(Kind::Sqlite, By::Door)]
#[case::sqlite_by_pushes(Kind::Sqlite, By::Push)]
#[case::postgres(Kind::Postgres, By::Door)]
#[case::postgres_by_pushes(Kind::Postgres, By::Push)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_polling_reader_misses_no_group_however_late_it_commits(#[case] kind: Kind, #[case] by: By) {
    let Some(team) = Team::start(kind).await else { return };
    team.write((1..=40).map(put_deal).collect()).await;
    if kind == Kind::Postgres {
        for sql in SLOW_COMMITS {
            team.hub().db().execute_unprepared(sql).await.unwrap();
        }
    }
    let start = team.now().await;
    let done = CancellationToken::new();
    let reader = tokio::spawn(read_feed(team.client.clone(), start.clone(), done.clone()));
    let naive = (kind == Kind::Postgres).then(|| tokio::spawn(read_naively(team.hub().db().clone(), done.clone())));

    let (written, rounds) = match by {
        By::Door => (write_all(team.hub()).await, ROUNDS),
        By::Push => (push_all(&team).await, PUSH_ROUNDS),
    };
    tandem_hub::sequencer::drain(team.hub()).await.unwrap();
    done.cancel();
    let seen = reader.await.unwrap();

    assert_eq!(written.len() as u128, WRITERS * rounds);
    assert_eq!(seen.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), (2..2 + written.len() as i64).collect::<Vec<_>>());
    assert_eq!(seen.iter().map(|(_, group)| *group).collect::<BTreeSet<_>>(), written);
    if let Some(naive) = naive {
        let seen = naive.await.unwrap();
        assert!(seen.is_subset(&written));
        assert!(seen.len() < written.len(), "the control lost nothing: the test proves nothing");
        println!("missed: 0 of {} by the feed, {} by a sequence", written.len(), written.len() - seen.len());
    }
}

async fn write_all(hub: &Hub) -> BTreeSet<Uuid> {
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let hub = hub.clone();
        writers.spawn(async move {
            let mut groups = Vec::new();
            for round in 0..ROUNDS {
                let own = put_partner(1_000 + writer, &format!("{round}"));
                let shared = put_partner(2_000 + (writer + round) % 40, &format!("{writer} {round}"));
                groups.push(write::write_group(&hub, vec![own, shared]).await.unwrap().group_id.unwrap());
            }
            groups
        });
    }
    writers.join_all().await.into_iter().flatten().collect()
}

/// Each push makes an account, and counts on a deal that the others count on too.
async fn push_all(team: &Team) -> BTreeSet<Uuid> {
    let before = list_groups(team).await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let mut laptop = Laptop::new(&team.client, 0xA0 + writer);
        writers.spawn(async move {
            for round in 0..PUSH_ROUNDS {
                let account = json!({ "name": [null, format!("{writer} {round}")] });
                let deal = json!({ "push_count": [0, 1] });
                let group = vec![
                    laptop.mutation(Table::Account, 1_000 + writer * PUSH_ROUNDS + round, Op::Create, account),
                    laptop.mutation(Table::Deal, 1 + (writer + round) % 40, Op::Set, deal),
                ];
                let answer = laptop.client.push(&laptop.request(vec![group])).await.unwrap();
                assert_eq!(answer.results[0].verdict.status, Status::Applied);
            }
        });
    }
    writers.join_all().await;
    list_groups(team).await.difference(&before).copied().collect()
}

async fn list_groups(team: &Team) -> BTreeSet<Uuid> {
    let db = team.hub().db();
    let query = Statement::from_string(db.get_database_backend(), "SELECT group_id FROM change_group");
    db.query_all_raw(query).await.unwrap().iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Polls until a pull that began after the last number was given brings nothing more.
async fn read_feed(client: Client, mut cursor: String, done: CancellationToken) -> Vec<(i64, Uuid)> {
    let mut seen = Vec::new();
    loop {
        let is_last = done.is_cancelled();
        let page = client.pull(&cursor, 20).await.unwrap();
        let ended = page.groups.is_empty();
        seen.extend(page.groups.iter().map(|group| (group.seq, group.group_id)));
        cursor = page.cursor;
        if is_last && ended {
            return seen;
        }
        tokio::time::sleep(POLL).await;
    }
}

async fn read_naively(db: DatabaseConnection, done: CancellationToken) -> BTreeSet<Uuid> {
    let (mut seen, mut after) = (BTreeSet::new(), 0_i64);
    loop {
        let is_last = done.is_cancelled();
        let sql = "SELECT seq, group_id FROM naive WHERE seq > $1 ORDER BY seq LIMIT 500";
        let query = Statement::from_sql_and_values(db.get_database_backend(), sql, [after.into()]);
        let rows = db.query_all_raw(query).await.unwrap();
        for row in &rows {
            after = row.try_get_by_index(0).unwrap();
            seen.insert(row.try_get_by_index::<Uuid>(1).unwrap());
        }
        if is_last && rows.is_empty() {
            return seen;
        }
        tokio::time::sleep(POLL).await;
    }
}
