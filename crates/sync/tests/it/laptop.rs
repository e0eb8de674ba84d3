//! A laptop: an encrypted cache in a folder of its own, and a sync.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use tandem_model::{Row, Table};
use tandem_store::{Key, OpenOptions, Store};
use tandem_sync::{HubConfig, Limits, Options, Secret, SyncDriver, SyncHandle, SyncPhase, SyncStatus};

/// Where the clock begins; it goes on by a microsecond each time it is read.
pub const NOW: i64 = 1_790_000_000_000_000;
/// Only a test that hangs waits that long.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Laptop {
    pub store: Store,
    pub sync: SyncHandle,
    clock: Arc<AtomicI64>,
    _folder: Option<tempfile::TempDir>,
}

impl Laptop {
    pub async fn new() -> Self {
        Self::with_limits(Limits::default()).await
    }

    /// One that soon gives up on a hub that says nothing.
    pub async fn impatient() -> Self {
        Self::with_limits(Limits { idle: Duration::from_millis(1_500), ..Limits::default() }).await
    }

    async fn with_limits(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(&folder.path().join("cache.db"), &Key::random().unwrap()).await;
        Self { _folder: Some(folder), ..Self::over_with(store, limits).await }
    }

    pub async fn over(store: Store) -> Self {
        Self::over_with(store, Limits::default()).await
    }

    async fn over_with(store: Store, limits: Limits) -> Self {
        tandem_store::exit::without_cleanup();
        let clock = Arc::new(AtomicI64::new(NOW));
        let ticks = clock.clone();
        let options = Options { clock: Arc::new(move || ticks.fetch_add(1, Ordering::Relaxed)), limits, seed: 7 };
        let sync = SyncDriver::spawn(store.clone(), options).await.unwrap();
        Self { store, sync, clock, _folder: None }
    }

    pub fn a_day_passes(&self) {
        self.clock.fetch_add(86_400_000_000, Ordering::Relaxed);
    }

    pub fn connect(&self, address: &str, token: &str) {
        let hub = HubConfig { address: address.to_owned(), token: Secret::new(token) };
        self.sync.set_hub(Some(hub)).unwrap();
    }

    /// Waits until the sync shows what is wanted.
    pub async fn until(&self, wanted: impl FnMut(&SyncStatus) -> bool) -> SyncStatus {
        let mut status = self.sync.status();
        let found = tokio::time::timeout(PATIENCE, status.wait_for(wanted)).await;
        match found {
            Ok(status) => status.unwrap().clone(),
            Err(_) => panic!("still {:?}", self.sync.status().borrow()),
        }
    }

    pub async fn until_phase(&self, phase: SyncPhase) -> SyncStatus {
        self.until(|status| status.phase == phase).await
    }

    /// A new round that ends synced.
    pub async fn sync_now(&self) {
        let before = self.sync.status().borrow().last_synced_at;
        self.sync.sync_now();
        self.until_synced_after(before).await;
    }

    /// Nothing waits for the hub any more.
    pub async fn until_sent(&self) {
        let mut status = self.sync.status();
        while self.store.queue_counts().await.unwrap().waiting > 0 {
            let changed = tokio::time::timeout(PATIENCE, status.changed()).await;
            changed.unwrap_or_else(|_| panic!("still waiting: {:?}", self.sync.status().borrow())).unwrap();
        }
    }

    pub async fn until_synced_after(&self, before: Option<i64>) {
        self.until(|status| status.phase == SyncPhase::Synced && status.last_synced_at > before).await;
    }

    pub async fn count(&self, table: Table) -> u64 {
        self.store.counts().await.unwrap()[&table]
    }

    /// Exactly these rows and no others.
    pub async fn assert_holds(&self, rows: &[Row]) {
        for row in rows {
            let found = self.store.find_row(row.table(), row.uuid()).await.unwrap();
            assert_eq!(found.as_ref(), Some(row));
        }
        let held: u64 = self.store.counts().await.unwrap().values().sum();
        assert_eq!(held, rows.len() as u64);
    }
}

pub async fn open(path: &Path, key: &Key) -> Store {
    Store::open(path, key, OpenOptions { create: true }).await.unwrap()
}
