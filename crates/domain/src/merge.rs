//! Brings one mutation together with the row as it is now. The hub decides with it, a laptop previews with it, the
//! simulator checks it: read [`merge`].
//!
//! A field is free to take the new value when it still is what the author saw, or already is what they want. All
//! else means that somebody changed it unseen, and the field's policy speaks. Deciding by values, not by who wrote
//! last, stays right when history was compacted or the hub went back to an older backup (docs/adr/0007).

use std::collections::BTreeSet;

use serde_json::Value;
use tandem_model::{ConflictKind, DealStage, Table};

use crate::{
    deal,
    mutation::{FieldChange, Fields, KEPT_BY_HUB, Mutation, Op},
    policy::{Policy, atomic_set, policy_of},
};

/// The row as it is now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Current<'a> {
    There(&'a Fields),
    /// Not there; with what it last was, as long as that is known.
    Gone(Option<&'a Fields>),
}

/// What becomes of the row.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Keep,
    /// The whole row after the mutation.
    Write(Fields),
    Remove,
}

/// Fields that could not be brought together, with all there is to decide from.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub kind: ConflictKind,
    /// In alphabetical order.
    pub fields: Vec<String>,
    /// What the author of the mutation saw.
    pub base: Fields,
    /// What they want; for a row that is gone, the whole row with their changes on it.
    pub mine: Fields,
    /// What is there now.
    pub theirs: Fields,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub effect: Effect,
    pub clashes: Vec<Clash>,
    /// Fields that both changed and whose policy brought them together.
    pub combined: Vec<String>,
}

impl Merged {
    fn keep() -> Self {
        Self { effect: Effect::Keep, clashes: Vec::new(), combined: Vec::new() }
    }
}

/// Same row and mutation in, same answer out, whoever asks.
pub fn merge(current: Current<'_>, mutation: &Mutation) -> Merged {
    match (current, mutation.op) {
        // A hub that came back from a backup may hear of a removal before it hears of what was removed.
        (Current::Gone(Some(_)), Op::Create) => {
            Merged { clashes: vec![creation_of_removed(mutation)], ..Merged::keep() }
        }
        (Current::Gone(_), Op::Create | Op::Restore) => {
            Merged { effect: Effect::Write(created(mutation)), ..Merged::keep() }
        }
        (Current::Gone(_), Op::Del) => Merged::keep(),
        (Current::Gone(last), Op::Set) => Merged { clashes: vec![edit_of_removed(last, mutation)], ..Merged::keep() },
        (Current::There(row), Op::Del) => remove(row, mutation),
        (Current::There(row), Op::Create | Op::Set | Op::Restore) => set(row, mutation),
    }
}

/// What the user sees while the mutation waits: the row after it, their own value where it may clash.
/// `None` when they removed it, or there is nothing to lay it over.
pub fn lay_over(current: Option<&Fields>, mutation: &Mutation) -> Option<Fields> {
    if mutation.op == Op::Del {
        return None;
    }
    let merged = merge(current.map_or(Current::Gone(None), Current::There), mutation);
    let mut row = match merged.effect {
        Effect::Write(row) => row,
        Effect::Keep => current?.clone(),
        Effect::Remove => return None,
    };
    for clash in merged.clashes {
        row.extend(clash.mine);
    }
    Some(row)
}

fn created(mutation: &Mutation) -> Fields {
    let mut row: Fields = mutation.fields.iter().map(|(name, change)| (name.clone(), change.new.clone())).collect();
    row.insert("id".into(), Value::from(mutation.id.to_string()));
    row
}

/// The author's whole row, so that whoever decides for it can bring it back.
fn edit_of_removed(last: Option<&Fields>, mutation: &Mutation) -> Clash {
    let changed = mutation.fields.iter().filter(|(_, change)| !change.is_witness());
    let (mut base, mut mine) = (Fields::new(), last.cloned().unwrap_or_default());
    let mut fields = Vec::new();
    for (name, change) in changed {
        base.insert(name.clone(), change.old.clone());
        mine.insert(name.clone(), change.new.clone());
        fields.push(name.clone());
    }
    KEPT_BY_HUB.iter().for_each(|kept| drop(mine.remove(*kept)));
    Clash { kind: ConflictKind::Removed, fields, base, mine, theirs: Fields::new() }
}

