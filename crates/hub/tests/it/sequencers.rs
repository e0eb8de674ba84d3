//! Several nodes number the same feed, and are killed while they do.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use rstest::rstest;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use sha2::{Digest, Sha256};
use tandem_hub::{Hub, sequencer, write};
use tokio::{runtime::Handle, task::JoinSet};
use uuid::Uuid;

use crate::support::*;

const KILLS: usize = 12;
const WRITERS: u128 = 4;

/// A node of its own process; returns when it serves.
pub fn spawn_node(url: &str) -> (Child, String) {
    let mut node = Command::new(env!("CARGO_BIN_EXE_tandem-hub"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", url])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(node.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line:?}"));
    (node, address.to_owned())
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_killed_again_and_again_leave_no_gap_and_no_double_number(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let (url, watched, runtime) = (database.url.clone(), hub.clone(), Handle::current());
    let killing = tokio::task::spawn_blocking(move || {
        let mut nodes = [spawn_node(&url).0, spawn_node(&url).0];
        for round in 0..KILLS {
            runtime.block_on(until_more_is_numbered(&watched));
            let node = &mut nodes[round % 2];
            node.kill().unwrap();
            node.wait().unwrap();
            *node = spawn_node(&url).0;
        }
        for node in &mut nodes {
            node.kill().unwrap();
            node.wait().unwrap();
        }
    });
    let mut writers = JoinSet::new();
    let stop = tokio_util::sync::CancellationToken::new();
    for writer in 0..WRITERS {
        let (hub, stop) = (hub.clone(), stop.clone());
        writers.spawn(async move {
            let mut written = 0;
            while !stop.is_cancelled() {
                let change = put_partner(writer, &format!("{written}"));
                write::write_group(&hub, vec![change]).await.unwrap();
                written += 1;
            }
            written
        });
    }
    killing.await.unwrap();
    stop.cancel();
    let written: usize = writers.join_all().await.into_iter().sum();
    sequencer::drain(&hub).await.unwrap();
    assert_feed_is_whole(&hub, written).await;
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sequencers_that_run_at_once_share_the_work(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    for number in 0..200 {
        write::write_group(&hub, vec![put_partner(number, "x")]).await.unwrap();
    }
    let mut drains = JoinSet::new();
    for _ in 0..4 {
        let hub = Hub::open(&database.url).await.unwrap();
        drains.spawn(async move { sequencer::drain(&hub).await.unwrap() });
    }
    assert_eq!(drains.join_all().await.into_iter().sum::<usize>(), 200);
    assert_feed_is_whole(&hub, 200).await;
}

struct Numbered {
    seq: i64,
    group_id: Uuid,
    content_hash: String,
    chain: String,
}

/// A node that is killed before it has done anything proves nothing.
async fn until_more_is_numbered(hub: &Hub) {
    let before = list_feed(hub.db()).await.len();
    while list_feed(hub.db()).await.len() == before {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

async fn list_feed(db: &DatabaseConnection) -> Vec<Numbered> {
    let sql = "SELECT seq, group_id, content_hash, chain FROM change_group WHERE seq IS NOT NULL ORDER BY seq";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter()
        .map(|row| Numbered {
            seq: row.try_get("", "seq").unwrap(),
            group_id: row.try_get("", "group_id").unwrap(),
            content_hash: row.try_get("", "content_hash").unwrap(),
            chain: row.try_get("", "chain").unwrap(),
        })
        .collect()
}

/// Numbers 1 to n without a gap, and a chain that was computed here from the start.
pub async fn assert_feed_is_whole(hub: &Hub, groups: usize) {
    let feed = list_feed(hub.db()).await;
    assert_eq!(feed.len(), groups);
    let mut chain = hex::encode(Sha256::new().chain_update(hub.workspace_id()).chain_update(hub.epoch()).finalize());
    for (seq, group) in (1..).zip(&feed) {
        let link = Sha256::new().chain_update(&chain).chain_update(group.group_id).chain_update(&group.content_hash);
        chain = hex::encode(link.finalize());
        assert_eq!((group.seq, &group.chain), (seq, &chain));
    }
    assert_eq!(query_strings(hub.db(), "SELECT chain FROM feed_head").await, [chain]);
}
