//! What the user does: the row, a copy of what the hub last said, and an outbox line.

use rusqlite::Connection;
use serde_json::json;
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::{
    Change, Error,
    local::Op,
    rows::{self, Fields, Guard},
    state,
    write::Touched,
};

/// Fields that the hub keeps, so that no mutation sets them.
const KEPT_BY_HUB: &[&str] = &["id", "version"];

/// One line of the outbox, without what is the same for the whole group.
struct Mutation {
    table: Table,
    id: Uuid,
    op: Op,
    base_version: i64,
    /// Changed fields: name to `{old, new}`.
    fields: Fields,
}

pub(crate) fn apply(
    tx: &Connection,
    change: &Change,
    group_id: Uuid,
    at: i64,
    touched: &mut Touched,
) -> Result<(), Error> {
    let mutation = match change {
        Change::Put(row) => put(tx, row)?,
        Change::Del { table, id, .. } => remove(tx, *table, *id)?,
    };
    let Some(mutation) = mutation else { return Ok(()) };
    touched.note(mutation.table, mutation.id);
    save_mutation(tx, &mutation, group_id, at)
}

/// `None` when the row already is as wanted.
fn put(tx: &Connection, row: &Row) -> Result<Option<Mutation>, Error> {
    let (table, id) = (row.table(), row.uuid());
    let old = rows::find_fields(tx, table, id)?;
    let fields = differences(old.as_ref(), &rows::fields_of(row)?);
    if fields.is_empty() && old.is_some() {
        return Ok(None);
    }
    let base_version = keep_base(tx, table, id, old.as_ref())?;
    let op = match old {
        Some(_) => Op::Set,
        None if base_version > 0 => Op::Restore,
        None => Op::Create,
    };
    let mut row = row.clone();
    row.set_version(base_version);
    rows::put_row(tx, &row, Guard::Always)?;
    Ok(Some(Mutation { table, id, op, base_version, fields }))
}

/// `None` when there is no such row.
fn remove(tx: &Connection, table: Table, id: Uuid) -> Result<Option<Mutation>, Error> {
    let Some(old) = rows::find_fields(tx, table, id)? else { return Ok(None) };
    let base_version = keep_base(tx, table, id, Some(&old))?;
    rows::remove(tx, table, id, i64::MAX)?;
    Ok(Some(Mutation { table, id, op: Op::Del, base_version, fields: Fields::new() }))
}

fn differences(old: Option<&Fields>, new: &Fields) -> Fields {
    let mut changed = Fields::new();
    for (name, new) in new {
        let old = old.and_then(|old| old.get(name));
        if !KEPT_BY_HUB.contains(&name.as_str()) && old != Some(new) {
            changed.insert(name.clone(), json!({ "old": old, "new": new }));
        }
    }
    changed
}

/// Keeps what the hub last said, unless an earlier change of the user has kept it already. Gives its version.
fn keep_base(tx: &Connection, table: Table, id: Uuid, old: Option<&Fields>) -> Result<i64, Error> {
    let version = old.and_then(|old| old.get("version")).and_then(|version| version.as_i64()).unwrap_or(0);
    let row = old.map(serde_json::to_string).transpose()?;
    tx.prepare_cached("INSERT OR IGNORE INTO base (t, id, version, row) VALUES (?, ?, ?, ?)")?.execute((
        table.code(),
        rows::blob(&id),
        version,
        row,
    ))?;
    let kept = "SELECT version FROM base WHERE t = ? AND id = ?";
    Ok(tx.prepare_cached(kept)?.query_row((table.code(), rows::blob(&id)), |row| row.get(0))?)
}

fn save_mutation(tx: &Connection, mutation: &Mutation, group_id: Uuid, at: i64) -> Result<(), Error> {
    let device_seq = state::take_device_seq(tx)?;
    let sql = "INSERT INTO outbox (mutation_id, device_seq, group_id, t, id, op, base_version, fields, state, at)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)";
    tx.prepare_cached(sql)?.execute((
        rows::blob(&Uuid::now_v7()),
        device_seq,
        rows::blob(&group_id),
        mutation.table.code(),
        rows::blob(&mutation.id),
        mutation.op.code(),
        mutation.base_version,
        serde_json::to_string(&mutation.fields)?,
        at,
    ))?;
    Ok(())
}
