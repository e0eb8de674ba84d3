//! This program once more, as a hub of its own process or a laptop of its own: what other figures measure from outside.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use tandem_hub::{Hub, token, write::BulkLoad};
use tandem_model::deal;
use tandem_store::{Key, OpenOptions, Store};
use tandem_sync::{HubConfig, Options, Secret, SyncDriver, SyncHandle, SyncPhase};
use tempfile::TempDir;

use crate::{first_sync::SERVE, workspace::KEY};

/// First word of the command line of the process that is a laptop.
pub const LAPTOP: &str = "be-laptop";
const HUB_CHUNK: usize = 20_000;

/// Ends with this.
pub struct Node {
    process: Child,
    pub url: String,
}

impl Node {
    pub fn hub(database: &str) -> Self {
        Self::start(&[SERVE, database])
    }

    /// Syncs with the hub, says so, and waits until it is dropped.
    pub fn laptop(url: &str, token: &str) -> Self {
        Self::start(&[LAPTOP, url, token])
    }

    /// Its first line is an address, or anything that says that it is ready.
    fn start(words: &[&str]) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut process = command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, url: line.trim().to_owned() }
    }

    /// The most memory that the process ever had, MiB; `None` where the system does not tell.
    pub fn peak_mib(&self) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
        Some(kib / 1024.0)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// The process that is a laptop.
pub fn be_laptop(url: &str, token: &str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let laptop = runtime.block_on(async {
        let laptop = Laptop::new().await;
        laptop.sync_with(url, token).await;
        laptop
    });
    println!("synced");
    let _ = std::io::stdin().read(&mut [0]);
    drop(laptop);
}

/// A database of the figure's own, and its folder.
pub fn database() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/hub.db?mode=rwc", folder.path().display());
    (folder, url)
}

/// Fills an empty hub. Gives a token.
pub async fn fill(database: &str, deals: impl Iterator<Item = deal::Model>) -> String {
    let hub = Hub::open(database).await.unwrap();
    let mut load = BulkLoad::begin(&hub).await.unwrap();
    let mut chunk = Vec::with_capacity(HUB_CHUNK);
    for deal in deals {
        chunk.push(deal);
        if chunk.len() == HUB_CHUNK {
            load.insert(std::mem::take(&mut chunk)).await.unwrap();
        }
    }
    load.insert(chunk).await.unwrap();
    load.finish().await.unwrap();
    let token = token::create(&hub, "bench", None).await.unwrap().secret;
    hub.close().await.unwrap();
    token
}

/// Cache and sync, without anything above them.
pub struct Laptop {
    pub store: Store,
    pub sync: SyncHandle,
    _folder: TempDir,
}

impl Laptop {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder.path().join("cache.db")).await;
        let clock = || chrono::Utc::now().timestamp_micros();
        let sync = SyncDriver::spawn(store.clone(), Options::new(Arc::new(clock))).await.unwrap();
        Self { store, sync, _folder: folder }
    }

    pub fn connect(&self, url: &str, token: &str) {
        self.sync.set_hub(Some(HubConfig { address: url.to_owned(), token: Secret::new(token) })).unwrap();
    }

    pub async fn sync_with(&self, url: &str, token: &str) {
        self.connect(url, token);
        self.sync.status().wait_for(|status| status.phase == SyncPhase::Synced).await.unwrap();
    }

    /// One more round.
    pub async fn sync_again(&self) {
        let before = self.sync.status().borrow().last_synced_at;
        self.sync.sync_now();
        let done =
            |status: &tandem_sync::SyncStatus| status.phase == SyncPhase::Synced && status.last_synced_at > before;
        self.sync.status().wait_for(done).await.unwrap();
    }

    pub async fn until_sent(&self) {
        let mut status = self.sync.status();
        while self.store.queue_counts().await.unwrap().waiting > 0 {
            status.changed().await.unwrap();
        }
    }

    pub async fn close(self) {
        self.sync.stop().await;
        self.store.close().await.unwrap();
    }
}

async fn open(path: &Path) -> Store {
    Store::open(path, &Key::new(KEY), OpenOptions { create: true }).await.unwrap()
}
