//! Starting over without taking anything out of sight: rows come in beside those that are there, and take their place in
//! one transaction when all are in. Read [`begin`] and [`Store::swap`].
//!
//! Only rows that differ are written then, so that sums, search and judgements are kept by what keeps them anyway, and
//! the user's edits are laid over the new rows as over any other that the hub sends.

use rusqlite::{Connection, Transaction};
use tandem_model::Table;

use crate::{
    Change, Error, Store, Written,
    gate::Priority,
    outbox::{
        lay::{self, BaseCopy},
        line,
    },
    rows::{self, beside},
    state::{self, FINISHING, REPLACING},
    write::{self, Touched},
};

/// Makes room for a new run; what an earlier one has brought is gone.
pub(crate) fn begin(tx: &Connection) -> Result<(), Error> {
    drop_tables(tx)?;
    for table in Table::ALL {
        let table = table.code();
        tx.execute_batch(&format!(
            "CREATE TABLE beside_{table} AS SELECT * FROM {table} WHERE false;
             CREATE UNIQUE INDEX beside_{table}_by_id ON beside_{table}(id);"
        ))?;
    }
    tx.execute(
        "UPDATE sync_state SET load_phase = ?, rows_done = 0, bytes_done = 0,
         snapshot_table = NULL, snapshot_after = NULL, snapshot_as_of = NULL",
        [REPLACING],
    )?;
    // What is answered now was asked before the new rows were: it may bring back what they leave out.
    state::next_round(tx)
}

/// What the hub says of a record while rows come in beside: it is as true there.
pub(crate) fn follow(tx: &Connection, changes: &[Change]) -> Result<(), Error> {
    if state::load_phase(tx)?.as_deref() != Some(REPLACING) {
        return Ok(());
    }
    changes.iter().try_for_each(|change| match change {
        Change::Put(row) => beside::put_row(tx, row),
        Change::Del { table, id, version } => beside::remove(tx, *table, *id, *version),
        Change::Leave { table, id } => beside::remove(tx, *table, *id, i64::MAX),
    })
}

impl Store {
    /// Puts the rows that came in beside into the place of those in sight, and lays the user's edits over them. `cursor`
    /// is where pulls go on. A first load that had to start over still has its indexes and sums to build afterwards:
    /// then the state is [`crate::LoadState::Finishing`].
    pub async fn swap(&self, cursor: String) -> Result<Written, Error> {
        let swap = move |tx: &Transaction<'_>| {
            if state::load_phase(tx)?.as_deref() != Some(REPLACING) {
                return Ok(Written::default());
            }
            let mut touched = Touched::default();
            for table in Table::ALL {
                take_place(tx, *table, &mut touched)?;
            }
            lay_edits(tx, &mut touched)?;
            drop_tables(tx)?;
            tx.execute(
                "UPDATE sync_state SET load_phase = CASE first_sync_done WHEN 0 THEN ? END, cursor = ?,
                 rows_total = rows_done, checked_at = NULL,
                 snapshot_table = NULL, snapshot_after = NULL, snapshot_as_of = NULL",
                (FINISHING, cursor),
            )?;
            write::finish(tx, touched)
        };
        self.writer().transaction(Priority::Sync, swap).await
    }
}

fn take_place(tx: &Connection, table: Table, touched: &mut Touched) -> Result<(), Error> {
    for id in beside::list_gone(tx, table)? {
        rows::remove(tx, table, id, i64::MAX)?;
        touched.note(table, id);
    }
    for id in beside::list_other(tx, table)? {
        beside::take_over(tx, table, id)?;
        touched.note(table, id);
    }
    Ok(())
}

fn lay_edits(tx: &Connection, touched: &mut Touched) -> Result<(), Error> {
    let mut statement = tx.prepare("SELECT t, id FROM base")?;
    let edited = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; 16]>(1)?)))?;
    for found in edited.collect::<Result<Vec<_>, _>>()? {
        let (table, id) = (line::table_of(&found.0)?, uuid::Uuid::from_bytes(found.1));
        let Some(base) = lay::find_base(tx, table, id)? else { continue };
        let base = match beside::find_fields(tx, table, id)? {
            Some(row) => {
                let version = row.get("version").and_then(|version| version.as_i64()).unwrap_or(0);
                BaseCopy { version, row: Some(row), last: None }
            }
            None => BaseCopy { version: base.version, row: None, last: base.row.or(base.last) },
        };
        lay::save_base(tx, table, id, &base)?;
        lay::relay(tx, table, id, touched)?;
    }
    Ok(())
}

fn drop_tables(tx: &Connection) -> Result<(), Error> {
    let sql: String = Table::ALL.iter().map(|table| format!("DROP TABLE IF EXISTS beside_{};", table.code())).collect();
    Ok(tx.execute_batch(&sql)?)
}

/// What has come in was read for other eyes: it comes in anew.
pub(crate) fn forget(tx: &Connection) -> Result<(), Error> {
    if state::load_phase(tx)?.as_deref() == Some(REPLACING) { begin(tx) } else { Ok(()) }
}

/// After a change of the schema: what came in beside has the old columns, so it comes in anew. A crash may come between
/// the change and this, so it is asked at each opening.
pub(crate) fn forget_if_old(tx: &Connection) -> Result<(), Error> {
    let mut columns =
        tx.prepare("SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(?) ORDER BY name)")?;
    let mut columns_of = |table: String| columns.query_row([table], |row| row.get::<_, Option<String>>(0));
    for table in Table::ALL {
        if columns_of(format!("beside_{}", table.code()))? != columns_of(table.code().to_owned())? {
            return begin(tx);
        }
    }
    Ok(())
}
