//! What a laptop asks the hub, and what it does with the answers.

use std::collections::BTreeSet;

use tandem_domain::{
    RefusalCode,
    outbox::{LineState, next_batch},
    push::{RecordKey, Status, Verdict},
    scope::Grant,
};
use uuid::Uuid;

use super::{Disk, Entry, Fate, Laptop, Load, Transaction, renew::Renewed};
use crate::{
    digest,
    hub::scope::reach_of,
    ledger::Ledger,
    mutant::Mutant,
    rng::Rng,
    wire::{Answer, Checked, Cursor, Problem, PushGroup, Records, Request, violation},
};

/// Edits in one push.
const PUSH_EDITS: usize = 8;

impl Laptop {
    /// The next thing to ask on the side that reads; `None` while an answer is awaited.
    pub fn ask(&mut self, ticket: u64, greet: bool) -> Option<Request> {
        if self.memory.pull.is_some() {
            return None;
        }
        self.memory.pull = Some(ticket);
        let disk = &self.disk;
        if greet || self.memory.must_greet || !self.memory.has_greeted {
            return Some(Request::Hello);
        }
        Some(match (&disk.load, disk.cursor) {
            (Some(load), _) => Request::Snapshot { after: load.after, as_of: load.as_of },
            (None, Some(cursor)) => Request::Pull { cursor },
            (None, None) => Request::Snapshot { after: None, as_of: None },
        })
    }

