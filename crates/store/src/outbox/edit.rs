//! How one edit of the user comes in: a line in the outbox, a copy of what the hub last said, and the row as the user
//! wants it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tandem_domain::{
    merge::is_derived,
    mutation::{Base, FieldChange, Fields, KEPT_BY_HUB, Mutation, Op},
    outbox::LineState,
    policy::{Policy, atomic_set, policy_of},
};
use tandem_model::{Row, Table};
use uuid::Uuid;

use super::{
    fold,
    lay::{self, BaseCopy},
    line::{self, Line},
    renew,
};
use crate::{
    Change, Edit, Error,
    rows::{self, blob},
    state,
    write::Touched,
};

/// What an edit did to one record: whole rows where it came or went, else the fields that changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Part {
    pub(crate) t: Table,
    pub(crate) id: Uuid,
    /// `None`: there was no such row.
    pub(crate) before: Option<Fields>,
    pub(crate) after: Option<Fields>,
}

/// Which edits may become one with what waits already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folding {
    /// An edit of a single record: half of an action would be none.
    Single,
    /// Each record by itself: the edit takes back what was never sent.
    Each,
}

/// Keeps the changes as one group. Gives what they did; empty when everything already was as wanted.
pub(crate) fn apply(
    tx: &Connection,
    changes: &[Change],
    edit: &Edit,
    folding: Folding,
    touched: &mut Touched,
) -> Result<Vec<Part>, Error> {
    let mut parts = Vec::new();
    for change in changes {
        parts.extend(save(tx, change, edit, touched)?);
    }
    for part in &parts {
        fold::fold_lane(tx, part.t, part.id, folding)?;
        lay::relay(tx, part.t, part.id, touched)?;
    }
    Ok(parts)
}

fn save(tx: &Connection, change: &Change, edit: &Edit, touched: &mut Touched) -> Result<Option<Part>, Error> {
    let (table, id, wanted) = match change {
        Change::Put(row) => (row.table(), row.uuid(), Some(wanted_fields(row)?)),
        Change::Del { table, id, .. } => (*table, *id, None),
    };
    // The hub makes these rows by itself, from what happens to others.
    if is_derived(table) {
        return Ok(None);
    }
    let shown = rows::find_fields(tx, table, id)?;
    let asked = match (&shown, &wanted) {
        (None, None) => None,
        (Some(old), None) => Some((Op::Del, removal(old))),
        (None, Some(new)) => Some((Op::Create, creation(new))),
        (Some(old), Some(new)) => Some((Op::Set, differences(table, old, new))).filter(|(_, set)| !set.is_empty()),
    };
    let Some((op, fields)) = asked else { return Ok(None) };
    renew::renew_lane(tx, table, id)?;
    let base = lay::keep_base(tx, table, id, shown.as_ref())?;
    let op = if op == Op::Create && was_there(tx, table, id, &base)? { Op::Restore } else { op };
    save_line(tx, (table, id), op, fields.clone(), &base, edit)?;
    // The next change of the group may be of the same record.
    lay::relay(tx, table, id, touched)?;
    Ok(Some(part_of(table, id, op, fields)))
}

/// Whether a record that comes is one that comes back: the hub asks who brings a removed one unawares.
fn was_there(tx: &Connection, table: Table, id: Uuid, base: &BaseCopy) -> Result<bool, Error> {
    if base.version > 0 || base.last.is_some() {
        return Ok(true);
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM archive WHERE t = ?1 AND id = ?2 AND state IN ('acked', 'conflict'))
                   OR EXISTS (SELECT 1 FROM conflict WHERE record_id = ?2 AND record_table = ?1)";
    Ok(tx.prepare_cached(sql)?.query_row((table.code(), blob(&id)), |row| row.get(0))?)
}

fn wanted_fields(row: &Row) -> Result<Fields, Error> {
    let mut fields = rows::fields_of(row)?;
    KEPT_BY_HUB.iter().for_each(|kept| drop(fields.remove(*kept)));
    Ok(fields)
}

fn removal(old: &Fields) -> BTreeMap<String, FieldChange> {
    let seen = old.iter().filter(|(name, _)| !KEPT_BY_HUB.contains(&name.as_str()));
    seen.map(|(name, old)| (name.clone(), FieldChange { old: old.clone(), new: Value::Null })).collect()
}

fn creation(new: &Fields) -> BTreeMap<String, FieldChange> {
    new.iter().map(|(name, new)| (name.clone(), FieldChange { old: Value::Null, new: new.clone() })).collect()
}

/// The fields that change, and those that have to stay as they are for the change to make sense.
fn differences(table: Table, old: &Fields, new: &Fields) -> BTreeMap<String, FieldChange> {
    let value = |row: &Fields, name: &str| row.get(name).cloned().unwrap_or(Value::Null);
    let change = |name: &str| FieldChange { old: value(old, name), new: value(new, name) };
    let changed = new.keys().filter(|name| policy_of(table, name) != Policy::Derived && !change(name).is_witness());
    let together = changed.flat_map(|name| atomic_set(table, name));
    together.map(|name| (name.to_owned(), change(name))).collect()
}

fn part_of(t: Table, id: Uuid, op: Op, fields: BTreeMap<String, FieldChange>) -> Part {
    let changed = || fields.iter().filter(|(_, change)| op != Op::Set || !change.is_witness());
    let before = (!matches!(op, Op::Create | Op::Restore))
        .then(|| changed().map(|(name, change)| (name.clone(), change.old.clone())).collect());
    let after = (op != Op::Del).then(|| changed().map(|(name, change)| (name.clone(), change.new.clone())).collect());
    Part { t, id, before, after }
}

fn save_line(
    tx: &Connection,
    (table, id): (Table, Uuid),
    op: Op,
    fields: BTreeMap<String, FieldChange>,
    base: &BaseCopy,
    edit: &Edit,
) -> Result<(), Error> {
    let deps = find_deps(tx, (table, id), &fields)?;
    let mutation = Mutation {
        mutation_id: Uuid::now_v7(),
        device_seq: 0,
        table,
        id,
        op,
        base: Base { epoch: state::hub_epoch(tx)?, v: base.version },
        fields,
        deps,
        at: edit.at,
        supersedes: None,
    };
    line::save(
        tx,
        &Line {
            ord: line::take_ord(tx)?,
            group_id: edit.group_id,
            mutation,
            state: LineState::Queued,
            refusal: None,
            verb: edit.label.verb.clone(),
            title: edit.label.title.clone(),
        },
    )
}

/// Edits without which this one makes no sense, as long as the hub does not have them: the one before it on the same
/// record, and those that made the records which it names.
fn find_deps(
    tx: &Connection,
    (table, own): (Table, Uuid),
    fields: &BTreeMap<String, FieldChange>,
) -> Result<Vec<Uuid>, Error> {
    let before = line::lane(tx, table, own)?.pop();
    let mut deps: Vec<Uuid> = before.map(|line| line.mutation.mutation_id).into_iter().collect();
    for change in fields.values().filter(|change| !change.is_witness()) {
        let Some(id) = change.new.as_str().and_then(|text| text.parse().ok()) else { continue };
        if id != own {
            deps.extend(line::find_create(tx, &id)?);
        }
    }
    deps.sort_unstable();
    deps.dedup();
    Ok(deps)
}
