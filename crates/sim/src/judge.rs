//! Looks at one group after the hub has taken it: was anything lost, or written over unseen? It knows the promises, not
//! the code that keeps them, so it repeats none of the merge.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tandem_domain::{
    FieldChange, Fields, Mutation, Op, deal,
    policy::{Policy, atomic_set, policy_of},
    push::{RecordKey, Status, Verdict},
};
use tandem_model::{ConflictKind, DealStage, Row, Table, conflict};

use crate::{
    ledger::Ledger,
    wire::{Checked, PushGroup, Record, Shared, violation},
};

pub struct Case<'a> {
    /// All rows, after the group.
    pub rows: &'a BTreeMap<RecordKey, Shared>,
    /// What was removed before the group, and remembered.
    pub removed: &'a BTreeSet<RecordKey>,
    pub group: &'a PushGroup,
    pub verdicts: &'a [Verdict],
    /// What changed, as it was.
    pub before: &'a BTreeMap<RecordKey, Option<Shared>>,
    pub after: &'a BTreeMap<RecordKey, Shared>,
}

pub fn judge(case: &Case<'_>, ledger: &mut Ledger) -> Checked {
    let refused = case.verdicts.iter().filter(|verdict| verdict.status == Status::Parked).count();
    if refused > 0 && (refused < case.verdicts.len() || !case.after.is_empty()) {
        return violation("I6", format!("a part of group {} was refused", case.group.group));
    }
    if refused > 0 {
        return Ok(());
    }
    for (mutation, verdict) in case.group.mutations.iter().zip(case.verdicts) {
        if mutation.table != Table::StageChange {
            judge_mutation(case, mutation, verdict)?;
        }
    }
    case.after.iter().try_for_each(|(key, record)| judge_row(case, *key, record, ledger))
}

impl Case<'_> {
    fn fields_before(&self, key: RecordKey) -> Option<&Fields> {
        match self.before.get(&key) {
            Some(record) => record.as_ref().and_then(|record| record.fields()),
            None => self.rows.get(&key).and_then(|record| record.fields()),
        }
    }

    fn fields_after(&self, key: RecordKey) -> Option<&Fields> {
        self.rows.get(&key).and_then(|record| record.fields())
    }

    /// What the conflicts of a verdict keep of its author's wish.
    fn kept(&self, verdict: &Verdict) -> Fields {
        let conflicts = verdict.conflicts.iter().filter_map(|id| self.rows.get(&(Table::Conflict, id.0)));
        conflicts.filter_map(|record| as_conflict(record)).flat_map(|row| parse(&row.mine)).collect()
    }
}

fn as_conflict(record: &Record) -> Option<&conflict::Model> {
    match &record.row {
        Some((Row::Conflict(row), _)) => Some(row),
        _ => None,
    }
}

fn parse(text: &str) -> Fields {
    serde_json::from_str(text).unwrap_or_default()
}

fn value(fields: &Fields, name: &str) -> Value {
    fields.get(name).cloned().unwrap_or(Value::Null)
}

fn judge_mutation(case: &Case<'_>, mutation: &Mutation, verdict: &Verdict) -> Checked {
    let key = (mutation.table, mutation.id);
    let kept = case.kept(verdict);
    match (case.fields_before(key), case.fields_after(key)) {
        (Some(before), Some(after)) => {
            if mutation.op == Op::Del {
                return if verdict.conflicts.is_empty() { lost(mutation, "the removal") } else { Ok(()) };
            }
            for (name, change) in &mutation.fields {
                judge_field(mutation, name, change, &value(before, name), &value(after, name))?;
                if !change.is_witness() && !is_carried(mutation.table, name, change, &value(after, name), &kept) {
                    return lost(mutation, name);
                }
            }
            judge_sets(mutation, before, after)
        }
        (Some(before), None) => judge_removal(mutation, before),
        (None, Some(_)) if mutation.op == Op::Create && case.removed.contains(&key) => {
            violation("I3", format!("{} brought back what was removed and did not say so", mutation.mutation_id))
        }
        (None, Some(after)) => {
            let missing = mutation.fields.iter().find(|(name, change)| value(after, name) != change.new);
            missing.map_or(Ok(()), |(name, _)| lost(mutation, name))
        }
        (None, None) if mutation.op == Op::Del || mutation.table == Table::Conflict => Ok(()),
        (None, None) => {
            let wanted = mutation.fields.iter().filter(|(_, change)| !change.is_witness());
            let missing = wanted.into_iter().find(|(name, change)| kept.get(*name) != Some(&change.new));
            missing.map_or(Ok(()), |(name, _)| lost(mutation, name))
        }
    }
}

fn lost(mutation: &Mutation, what: &str) -> Checked {
    let id = mutation.mutation_id;
    violation("I1", format!("{what} of {id} is neither in the {} nor in a conflict", mutation.table.code()))
}

/// A removal takes only what its author saw.
fn judge_removal(mutation: &Mutation, before: &Fields) -> Checked {
    if mutation.op != Op::Del {
        return violation("I10", format!("{} removed a row without asking for it", mutation.mutation_id));
    }
    let unseen = mutation.fields.iter().find(|(name, change)| {
        policy_of(mutation.table, name) == Policy::Conflict && value(before, name) != change.old
    });
    unseen.map_or(Ok(()), |(name, _)| {
        violation("I10", format!("{} removed a row whose {name} it had not seen", mutation.mutation_id))
    })
}

