//! What can go wrong with the cache file, one variant for each thing a caller does differently.

use rusqlite::ffi;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Show the recovery screen; keep the file.
    #[error("the key does not open the file, or it is not a file of ours")]
    WrongKey,
    #[error("there is no cache file")]
    Missing,
    #[error("the cache file is damaged")]
    Corrupt,
    #[error("the disk is full")]
    DiskFull,
    #[error("the cache file was written by a newer version ({0})")]
    NewerSchema(String),
    /// The build lacks SQLCipher: refuse rather than write plaintext.
    #[error("this build has no encryption")]
    NoCipher,
    #[error("the transaction was left open; nothing of it is saved")]
    NotCommitted,
    #[error("a row does not fit its table: {0}")]
    BadRow(String),
    #[error("the cache file can't be reached: {0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Sql(#[source] rusqlite::Error),
    #[error("{0}")]
    Db(#[source] DbErr),
    /// The application is ending, or the work panicked; a transaction is rolled back.
    #[error("the cache was closed, or the work broke off")]
    Stopped,
}

impl Error {
    /// What is stored in a row is not what a row may hold; the file itself can be read.
    pub fn is_of_a_row(&self) -> bool {
        match self {
            Self::BadRow(_) | Self::Db(DbErr::Type(_) | DbErr::Json(_)) => true,
            Self::Db(DbErr::Query(RuntimeErr::SqlxError(cause))) => {
                matches!(**cause, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_))
            }
            _ => false,
        }
    }
}

/// Not only `SQLITE_FULL`: growing the shared memory file of the WAL reports a full disk in its own way.
fn of_code(code: i32) -> Option<Error> {
    match (code, code & 0xff) {
        (_, ffi::SQLITE_NOTADB) => Some(Error::WrongKey),
        (_, ffi::SQLITE_CORRUPT) => Some(Error::Corrupt),
        (_, ffi::SQLITE_FULL) | (ffi::SQLITE_IOERR_SHMSIZE, _) => Some(Error::DiskFull),
        _ => None,
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        error.sqlite_error().and_then(|cause| of_code(cause.extended_code)).unwrap_or(Self::Sql(error))
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)) {
            return Self::Stopped;
        }
        sqlx_code(&error).and_then(of_code).unwrap_or(Self::Db(error))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolClosed) {
            return Self::Stopped;
        }
        Self::from(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::BadRow(error.to_string())
    }
}

fn sqlx_code(error: &DbErr) -> Option<i32> {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return None;
    };
    cause.as_database_error()?.code()?.parse().ok()
}
