//! What comes after the first sync: a pull of 100 changes beside ever more rows, 10,000 edits that go out at once, and
//! how much memory all that takes.

use std::time::{Duration, Instant};

use tandem_hub::{Change, Hub, sequencer, write};
use tandem_model::{Row, deal};
use tandem_store::{Edit, Label, Origin};
use uuid::Uuid;

use crate::{
    measure::{Times, ms, ratio},
    node::{Laptop, Node, database, fill},
    workspace::{open_plainly, plan},
};

const CHANGES: usize = 100;
const ROUNDS: usize = 15;
const EDITS: usize = 10_000;
const MEMORY_ROWS: usize = 100_000;

/// `TANDEM_BENCH_SMALL` makes everything a hundred times smaller: to see that it works.
pub fn scaled(count: usize) -> usize {
    if std::env::var_os("TANDEM_BENCH_SMALL").is_some() { (count / 100).max(100) } else { count }
}

pub async fn pulls() {
    println!("pull of {CHANGES} changes, {ROUNDS} rounds                            min      median  to the first");
    let mut first = None;
    for rows in [10_000, 100_000, 1_000_000].map(scaled) {
        let times = pull_beside(rows).await;
        let against = *first.get_or_insert(times.median());
        println!(
            "  {rows:>9} rows in the cache                       {:>7.1} ms {:>7.1} ms {:>7.2}",
            ms(times.min()),
            ms(times.median()),
            ratio(times.median(), against)
        );
    }
    println!();
}

async fn pull_beside(rows: usize) -> Times {
    let (_folder, database) = database();
    let plan = plan(rows);
    let token = fill(&database, plan.deals()).await;
    // From all over the table.
    let mut changed: Vec<deal::Model> = plan.deals().step_by((rows / CHANGES).max(1)).take(CHANGES).collect();
    let node = Node::hub(&database);
    let laptop = Laptop::new().await;
    laptop.sync_with(&node.url, &token).await;
    let hub = Hub::open(&database).await.unwrap();
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        changed.iter_mut().for_each(|deal| deal.next_step = Some(format!("Round {round}")));
        let changes = changed.iter().map(|deal| Change::Put { row: Row::Deal(deal.clone()) }).collect();
        write::write_group(&hub, changes).await.unwrap();
        sequencer::drain(&hub).await.unwrap();
        let start = Instant::now();
        laptop.sync_again().await;
        let time = start.elapsed();
        let last = &changed[CHANGES - 1];
        let found = laptop.store.find_row(tandem_model::Table::Deal, last.id.0).await.unwrap();
        assert!(matches!(found, Some(Row::Deal(deal)) if deal.next_step == last.next_step), "the changes came");
        if round > 0 {
            times.push(time);
        }
    }
    laptop.close().await;
    hub.close().await.unwrap();
    Times::of(times)
}

/// Edits made offline, each an action of its own, until the hub has answered the last one.
pub async fn drain() {
    let edits = scaled(EDITS);
    let (_folder, database) = database();
    let plan = plan(edits);
    let token = fill(&database, plan.deals()).await;
    let node = Node::hub(&database);
    let laptop = Laptop::new().await;
    laptop.sync_with(&node.url, &token).await;
    laptop.sync.set_hub(None).unwrap();
    let rows: Vec<deal::Model> = plan.deals().collect();
    let start = Instant::now();
    for (n, row) in rows.iter().enumerate() {
        let edited = deal::Model { next_step: Some(format!("Edit {n}")), version: 1, ..row.clone() };
        let origin = Origin::Local(Edit { group_id: Uuid::now_v7(), at: n as i64, label: Label::default() });
        laptop.store.write(origin, vec![tandem_store::Change::Put(Row::Deal(edited))]).await.unwrap();
    }
    let made = start.elapsed();
    assert_eq!(laptop.store.queue_counts().await.unwrap().waiting, edits as u64);
    let start = Instant::now();
    laptop.connect(&node.url, &token);
    laptop.until_sent().await;
    let sent = start.elapsed();
    laptop.close().await;
    let plain = tokio::task::spawn_blocking(move || plain_updates(&rows)).await.unwrap();
    println!("{edits} edits of {edits} records, each an action of its own");
    println!("  saved on the laptop                            {:>7.0} ms", ms(made));
    println!("  taken by the hub, answers kept                 {:>7.0} ms", ms(sent));
    println!("  one prepared statement, a transaction each     {:>7.0} ms", ms(plain));
    println!("  ratio of taken to that                         {:>7.2}\n", ratio(sent, plain));
}

/// The same texts into an encrypted file with the settings of the product's writer.
fn plain_updates(rows: &[deal::Model]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let mut file = open_plainly(&folder.path().join("plain.db"));
    file.execute_batch("CREATE TABLE deal (id BLOB PRIMARY KEY, row TEXT)").unwrap();
    let tx = file.transaction().unwrap();
    for row in rows {
        let text = serde_json::to_string(row).unwrap();
        tx.execute("INSERT INTO deal VALUES (?, ?)", (row.id.0.as_bytes(), text)).unwrap();
    }
    tx.commit().unwrap();
    let start = Instant::now();
    let mut update = file.prepare("UPDATE deal SET row = json_set(row, '$.next_step', ?) WHERE id = ?").unwrap();
    for (n, row) in rows.iter().enumerate() {
        update.execute((format!("Edit {n}"), row.id.0.as_bytes())).unwrap();
    }
    start.elapsed()
}

pub async fn memory() {
    let rows = scaled(MEMORY_ROWS);
    let (_folder, database) = database();
    let token = fill(&database, plan(rows).deals()).await;
    let node = Node::hub(&database);
    let laptop = Node::laptop(&node.url, &token);
    let shown = |peak: Option<f64>| peak.map_or("unknown here".to_owned(), |mib| format!("{mib:>7.0} MiB"));
    println!("most memory while {rows} rows were synced");
    println!("  hub                                            {}", shown(node.peak_mib()));
    println!("  cache and sync of a laptop                     {}\n", shown(laptop.peak_mib()));
}
