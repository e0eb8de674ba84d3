//! A full disk: what was called saved is saved, and what was not is told.
//!
//! Needs a small file system of its own; where mounting is not permitted the tests say so and pass.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, TransactionTrait};
use tandem_model::Table;
use tandem_store::{Error, Key, OpenOptions, Store};
use tempfile::TempDir;

use crate::support::{Cache, NOW, deal, edit, put_deal, raw};

struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where mounting is not permitted.
    fn mount(mebibytes: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={mebibytes}m");
        let mounted = run(Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tandem-test"]).arg(folder.path()));
        if !mounted {
            eprintln!("not run: this test mounts a small file system, which needs root");
            return None;
        }
        Some(Self(folder))
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("cache.db")
    }

    fn grow(&self) {
        assert!(run(Command::new("mount").args(["-o", "remount,size=16m"]).arg(self.0.path())));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run(Command::new("umount").arg("-l").arg(self.0.path()));
    }
}

fn run(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// One page of the file.
async fn save_setting(store: &Store, n: u128) -> Result<(), Error> {
    store.save_setting(&n.to_string(), Some(&"x".repeat(700))).await
}

/// A row with all that hangs on it: base copy, outbox, indexes, sums, search.
async fn save_deal(store: &Store, n: u128) -> Result<(), Error> {
    store.write(edit(NOW), vec![put_deal(&deal(n))]).await.map(drop)
}

/// Writes until four writes have failed. Gives how many were called saved.
async fn write_until_full(save: impl AsyncFn(u128) -> Result<(), Error>) -> i64 {
    let (mut saved, mut failures) = (0, 0);
    for n in 1..5000 {
        match save(n).await {
            Ok(()) => saved += 1,
            Err(error) => {
                assert!(matches!(error, Error::DiskFull), "{error:?}");
                failures += 1;
            }
        }
        if failures == 4 {
            return saved;
        }
    }
    panic!("the disk never became full");
}

async fn open(disk: &SmallDisk, key: &Key) -> Store {
    Store::open(&disk.file(), key, OpenOptions::default()).await.unwrap()
}

/// A cache on the small disk, made elsewhere.
async fn moved_to(disk: &SmallDisk) -> (Store, Key) {
    let cache = Cache::new().await;
    cache.store.close().await.unwrap();
    fs::copy(&cache.path, disk.file()).unwrap();
    (open(disk, &cache.key).await, cache.key)
}

/// Another look at the same bytes, as after a crash: file and log copied away from the running store.
fn durable(path: &Path, key: &Key, table: &str) -> i64 {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("cache.db");
    fs::copy(path, &copy).unwrap();
    fs::copy(path.with_extension("db-wal"), copy.with_extension("db-wal")).unwrap();
    raw(&copy, key).query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn on_a_full_disk_every_write_called_saved_is_saved() {
    let Some(disk) = SmallDisk::mount(1) else { return };
    let (store, key) = moved_to(&disk).await;
    let saved = write_until_full(async |n| save_setting(&store, n).await).await;
    assert!(saved > 20, "too little room to test anything");
    assert_eq!(durable(&disk.file(), &key, "setting"), saved);
    store.close().await.unwrap();
    assert_eq!(raw(&disk.file(), &key).query_row("SELECT count(*) FROM setting", [], |row| row.get(0)), Ok(saved));
}

#[tokio::test]
async fn a_full_disk_stops_writing_only_and_only_until_there_is_room() {
    let Some(disk) = SmallDisk::mount(4) else { return };
    let (store, key) = moved_to(&disk).await;
    let mut saved = write_until_full(async |n| save_deal(&store, n).await).await;
    assert!(saved > 5, "too little room to test anything");
    for table in ["deal", "base", "outbox", "undo_step", "search_doc"] {
        assert_eq!(durable(&disk.file(), &key, table), saved, "{table}");
    }
    assert_eq!(store.counts().await.unwrap()[&Table::Deal], saved.unsigned_abs(), "reading goes on");

    disk.grow();
    save_deal(&store, 9999).await.expect("writing goes on once there is room");
    saved += 1;
    store.close().await.unwrap();
    let store = open(&disk, &key).await;
    assert_eq!(store.counts().await.unwrap()[&Table::Deal], saved.unsigned_abs());
    assert_eq!(store.count_rollup_differences().await.unwrap(), 0);
    assert_eq!(store.integrity_check().await.unwrap(), Vec::<String>::new());
    store.close().await.unwrap();
}

/// Why the store asks a connection for its state before using it again: without that, a pool goes on with
/// a connection on which nothing is ever committed. Fails on the day on which the library mends it.
#[tokio::test]
async fn a_pool_that_reuses_its_connection_calls_lost_writes_saved() {
    let Some(disk) = SmallDisk::mount(1) else { return };
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", disk.file().display()));
    options.max_connections(1).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.pragma("journal_mode", "WAL"));
    let db = Database::connect(options).await.unwrap();
    db.execute_unprepared("CREATE TABLE a (b)").await.unwrap();
    let insert = format!("INSERT INTO a VALUES ('{}')", "x".repeat(700));
    let (mut saved, mut failures) = (0, 0);
    while failures < 4 && saved < 3000 {
        let done = async {
            let tx = db.begin().await?;
            tx.execute_unprepared(&insert).await?;
            tx.commit().await
        };
        if done.await.is_ok() { saved += 1 } else { failures += 1 }
    }
    let sqlite = rusqlite::Connection::open(disk.file()).unwrap();
    let durable: i64 = sqlite.query_row("SELECT count(*) FROM a", [], |row| row.get(0)).unwrap();
    assert!(durable < saved, "{durable} of {saved}");
}
