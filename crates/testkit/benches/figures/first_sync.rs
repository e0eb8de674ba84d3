//! First sync of 100,000 deals from a hub in another process, against the same rows by one prepared statement in one
//! transaction into a file with the same settings: bare, and into one that keeps its indexes, sums and search.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use tandem_hub::{Hub, serve, token, write::BulkLoad};
use tandem_model::{Table, deal};
use tandem_store::{Key, OpenOptions, Store};
use tandem_sync::{HubConfig, Options, Secret, SyncDriver, SyncPhase};
use tempfile::TempDir;

use crate::{
    measure::{Times, ms, ratio},
    workspace::{KEY, open_plainly, plan},
};

/// First word of the command line of the process that is the hub.
pub const SERVE: &str = "serve-hub";
const DEALS: usize = 100_000;
const ROUNDS: usize = 5;
const HUB_CHUNK: usize = 20_000;

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/hub.db?mode=rwc", folder.path().display());
    let rows: Vec<deal::Model> = plan(DEALS).deals().collect();
    let token = fill_hub(&database, &rows).await;
    let (mut hub, url) = start_hub(&database);
    let (mut synced, mut bare, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let times = (insert(&rows, File::Bare).await, insert(&rows, File::Whole).await, sync(&url, &token).await);
        // The first round warms up: caches, the hub's connections, the file system.
        if round > 0 {
            bare.push(times.0);
            whole.push(times.1);
            synced.push(times.2);
        }
    }
    hub.kill().unwrap();
    hub.wait().unwrap();
    report(&Times::of(synced), &Times::of(bare), &Times::of(whole));
}

fn report(synced: &Times, bare: &Times, whole: &Times) {
    println!("first sync of {DEALS} deals, {ROUNDS} rounds in turns            min      median");
    for (name, times) in [
        ("over loopback HTTP, indexes, sums and search built", synced),
        ("one prepared statement, one transaction, bare table", bare),
        ("the same, with indexes, sums and search", whole),
    ] {
        println!("  {name:<51} {:>7.0} ms {:>7.0} ms", ms(times.min()), ms(times.median()));
    }
    for (name, times) in [("ratio to the bare table", bare), ("ratio to the same work", whole)] {
        let (min, median) = (ratio(synced.min(), times.min()), ratio(synced.median(), times.median()));
        println!("  {name:<51} {min:>7.2}    {median:>7.2}");
    }
    println!();
}

async fn fill_hub(database: &str, rows: &[deal::Model]) -> String {
    let hub = Hub::open(database).await.unwrap();
    let mut load = BulkLoad::begin(&hub).await.unwrap();
    for chunk in rows.chunks(HUB_CHUNK) {
        load.insert(chunk.to_vec()).await.unwrap();
    }
    load.finish().await.unwrap();
    let token = token::create(&hub, "bench", None).await.unwrap().secret;
    hub.close().await.unwrap();
    token
}

