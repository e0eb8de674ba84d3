//! Which of a laptop's waiting edits may go to the hub, and which may still be folded into one.
//!
//! Order is kept for each record and along dependencies, not for everything: one refused edit holds back its own
//! record and what builds on it, nothing else.

use std::collections::{BTreeMap, BTreeSet};

use tandem_model::Table;
use uuid::Uuid;

use crate::mutation::{FieldChange, Mutation, Op};
use crate::policy::atomic_set;

/// Where an edit is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineState {
    /// Waits to be sent.
    Queued,
    /// Sent at least once without an answer: its bytes are frozen.
    Sending,
    /// Taken by the hub; kept for a while, in case the hub loses it.
    Acked,
    /// Taken, with a conflict that somebody has to decide.
    Conflict,
    /// Refused; the user mends or drops it.
    Parked,
    /// The right to it was withdrawn.
    Quarantined,
}

impl LineState {
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Sending, Self::Acked, Self::Conflict, Self::Parked, Self::Quarantined];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Acked => "acked",
            Self::Conflict => "conflict",
            Self::Parked => "parked",
            Self::Quarantined => "quarantined",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The hub has taken it.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Acked | Self::Conflict)
    }

    /// On its way, or to be sent.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Queued | Self::Sending)
    }
}

/// One edit that the hub has not taken yet, as far as the order is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub mutation_id: Uuid,
    pub group_id: Uuid,
    pub record: (Table, Uuid),
    pub state: LineState,
    pub deps: Vec<Uuid>,
}

/// Groups that may be sent now, oldest first, whole, with at most `most` edits together; always at least one group
/// when any may go. `lines` are all edits that the hub has not taken, in the order they were made.
pub fn next_batch(lines: &[Line], most: usize) -> Vec<Vec<Uuid>> {
    let mut groups: Vec<(Uuid, Vec<&Line>)> = Vec::new();
    let mut places = BTreeMap::new();
    for line in lines {
        let place = *places.entry(line.group_id).or_insert_with(|| {
            groups.push((line.group_id, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(line);
    }
    let mut blocked: BTreeSet<(Table, Uuid)> = BTreeSet::new();
    let mut waiting: BTreeSet<Uuid> = lines.iter().map(|line| line.mutation_id).collect();
    let (mut batch, mut size) = (Vec::new(), 0);
    for (_, group) in groups {
        let own: BTreeSet<Uuid> = group.iter().map(|line| line.mutation_id).collect();
        let ready = |line: &&Line| {
            line.state.is_waiting()
                && !blocked.contains(&line.record)
                && line.deps.iter().all(|dep| own.contains(dep) || !waiting.contains(dep))
        };
        if !group.iter().all(ready) {
            blocked.extend(group.iter().map(|line| line.record));
            continue;
        }
        if size > 0 && size + group.len() > most {
            break;
        }
        size += group.len();
        // The hub takes a push in its order, so what builds on this group may go right behind it.
        waiting.retain(|id| !own.contains(id));
        batch.push(group.iter().map(|line| line.mutation_id).collect());
    }
    batch
}

/// Folds a later edit of a record into an earlier one that was never sent. `None` when the two have to stay apart.
pub fn coalesce(earlier: &Mutation, later: &Mutation) -> Option<Mutation> {
    let fits = (earlier.table, earlier.id) == (later.table, later.id)
        && later.op == Op::Set
        && earlier.op != Op::Del
        && later.supersedes.is_none();
    if !fits {
        return None;
    }
    let mut folded = earlier.clone();
    for (name, change) in &later.fields {
        match folded.fields.get_mut(name) {
            Some(first) => first.new = change.new.clone(),
            None => drop(folded.fields.insert(name.clone(), change.clone())),
        }
    }
    if earlier.op == Op::Set {
        drop_idle_witnesses(&mut folded);
    }
    folded.deps.extend(later.deps.iter().filter(|dep| **dep != earlier.mutation_id));
    folded.deps.sort_unstable();
    folded.deps.dedup();
    folded.at = later.at;
    Some(folded)
}

/// A field that came back to what it was, in a set that has no other change, asks for nothing.
fn drop_idle_witnesses(mutation: &mut Mutation) {
    let busy: BTreeSet<&str> = mutation
        .fields
        .iter()
        .filter(|(_, change)| !FieldChange::is_witness(change))
        .flat_map(|(name, _)| atomic_set(mutation.table, name))
        .collect();
    let keep: BTreeSet<String> = busy.into_iter().map(str::to_owned).collect();
    mutation.fields.retain(|name, _| keep.contains(name));
}

#[cfg(test)]
mod tests;
