//! Undo and redo, also after a restart. A step is taken back by an edit of its own; what was never sent leaves the
//! outbox by it, what was sent is answered by a second edit.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value;
use tandem_domain::{
    mutation::{Fields, Op},
    policy::{Policy, policy_of},
    scope::{Bucket, Deed, Place, may},
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
    state,
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
    /// It would remove what the hub has and the user may not remove; it is forgotten too.
    Forbidden {
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
    /// Steps that are turned together with it.
    batch: Option<[u8; 16]>,
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
        let outcome = self.writer().run(Priority::User, move |file| turn(file, way, only, at)).await?;
        self.tell_outbox();
        Ok(outcome)
    }
}

/// Remembers what an edit did; false when it did nothing. What was undone before can't be redone any more.
pub(crate) fn save_step(tx: &Connection, edit: &Edit, batch: Option<Uuid>, parts: &[Part]) -> Result<bool, Error> {
    if parts.is_empty() {
        return Ok(false);
    }
    tx.prepare_cached("DELETE FROM undo_step WHERE undone = 1")?.execute([])?;
    let sql = "INSERT INTO undo_step (group_id, at, verb, title, record_t, record_id, parts, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let record = edit.label.record;
    tx.prepare_cached(sql)?.execute((
        blob(&edit.group_id),
        edit.at,
        &edit.label.verb,
        &edit.label.title,
        record.map(|(table, _)| table.code()),
        record.as_ref().map(|(_, id)| blob(id)),
        serde_json::to_string(parts)?,
        batch.as_ref().map(blob),
    ))?;
    // A batch counts once, and goes as a whole.
    let sql = "DELETE FROM undo_step WHERE id <= (SELECT max(id) FROM undo_step GROUP BY coalesce(batch, group_id)
               ORDER BY max(id) DESC LIMIT 1 OFFSET ?)";
    tx.prepare_cached(sql)?.execute([MOST_STEPS])?;
    Ok(true)
}

/// Why a step stays as it is.
enum Stays {
    ChangedSince,
    Forbidden,
}

/// All steps of a batch or none. What was turned before one that stays goes away with the transaction: inside of a
/// savepoint each statement costs more the more was written since.
fn turn(file: &mut Connection, way: Way, only: Option<Uuid>, at: i64) -> Result<UndoOutcome, Error> {
    let tx = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some(batch) = find_batch(&tx, way, only)? else { return Ok(UndoOutcome::Nothing) };
    let Batch { id, batch, label, steps } = batch;
    let mut touched = Touched::default();
    for step in steps {
        let Some(stays) = turn_step(&tx, way, step, at, &mut touched)? else { continue };
        tx.rollback()?;
        // Out of its turn it keeps its place.
        if only.is_none() {
            let tx = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
            forget(&tx, way, id, batch)?;
            tx.commit()?;
        }
        return Ok(match stays {
            Stays::ChangedSince => UndoOutcome::ChangedSince { label },
            Stays::Forbidden => UndoOutcome::Forbidden { label },
        });
    }
    let topics = write::finish(&tx, touched)?.topics;
    tx.commit()?;
    Ok(UndoOutcome::Done { label, topics })
}

/// Steps that are turned together, in their order, with the first of them and its name.
struct Batch {
    id: i64,
    batch: Option<[u8; 16]>,
    label: Label,
    steps: Vec<Step>,
}

fn find_batch(tx: &Connection, way: Way, only: Option<Uuid>) -> Result<Option<Batch>, Error> {
    let which = match way {
        Way::Undo => "undone = 0 AND (?1 IS NULL OR group_id = ?1) ORDER BY id DESC LIMIT 1",
        Way::Redo => "undone = 1 AND (?1 IS NULL OR group_id = ?1) ORDER BY id LIMIT 1",
    };
    let Some(step) = list_steps(tx, which, only.as_ref().map(blob))?.pop() else { return Ok(None) };
    let (id, label, batch) = (step.id, step.label.clone(), step.batch.filter(|_| only.is_none()));
    let steps = match (batch, way) {
        (None, _) => vec![step],
        (batch, Way::Undo) => {
            list_steps(tx, "undone = 0 AND batch = ?1 ORDER BY id DESC", batch.as_ref().map(<[u8; 16]>::as_slice))?
        }
        (batch, Way::Redo) => {
            list_steps(tx, "undone = 1 AND batch = ?1 ORDER BY id", batch.as_ref().map(<[u8; 16]>::as_slice))?
        }
    };
    Ok(Some(Batch { id, batch, label, steps }))
}

