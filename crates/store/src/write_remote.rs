//! What the hub says: newer rows replace older ones. Where the user has changes that are not at the hub yet,
//! the copy of the hub's row moves on and the user's changes stay on top of it.

use std::collections::HashSet;

use rusqlite::Connection;
use tandem_model::{Row, SyncedRow, Table};
use uuid::Uuid;

use crate::{
    Change, Error,
    local::Op,
    rows::{self, Fields, Guard},
    write::Touched,
};

/// Rows with changes that are not at the hub yet; mostly none, so they are read once a transaction.
pub(crate) struct Dirty(HashSet<(Table, Uuid)>);

impl Dirty {
    pub(crate) fn load(tx: &Connection) -> Result<Self, Error> {
        let mut statement = tx.prepare_cached("SELECT t, id FROM base")?;
        let found = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?)))?;
        let mut dirty = HashSet::new();
        for row in found {
            let (code, id) = row?;
            let table = Table::parse(&code).ok_or_else(|| Error::BadRow(format!("no table {code}")))?;
            dirty.insert((table, Uuid::from_bytes(id)));
        }
        Ok(Self(dirty))
    }

    pub(crate) fn has(&self, table: Table, id: Uuid) -> bool {
        self.0.contains(&(table, id))
    }
}

pub(crate) fn apply(tx: &Connection, change: Change, dirty: &Dirty, touched: &mut Touched) -> Result<(), Error> {
    let (table, id, changed) = match change {
        Change::Put(row) => (row.table(), row.uuid(), put(tx, &row, dirty)?),
        Change::Del { table, id, version } => (table, id, remove(tx, table, id, version, dirty)?),
    };
    if changed {
        touched.note(table, id);
    }
    Ok(())
}

fn put(tx: &Connection, row: &Row, dirty: &Dirty) -> Result<bool, Error> {
    if dirty.has(row.table(), row.uuid()) { put_under(tx, row) } else { rows::put_row(tx, row, Guard::Newer) }
}

/// The same for a row whose type is known: the fast way of a first load.
pub(crate) fn put_model<M>(tx: &Connection, row: &M, dirty: &Dirty) -> Result<bool, Error>
where
    M: SyncedRow + sea_orm::ModelTrait + Clone,
{
    if dirty.has(M::TABLE, row.uuid()) {
        put_under(tx, &row.clone().into_row())
    } else {
        rows::put(tx, row, Guard::Newer)
    }
}

/// A removal at the hub leaves a row with changes of the user's where it is: they still have to be offered to the hub.
fn remove(tx: &Connection, table: Table, id: Uuid, version: i64, dirty: &Dirty) -> Result<bool, Error> {
    if !dirty.has(table, id) {
        return rows::remove(tx, table, id, version);
    }
    let sql = "UPDATE base SET version = ?1, row = NULL WHERE t = ?2 AND id = ?3 AND version <= ?1";
    tx.prepare_cached(sql)?.execute((version, table.code(), rows::blob(&id)))?;
    Ok(false)
}

/// Moves the base copy on and lays the user's pending changes over it again.
fn put_under(tx: &Connection, row: &Row) -> Result<bool, Error> {
    let (table, id) = (row.table(), row.uuid());
    let fields = rows::fields_of(row)?;
    let sql = "UPDATE base SET version = ?1, row = ?2 WHERE t = ?3 AND id = ?4 AND version < ?1";
    let text = serde_json::to_string(&fields)?;
    if tx.prepare_cached(sql)?.execute((row.version(), text, table.code(), rows::blob(&id)))? == 0 {
        return Ok(false);
    }
    match lay_pending_over(tx, table, id, fields)? {
        Some(fields) => rows::put_row(tx, &rows::row_of(table, fields)?, Guard::Always),
        None => rows::remove(tx, table, id, i64::MAX),
    }
}

/// `None` when the user has removed the row.
fn lay_pending_over(tx: &Connection, table: Table, id: Uuid, mut fields: Fields) -> Result<Option<Fields>, Error> {
    let sql = "SELECT op, fields FROM outbox WHERE t = ? AND id = ? AND state <> 'acked' ORDER BY device_seq";
    let mut statement = tx.prepare_cached(sql)?;
    let mut pending = statement.query((table.code(), rows::blob(&id)))?;
    let mut there = true;
    while let Some(mutation) = pending.next()? {
        there = mutation.get::<_, String>(0)? != Op::Del.code();
        let changed: Fields = serde_json::from_str(&mutation.get::<_, String>(1)?)?;
        for (name, change) in changed {
            if let Some(new) = change.get("new") {
                fields.insert(name, new.clone());
            }
        }
    }
    Ok(there.then_some(fields))
}
