//! Undo and redo, also after a restart. A step is taken back by an edit of its own; what was never sent leaves the
//! outbox by it, what was sent is answered by a second edit.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::Value;
use tandem_domain::{
    mutation::Fields,
    policy::{Policy, policy_of},
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Change, Edit, Error, Label, Store,
    gate::Priority,
    outbox::{
        edit::{self, Folding, Part},
        fold, line,
    },
    rows::{self, blob},
    write::{self, Touched},
};

/// Steps that are remembered.
const MOST_STEPS: u32 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoOutcome {
    Done {
        label: Label,
        topics: BTreeSet<Table>,
    },
    /// There is no step any more.
    Nothing,
    /// Somebody changed the same since: the step is forgotten, the one before it comes next.
    ChangedSince {
        label: Label,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

struct Step {
    id: i64,
    label: Label,
    parts: Vec<Part>,
}

impl Store {
    /// Takes back the user's latest step. `at` is their clock, microseconds UTC.
    pub async fn undo(&self, at: i64) -> Result<UndoOutcome, Error> {
        self.turn(Way::Undo, None, at).await
    }

    /// Does again what was last undone, unless something else was done since.
    pub async fn redo(&self, at: i64) -> Result<UndoOutcome, Error> {
        self.turn(Way::Redo, None, at).await
    }

    /// Takes back one step by itself, whatever was done after it.
    pub async fn undo_group(&self, group_id: Uuid, at: i64) -> Result<UndoOutcome, Error> {
        self.turn(Way::Undo, Some(group_id), at).await
    }

    async fn turn(&self, way: Way, only: Option<Uuid>, at: i64) -> Result<UndoOutcome, Error> {
        let outcome = self.writer().transaction(Priority::User, move |tx| turn(tx, way, only, at)).await?;
        self.tell_outbox();
        Ok(outcome)
    }
}

/// Remembers what an edit did; false when it did nothing. What was undone before can't be redone any more.
pub(crate) fn save_step(tx: &Connection, edit: &Edit, parts: &[Part]) -> Result<bool, Error> {
    if parts.is_empty() {
        return Ok(false);
    }
    tx.prepare_cached("DELETE FROM undo_step WHERE undone = 1")?.execute([])?;
    let sql =
        "INSERT INTO undo_step (group_id, at, verb, title, record_t, record_id, parts) VALUES (?, ?, ?, ?, ?, ?, ?)";
    let record = edit.label.record;
    tx.prepare_cached(sql)?.execute((
        blob(&edit.group_id),
        edit.at,
        &edit.label.verb,
        &edit.label.title,
        record.map(|(table, _)| table.code()),
        record.as_ref().map(|(_, id)| blob(id)),
        serde_json::to_string(parts)?,
    ))?;
    let sql = "DELETE FROM undo_step WHERE id <= (SELECT max(id) FROM undo_step) - ?";
    tx.prepare_cached(sql)?.execute([MOST_STEPS])?;
    Ok(true)
}

fn turn(tx: &Transaction<'_>, way: Way, only: Option<Uuid>, at: i64) -> Result<UndoOutcome, Error> {
    let Some(step) = find_step(tx, way, only)? else { return Ok(UndoOutcome::Nothing) };
    let label = step.label;
    let Some(changes) = plan(tx, step.parts, way)? else {
        let sql = match way {
            Way::Undo => "DELETE FROM undo_step WHERE id = ?",
            // Steps after it build on it.
            Way::Redo => "DELETE FROM undo_step WHERE id >= ?",
        };
        // Out of its turn it keeps its place.
        if only.is_none() {
            tx.execute(sql, [step.id])?;
        }
        return Ok(UndoOutcome::ChangedSince { label });
    };
    let records: Vec<_> = changes.iter().map(Change::record).collect();
    let folding = if fold::all_end_fresh(tx, &records)? { Folding::Each } else { Folding::Single };
    let verb = if way == Way::Undo { "undo" } else { "redo" };
    let edit = Edit { group_id: Uuid::now_v7(), at, label: Label { verb: verb.into(), ..label.clone() } };
    let mut touched = Touched::default();
    edit::apply(tx, &changes, &edit, folding, &mut touched)?;
    tx.execute("UPDATE undo_step SET undone = ? WHERE id = ?", (way == Way::Undo, step.id))?;
    let topics = write::finish(tx, touched)?.topics;
    Ok(UndoOutcome::Done { label, topics })
}

fn find_step(tx: &Connection, way: Way, only: Option<Uuid>) -> Result<Option<Step>, Error> {
    let which = match way {
        Way::Undo => "undone = 0 AND (?1 IS NULL OR group_id = ?1) ORDER BY id DESC",
        Way::Redo => "undone = 1 AND (?1 IS NULL OR group_id = ?1) ORDER BY id",
    };
    let sql = format!("SELECT id, verb, title, record_t, record_id, parts FROM undo_step WHERE {which} LIMIT 1");
    let found = tx.query_row(&sql, [only.as_ref().map(blob)], |row| {
        let record: (Option<String>, Option<[u8; 16]>) = (row.get(3)?, row.get(4)?);
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, record, row.get::<_, String>(5)?))
    });
    let Some((id, verb, title, record, parts)) = found.optional()? else { return Ok(None) };
    let record = match record {
        (Some(code), Some(id)) => Some((line::table_of(&code)?, Uuid::from_bytes(id))),
        _ => None,
    };
    Ok(Some(Step { id, label: Label { verb, title, record }, parts: serde_json::from_str(&parts)? }))
}

