//! Taking a push, group by group, each in a transaction of its own: recognise, plan by the real rules, write, judge.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use tandem_domain::{
    Mutation, Op, Refusal, RefusalCode,
    mutation::fields_of,
    push::{Author, GroupPlan, Held, RecordKey, Status, Touch, Verdict, plan_group, records_of, refuse},
};
use tandem_model::{ConflictState, MemberId, Row, Table, conflict};
use uuid::Uuid;

use super::{Hub, Taken, sabotage};
use crate::{
    digest,
    judge::{self, Case},
    ledger::Ledger,
    mutant::Mutant,
    wire::{Answer, Checked, Problem, PushGroup, Record, Records, Shared, violation},
};

pub struct Sender {
    pub member: Uuid,
    pub device: Uuid,
    /// The life of the hub that the laptop knew when it sent this; `None` before its first greeting, when what it builds
    /// on may be missing.
    pub epoch: Option<Uuid>,
}

enum Outcome {
    Verdicts(Vec<Verdict>),
    Refused(Problem),
}

impl Hub {
    /// `most`: the hub goes away after so many groups.
    pub fn push(
        &mut self,
        sender: &Sender,
        groups: &[PushGroup],
        most: Option<usize>,
        ledger: &mut Ledger,
    ) -> Checked<Answer> {
        if sender.epoch.is_some_and(|epoch| epoch != self.epoch) && !self.takes_old_pushes() {
            return Ok(Answer::Refused(Problem::EpochChanged));
        }
        let (mut verdicts, mut keys) = (Vec::new(), BTreeSet::new());
        for (place, group) in groups.iter().enumerate() {
            if most.is_some_and(|most| place >= most) {
                return Ok(Answer::Refused(Problem::Broken));
            }
            match self.take(sender, group, ledger)? {
                Outcome::Refused(problem) => return Ok(Answer::Refused(problem)),
                Outcome::Verdicts(of_group) => {
                    keys.extend(group.mutations.iter().map(|mutation| (mutation.table, mutation.id)));
                    let conflicts = of_group.iter().flat_map(|verdict| &verdict.conflicts);
                    keys.extend(conflicts.map(|id| (Table::Conflict, id.0)));
                    verdicts.extend(of_group);
                }
            }
        }
        let rows = &self.state.rows;
        let records: Records = keys.iter().filter_map(|key| Some((*key, rows.get(key)?.clone()))).collect();
        Ok(Answer::Pushed { epoch: self.epoch, verdicts, records })
    }

    fn takes_old_pushes(&self) -> bool {
        self.is(Mutant::NoEpochCheck) || self.is(Mutant::PushOfAnotherLife)
    }

    fn take(&mut self, sender: &Sender, group: &PushGroup, ledger: &mut Ledger) -> Checked<Outcome> {
        if let Some(problem) = self.enlist(sender, group) {
            return Ok(Outcome::Refused(problem));
        }
        let known: Vec<_> =
            group.mutations.iter().filter_map(|mutation| self.state.taken.get(&mutation.mutation_id)).collect();
        if !known.is_empty() && !self.is(Mutant::NoIdempotency) {
            if known.len() != group.mutations.len() {
                return violation("I6", format!("the hub knows a part of group {}", group.group));
            }
            let same = known.iter().zip(&group.mutations).all(|(taken, of)| taken.sum == digest::of_mutation(of));
            if !same {
                return Ok(Outcome::Refused(Problem::MutationReused));
            }
            return Ok(Outcome::Verdicts(known.iter().map(|taken| taken.verdict.clone()).collect()));
        }
        let author = Author { member: Some(MemberId(sender.member)), device: sender.device };
        let waiting = self.find_waiting(group).filter(|_| !self.is(Mutant::RefusalHoldsNothing));
        let plan = match waiting {
            Some(culprit) => refuse(&group.mutations, culprit, &Refusal::new(RefusalCode::WaitsForOther)),
            None => {
                self.check_order(sender, group, ledger)?;
                self.plan(&group.mutations, author)
            }
        };
        self.remember();
        self.commit(group, author, plan, ledger)
    }