    /// Freezes what may go and sends it; `None` when nothing may, or an answer is awaited.
    pub fn send(&mut self, ticket: u64, fate: Fate) -> Option<Request> {
        if self.memory.push.is_some() || self.memory.must_greet {
            return None;
        }
        let most = if self.memory.one_by_one { 1 } else { PUSH_EDITS };
        let mut batch = next_batch(&self.disk.order_lines(!self.is(Mutant::DepsIgnored)), most);
        if self.memory.one_by_one {
            batch.truncate(1);
        }
        if batch.is_empty() {
            return None;
        }
        let ids: BTreeSet<Uuid> = batch.iter().flatten().copied().collect();
        let groups: Vec<PushGroup> = batch.iter().filter_map(|ids| self.disk.group_of(ids)).collect();
        let acked = self.is(Mutant::AckOnSend);
        let freeze: Transaction<'_> = Box::new(|disk| {
            let queued =
                |line: &&mut Entry| line.state == LineState::Queued && ids.contains(&line.mutation.mutation_id);
            for line in disk.lines.iter_mut().filter(queued) {
                line.state = LineState::Sending;
            }
            if acked {
                ids.iter().for_each(|id| disk.settle(*id, LineState::Acked));
            }
        });
        if !self.commit(fate, vec![freeze]) {
            return None;
        }
        self.memory.push = Some(ticket);
        self.memory.asked_alone = groups.first().filter(|_| groups.len() == 1).map(|group| group.group);
        Some(Request::Push { device: self.disk.device, epoch: self.disk.epoch, groups })
    }

    /// Takes an answer, if it still is awaited.
    pub fn hear(&mut self, ticket: u64, answer: &Answer, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) -> Checked {
        if self.memory.push == Some(ticket) {
            self.memory.push = None;
            return self.hear_push(answer, fate, rng, ledger);
        }
        if self.memory.pull == Some(ticket) {
            self.memory.pull = None;
            return self.hear_pull(answer, fate);
        }
        Ok(())
    }

    fn hear_pull(&mut self, answer: &Answer, fate: Fate) -> Checked {
        match answer {
            Answer::Hello { epoch, grant } => {
                (self.memory.has_greeted, self.memory.must_greet) = (true, false);
                if self.disk.grant.as_ref() != Some(grant) {
                    self.switch_grant(grant, fate);
                }
                if self.disk.epoch != Some(*epoch) {
                    self.switch_epoch(*epoch, fate);
                }
            }
            Answer::Page { records, left, cursor } => self.take_page(records, left, *cursor, fate)?,
            Answer::Rows { as_of, records, next } => {
                let keep = self.is(Mutant::ResyncKeepsGone);
                let forget = self.is(Mutant::ResyncDropsOutbox);
                let is_first = self.disk.load.as_ref().is_none_or(|load| load.as_of.is_none());
                let take: Transaction<'_> = Box::new(|disk| {
                    let load = disk.load.get_or_insert_default();
                    load.as_of = Some(*as_of);
                    records.iter().for_each(|(key, record)| Disk::put(&mut load.shadow, *key, record));
                    load.after = *next;
                    if next.is_none() {
                        disk.swap(keep, forget);
                    }
                });
                if self.commit(fate, vec![take]) && is_first && !self.is(Mutant::LateRows) {
                    // An answer from before the snapshot may bring a row that was removed since, and no tombstone
                    // says so. The hub recognises what is sent again.
                    self.memory.push = None;
                }
            }
            Answer::Refused(Problem::ResyncRequired) => {
                self.memory.has_greeted = false;
                self.commit(fate, vec![Box::new(|disk| disk.load = Some(Load::default()))]);
            }
            Answer::Refused(_) | Answer::Pushed { .. } => {}
        }
        Ok(())
    }

    /// Something else may be seen from now on.
    fn switch_grant(&mut self, grant: &Grant, fate: Fate) {
        let known = self.disk.grant.clone().unwrap_or_else(Grant::everything);
        let (keeps, same) = (self.is(Mutant::WithdrawalKeepsRows), reach_of(&known) == reach_of(grant));
        let goes_on = same || (self.is(Mutant::GrantWithoutSnapshot) && self.disk.cursor.is_some());
        let switch: Transaction<'_> = Box::new(|disk| {
            if !keeps && !same {
                disk.withdraw(grant);
            }
            disk.grant = Some(grant.clone());
            if !goes_on {
                (disk.cursor, disk.load) = (None, Some(Load::default()));
            }
        });
        self.commit(fate, vec![switch]);
    }

    /// The hub went back to a backup, or is another one: it may have lost what it had taken.
    fn switch_epoch(&mut self, epoch: Uuid, fate: Fate) {
        if self.is(Mutant::NoEpochCheck) && self.disk.epoch.is_some() {
            return;
        }
        let offer = !self.is(Mutant::NoOfferAfterRestore);
        let switch: Transaction<'_> = Box::new(|disk| {
            // Also when it never heard which hub took its first edits.
            if offer {
                disk.offer_again();
            }
            disk.epoch = Some(epoch);
            disk.load = Some(Load::default());
        });
        if self.commit(fate, vec![switch]) && !self.is(Mutant::StaleAnswer) {
            // What the former hub answers says nothing about this one.
            self.memory.push = None;
        }
    }

    fn take_page(&mut self, records: &Records, left: &[RecordKey], cursor: Cursor, fate: Fate) -> Checked {
        let moves_back = self.disk.cursor.is_some_and(|at| at.epoch == cursor.epoch && at.seq > cursor.seq);
        if moves_back && !self.is(Mutant::NoEpochCheck) {
            return violation("I8", format!("the cursor went from {:?} back to {cursor:?}", self.disk.cursor));
        }
        let rows: Transaction<'_> = Box::new(|disk| {
            disk.take_records(records);
            left.iter().for_each(|key| disk.let_go(*key));
        });
        let mark: Transaction<'_> = Box::new(|disk| disk.cursor = Some(cursor));
        if self.is(Mutant::CursorBeforeData) {
            self.commit(fate, vec![mark, rows]);
        } else {
            let both: Transaction<'_> = Box::new(|disk| {
                rows(disk);
                mark(disk);
            });
            self.commit(fate, vec![both]);
        }
        Ok(())
    }

    fn hear_push(&mut self, answer: &Answer, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) -> Checked {
        match answer {
            Answer::Pushed { epoch, .. } if self.is_of_another_life(*epoch) => {}
            // For other eyes: it would bring back what was withdrawn.
            Answer::Pushed { reach, .. } if self.disk.grant.as_ref().map_or(0, reach_of) != *reach => {}
            Answer::Pushed { verdicts, records, .. } => {
                let mut renewed = Renewed::default();
                let (drop_parked, late) = (self.is(Mutant::DropParked), self.is(Mutant::LateRows));
                let take: Transaction<'_> = Box::new(|disk| {
                    verdicts.iter().for_each(|verdict| disk.take_verdict(verdict, drop_parked));
                    disk.take_records(records);
                    // What was asked for since the snapshot began is as true beside as in sight.
                    if let Some(load) = disk.load.as_mut().filter(|load| late || load.as_of.is_some()) {
                        records.iter().for_each(|(key, record)| Disk::put(&mut load.shadow, *key, record));
                    }
                    disk.go_on(rng, &mut renewed);
                    disk.relay_all();
                });
                self.commit(fate, vec![take]);
                renewed.tell(ledger);
                self.memory.one_by_one = false;
            }
            Answer::Refused(Problem::DeviceForked) => {
                let device = rng.uuid();
                self.commit(fate, vec![Box::new(|disk| disk.rename(device))]);
            }
            Answer::Refused(Problem::MutationReused) => match self.memory.asked_alone {
                None => self.memory.one_by_one = true,
                Some(group) => self.reissue(group, fate, rng, ledger),
            },
            Answer::Refused(Problem::EpochChanged) => self.memory.must_greet = true,
            Answer::Refused(Problem::ResyncRequired) => {
                return violation("I9", "a push asks for no cursor".to_owned());
            }
            _ => {}
        }
        Ok(())
    }

    /// What the hub says in another life than the one that the laptop knows.
    fn is_of_another_life(&self, epoch: Uuid) -> bool {
        let strict = !self.is(Mutant::StaleAnswer) && !self.is(Mutant::NoEpochCheck);
        strict && self.disk.epoch.is_some_and(|known| known != epoch)
    }

    /// A copy of this profile sent the edit before it was changed here: it is another edit now.
    fn reissue(&mut self, group: Uuid, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) {
        let lines = self.disk.lines.iter().filter(|line| line.group == group);
        let names: Vec<(Uuid, Uuid)> = lines.map(|line| (line.mutation.mutation_id, rng.uuid())).collect();
        let new_group = rng.uuid();
        let before: Vec<u64> = self.disk.lines.iter().map(|line| line.sum).collect();
        let done = self.commit(
            fate,
            vec![Box::new(|disk| {
                for line in &mut disk.lines {
                    if line.group == group {
                        line.group = new_group;
                        line.state = LineState::Queued;
                    }
                    let mutation = &mut line.mutation;
                    for (old, new) in &names {
                        mutation.deps.iter_mut().filter(|dep| *dep == old).for_each(|dep| *dep = *new);
                        if mutation.mutation_id == *old {
                            mutation.mutation_id = *new;
                            mutation.device_seq = disk.next_seq;
                            disk.next_seq += 1;
                        }
                    }
                    line.sum = digest::of_mutation(mutation);
                }
            })],
        );
        if done || fate == Fate::CrashAfter {
            ledger.retired.extend(names.iter().map(|(old, _)| *old));
            let after: Vec<u64> = self.disk.lines.iter().map(|line| line.sum).collect();
            for (from, to) in before.into_iter().zip(after).filter(|(from, to)| from != to) {
                ledger.carry(from, to);
            }
        }
        self.memory.one_by_one = false;
    }
}

