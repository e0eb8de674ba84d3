//! The one connection that writes: takes turns, runs a closure on the raw handle of sea-orm's own connection,
//! and never gives back a connection whose state is in doubt.
//!
//! rusqlite on the raw handle binds rows at the speed of SQLite itself; sea-orm's bulk insert reaches two thirds of it.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use sea_orm::DatabaseConnection;
use sqlx::{Sqlite, pool::PoolConnection};
use tokio::{runtime::Handle, task::spawn_blocking};

use crate::{
    Error,
    gate::{Gate, Priority},
};

/// One prepared statement per table for each way to write it, and some.
const STATEMENTS: usize = 96;

pub(crate) struct Writer {
    db: DatabaseConnection,
    gate: Gate,
    /// Kept from one turn to the next, so that a statement and the triggers behind it are compiled once.
    held: Arc<Mutex<Option<Held>>>,
    writes: Arc<AtomicU64>,
}

impl Writer {
    pub(crate) fn new(db: DatabaseConnection) -> Self {
        Self { db, gate: Gate::new(), held: Arc::default(), writes: Arc::default() }
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Grows after each turn, before whoever asked for it learns that it is done.
    pub(crate) fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    pub(crate) async fn close(&self) -> Result<(), Error> {
        let _turn = self.gate.enter(Priority::User).await;
        drop(take(&self.held));
        Ok(self.db.close_by_ref().await?)
    }

    /// Runs `work` in one immediate transaction. When this returns `Ok`, it is on the disk.
    /// A caller that stops waiting leaves it either wholly done or not begun.
    pub(crate) async fn transaction<T, F>(&self, priority: Priority, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.run(priority, |sqlite| {
            let tx = sqlite.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&tx)?;
            tx.commit()?;
            Ok(value)
        })
        .await
    }

    /// Runs `work` outside of a transaction; for what SQLite refuses inside of one.
    pub(crate) async fn run<T, F>(&self, priority: Priority, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, Error> + Send + 'static,
    {
        let turn = self.gate.enter(priority).await;
        let held = match take(&self.held) {
            Some(held) => held,
            None => Held::open(self.db.get_sqlite_connection_pool().acquire().await?).await?,
        };
        let (place, writes) = (Arc::clone(&self.held), Arc::clone(&self.writes));
        let runtime = Handle::current();
        // The turn moves along, so that a caller who gives up doesn't let the next one in too early.
        let task = spawn_blocking(move || {
            let done = run_held(&runtime, held, &place, work);
            writes.fetch_add(1, Ordering::Release);
            drop(turn);
            done
        });
        task.await.unwrap_or(Err(Error::Stopped))
    }
}

/// sea-orm's connection with rusqlite on its handle. In this order: statements are finalised before their connection closes.
struct Held {
    sqlite: Connection,
    connection: PoolConnection<Sqlite>,
}

impl Held {
    async fn open(mut connection: PoolConnection<Sqlite>) -> Result<Self, Error> {
        let raw = connection.lock_handle().await?.as_raw_handle().as_ptr();
        // SAFETY: `sqlite` does not own the handle, is dropped before the connection that does, and is used only
        // while sqlx's worker is locked out.
        #[allow(unsafe_code)]
        let sqlite = unsafe { Connection::from_handle(raw) }?;
        sqlite.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self { sqlite, connection })
    }

    fn run<T>(&mut self, runtime: &Handle, work: impl FnOnce(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        let _locked = runtime.block_on(self.connection.lock_handle())?;
        let value = work(&mut self.sqlite)?;
        if self.sqlite.is_autocommit() { Ok(value) } else { Err(Error::NotCommitted) }
    }
}

fn take(place: &Mutex<Option<Held>>) -> Option<Held> {
    place.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Any error counts as a dead connection: the pool closes it and opens another.
fn run_held<T>(
    runtime: &Handle,
    mut held: Held,
    place: &Mutex<Option<Held>>,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    let done = held.run(runtime, work);
    if done.is_ok() {
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(held);
    } else {
        held.connection.close_on_drop();
    }
    done
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Error, Key, OpenOptions, Store, gate::Priority};

    async fn store(folder: &tempfile::TempDir) -> Store {
        let key = Key::random().unwrap();
        Store::open(&folder.path().join("cache.db"), &key, OpenOptions { create: true }).await.unwrap()
    }

    const INSERT: &str = "INSERT INTO setting VALUES ('key', 'value')";

    #[tokio::test]
    async fn a_panic_in_a_write_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        for _ in 0..6 {
            let work = |tx: &rusqlite::Transaction<'_>| -> Result<(), Error> {
                tx.execute_batch(INSERT)?;
                panic!("made to fail");
            };
            let error = store.writer().transaction(Priority::User, work).await.unwrap_err();
            assert!(matches!(error, Error::Stopped));
        }
        assert_eq!(store.find_setting("key").await.unwrap(), None);
        store.save_setting("other", Some("value")).await.unwrap();
        assert_eq!(store.find_setting("other").await.unwrap().as_deref(), Some("value"));
    }

    #[tokio::test]
    async fn a_transaction_that_stays_open_is_never_called_saved() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(&folder).await;
        let work = |sqlite: &mut rusqlite::Connection| Ok(sqlite.execute_batch(&format!("BEGIN; {INSERT}"))?);
        let error = store.writer().run(Priority::User, work).await.unwrap_err();
        assert!(matches!(error, Error::NotCommitted));
        store.save_setting("other", Some("value")).await.unwrap();
        assert_eq!(store.find_setting("key").await.unwrap(), None);
    }
}
