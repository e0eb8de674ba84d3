//! Opens the database, SQLite or PostgreSQL, so that a commit that was reported is a commit that is kept.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, sqlx::Connection,
};

const READERS: u32 = 8;
/// PostgreSQL takes reads and writes from one pool.
const SERVER_CONNECTIONS: u32 = 24;
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(15);

/// On SQLite one connection writes and checkpoints, and the readers never do; on PostgreSQL both are the same pool.
#[derive(Clone)]
pub struct Pools {
    pub read: DatabaseConnection,
    pub write: DatabaseConnection,
}

pub async fn connect(url: &str) -> Result<Pools, DbErr> {
    if !url.starts_with("sqlite:") {
        let pool = Database::connect(options(url, SERVER_CONNECTIONS)).await?;
        return Ok(Pools { read: pool.clone(), write: pool });
    }
    let write = Database::connect(sqlite_options(url, 1, "1000")).await?;
    let read = Database::connect(sqlite_options(url, READERS, "0")).await?;
    Ok(Pools { read, write })
}

/// A transaction that is going to write: SQLite takes its lock at the start instead of failing on an upgrade.
pub async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let mode = (db.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() }).await
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT).sqlx_logging(false);
    options
}

fn sqlite_options(url: &str, connections: u32, autocheckpoint: &'static str) -> ConnectOptions {
    let mut options = options(url, connections);
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    options.map_sqlx_sqlite_opts(move |o| {
        o.busy_timeout(BUSY_TIMEOUT)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "MEMORY")
            .pragma("wal_autocheckpoint", autocheckpoint)
    });
    // SQLite rolls back by itself when the disk is full; a connection that still believes in its transaction
    // would then report commits that never happen, so it is dropped.
    options.map_sqlx_sqlite_pool_opts(|pool| {
        pool.after_release(|connection, _| {
            Box::pin(async move {
                connection.ping().await?;
                Ok(!connection.is_in_transaction())
            })
        })
    });
    options
}