impl Disk {
    fn group_of(&self, ids: &[Uuid]) -> Option<PushGroup> {
        let of = |id: &Uuid| self.lines.iter().find(|line| line.mutation.mutation_id == *id);
        let group = of(ids.first()?)?.group;
        let mutations = ids.iter().filter_map(of).map(|line| line.mutation.clone()).collect();
        Some(PushGroup { group, mutations })
    }

    fn take_records(&mut self, records: &Records) {
        for (key, record) in records {
            Self::put(&mut self.base, *key, record);
            self.relay(*key);
        }
    }

    fn take_verdict(&mut self, verdict: &Verdict, drop_parked: bool) {
        match verdict.status {
            Status::Applied | Status::Merged => self.settle(verdict.mutation_id, LineState::Acked),
            Status::Conflict => self.settle(verdict.mutation_id, LineState::Conflict),
            Status::Parked if drop_parked => self.lines.retain(|line| line.mutation.mutation_id != verdict.mutation_id),
            Status::Parked => {
                let mut lines = self.lines.iter_mut();
                if let Some(line) = lines.find(|line| line.mutation.mutation_id == verdict.mutation_id) {
                    line.state = LineState::Parked;
                    line.waits =
                        verdict.refusal.as_ref().is_some_and(|refusal| refusal.code == RefusalCode::WaitsForOther);
                }
            }
        }
    }

    fn settle(&mut self, id: Uuid, state: LineState) {
        let Some(place) = self.lines.iter().position(|line| line.mutation.mutation_id == id) else { return };
        let line = self.lines.remove(place);
        self.archive.push(Entry { state, ..line });
    }

    /// Everything that the hub had taken waits again, in the user's order and with the same bytes.
    fn offer_again(&mut self) {
        let archived = self.archive.drain(..).map(|line| Entry { state: LineState::Sending, ..line });
        self.lines.extend(archived);
        self.lines.sort_by_key(|line| line.order);
        self.relay_all();
    }

    fn swap(&mut self, keep_gone: bool, forget: bool) {
        let Some(load) = self.load.take() else { return };
        let mut rows = load.shadow;
        if keep_gone {
            self.base.iter().for_each(|(key, record)| Self::put(&mut rows, *key, record));
        }
        self.base = rows;
        self.cursor = load.as_of;
        if forget {
            self.lines.clear();
        }
        self.relay_all();
    }

    /// A copy of this profile uses the same numbers: from now on this one has its own.
    fn rename(&mut self, device: Uuid) {
        self.device = device;
        for line in self.lines.iter_mut().filter(|line| line.state != LineState::Parked) {
            line.mutation.device_seq = self.next_seq;
            self.next_seq += 1;
        }
    }
}
