//! One edit in the outbox, as it is kept.
//!
//! `ord` is the order in which edits were made. The number that the hub counts, `device_seq`, is given when an edit is
//! first sent: one that is taken back before leaves no gap.

use rusqlite::{Connection, OptionalExtension, Params};
use tandem_domain::{
    check::Refusal,
    mutation::{Base, Mutation, Op},
    outbox::LineState,
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{Error, rows::blob};

#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) ord: i64,
    pub(crate) group_id: Uuid,
    /// Its number is 0 until it is sent.
    pub(crate) mutation: Mutation,
    pub(crate) state: LineState,
    pub(crate) refusal: Option<Refusal>,
    pub(crate) verb: String,
    pub(crate) title: String,
}

impl Line {
    /// Nobody but this laptop knows of it: it may still change.
    pub(crate) fn is_fresh(&self) -> bool {
        self.state == LineState::Queued
    }
}

/// In the order of [`read`].
pub(crate) const COLUMNS: &str = "ord, group_id, mutation_id, device_seq, t, id, op, base_epoch, base_version,
    fields, deps, at, supersedes, state, refusal, verb, title";

pub(crate) fn read(row: &rusqlite::Row<'_>) -> Result<Line, Error> {
    let (table, op, state): (String, String, String) = (row.get(4)?, row.get(6)?, row.get(13)?);
    let unknown = |what: &str, code: &str| Error::BadRow(format!("no {what} {code}"));
    let refusal: Option<String> = row.get(14)?;
    let mutation = Mutation {
        mutation_id: id(row, 2)?,
        device_seq: row.get::<_, Option<i64>>(3)?.unwrap_or(0),
        table: table_of(&table)?,
        id: id(row, 5)?,
        op: Op::parse(&op).ok_or_else(|| unknown("op", &op))?,
        base: Base { epoch: find_id(row, 7)?, v: row.get(8)? },
        fields: serde_json::from_str(&row.get::<_, String>(9)?)?,
        deps: serde_json::from_str(&row.get::<_, String>(10)?)?,
        at: row.get(11)?,
        supersedes: find_id(row, 12)?,
    };
    Ok(Line {
        ord: row.get(0)?,
        group_id: id(row, 1)?,
        mutation,
        state: LineState::parse(&state).ok_or_else(|| unknown("state", &state))?,
        refusal: refusal.map(|text| serde_json::from_str(&text)).transpose()?,
        verb: row.get(15)?,
        title: row.get(16)?,
    })
}

pub(crate) fn table_of(code: &str) -> Result<Table, Error> {
    Table::parse(code).ok_or_else(|| Error::BadRow(format!("no table {code}")))
}

pub(crate) fn id(row: &rusqlite::Row<'_>, place: usize) -> Result<Uuid, Error> {
    Ok(Uuid::from_bytes(row.get(place)?))
}

pub(crate) fn find_id(row: &rusqlite::Row<'_>, place: usize) -> Result<Option<Uuid>, Error> {
    Ok(row.get::<_, Option<[u8; 16]>>(place)?.map(Uuid::from_bytes))
}

/// Lines that meet a condition, in the order in which they were made.
pub(crate) fn list(tx: &Connection, condition: &str, params: impl Params) -> Result<Vec<Line>, Error> {
    let mut statement = tx.prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE {condition} ORDER BY ord"))?;
    let mut rows = statement.query(params)?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(read(row)?);
    }
    Ok(lines)
}

/// All edits of a record that the hub has not taken.
pub(crate) fn lane(tx: &Connection, table: Table, id: Uuid) -> Result<Vec<Line>, Error> {
    list(tx, "t = ? AND id = ?", (table.code(), blob(&id)))
}

pub(crate) fn group(tx: &Connection, group_id: Uuid) -> Result<Vec<Line>, Error> {
    list(tx, "group_id = ?", [blob(&group_id)])
}

pub(crate) fn find(tx: &Connection, mutation_id: Uuid) -> Result<Option<Line>, Error> {
    Ok(list(tx, "mutation_id = ?", [blob(&mutation_id)])?.pop())
}

pub(crate) fn count_of_group(tx: &Connection, group_id: Uuid) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM outbox WHERE group_id = ?";
    Ok(tx.prepare_cached(sql)?.query_row([blob(&group_id)], |row| row.get(0))?)
}

/// Keeps a line, new or changed.
pub(crate) fn save(tx: &Connection, line: &Line) -> Result<(), Error> {
    let sql = format!(
        "INSERT INTO outbox ({COLUMNS}, workspace_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT workspace_id FROM sync_state))
         ON CONFLICT (mutation_id) DO UPDATE SET group_id = excluded.group_id, device_seq = excluded.device_seq,
         op = excluded.op, fields = excluded.fields, deps = excluded.deps, at = excluded.at,
         supersedes = excluded.supersedes, state = excluded.state, refusal = excluded.refusal"
    );
    let mutation = &line.mutation;
    let mut statement = tx.prepare_cached(&sql)?;
    statement.execute(rusqlite::params![
        line.ord,
        blob(&line.group_id),
        blob(&mutation.mutation_id),
        (mutation.device_seq > 0).then_some(mutation.device_seq),
        mutation.table.code(),
        blob(&mutation.id),
        mutation.op.code(),
        mutation.base.epoch.as_ref().map(blob),
        mutation.base.v,
        serde_json::to_string(&mutation.fields)?,
        serde_json::to_string(&mutation.deps)?,
        mutation.at,
        mutation.supersedes.as_ref().map(blob),
        line.state.code(),
        line.refusal.as_ref().map(serde_json::to_string).transpose()?,
        line.verb,
        line.title,
    ])?;
    Ok(())
}

pub(crate) fn remove(tx: &Connection, mutation_id: Uuid) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM outbox WHERE mutation_id = ?")?.execute([blob(&mutation_id)])?;
    Ok(())
}

/// The edit that made a record, as long as the hub does not have it.
pub(crate) fn find_create(tx: &Connection, id: &Uuid) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT mutation_id FROM outbox WHERE id = ? AND op IN ('create', 'restore') ORDER BY ord DESC LIMIT 1";
    let found = tx.prepare_cached(sql)?.query_row([blob(id)], |row| row.get::<_, [u8; 16]>(0)).optional()?;
    Ok(found.map(Uuid::from_bytes))
}

/// Lines that can't go before this one.
pub(crate) fn dependants(tx: &Connection, mutation_id: Uuid) -> Result<Vec<Line>, Error> {
    list(tx, "EXISTS (SELECT 1 FROM json_each(deps) WHERE value = ?)", [mutation_id.to_string()])
}

/// Makes what builds on one edit build on another. What was sent keeps its bytes.
pub(crate) fn replace_dep(tx: &Connection, gone: Uuid, kept: Option<Uuid>) -> Result<(), Error> {
    for mut line in dependants(tx, gone)? {
        if line.state != LineState::Sending {
            line.mutation.deps.retain(|dep| *dep != gone);
            line.mutation.deps.extend(kept);
            save(tx, &line)?;
        }
    }
    Ok(())
}

pub(crate) fn take_ord(tx: &Connection) -> Result<i64, Error> {
    let sql = "UPDATE sync_state SET next_ord = next_ord + 1 RETURNING next_ord - 1";
    Ok(tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Numbers that the hub counts have no gap: it sees at once when one is missing.
pub(crate) fn take_device_seq(tx: &Connection) -> Result<i64, Error> {
    let sql = "UPDATE sync_state SET next_device_seq = next_device_seq + 1 RETURNING next_device_seq - 1";
    Ok(tx.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