/// This program once more, as a hub of its own that ends with its standard input.
fn start_hub(database: &str) -> (Child, String) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([SERVE, database]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut hub = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(hub.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (hub, line.trim().to_owned())
}

pub fn serve(database: &str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let options = serve::ServeOptions { database: database.to_owned(), listen: "127.0.0.1:0".into() };
    let running = runtime.block_on(serve::start(options)).unwrap();
    println!("{}", running.url);
    let _ = std::io::stdin().read(&mut [0]);
    runtime.block_on(running.shutdown()).unwrap();
}

async fn new_cache() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let store = Store::open(&path, &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    (folder, store)
}

async fn sync(url: &str, token: &str) -> Duration {
    let (_folder, store) = new_cache().await;
    let clock = || chrono::Utc::now().timestamp_micros();
    let sync = SyncDriver::spawn(store.clone(), Options::new(Arc::new(clock))).await.unwrap();
    let mut status = sync.status();
    let start = Instant::now();
    sync.set_hub(Some(HubConfig { address: url.to_owned(), token: Secret::new(token) })).unwrap();
    status.wait_for(|status| status.phase == SyncPhase::Synced).await.unwrap();
    let time = start.elapsed();
    let count = store.counts().await.unwrap().get(&Table::Deal).copied();
    assert_eq!(count, Some(DEALS as u64));
    sync.stop().await;
    store.close().await.unwrap();
    time
}

/// What a file that the product has made keeps beside the rows.
#[derive(Clone, Copy, PartialEq)]
enum File {
    /// Nothing: indexes and triggers are dropped.
    Bare,
    /// Its indexes, sums by triggers, and words to search by.
    Whole,
}

async fn insert(rows: &[deal::Model], file: File) -> Duration {
    let (folder, store) = new_cache().await;
    if file == File::Bare {
        store.begin_first_load(rows.len() as u64).await.unwrap();
    }
    store.close().await.unwrap();
    let path = folder.path().join("cache.db");
    let rows = rows.to_vec();
    tokio::task::spawn_blocking(move || insert_all(&path, &rows, file)).await.unwrap()
}

fn insert_all(path: &Path, rows: &[deal::Model], kind: File) -> Duration {
    let mut file = open_plainly(path);
    let start = Instant::now();
    let tx = file.transaction().unwrap();
    {
        let marks = vec!["?"; by_hand::DEAL_COLUMNS.len()].join(", ");
        let sql = format!("INSERT INTO deal ({}) VALUES ({marks})", by_hand::DEAL_COLUMNS.join(", "));
        let mut insert = tx.prepare(&sql).unwrap();
        let mut document = tx.prepare("INSERT INTO search_doc (rid, t, id, hash) VALUES (?, 'deal', ?, 0)").unwrap();
        let mut words = tx.prepare("INSERT INTO search (rowid, deal) VALUES (?, ?)").unwrap();
        for (rid, row) in (1_i64..).zip(rows) {
            by_hand::bind_deal(&mut insert, row);
            if kind == File::Whole {
                document.execute((rid, row.id.0.as_bytes())).unwrap();
                words.execute((rid, format!("{} {}", row.name, row.code))).unwrap();
            }
        }
    }
    tx.commit().unwrap();
    file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    start.elapsed()
}

/// A deal as columns, by hand: the reference owes nothing to the product's own way of writing rows.
mod by_hand {
    use rusqlite::{Statement, params};
    use tandem_model::deal;

    pub const DEAL_COLUMNS: &[&str] = &[
        "id",
        "code",
        "name",
        "partner_id",
        "account_id",
        "product_id",
        "owner_id",
        "region",
        "stage",
        "stage_entered_on",
        "opened_on",
        "close_on",
        "amount_minor",
        "currency",
        "next_step",
        "next_step_on",
        "last_two_way_at",
        "push_count",
        "partner_updated_on",
        "protected_until",
        "slow_by_design",
        "snoozed_until",
        "updated_at",
        "version",
    ];

    pub fn bind_deal(insert: &mut Statement<'_>, d: &deal::Model) {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%F").to_string());
        let account = d.account_id.map(|id| id.0.into_bytes());
        let product = d.product_id.map(|id| id.0.into_bytes());
        let values = params![
            d.id.0.as_bytes(),
            d.code,
            d.name,
            d.partner_id.0.as_bytes(),
            account,
            product,
            d.owner_id.0.as_bytes(),
            d.region,
            d.stage,
            day(d.stage_entered_on),
            day(d.opened_on),
            day(d.close_on),
            d.amount_minor,
            d.currency,
            d.next_step,
            day(d.next_step_on),
            d.last_two_way_at,
            d.push_count,
            day(d.partner_updated_on),
            day(d.protected_until),
            d.slow_by_design,
            day(d.snoozed_until),
            d.updated_at,
            1,
        ];
        insert.execute(values).unwrap();
    }
}
