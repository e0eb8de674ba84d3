//! Where the sync stands: which hub, how far, and how much of the first load has come in.

use rusqlite::{Connection, OptionalExtension};
use sea_orm::EntityTrait;
use tandem_model::{MemberId, Table};
use uuid::Uuid;

use crate::{Error, Store, gate::Priority, local::sync_state, outbox::archive, rows::blob};

/// Which hub the rows come from and who reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    pub hub_epoch: Uuid,
    pub id: Uuid,
    pub name: String,
    /// Member that the token belongs to; `None` for a token of the whole team.
    pub me: Option<MemberId>,
}

/// The next page of a first load: rows of `table` after `after_id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotPosition {
    pub table: Table,
    pub after_id: Option<Uuid>,
    /// Cursor that the hub fixed for the whole snapshot.
    pub as_of: String,
}

/// What a greeting has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    SameHub,
    /// The same workspace in another life of its hub.
    NewEpoch,
    NewWorkspace,
}

/// How far the first load is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadState {
    Before,
    /// Rows come in; `None` before the first page is saved.
    Loading(Option<SnapshotPosition>),
    /// All rows come in anew, beside those in sight; `None` before the first page is saved.
    Replacing(Option<SnapshotPosition>),
    /// All rows are there; indexes, sums and search are not. Go on with [`Store::finish_first_load`].
    Finishing {
        cursor: String,
    },
    Done,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncState {
    /// Random for each cache file.
    pub device_id: Uuid,
    pub workspace: Option<Workspace>,
    pub cursor: Option<String>,
    pub load: LoadState,
    pub rows_done: u64,
    pub rows_total: u64,
    pub bytes_done: u64,
    /// Rows of a whole sync are in sight.
    pub first_sync_done: bool,
    /// Microseconds UTC.
    pub last_synced_at: Option<i64>,
    /// When the rows were last compared with the hub's and found to be the same, microseconds UTC.
    pub checked_at: Option<i64>,
}

pub(crate) const LOADING: &str = "loading";
pub(crate) const FINISHING: &str = "finishing";
pub(crate) const REPLACING: &str = "replacing";

impl Store {
    pub async fn sync_state(&self) -> Result<SyncState, Error> {
        let row = sync_state::Entity::find().one(self.reader()).await?.ok_or(Error::Corrupt)?;
        SyncState::of(row)
    }

    /// Notes which hub this is. One that came back from a backup is offered again what it may have lost; in another
    /// workspace the edits of this one wait, and the laptop counts from the start.
    pub async fn save_workspace(&self, workspace: Workspace) -> Result<Moved, Error> {
        let moved = self.writer().transaction(Priority::Sync, move |tx| save_workspace(tx, &workspace)).await?;
        self.tell_outbox();
        Ok(moved)
    }

    /// Notes that everything up to the cursor is in, and whether all of it was found to be the hub's. `at` in
    /// microseconds UTC.
    pub async fn save_synced_at(&self, at: i64, checked: bool) -> Result<(), Error> {
        let work = move |tx: &rusqlite::Transaction<'_>| {
            let sql =
                "UPDATE sync_state SET last_synced_at = ?1, checked_at = CASE WHEN ?2 THEN ?1 ELSE checked_at END";
            tx.execute(sql, (at, checked))?;
            Ok(())
        };
        self.writer().transaction(Priority::Sync, work).await
    }
}

impl SyncState {
    fn of(row: sync_state::Model) -> Result<Self, Error> {
        let load = load_state(&row)?;
        let workspace = match (row.hub_epoch, row.workspace_id, row.workspace_name) {
            (Some(hub_epoch), Some(id), Some(name)) => Some(Workspace { hub_epoch, id, name, me: row.me }),
            _ => None,
        };
        Ok(Self {
            device_id: row.device_id,
            workspace,
            cursor: row.cursor,
            load,
            rows_done: row.rows_done.unsigned_abs(),
            rows_total: row.rows_total.unsigned_abs(),
            bytes_done: row.bytes_done.unsigned_abs(),
            first_sync_done: row.first_sync_done,
            last_synced_at: row.last_synced_at,
            checked_at: row.checked_at,
        })
    }
}