fn turn_step(
    tx: &Transaction<'_>,
    way: Way,
    step: Step,
    at: i64,
    touched: &mut Touched,
) -> Result<Option<Stays>, Error> {
    let Some(changes) = plan(tx, step.parts, way)? else { return Ok(Some(Stays::ChangedSince)) };
    for change in &changes {
        if let Some(stays) = removal_stays(tx, change)? {
            return Ok(Some(stays));
        }
    }
    let records: Vec<_> = changes.iter().map(Change::record).collect();
    let folding = if fold::all_end_fresh(tx, &records)? { Folding::Each } else { Folding::Single };
    let verb = if way == Way::Undo { "undo" } else { "redo" };
    let edit = Edit { group_id: Uuid::now_v7(), at, label: Label { verb: verb.into(), ..step.label } };
    edit::apply(tx, &changes, &edit, folding, touched)?;
    tx.execute("UPDATE undo_step SET undone = ? WHERE id = ?", (way == Way::Undo, step.id))?;
    Ok(None)
}

/// A record that others have begun to work with is not taken away from under them, and nobody takes from the hub what
/// they may not remove.
fn removal_stays(tx: &Connection, change: &Change) -> Result<Option<Stays>, Error> {
    let Change::Del { table, id, .. } = change else { return Ok(None) };
    let Some(belonging) = belonging(*table) else { return Ok(None) };
    if tx.prepare_cached(belonging)?.query_row([blob(id)], |row| row.get(0))? {
        return Ok(Some(Stays::ChangedSince));
    }
    let line = line::lane(tx, *table, *id)?.into_iter().next();
    let is_here_only = line.is_some_and(|line| matches!(line.mutation.op, Op::Create) && line.is_fresh());
    let place = Place { bucket: Bucket::Public, finance: false };
    let may = may(&state::access(tx)?, Deed::Remove, *table, &place).is_ok();
    Ok((!is_here_only && !may).then_some(Stays::Forbidden))
}

/// Whether something belongs to a record that an import may have made.
const fn belonging(table: Table) -> Option<&'static str> {
    match table {
        Table::Partner => Some(
            "SELECT EXISTS (SELECT 1 FROM deal WHERE partner_id = ?1) OR EXISTS (SELECT 1 FROM person WHERE partner_id = ?1)
             OR EXISTS (SELECT 1 FROM activity WHERE partner_id = ?1) OR EXISTS (SELECT 1 FROM task WHERE partner_id = ?1)
             OR EXISTS (SELECT 1 FROM registration WHERE partner_id = ?1)",
        ),
        // By partner as well, which has an index: whoever moved on was changed since.
        Table::Person => Some(
            "SELECT EXISTS (SELECT 1 FROM enrollment WHERE person_id = ?1)
             OR EXISTS (SELECT 1 FROM person p JOIN activity a ON a.partner_id = p.partner_id AND a.person_id = p.id WHERE p.id = ?1)
             OR EXISTS (SELECT 1 FROM person p JOIN task t ON t.partner_id = p.partner_id AND t.person_id = p.id WHERE p.id = ?1)",
        ),
        Table::Deal => Some(
            "SELECT EXISTS (SELECT 1 FROM activity WHERE deal_id = ?1) OR EXISTS (SELECT 1 FROM task WHERE deal_id = ?1)",
        ),
        _ => None,
    }
}

fn forget(tx: &Connection, way: Way, id: i64, batch: Option<[u8; 16]>) -> Result<(), Error> {
    match (way, batch) {
        (Way::Undo, Some(batch)) => tx.execute("DELETE FROM undo_step WHERE batch = ?", [batch])?,
        (Way::Undo, None) => tx.execute("DELETE FROM undo_step WHERE id = ?", [id])?,
        // Steps after it build on it.
        (Way::Redo, _) => tx.execute("DELETE FROM undo_step WHERE id >= ?", [id])?,
    };
    Ok(())
}

fn list_steps(tx: &Connection, which: &str, key: Option<&[u8]>) -> Result<Vec<Step>, Error> {
    let sql = format!("SELECT id, verb, title, record_t, record_id, parts, batch FROM undo_step WHERE {which}");
    let mut statement = tx.prepare(&sql)?;
    let mut rows = statement.query([key])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let record: (Option<String>, Option<[u8; 16]>) = (row.get(3)?, row.get(4)?);
        let record = match record {
            (Some(code), Some(id)) => Some((line::table_of(&code)?, Uuid::from_bytes(id))),
            _ => None,
        };
        let label = Label { verb: row.get(1)?, title: row.get(2)?, record };
        let parts = serde_json::from_str(&row.get::<_, String>(5)?)?;
        steps.push(Step { id: row.get(0)?, batch: row.get(6)?, label, parts });
    }
    Ok(steps)
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