/// All of the record that its author made, so that it can be brought back as it was meant.
fn creation_of_removed(mutation: &Mutation) -> Clash {
    let wanted = mutation.fields.iter().filter(|(_, change)| !change.is_witness());
    let mine = mutation.fields.iter().map(|(name, change)| (name.clone(), change.new.clone())).collect();
    Clash {
        kind: ConflictKind::Removed,
        fields: wanted.map(|(name, _)| name.clone()).collect(),
        base: Fields::new(),
        mine,
        theirs: Fields::new(),
    }
}

/// A removal counts only for the row that was seen.
fn remove(row: &Fields, mutation: &Mutation) -> Merged {
    let unseen = mutation.fields.iter().filter(|(name, change)| {
        policy_of(mutation.table, name) == Policy::Conflict && value_of(row, name) != change.old
    });
    let (mut base, mut theirs, mut fields) = (Fields::new(), Fields::new(), Vec::new());
    for (name, change) in unseen {
        base.insert(name.clone(), change.old.clone());
        theirs.insert(name.clone(), value_of(row, name));
        fields.push(name.clone());
    }
    if fields.is_empty() {
        return Merged { effect: Effect::Remove, ..Merged::keep() };
    }
    let clash = Clash { kind: ConflictKind::Changed, fields, base, mine: Fields::new(), theirs };
    Merged { clashes: vec![clash], ..Merged::keep() }
}

fn set(row: &Fields, mutation: &Mutation) -> Merged {
    let mut merged = Merged::keep();
    let mut after = row.clone();
    let mut seen = BTreeSet::new();
    for (name, change) in &mutation.fields {
        if change.is_witness() || KEPT_BY_HUB.contains(&name.as_str()) || seen.contains(name.as_str()) {
            continue;
        }
        let together = atomic_set(mutation.table, name);
        seen.extend(together.iter().copied());
        set_together(row, mutation, &together, &mut after, &mut merged);
    }
    if after != *row {
        merged.effect = Effect::Write(after);
    }
    merged
}

/// One atomic set: all of its fields take the new value, or none does.
fn set_together(row: &Fields, mutation: &Mutation, names: &[&str], after: &mut Fields, merged: &mut Merged) {
    let changes = || names.iter().filter_map(|name| Some((*name, mutation.fields.get(*name)?)));
    let mut values = Vec::new();
    let mut combined = Vec::new();
    for (name, change) in changes() {
        let current = value_of(row, name);
        let policy = policy_of(mutation.table, name);
        // Who brings a whole record says how much there is, not how much more.
        let policy = if policy == Policy::Add && mutation.op != Op::Set { Policy::First } else { policy };
        match bring_together(policy, &current, change) {
            Some(value) => {
                if !is_free(policy, &current, change) {
                    combined.push(name.to_owned());
                }
                values.push((name.to_owned(), value));
            }
            None => return merged.clashes.push(clash(row, changes())),
        }
    }
    merged.combined.extend(combined);
    after.extend(values);
}

fn clash<'a>(row: &Fields, changes: impl Iterator<Item = (&'a str, &'a FieldChange)>) -> Clash {
    let mut clash = Clash {
        kind: ConflictKind::Field,
        fields: Vec::new(),
        base: Fields::new(),
        mine: Fields::new(),
        theirs: Fields::new(),
    };
    for (name, change) in changes {
        clash.fields.push(name.to_owned());
        clash.base.insert(name.to_owned(), change.old.clone());
        clash.mine.insert(name.to_owned(), change.new.clone());
        clash.theirs.insert(name.to_owned(), value_of(row, name));
    }
    clash.fields.sort_unstable();
    clash
}