fn load_state(row: &sync_state::Model) -> Result<LoadState, Error> {
    let at = || position(row.snapshot_table.as_deref(), row.snapshot_after, row.snapshot_as_of.as_ref());
    Ok(match (row.load_phase.as_deref(), &row.cursor) {
        (Some(LOADING), _) => LoadState::Loading(at()?),
        (Some(REPLACING), _) => LoadState::Replacing(at()?),
        (Some(FINISHING), Some(cursor)) => LoadState::Finishing { cursor: cursor.clone() },
        _ if row.first_sync_done => LoadState::Done,
        _ => LoadState::Before,
    })
}

fn position(
    table: Option<&str>,
    after_id: Option<Uuid>,
    as_of: Option<&String>,
) -> Result<Option<SnapshotPosition>, Error> {
    let (Some(code), Some(as_of)) = (table, as_of) else { return Ok(None) };
    let table = Table::parse(code).ok_or_else(|| Error::BadRow(format!("no table {code}")))?;
    Ok(Some(SnapshotPosition { table, after_id, as_of: as_of.clone() }))
}

pub(crate) fn save_cursor(tx: &Connection, cursor: &str) -> Result<(), Error> {
    tx.prepare_cached("UPDATE sync_state SET cursor = ?")?.execute([cursor])?;
    Ok(())
}

/// Where the rows of this very transaction end.
pub(crate) fn save_position(tx: &Connection, at: &SnapshotPosition, rows: u64, bytes: u64) -> Result<(), Error> {
    let sql = "UPDATE sync_state SET snapshot_table = ?, snapshot_after = ?, snapshot_as_of = ?,
               rows_done = rows_done + ?, bytes_done = bytes_done + ?";
    let (rows, bytes) = (rows.cast_signed(), bytes.cast_signed());
    tx.prepare_cached(sql)?.execute((at.table.code(), at.after_id.as_ref().map(blob), &at.as_of, rows, bytes))?;
    Ok(())
}

pub(crate) fn load_phase(sqlite: &Connection) -> Result<Option<String>, Error> {
    Ok(sqlite.query_row("SELECT load_phase FROM sync_state", [], |row| row.get(0)).optional()?.flatten())
}

pub(crate) fn hub_epoch(tx: &Connection) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT hub_epoch FROM sync_state";
    let epoch = tx.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<[u8; 16]>>(0))?;
    Ok(epoch.map(Uuid::from_bytes))
}

/// The number of now. What was asked under another one is answered too late.
pub(crate) fn round(tx: &Connection) -> Result<i64, Error> {
    Ok(tx.prepare_cached("SELECT round FROM sync_state")?.query_row([], |row| row.get(0))?)
}

/// Whatever is still under way says nothing any more.
pub(crate) fn next_round(tx: &Connection) -> Result<(), Error> {
    tx.prepare_cached("UPDATE sync_state SET round = round + 1")?.execute([])?;
    Ok(())
}

fn save_workspace(tx: &Connection, workspace: &Workspace) -> Result<Moved, Error> {
    let sql = "SELECT workspace_id, hub_epoch FROM sync_state";
    let known =
        tx.query_row(sql, [], |row| Ok((row.get::<_, Option<[u8; 16]>>(0)?, row.get::<_, Option<[u8; 16]>>(1)?)))?;
    let moved = match known {
        (Some(id), Some(epoch)) if id == *workspace.id.as_bytes() => {
            if epoch == *workspace.hub_epoch.as_bytes() {
                Moved::SameHub
            } else {
                Moved::NewEpoch
            }
        }
        (None, _) => Moved::SameHub,
        _ => Moved::NewWorkspace,
    };
    archive::sort_by_workspace(tx, workspace.id)?;
    tx.execute(
        "UPDATE sync_state SET hub_epoch = ?, workspace_id = ?, workspace_name = ?, me = ?",
        (
            blob(&workspace.hub_epoch),
            blob(&workspace.id),
            &workspace.name,
            workspace.me.as_ref().map(|member| blob(&member.0)),
        ),
    )?;
    match moved {
        Moved::NewEpoch => archive::requeue(tx, workspace.hub_epoch)?,
        Moved::NewWorkspace => drop(archive::fork(tx)?),
        // What was taken before the laptop knew by whom: this hub, or what it was before a restore.
        Moved::SameHub if known.1.is_none() && archive::has_taken(tx)? => archive::requeue(tx, workspace.hub_epoch)?,
        Moved::SameHub => {}
    }
    Ok(moved)
}
