//! How a connection to the cache is made: the key first, nothing logged, one writer, readers that can't write.

use std::{path::Path, time::Duration};

use libsqlite3_sys::sqlite3_get_autocommit;
use sea_orm::{ConnectOptions, Database, DatabaseConnection};
use sqlx::{
    Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::{Error, Key};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The only connection that writes and the only one that checkpoints.
    Writer,
    Reader,
}

const READERS: u32 = 3;
/// How long a connection waits for another process, such as a backup, to let go of the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

impl Role {
    /// In KiB, negative as SQLite wants it. Decrypted pages live in this cache: it is what makes encryption cheap.
    fn cache_size(self) -> &'static str {
        match self {
            Self::Writer => "-65536",
            Self::Reader => "-32768",
        }
    }
}

pub(crate) async fn connect(path: &Path, key: &Key, role: Role) -> Result<DatabaseConnection, Error> {
    // The name in the URL is a stand-in: a real path may hold characters that a URL can't.
    let mut options = ConnectOptions::new("sqlite://cache?mode=rw");
    options
        .max_connections(if role == Role::Writer { 1 } else { READERS })
        .min_connections(1)
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .acquire_timeout(Duration::from_secs(600))
        // With logging on, sqlx prints every statement, `PRAGMA key` included.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    let (path, key) = (path.to_owned(), key.clone());
    options.map_sqlx_sqlite_opts(move |sqlite| pragmas(sqlite, &path, &key, role));
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.after_release(|connection, _| Box::pin(async move { is_clean(connection).await }))
    });
    Ok(Database::connect(options).await?)
}

fn pragmas(sqlite: SqliteConnectOptions, path: &Path, key: &Key, role: Role) -> SqliteConnectOptions {
    let sqlite = sqlite
        .filename(path)
        .create_if_missing(false)
        .pragma("key", key.pragma().to_string())
        .busy_timeout(BUSY_TIMEOUT)
        // NORMAL may lose the last commits on a power cut, and "saved" would be a lie.
        .synchronous(SqliteSynchronous::Full)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", role.cache_size());
    match role {
        Role::Writer => sqlite.journal_mode(SqliteJournalMode::Wal),
        Role::Reader => sqlite.pragma("wal_autocheckpoint", "0").pragma("query_only", "ON"),
    }
}

/// SQLite rolls back by itself on a full disk and a few other errors; sqlx then believes that a transaction is
/// still open and makes savepoints of the next ones, which are never committed. Such a connection must not be reused.
async fn is_clean(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.ping().await?;
    if connection.is_in_transaction() {
        return Ok(false);
    }
    let mut handle = connection.lock_handle().await?;
    // SAFETY: the handle is locked, so it is open and nobody else uses it during the call.
    #[allow(unsafe_code)]
    let autocommit = unsafe { sqlite3_get_autocommit(handle.as_raw_handle().as_ptr()) };
    Ok(autocommit != 0)
}
