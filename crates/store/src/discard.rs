//! Throws an edit away because the user says so. What it was stays on record.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction};
use serde_json::Value;
use tandem_domain::{mutation::Op, outbox::LineState};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Error, Store, Written,
    gate::Priority,
    outbox::{
        edit::Folding,
        fold, lay,
        line::{self, Line},
        renew,
    },
    rows::blob,
    write::{self, Touched},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discarded {
    Done(Written),
    /// The hub may have taken it already: undo it instead.
    Sent,
    /// There is no such edit any more.
    Unknown,
}

impl Store {
    /// Throws away an edit with its group and what makes no sense without it. `at` in microseconds UTC.
    pub async fn discard(&self, mutation_id: Uuid, at: i64) -> Result<Discarded, Error> {
        let discard = move |tx: &Transaction<'_>| discard(tx, mutation_id, at);
        let discarded = self.writer().transaction(Priority::User, discard).await?;
        self.tell_outbox();
        Ok(discarded)
    }
}

fn discard(tx: &Transaction<'_>, mutation_id: Uuid, at: i64) -> Result<Discarded, Error> {
    let Some(line) = line::find(tx, mutation_id)? else { return Ok(Discarded::Unknown) };
    let gone = find_all(tx, line.group_id)?;
    if gone.values().any(|line| line.state == LineState::Sending) {
        return Ok(Discarded::Sent);
    }
    for line in gone.values() {
        keep_record(tx, line, at)?;
        line::remove(tx, line.mutation.mutation_id)?;
    }
    gone.values().try_for_each(|line| renew::release(tx, line.mutation.mutation_id))?;
    let mut touched = Touched::default();
    let records: BTreeSet<(Table, Uuid)> = gone.values().map(|line| (line.mutation.table, line.mutation.id)).collect();
    for (table, id) in records {
        let of_record = gone.values().filter(|line| (line.mutation.table, line.mutation.id) == (table, id));
        of_record.into_iter().rev().try_for_each(|line| close_gap(tx, line))?;
        fold::fold_lane(tx, table, id, Folding::Single)?;
        lay::relay(tx, table, id, &mut touched)?;
    }
    Ok(Discarded::Done(write::finish(tx, touched)?))
}

/// A group and all that builds on a record which it makes, by order.
fn find_all(tx: &Connection, group_id: Uuid) -> Result<BTreeMap<i64, Line>, Error> {
    let (mut found, mut groups, mut next) = (BTreeMap::new(), BTreeSet::from([group_id]), vec![group_id]);
    while let Some(group) = next.pop() {
        for line in line::group(tx, group)? {
            if matches!(line.mutation.op, Op::Create | Op::Restore) {
                let mut others = line::lane(tx, line.mutation.table, line.mutation.id)?;
                others.retain(|other| other.ord > line.ord);
                others.extend(line::dependants(tx, line.mutation.mutation_id)?);
                let fresh = others.into_iter().map(|other| other.group_id).filter(|group| groups.insert(*group));
                next.extend(fresh.collect::<Vec<_>>());
            }
            found.insert(line.ord, line);
        }
    }
    Ok(found)
}

fn keep_record(tx: &Connection, line: &Line, at: i64) -> Result<(), Error> {
    let sql = "INSERT OR REPLACE INTO discarded (mutation_id, mutation, verb, title, at) VALUES (?, ?, ?, ?, ?)";
    tx.prepare_cached(sql)?.execute((
        blob(&line.mutation.mutation_id),
        serde_json::to_string(&line.mutation)?,
        &line.verb,
        &line.title,
        at,
    ))?;
    Ok(())
}

/// Later edits of the record saw what was thrown away; now they follow on what was before it.
fn close_gap(tx: &Connection, gone: &Line) -> Result<(), Error> {
    let (table, id) = (gone.mutation.table, gone.mutation.id);
    renew::renew_lane(tx, table, id)?;
    let changes = gone.mutation.fields.iter().filter(|(_, change)| !change.is_witness());
    let mut seen: BTreeMap<&String, (&Value, &Value)> =
        changes.map(|(name, change)| (name, (&change.new, &change.old))).collect();
    let later = line::lane(tx, table, id)?.into_iter().filter(|line| line.ord > gone.ord && line.is_fresh());
    for mut line in later {
        for (name, change) in &mut line.mutation.fields {
            let Some((wrong, right)) = seen.get(name) else { continue };
            if change.old == **wrong {
                let witness = change.is_witness();
                change.old = (*right).clone();
                if witness {
                    change.new = (*right).clone();
                } else {
                    seen.remove(name);
                }
            }
        }
        if line.mutation.op == Op::Set && line.mutation.fields.values().all(|change| change.is_witness()) {
            line::remove(tx, line.mutation.mutation_id)?;
            line::replace_dep(tx, line.mutation.mutation_id, None)?;
        } else {
            line::save(tx, &line)?;
        }
    }
    Ok(())
}