/// `None` when a field is not any more what the step, or its undoing, made of it.
fn plan(tx: &Connection, mut parts: Vec<Part>, way: Way) -> Result<Option<Vec<Change>>, Error> {
    if way == Way::Undo {
        parts.reverse();
    }
    let mut rows_now: BTreeMap<(Table, Uuid), Option<Fields>> = BTreeMap::new();
    let mut order = Vec::new();
    for part in parts {
        let record = (part.t, part.id);
        let (from, to) = match way {
            Way::Undo => (part.after, part.before),
            Way::Redo => (part.before, part.after),
        };
        let now = match rows_now.remove(&record) {
            Some(now) => now,
            None => {
                order.push(record);
                rows::find_fields(tx, part.t, part.id)?
            }
        };
        let Some(next) = turned(record, now, from, to) else { return Ok(None) };
        rows_now.insert(record, next);
    }
    let change = |(table, id): (Table, Uuid)| match rows_now.remove(&(table, id)).flatten() {
        Some(fields) => rows::row_of(table, fields).map(Change::Put),
        None => Ok(Change::Del { table, id, version: 0 }),
    };
    order.into_iter().map(change).collect::<Result<_, _>>().map(Some)
}

/// The row with one part of a step turned back; `None` when somebody has changed it since.
fn turned(
    (table, id): (Table, Uuid),
    now: Option<Fields>,
    from: Option<Fields>,
    to: Option<Fields>,
) -> Option<Option<Fields>> {
    let value = |row: &Fields, name: &str| row.get(name).cloned().unwrap_or(Value::Null);
    match (now, from, to) {
        (None, None, Some(mut row)) => {
            row.insert("id".into(), id.to_string().into());
            row.insert("version".into(), 0.into());
            Some(Some(row))
        }
        (Some(now), Some(from), to) => {
            let moved = |(name, was): (&String, &Value)| is_strict(table, name) && value(&now, name) != *was;
            if from.iter().any(moved) {
                return None;
            }
            let Some(to) = to else { return Some(None) };
            let mut row = now.clone();
            for (name, wanted) in to {
                let (is, was) = (value(&now, &name), value(&from, &name));
                if is == was {
                    row.insert(name, wanted);
                } else if policy_of(table, &name) == Policy::Add {
                    let number = |value: &Value| value.as_i64().unwrap_or(0);
                    row.insert(name, (number(&is) + number(&wanted) - number(&was)).into());
                }
            }
            Some(Some(row))
        }
        (None, None, None) => Some(None),
        _ => None,
    }
}

/// A field that somebody means. Others move on by themselves, and stay where they moved.
fn is_strict(table: Table, name: &str) -> bool {
    !matches!(policy_of(table, name), Policy::Max | Policy::Min | Policy::Add | Policy::Derived)
}