    /// Notes the device's numbers; a number that meant something else before belongs to a copy of the profile.
    fn enlist(&mut self, sender: &Sender, group: &PushGroup) -> Option<Problem> {
        let numbers = self.state.devices.entry(sender.device).or_default();
        for mutation in &group.mutations {
            if *numbers.get(&mutation.device_seq).unwrap_or(&mutation.mutation_id) != mutation.mutation_id {
                return Some(Problem::DeviceForked);
            }
        }
        numbers.extend(group.mutations.iter().map(|mutation| (mutation.device_seq, mutation.mutation_id)));
        None
    }

    /// The first mutation that builds on a refused one.
    fn find_waiting(&self, group: &PushGroup) -> Option<Uuid> {
        let own = |id: &Uuid| group.mutations.iter().any(|mutation| mutation.mutation_id == *id);
        let waits = |mutation: &&Mutation| mutation.deps.iter().any(|dep| !own(dep) && self.is_refused(*dep));
        group.mutations.iter().find(waits).map(|mutation| mutation.mutation_id)
    }

    /// Refused, and not mended since.
    fn is_refused(&self, id: Uuid) -> bool {
        let parked = |taken: &Rc<Taken>| taken.verdict.status == Status::Parked;
        let mends = |taken: &Rc<Taken>| taken.supersedes == Some(id) && !parked(taken);
        self.state.taken.get(&id).is_some_and(parked) && !self.state.taken.values().any(mends)
    }

    /// An edit comes after what it depends on, unless the user dropped that.
    fn check_order(&self, sender: &Sender, group: &PushGroup, ledger: &Ledger) -> Checked {
        let own = |id: &Uuid| group.mutations.iter().any(|mutation| mutation.mutation_id == *id);
        let missing = |id: &Uuid| !self.state.taken.contains_key(id) && !ledger.retired.contains(id);
        for mutation in &group.mutations {
            let early = mutation.deps.iter().find(|dep| !own(dep) && (missing(dep) || self.is_refused(**dep)));
            if let Some(dep) = early.filter(|_| sender.epoch.is_some()) {
                return violation("I9", format!("{} was taken before {dep}, which it builds on", mutation.mutation_id));
            }
        }
        Ok(())
    }

    fn plan(&self, group: &[Mutation], author: Author) -> GroupPlan {
        let held: BTreeMap<RecordKey, Held> =
            records_of(group).into_iter().map(|key| (key, self.hold(key, author.device))).collect();
        let open = self.open_conflicts(&held, author.device);
        match self.mutant {
            Some(mutant) => sabotage::plan(self, mutant, &held, &open, group, author),
            None => plan_group(&held, &open, group, author),
        }
    }

    fn hold(&self, key: RecordKey, device: Uuid) -> Held {
        let record = self.state.rows.get(&key);
        let touch = self.state.touched.get(&key).filter(|(by, _)| *by != device);
        Held {
            row: record.and_then(|record| record.row.as_ref()).map(|(row, _)| row.clone()),
            last: record.and_then(|record| record.last.clone()),
            touched: touch.map(|(_, touch)| *touch),
        }
    }

    fn open_conflicts(&self, held: &BTreeMap<RecordKey, Held>, device: Uuid) -> Vec<conflict::Model> {
        let all = self.state.rows.range((Table::Conflict, Uuid::nil())..);
        let rows = all.filter_map(|(_, record)| match record.row.as_ref() {
            Some((Row::Conflict(row), _)) => Some(row),
            _ => None,
        });
        let is_here = |row: &&conflict::Model| {
            let table = Table::parse(&row.record_table);
            row.mine_device == device
                && row.state == ConflictState::Open.code()
                && table.is_some_and(|table| held.contains_key(&(table, row.record_id)))
        };
        rows.filter(is_here).cloned().collect()
    }

