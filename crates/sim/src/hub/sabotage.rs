//! The real rules with one of them broken, for the mutants that live in them.

use std::collections::BTreeMap;

use serde_json::Value;
use tandem_domain::{
    Mutation, Op,
    mutation::{FieldChange, Fields, fields_of},
    push::{Author, GroupPlan, Held, RecordKey, Status, Verdict, plan_group},
};
use tandem_model::{Row, Table, conflict};
use uuid::Uuid;

use super::Hub;
use crate::mutant::Mutant;

pub fn plan(
    hub: &Hub,
    mutant: Mutant,
    held: &BTreeMap<RecordKey, Held>,
    open: &[conflict::Model],
    group: &[Mutation],
    author: Author,
) -> GroupPlan {
    let honest = |group: &[Mutation]| plan_group(held, open, group, author);
    match mutant {
        Mutant::LastWriterWins => honest(&see(held, group, |_, _| true)),
        Mutant::TrustOwnDevice => honest(&see(held, group, |key, name| {
            hub.state.writers.get(&(key, name.to_owned())) == Some(&author.device)
        })),
        Mutant::RemovalAlwaysWins => honest(&see(held, group, |_, _| group.iter().any(|of| of.op == Op::Del))),
        Mutant::DropEditOfRemoved => {
            let here =
                |of: &Mutation| of.op != Op::Set || held.get(&(of.table, of.id)).is_some_and(|h| h.row.is_some());
            let kept: Vec<Mutation> = group.iter().filter(|of| here(of)).cloned().collect();
            let mut plan = honest(&kept);
            let given = |of: &Mutation| plan.verdicts.iter().find(|v| v.mutation_id == of.mutation_id).cloned();
            let verdicts = group.iter().map(|of| given(of).unwrap_or_else(|| applied(of.mutation_id))).collect();
            plan.verdicts = verdicts;
            plan
        }
        Mutant::NonAtomicGroup => join(group.iter().map(|of| honest(std::slice::from_ref(of)))),
        Mutant::AtomicSetSplit => {
            let split: Vec<Mutation> = group.iter().flat_map(split_fields).collect();
            let mut plan = honest(&split);
            plan.verdicts = group.iter().filter_map(|of| worst(&plan.verdicts, of.mutation_id)).collect();
            plan
        }
        Mutant::HistoryDoubled => {
            let mut plan = honest(group);
            for preview in group.iter().filter(|of| of.table == Table::StageChange) {
                let mut fields: Fields = preview.fields.iter().map(|(n, c)| (n.clone(), c.new.clone())).collect();
                fields.insert("id".into(), preview.id.to_string().into());
                fields.insert("version".into(), 0.into());
                if let Ok(row) = tandem_domain::mutation::row_of(Table::StageChange, fields) {
                    plan.rows.insert((Table::StageChange, preview.id), Some(row));
                }
            }
            plan
        }
        Mutant::RemovalForgotten => {
            let forget = |held: &Held| Held { last: None, ..held.clone() };
            plan_group(&held.iter().map(|(key, held)| (*key, forget(held))).collect(), open, group, author)
        }
        Mutant::RandomConflictId => rename_conflicts(hub, honest(group), held, open),
        _ => honest(group),
    }
}

/// Says of some fields that the author saw what is there.
fn see(held: &BTreeMap<RecordKey, Held>, group: &[Mutation], saw: impl Fn(RecordKey, &str) -> bool) -> Vec<Mutation> {
    let mut group = group.to_vec();
    for mutation in &mut group {
        let key = (mutation.table, mutation.id);
        let Some(row) = held.get(&key).and_then(|held| held.row.as_ref()).and_then(fields_of) else { continue };
        for (name, change) in &mut mutation.fields {
            let now = row.get(name).cloned().unwrap_or(Value::Null);
            if !saw(key, name) {
                continue;
            }
            if change.is_witness() {
                change.new = now.clone();
            }
            change.old = now;
        }
    }
    group
}

fn split_fields(mutation: &Mutation) -> Vec<Mutation> {
    if mutation.op != Op::Set {
        return vec![mutation.clone()];
    }
    let busy = mutation.fields.iter().filter(|(_, change)| !change.is_witness());
    let alone = |(name, change): (&String, &FieldChange)| Mutation {
        fields: BTreeMap::from([(name.clone(), change.clone())]),
        ..mutation.clone()
    };
    let split: Vec<Mutation> = busy.map(alone).collect();
    if split.is_empty() { vec![mutation.clone()] } else { split }
}

fn worst(verdicts: &[Verdict], id: Uuid) -> Option<Verdict> {
    let rank = |verdict: &&Verdict| match verdict.status {
        Status::Applied => 0,
        Status::Merged => 1,
        Status::Conflict => 2,
        Status::Parked => 3,
    };
    let of: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.mutation_id == id).collect();
    let mut verdict = (*of.iter().max_by_key(|verdict| rank(verdict))?).clone();
    verdict.conflicts = of.iter().flat_map(|verdict| verdict.conflicts.clone()).collect();
    Some(verdict)
}

fn applied(mutation_id: Uuid) -> Verdict {
    Verdict { mutation_id, status: Status::Applied, refusal: None, combined: Vec::new(), conflicts: Vec::new() }
}

fn join(plans: impl Iterator<Item = GroupPlan>) -> GroupPlan {
    let mut all = GroupPlan { rows: BTreeMap::new(), graves: BTreeMap::new(), verdicts: Vec::new() };
    for plan in plans {
        all.rows.extend(plan.rows);
        all.graves.extend(plan.graves);
        all.verdicts.extend(plan.verdicts);
    }
    all
}

fn rename_conflicts(
    hub: &Hub,
    plan: GroupPlan,
    held: &BTreeMap<RecordKey, Held>,
    open: &[conflict::Model],
) -> GroupPlan {
    let known = |id: Uuid| held.contains_key(&(Table::Conflict, id)) || open.iter().any(|row| row.id.0 == id);
    let salt = hub.now.unsigned_abs().to_le_bytes();
    let rename = |id: Uuid| if known(id) { id } else { Uuid::new_v5(&id, &salt) };
    let GroupPlan { rows, graves, mut verdicts } = plan;
    let rows = rows.into_iter().map(|(key, row)| match row {
        Some(Row::Conflict(mut row)) => {
            row.id.0 = rename(row.id.0);
            ((Table::Conflict, row.id.0), Some(Row::Conflict(row)))
        }
        row => (key, row),
    });
    let rows = rows.collect();
    verdicts.iter_mut().flat_map(|verdict| &mut verdict.conflicts).for_each(|id| id.0 = rename(id.0));
    GroupPlan { rows, graves, verdicts }
}
