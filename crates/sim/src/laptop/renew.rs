//! Refused edits, offered once more under new names; and those that were refused only because they had to wait.

use std::collections::{BTreeMap, BTreeSet};

use tandem_domain::{FieldChange, outbox::LineState};
use uuid::Uuid;

use super::{Disk, Entry};
use crate::{digest, ledger::Ledger, rng::Rng};

/// What became of edits, for the ledger.
#[derive(Debug, Default)]
pub struct Renewed {
    /// Sums of what carried an edit before, and of what carries it now.
    carried: Vec<(u64, u64)>,
    /// Names that nobody will use any more.
    retired: Vec<Uuid>,
}

impl Renewed {
    pub fn tell(self, ledger: &mut Ledger) {
        self.carried.into_iter().for_each(|(from, to)| ledger.carry(from, to));
        ledger.retired.extend(self.retired);
    }

    fn note(&mut self, from: u64, to: u64) {
        if from != to {
            self.carried.push((from, to));
        }
    }
}

impl Disk {
    /// Makes new edits of a refused group, in their places.
    pub fn renew(&mut self, group: Uuid, mend: fn(&str, &mut FieldChange), rng: &mut Rng, renewed: &mut Renewed) {
        let of_group = self.lines.iter().filter(|line| line.group == group);
        let names: BTreeMap<Uuid, Uuid> = of_group.map(|line| (line.mutation.mutation_id, rng.uuid())).collect();
        let new_group = rng.uuid();
        for line in &mut self.lines {
            let mutation = &mut line.mutation;
            if line.group == group {
                mutation.supersedes = Some(mutation.mutation_id);
                mutation.mutation_id = names[&mutation.mutation_id];
                mutation.device_seq = self.next_seq;
                mutation.fields.iter_mut().for_each(|(name, change)| mend(name, change));
                self.next_seq += 1;
                (line.group, line.state, line.waits) = (new_group, LineState::Queued, false);
            }
            if line.state != LineState::Sending {
                mutation.deps.iter_mut().for_each(|dep| *dep = *names.get(dep).unwrap_or(dep));
                renew_sum(line, renewed);
            }
        }
        renewed.retired.extend(names.into_keys());
    }

    /// Nothing has to wait for what was dropped. What was sent keeps its bytes.
    pub fn release(&mut self, dropped: &[Entry], renewed: &mut Renewed) {
        for line in self.lines.iter_mut().filter(|line| line.state != LineState::Sending) {
            let is_dropped = |dep: &Uuid| dropped.iter().any(|gone| gone.mutation.mutation_id == *dep);
            line.mutation.deps.retain(|dep| !is_dropped(dep));
            renew_sum(line, renewed);
        }
    }

    /// Groups that were refused because they had to wait go again once nothing that they wait for is refused.
    pub fn go_on(&mut self, rng: &mut Rng, renewed: &mut Renewed) {
        while let Some(group) = self.find_free() {
            for place in 0..self.lines.len() {
                if self.lines[place].group == group {
                    self.lines[place].mutation.deps = self.successors(&self.lines[place]);
                }
            }
            self.renew(group, |_, _| {}, rng, renewed);
        }
    }

    fn find_free(&self) -> Option<Uuid> {
        let mut groups: BTreeMap<Uuid, Vec<&Entry>> = BTreeMap::new();
        self.lines.iter().for_each(|line| groups.entry(line.group).or_default().push(line));
        let refused = |dep: &Uuid| {
            let line = self.lines.iter().find(|line| line.mutation.mutation_id == *dep);
            line.is_some_and(|line| !line.state.is_waiting())
        };
        let is_free = |group: &&Vec<&Entry>| {
            let own: BTreeSet<Uuid> = group.iter().map(|line| line.mutation.mutation_id).collect();
            group.iter().all(|line| line.state == LineState::Parked && line.waits)
                && group.iter().flat_map(|line| self.successors(line)).all(|dep| own.contains(&dep) || !refused(&dep))
        };
        groups.values().find(is_free).map(|group| group[0].group)
    }

    /// What an edit builds on: what mended a dependency takes its place, and one that was dropped is none any more.
    fn successors(&self, line: &Entry) -> Vec<Uuid> {
        let mut deps: Vec<Uuid> = line.mutation.deps.iter().filter_map(|dep| self.successor(*dep)).collect();
        deps.sort_unstable();
        deps.dedup();
        deps
    }

    fn successor(&self, mut id: Uuid) -> Option<Uuid> {
        let all = || self.lines.iter().chain(&self.archive).map(|line| &line.mutation);
        while !all().any(|mutation| mutation.mutation_id == id) {
            id = all().find(|mutation| mutation.supersedes == Some(id))?.mutation_id;
        }
        Some(id)
    }
}

fn renew_sum(line: &mut Entry, renewed: &mut Renewed) {
    let sum = digest::of_mutation(&line.mutation);
    renewed.note(line.sum, sum);
    line.sum = sum;
}