    fn commit(&mut self, group: &PushGroup, author: Author, plan: GroupPlan, ledger: &mut Ledger) -> Checked<Outcome> {
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for (key, row) in plan.rows {
            let old = self.state.rows.get(&key).cloned();
            let Some(new) = next_record(old.as_ref(), row) else { continue };
            let touch = Touch { by: author.member, at: self.now };
            self.state.touched.insert(key, (author.device, touch));
            self.note_writers(key, old.as_ref(), &new, author.device);
            before.insert(key, old);
            after.insert(key, new);
        }
        self.state.rows.extend(after.iter().map(|(key, record)| (*key, record.clone())));
        let (rows, removed) = (&self.state.rows, &self.state.removed);
        let case = Case { rows, removed, group, verdicts: &plan.verdicts, before: &before, after: &after };
        judge::judge(&case, ledger)?;
        for (mutation, verdict) in group.mutations.iter().zip(&plan.verdicts) {
            self.note_taken(mutation, verdict)?;
        }
        for (key, row) in plan.graves {
            self.bury_unseen(key, row);
        }
        if !after.is_empty() {
            let member = author.member.map_or(Uuid::nil(), |member| member.0);
            let changed = after.iter().map(|(key, record)| (*key, record.version, record.row.is_none()));
            self.enqueue(group.group, member, changed.collect());
        }
        Ok(Outcome::Verdicts(plan.verdicts))
    }

    /// Whoever made it is still to come.
    fn bury_unseen(&mut self, key: RecordKey, row: Row) {
        let version = self.state.rows.get(&key).map_or(row.version(), |record| record.version);
        self.state.rows.insert(key, Rc::new(Record { version, row: None, last: Some(row) }));
    }

    fn note_writers(&mut self, key: RecordKey, old: Option<&Shared>, new: &Shared, device: Uuid) {
        if !self.is(Mutant::TrustOwnDevice) {
            return;
        }
        let Some(fields) = new.fields() else { return };
        let old = old.and_then(|old| old.fields());
        for (name, value) in fields {
            if old.and_then(|old| old.get(name)) != Some(value) {
                self.state.writers.insert((key, name.clone()), device);
            }
        }
    }

    fn note_taken(&mut self, mutation: &Mutation, verdict: &Verdict) -> Checked {
        let id = mutation.mutation_id;
        let effects = self.state.taken.get(&id).map_or(0, |taken| taken.effects) + 1;
        if effects > 1 {
            return violation("I2", format!("{id} took effect {effects} times"));
        }
        let (sum, supersedes) = (digest::of_mutation(mutation), mutation.supersedes);
        let key = (mutation.table, mutation.id);
        match mutation.op {
            Op::Del if verdict.status == Status::Applied => drop(self.state.removed.insert(key)),
            Op::Restore if verdict.status != Status::Parked => drop(self.state.removed.remove(&key)),
            _ => {}
        }
        let taken = Taken { sum, verdict: verdict.clone(), effects, supersedes };
        self.state.taken.insert(id, Rc::new(taken));
        Ok(())
    }
}

/// `None` when nothing changes.
fn next_record(old: Option<&Shared>, row: Option<Row>) -> Option<Shared> {
    let version = old.map_or(0, |old| old.version);
    let Some(mut row) = row else {
        let (last, _) = old?.row.clone()?;
        return Some(Rc::new(Record { version: version + 1, row: None, last: Some(last) }));
    };
    row.set_version(version);
    if old.and_then(|old| old.row.as_ref()).is_some_and(|(old, _)| *old == row) {
        return None;
    }
    row.set_version(version + 1);
    let fields = fields_of(&row)?;
    Some(Rc::new(Record { version: version + 1, row: Some((row, fields)), last: None }))
}
