//! The one connection that writes: takes turns, runs a closure on the raw handle of sea-orm's own connection,
//! and never gives back a connection whose state is in doubt.
//!
//! rusqlite on the raw handle binds rows at the speed of SQLite itself; sea-orm's bulk insert reaches two thirds of it.

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
}

impl Writer {
    pub(crate) fn new(db: DatabaseConnection) -> Self {
        Self { db, gate: Gate::new() }
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.gate
    }

    pub(crate) async fn close(&self) -> Result<(), Error> {
        let _turn = self.gate.enter(Priority::User).await;
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
        let connection = self.db.get_sqlite_connection_pool().acquire().await?;
        let runtime = Handle::current();
        // The turn moves along, so that a caller who gives up doesn't let the next one in too early.
        let task = spawn_blocking(move || {
            let done = on_handle(&runtime, connection, work);
            drop(turn);
            done
        });
        task.await.unwrap_or(Err(Error::Stopped))
    }
}

/// Any error counts as a dead connection: the pool closes it and opens another.
fn on_handle<T>(
    runtime: &Handle,
    mut connection: PoolConnection<Sqlite>,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    let done = locked(runtime, &mut connection, work);
    if done.is_err() {
        connection.close_on_drop();
    }
    done
}

fn locked<T>(
    runtime: &Handle,
    connection: &mut PoolConnection<Sqlite>,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut handle = runtime.block_on(connection.lock_handle())?;
    // SAFETY: the locked handle keeps sqlx's worker off the database and outlives `sqlite`, which does not own it.
    #[allow(unsafe_code)]
    let mut sqlite = unsafe { Connection::from_handle(handle.as_raw_handle().as_ptr()) }?;
    sqlite.set_prepared_statement_cache_capacity(STATEMENTS);
    let value = work(&mut sqlite)?;
    if sqlite.is_autocommit() { Ok(value) } else { Err(Error::NotCommitted) }
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
