//! What the hub says: newer rows replace older ones. Where the user has edits that are not at the hub yet, the copy of
//! the hub's row moves on and the edits are laid over it again.

use std::collections::HashSet;

use rusqlite::Connection;
use tandem_model::{Row, SyncedRow, Table};
use uuid::Uuid;

use crate::{
    Change, Error, journal,
    outbox::{
        lay::{self, BaseCopy},
        line,
    },
    rows::{self, Guard},
    withdraw,
    write::Touched,
};

/// Rows with edits that are not at the hub yet; mostly none, so they are read once a transaction.
pub(crate) struct Dirty(HashSet<(Table, Uuid)>);

impl Dirty {
    pub(crate) fn load(tx: &Connection) -> Result<Self, Error> {
        let mut statement = tx.prepare_cached("SELECT t, id FROM base")?;
        let mut found = statement.query([])?;
        let mut rows = HashSet::new();
        while let Some(row) = found.next()? {
            rows.insert((line::table_of(&row.get::<_, String>(0)?)?, line::id(row, 1)?));
        }
        Ok(Self(rows))
    }

    pub(crate) fn has(&self, table: Table, id: Uuid) -> bool {
        self.0.contains(&(table, id))
    }
}

/// `at`: this machine's clock, microseconds UTC, for the journal.
pub(crate) fn apply(
    tx: &Connection,
    change: Change,
    dirty: &Dirty,
    at: i64,
    touched: &mut Touched,
) -> Result<(), Error> {
    match change {
        Change::Leave { table, id } => withdraw::let_go(tx, table, id, touched),
        Change::Put(row) if dirty.has(row.table(), row.uuid()) => put_under(tx, &row, Some(at), touched),
        Change::Put(row) => {
            if rows::put_row(tx, &row, Guard::Newer)? {
                touched.note(row.table(), row.uuid());
            }
            Ok(())
        }
        Change::Del { table, id, version } if dirty.has(table, id) => remove_under(tx, table, id, version, touched),
        Change::Del { table, id, version } => {
            if rows::remove(tx, table, id, version)? {
                touched.note(table, id);
            }
            Ok(())
        }
    }
}

/// The same for a row whose type is known: the fast way of a first load, which builds sums and search at its end.
pub(crate) fn put_model<M>(tx: &Connection, row: &M, dirty: &Dirty) -> Result<bool, Error>
where
    M: SyncedRow + sea_orm::ModelTrait + Clone,
{
    if !dirty.has(M::TABLE, row.uuid()) {
        return rows::load(tx, row);
    }
    let mut touched = Touched::default();
    put_under(tx, &row.clone().into_row(), None, &mut touched)?;
    Ok(!touched.topics.is_empty())
}

/// Moves the base copy on and lays the user's edits over it again. `at` notes it in the journal.
fn put_under(tx: &Connection, row: &Row, at: Option<i64>, touched: &mut Touched) -> Result<(), Error> {
    let (table, id) = (row.table(), row.uuid());
    // An answer to the edits before this change may have made the row clean.
    let Some(base) = lay::find_base(tx, table, id)? else {
        if rows::put_row(tx, row, Guard::Newer)? {
            touched.note(table, id);
        }
        return Ok(());
    };
    if row.version() < base.version {
        return Ok(());
    }
    let fields = rows::fields_of(row)?;
    if let (Some(before), Some(at)) = (&base.row, at) {
        journal::note_came_in(tx, (table, id), before, &fields, at)?;
    }
    lay::save_base(tx, table, id, &BaseCopy { version: row.version(), row: Some(fields), last: None })?;
    lay::relay(tx, table, id, touched)
}

/// The row stays in sight: the edits on it still have to be offered to the hub.
fn remove_under(tx: &Connection, table: Table, id: Uuid, version: i64, touched: &mut Touched) -> Result<(), Error> {
    let Some(base) = lay::find_base(tx, table, id)?.filter(|base| base.version <= version) else { return Ok(()) };
    let last = base.row.or(base.last);
    lay::save_base(tx, table, id, &BaseCopy { version, row: None, last })?;
    lay::relay(tx, table, id, touched)
}