/// A value gives way only to somebody who saw it, or by its policy.
fn judge_field(mutation: &Mutation, name: &str, change: &FieldChange, was: &Value, is: &Value) -> Checked {
    let policy = policy_of(mutation.table, name);
    let counts = policy == Policy::Add && mutation.op == Op::Set;
    if counts {
        let difference = change.new.as_i64().unwrap_or(0) - change.old.as_i64().unwrap_or(0);
        if is.as_i64().unwrap_or(0) != was.as_i64().unwrap_or(0) + difference {
            return violation("I2", format!("{name}: {was} and a difference of {difference} made {is}"));
        }
        return Ok(());
    }
    if was == is || *was == change.old || is_joined(policy, change, was, is) {
        return Ok(());
    }
    let text = format!("{name} was {was} and is {is}; {} had seen {}", mutation.mutation_id, change.old);
    violation("I3", text)
}

fn is_joined(policy: Policy, change: &FieldChange, was: &Value, is: &Value) -> bool {
    match policy {
        Policy::Max => *is == change.new && (was.is_null() || less(was, is)),
        Policy::Min => *is == change.new && (was.is_null() || less(is, was)),
        Policy::State => {
            let stage = |value: &Value| DealStage::parse(value.as_str()?);
            *is == change.new && stage(was).zip(stage(is)).is_some_and(|(from, to)| deal::is_forward(from, to))
        }
        // What the author never saw stays.
        Policy::SetUnion | Policy::Text3 => {
            let (old, after) = (lines(&change.old), lines(is));
            lines(was).difference(&old).all(|line| after.contains(line))
        }
        _ => false,
    }
}

fn less(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a < b,
        _ => a.as_i64() < b.as_i64(),
    }
}

fn lines(value: &Value) -> BTreeSet<&str> {
    value.as_str().into_iter().flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}

/// What the author wanted is there, was joined in, or waits in a conflict.
fn is_carried(table: Table, name: &str, change: &FieldChange, is: &Value, kept: &Fields) -> bool {
    if *is == change.new || kept.get(name) == Some(&change.new) {
        return true;
    }
    match policy_of(table, name) {
        // The sum was judged before; who comes second to a decision has lost; the rest is the hub's to say.
        Policy::Add | Policy::First | Policy::Derived => true,
        Policy::Max => less(&change.new, is),
        Policy::Min => less(is, &change.new),
        Policy::SetUnion | Policy::Text3 => {
            let (old, after) = (lines(&change.old), lines(is));
            lines(&change.new).difference(&old).all(|line| after.contains(line))
        }
        Policy::State | Policy::Conflict => false,
    }
}

/// Of fields that only make sense together, all are as the author saw or wanted them, or none was taken.
fn judge_sets(mutation: &Mutation, before: &Fields, after: &Fields) -> Checked {
    for (name, change) in &mutation.fields {
        let taken = !change.is_witness() && value(before, name) != value(after, name);
        if !taken || policy_of(mutation.table, name) == Policy::Derived {
            continue;
        }
        for other in atomic_set(mutation.table, name) {
            let Some(wanted) = mutation.fields.get(other) else { continue };
            let is_joined = !matches!(policy_of(mutation.table, other), Policy::Conflict | Policy::State);
            if !is_joined && value(after, other) != wanted.new {
                let text = format!("{name} was taken from {} without its {other}", mutation.mutation_id);
                return violation("I3", text);
            }
        }
    }
    Ok(())
}

/// A row that changed has a reason in the group.
fn judge_row(case: &Case<'_>, key: RecordKey, record: &Shared, ledger: &mut Ledger) -> Checked {
    let before = case.before.get(&key).and_then(|before| before.as_ref());
    if before.is_some_and(|before| before.version >= record.version) {
        return violation("I8", format!("the version of {key:?} went from {before:?} to {}", record.version));
    }
    if case.group.mutations.iter().any(|mutation| (mutation.table, mutation.id) == key && key.0 != Table::StageChange) {
        return Ok(());
    }
    match &record.row {
        Some((Row::StageChange(line), _)) => {
            let deal = (Table::Deal, line.deal_id.0);
            let was = case.fields_before(deal).map(|deal| value(deal, "stage"));
            let is = case.fields_after(deal).map(|deal| value(deal, "stage"));
            let from = line.from_stage.clone().map(Value::from);
            if was == is || from != was || is != Some(line.to_stage.clone().into()) {
                return violation(
                    "I2",
                    format!("a line of history says {from:?} to {}, not {was:?} to {is:?}", line.to_stage),
                );
            }
            Ok(())
        }
        Some((Row::Conflict(row), _)) => judge_conflict(case, row, before, ledger),
        _ => violation("I3", format!("{key:?} changed and nobody asked for it")),
    }
}

fn judge_conflict(case: &Case<'_>, row: &conflict::Model, before: Option<&Shared>, ledger: &mut Ledger) -> Checked {
    if row.record_table == Table::Conflict.code() {
        return violation("I3", format!("{} is a conflict about a conflict", row.id));
    }
    let Some(before) = before.and_then(|before| as_conflict(before)) else {
        return ledger.name_conflict(row);
    };
    // The same author's later word may replace their own value, and nothing else of what waits.
    let said = |name: &str| {
        case.group
            .mutations
            .iter()
            .filter(|mutation| mutation.table.code() == row.record_table && mutation.id == row.record_id)
            .any(|mutation| mutation.fields.get(name).is_some_and(|change| !change.is_witness()))
    };
    // A removed row is kept as it last was, so what nobody wished for may be brought up to date.
    let wished: BTreeSet<String> = serde_json::from_str(&before.fields).unwrap_or_default();
    let (was, is) = (parse(&before.mine), parse(&row.mine));
    let gone = was.iter().find(|(name, old)| {
        is.get(*name) != Some(old) && !said(name) && (row.kind == ConflictKind::Field.code() || wished.contains(*name))
    });
    gone.map_or(Ok(()), |(name, old)| violation("I1", format!("{name} = {old} went from the open conflict {}", row.id)))
}