/// It is as the author saw it, or as they want it; but two differences that end alike still are two.
fn is_free(policy: Policy, current: &Value, change: &FieldChange) -> bool {
    current == &change.old || (current == &change.new && policy != Policy::Add)
}

/// The value after both changes; `None` when they can't be brought together.
fn bring_together(policy: Policy, current: &Value, change: &FieldChange) -> Option<Value> {
    if policy == Policy::Derived {
        return Some(current.clone());
    }
    if is_free(policy, current, change) {
        return Some(change.new.clone());
    }
    match policy {
        Policy::Conflict | Policy::Derived => None,
        Policy::First => Some(current.clone()),
        Policy::Max => Some(extreme(current, &change.new, std::cmp::Ordering::Greater)),
        Policy::Min => Some(extreme(current, &change.new, std::cmp::Ordering::Less)),
        Policy::Add => add(current, change),
        Policy::SetUnion => union(current, change),
        Policy::Text3 => text3(current, change),
        Policy::State => step_forward(current, &change.new),
    }
}

/// Numbers by size, ISO days by their text; unknown yields to known.
fn extreme(a: &Value, b: &Value, wanted: std::cmp::Ordering) -> Value {
    let order = match (a, b) {
        (Value::Null, _) => return b.clone(),
        (_, Value::Null) => return a.clone(),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        _ => a.as_i64().cmp(&b.as_i64()),
    };
    if order == wanted { a.clone() } else { b.clone() }
}

fn add(current: &Value, change: &FieldChange) -> Option<Value> {
    let number = |value: &Value| if value.is_null() { Some(0) } else { value.as_i64() };
    let difference = number(&change.new)?.checked_sub(number(&change.old)?)?;
    Some(Value::from(number(current)?.checked_add(difference)?))
}

fn union(current: &Value, change: &FieldChange) -> Option<Value> {
    let lines = |value: &Value| -> Option<BTreeSet<String>> {
        match value {
            Value::Null => Some(BTreeSet::new()),
            Value::String(text) => Some(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()),
            _ => None,
        }
    };
    let (old, new, mut all) = (lines(&change.old)?, lines(&change.new)?, lines(current)?);
    all.retain(|line| new.contains(line) || !old.contains(line));
    all.extend(new.difference(&old).cloned());
    let text = all.into_iter().collect::<Vec<_>>().join("\n");
    Some(if text.is_empty() { Value::Null } else { Value::from(text) })
}

/// Most lines of the three texts together that are compared: the time grows with their square.
const MAX_TEXT3_LINES: usize = 6_000;

fn text3(current: &Value, change: &FieldChange) -> Option<Value> {
    let lines = |value: &Value| value.as_str().map_or(0, |text| text.lines().count());
    if lines(current) + lines(&change.old) + lines(&change.new) > MAX_TEXT3_LINES {
        return None;
    }
    let text = |value: &Value| -> Option<String> {
        match value {
            Value::Null => Some(String::new()),
            // A last line without an end would clash with whatever follows it.
            Value::String(text) => Some(format!("{text}\n")),
            _ => None,
        }
    };
    let merged = diffy::merge(&text(&change.old)?, &text(current)?, &text(&change.new)?).ok()?;
    let merged = merged.strip_suffix('\n').unwrap_or(&merged);
    Some(if merged.is_empty() { Value::Null } else { Value::from(merged) })
}

fn step_forward(current: &Value, new: &Value) -> Option<Value> {
    let stage = |value: &Value| DealStage::parse(value.as_str()?);
    deal::is_forward(stage(current)?, stage(new)?).then(|| new.clone())
}

fn value_of(row: &Fields, name: &str) -> Value {
    row.get(name).cloned().unwrap_or(Value::Null)
}

/// Whether rows of the table are made by the hub alone: what a laptop says about them is only a preview.
pub fn is_derived(table: Table) -> bool {
    policy_of(table, "id") == Policy::Derived && table != Table::Conflict
}

#[cfg(test)]
mod tests;
