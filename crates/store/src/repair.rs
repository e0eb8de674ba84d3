//! Puts right what was found to differ from the hub, and keeps on record that it did. The user's edits stay as they are,
//! over whatever is right below them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tandem_domain::mutation::Fields;
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::{
    Error, Store, Written,
    gate::Priority,
    outbox::{
        lay::{self, BaseCopy},
        line,
    },
    rows::{self, Guard},
    state,
    write::{self, Touched},
};

/// A part of a table that differs: all of it as the hub has it, and which of its rows are here.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    pub table: Table,
    pub here: BTreeSet<Uuid>,
    pub rows: Vec<Row>,
}

impl Differing {
    /// Rows that are here and not at the hub.
    pub fn surplus(&self) -> impl Iterator<Item = Uuid> {
        let hub: BTreeSet<Uuid> = self.rows.iter().map(Row::uuid).collect();
        self.here.iter().filter(move |id| !hub.contains(id)).copied()
    }
}

/// Where the rows stand: what is compared means something only as long as it stays the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub cursor: Option<String>,
    pub round: i64,
}

/// Rows of one table that were not as the hub has them, and were put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incident {
    pub id: i64,
    /// Microseconds UTC.
    pub at: i64,
    pub table: Table,
    pub missing: u64,
    pub surplus: u64,
    pub different: u64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Found {
    missing: u64,
    surplus: u64,
    different: u64,
}

impl Store {
    pub async fn standing(&self) -> Result<Standing, Error> {
        let read = |tx: &Transaction<'_>| standing(tx);
        self.writer().transaction(Priority::Sync, read).await
    }

    /// Makes the rows of these parts what the hub says they are. `None` when the rows have moved on since they were
    /// compared: then nothing was done. `at` in microseconds UTC.
    pub async fn repair(&self, compared: Standing, parts: Vec<Differing>, at: i64) -> Result<Option<Written>, Error> {
        let work = move |tx: &Transaction<'_>| {
            if standing(tx)? != compared {
                return Ok(None);
            }
            let mut touched = Touched::default();
            let mut found: BTreeMap<Table, Found> = BTreeMap::new();
            for part in &parts {
                repair(tx, part, found.entry(part.table).or_default(), &mut touched)?;
            }
            found.into_iter().try_for_each(|(table, found)| note(tx, table, found, at))?;
            write::finish(tx, touched).map(Some)
        };
        self.writer().transaction(Priority::Sync, work).await
    }

    /// The latest first.
    pub async fn list_incidents(&self, limit: u64) -> Result<Vec<Incident>, Error> {
        let sql = "SELECT id, at, t, missing, surplus, different FROM incident ORDER BY id DESC LIMIT ?";
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [limit.into()]);
        let mut incidents = Vec::new();
        for row in self.reader().query_all_raw(statement).await? {
            let count = |column: &str| row.try_get::<i64>("", column).map(i64::unsigned_abs);
            incidents.push(Incident {
                id: row.try_get("", "id")?,
                at: row.try_get("", "at")?,
                table: line::table_of(&row.try_get::<String>("", "t")?)?,
                missing: count("missing")?,
                surplus: count("surplus")?,
                different: count("different")?,
            });
        }
        Ok(incidents)
    }
}

fn standing(tx: &Connection) -> Result<Standing, Error> {
    let cursor = tx.prepare_cached("SELECT cursor FROM sync_state")?.query_row([], |row| row.get(0))?;
    Ok(Standing { cursor, round: state::round(tx)? })
}

fn repair(tx: &Connection, part: &Differing, found: &mut Found, touched: &mut Touched) -> Result<(), Error> {
    let table = part.table;
    for id in part.surplus() {
        if held(tx, table, id)?.is_some() {
            put_right(tx, table, id, None, touched)?;
            found.surplus += 1;
        }
    }
    for row in &part.rows {
        let (id, right) = (row.uuid(), rows::fields_of(row)?);
        let held = held(tx, table, id)?;
        if held.as_ref() == Some(&right) {
            continue;
        }
        match held {
            None => found.missing += 1,
            Some(_) => found.different += 1,
        }
        put_right(tx, table, id, Some((row, right)), touched)?;
    }
    Ok(())
}

/// The hub's row as this laptop has it. Lines of history that only this laptop expects have no version.
fn held(tx: &Connection, table: Table, id: Uuid) -> Result<Option<Fields>, Error> {
    if let Some(base) = lay::find_base(tx, table, id)? {
        return Ok(base.row);
    }
    let row = rows::find_fields(tx, table, id)?;
    Ok(row.filter(|row| row.get("version").and_then(|version| version.as_i64()).is_some_and(|version| version > 0)))
}

fn put_right(
    tx: &Connection,
    table: Table,
    id: Uuid,
    right: Option<(&Row, Fields)>,
    touched: &mut Touched,
) -> Result<(), Error> {
    if let Some(base) = lay::find_base(tx, table, id)? {
        let base = match right {
            Some((row, fields)) => BaseCopy { version: row.version(), row: Some(fields), last: None },
            None => BaseCopy { version: base.version, row: None, last: base.row.or(base.last) },
        };
        lay::save_base(tx, table, id, &base)?;
        return lay::relay(tx, table, id, touched);
    }
    match right {
        Some((row, _)) => rows::put_row(tx, row, Guard::Always)?,
        None => rows::remove(tx, table, id, i64::MAX)?,
    };
    touched.note(table, id);
    Ok(())
}

fn note(tx: &Connection, table: Table, found: Found, at: i64) -> Result<(), Error> {
    let Found { missing, surplus, different } = found;
    if missing + surplus + different == 0 {
        return Ok(());
    }
    let sql = "INSERT INTO incident (at, t, missing, surplus, different) VALUES (?, ?, ?, ?, ?)";
    let counts = [missing, surplus, different].map(u64::cast_signed);
    tx.prepare_cached(sql)?.execute((at, table.code(), counts[0], counts[1], counts[2]))?;
    Ok(())
}
