//! Opening the cache file: never over a file that the key doesn't fit, never in plaintext.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension};
use sea_orm_migration::MigratorTrait;
use tokio::task::spawn_blocking;

use crate::{
    Error, Key, LoadState, Store, beside,
    gate::Priority,
    migration::{MIGRATION_TABLE, Migrator},
    pool::{Role, connect},
    writer::Writer,
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenOptions {
    /// Make the file when there is none. A file that is there is never replaced.
    pub create: bool,
}

/// The version that everything here was tested with; older ones lack what the search index needs.
const OLDEST_SQLITE: i32 = 3_050_004;

/// Schema of the file as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Current,
    ToMigrate,
}

impl Store {
    /// Opens the cache at `path`.
    ///
    /// # Errors
    /// [`Error::WrongKey`], [`Error::Corrupt`] and [`Error::NewerSchema`] leave the file as it was;
    /// [`Error::Missing`] when there is none and `create` is off.
    pub async fn open(path: &Path, key: &Key, options: OpenOptions) -> Result<Self, Error> {
        let found = spawn_blocking({
            let (path, key) = (path.to_owned(), key.clone());
            move || prepare(&path, &key, options)
        })
        .await
        .map_err(|_| Error::Stopped)??;
        if found == Found::ToMigrate {
            migrate(path, key).await?;
        }
        let writer = connect(path, key, Role::Writer).await?;
        let reader = connect(path, key, Role::Reader).await?;
        let store = Self::new(PathBuf::from(path), Writer::new(writer), reader);
        if matches!(store.sync_state().await?.load, LoadState::Replacing(_)) {
            store.writer().transaction(Priority::Sync, |tx| beside::forget_if_old(tx)).await?;
        }
        Ok(store)
    }
}

/// On a connection of its own: others would keep the schema as it was before.
async fn migrate(path: &Path, key: &Key) -> Result<(), Error> {
    let db = connect(path, key, Role::Writer).await?;
    let done = Migrator::up(&db, None).await;
    db.close_by_ref().await?;
    Ok(done?)
}

fn prepare(path: &Path, key: &Key, options: OpenOptions) -> Result<Found, Error> {
    require_cipher()?;
    if !is_empty(path)? {
        restrict(path)?;
        return probe(path, key);
    }
    if !options.create {
        return Err(Error::Missing);
    }
    create_file(path)?;
    Ok(Found::ToMigrate)
}

/// The build must have SQLCipher, and it must not print to the standard error stream when a key doesn't fit:
/// that switch is global, so a throw-away connection sets it for all.
fn require_cipher() -> Result<(), Error> {
    let sqlite = Connection::open_in_memory()?;
    let version = sqlite.query_row("PRAGMA cipher_version", [], |row| row.get::<_, String>(0)).optional()?;
    if version.is_none() || rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::NoCipher);
    }
    Ok(sqlite.execute_batch("PRAGMA cipher_log_level = NONE")?)
}

/// A file without a byte holds nothing to lose: it is what a crash leaves between making it and the first write.
fn is_empty(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(file) => Ok(file.len() == 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Reads the schema through a read-only connection, so that a wrong key can't touch a byte.
///
/// A crash while the file was being made leaves a rollback journal, which such a connection may not play back. It holds
/// the file as it was before, whatever the key, so there it is played back.
fn probe(path: &Path, key: &Key) -> Result<Found, Error> {
    match probe_with(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Err(Error::Sql(error)) if error.sqlite_error_code() == Some(ErrorCode::ReadOnly) => {
            probe_with(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
        }
        found => found,
    }
}

fn probe_with(path: &Path, key: &Key, access: OpenFlags) -> Result<Found, Error> {
    let sqlite = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    sqlite.execute_batch(&zeroize::Zeroizing::new(format!("PRAGMA key = {}", *key.pragma())))?;
    sqlite.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
    if !sqlite.table_exists(None, MIGRATION_TABLE)? {
        return Ok(Found::ToMigrate);
    }
    let mut statement = sqlite.prepare(&format!("SELECT version FROM {MIGRATION_TABLE}"))?;
    let applied = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    if let Some(newer) = applied.iter().find(|name| !known.contains(name)) {
        return Err(Error::NewerSchema(newer.clone()));
    }
    Ok(if known.iter().all(|name| applied.contains(name)) { Found::Current } else { Found::ToMigrate })
}

#[cfg(unix)]
fn create_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
    restrict(path)
}

/// SQLite gives its `-wal` and `-shm` files the permissions of the main file.
#[cfg(unix)]
fn restrict(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn create_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().write(true).create(true).truncate(false).open(path).map(drop)
}

/// Folders of a user's profile are private to the user on these systems.
#[cfg(not(unix))]
fn restrict(_: &Path) -> io::Result<()> {
    Ok(())
}
