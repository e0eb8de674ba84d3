//! What a user does to the outbox: new edits, and what becomes of refused ones.

use std::collections::BTreeMap;

use serde_json::Value;
use tandem_domain::{
    FieldChange, Fields, Mutation, Op,
    mutation::Base,
    outbox::{LineState, coalesce},
    push::RecordKey,
};
use uuid::Uuid;

use super::{Disk, Entry, Fate, Laptop, Transaction, renew::Renewed};
use crate::{digest, ledger::Ledger, mutant::Mutant, rng::Rng};

/// One edit that a user makes, before it has numbers.
#[derive(Clone, Debug)]
pub struct Draft {
    pub key: RecordKey,
    pub op: Op,
    pub fields: BTreeMap<String, FieldChange>,
    pub deps: Vec<Uuid>,
}

impl Laptop {
    /// Saves one action of the user. What the ledger holds afterwards was promised.
    pub fn save(&mut self, drafts: &[Draft], now: i64, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) {
        let group = rng.uuid();
        let mutations: Vec<Mutation> =
            drafts.iter().enumerate().map(|(place, draft)| self.mutation(draft, place, now, rng)).collect();
        let after_send = self.is(Mutant::FoldAfterSend);
        let fold = match &mutations[..] {
            [only] => self.disk.find_fold(only, after_send),
            _ => None,
        };
        let undo = self.disk.undo_of(&mutations);
        let folded = fold.clone();
        let former = fold.as_ref().map_or(0, |(place, _)| self.disk.lines[*place].sum);
        let stands = self.commit(
            fate,
            vec![Box::new(|disk| {
                match folded {
                    Some((place, folded)) => {
                        disk.lines[place].sum = digest::of_mutation(&folded);
                        disk.lines[place].mutation = folded;
                    }
                    None => disk.append(&mutations, group),
                }
                disk.undo.extend(undo);
                mutations.iter().for_each(|mutation| disk.relay((mutation.table, mutation.id)));
            })],
        );
        if !stands && fate != Fate::CrashAfter && !self.is(Mutant::SavedBeforeCommit) {
            return;
        }
        let sums: Vec<u64> = mutations.iter().map(|mutation| ledger.save(mutation)).collect();
        if let Some((_, folded)) = fold {
            let to = digest::of_mutation(&folded);
            ledger.carry(sums[0], to);
            ledger.carry(former, to);
            ledger.retired.insert(mutations[0].mutation_id);
        }
    }

    fn mutation(&self, draft: &Draft, place: usize, now: i64, rng: &mut Rng) -> Mutation {
        let record = self.disk.base.get(&draft.key);
        let before = self.disk.lines.iter().rfind(|line| line.key() == draft.key);
        let mut deps: Vec<Uuid> =
            draft.deps.iter().copied().chain(before.map(|line| line.mutation.mutation_id)).collect();
        deps.sort_unstable();
        deps.dedup();
        Mutation {
            mutation_id: rng.uuid(),
            device_seq: self.disk.next_seq + place as i64,
            table: draft.key.0,
            id: draft.key.1,
            op: draft.op,
            base: Base { epoch: self.disk.epoch, v: record.map_or(0, |record| record.version) },
            fields: draft.fields.clone(),
            deps,
            at: now + self.skew,
            supersedes: None,
        }
    }

    /// The user corrects a refused action: new edits in its place.
    pub fn mend(&mut self, group: Uuid, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) {
        let mut renewed = Renewed::default();
        let mend: Transaction<'_> = Box::new(|disk| {
            disk.renew(group, mend_value, rng, &mut renewed);
            disk.go_on(rng, &mut renewed);
            disk.relay_all();
        });
        self.commit(fate, vec![mend]);
        renewed.tell(ledger);
    }

    /// The user drops a refused action, knowing.
    pub fn discard(&mut self, group: Uuid, fate: Fate, rng: &mut Rng, ledger: &mut Ledger) {
        let dropped: Vec<Entry> = self.disk.lines.iter().filter(|line| line.group == group).cloned().collect();
        let mut renewed = Renewed::default();
        let discard: Transaction<'_> = Box::new(|disk| {
            disk.lines.retain(|line| line.group != group);
            disk.release(&dropped, &mut renewed);
            disk.go_on(rng, &mut renewed);
            disk.relay_all();
        });
        let stands = self.commit(fate, vec![discard]);
        if stands || fate == Fate::CrashAfter {
            dropped.iter().for_each(|line| ledger.discard(line.sum));
            ledger.retired.extend(dropped.iter().map(|line| line.mutation.mutation_id));
        }
        renewed.tell(ledger);
    }
}

/// What the hub refused, as the user would write it once told.
fn mend_value(name: &str, change: &mut FieldChange) {
    match name {
        "name" | "subject" if change.new == "" => change.new = "mended".into(),
        "amount_minor" | "push_count" if change.new.as_i64().is_some_and(|number| number < 0) => {
            change.new = Value::from(0);
        }
        _ => {}
    }
}

impl Disk {
    fn append(&mut self, mutations: &[Mutation], group: Uuid) {
        for mutation in mutations {
            self.next_seq = mutation.device_seq + 1;
            let (sum, order) = (digest::of_mutation(mutation), self.next_order);
            self.next_order += 1;
            let (mutation, state) = (mutation.clone(), LineState::Queued);
            self.lines.push(Entry { mutation, group, state, waits: false, sum, order });
        }
    }

    /// The waiting edit that this one may be folded into: the last one of its record, alone in its action, and made
    /// after everything that the new one depends on.
    fn find_fold(&self, later: &Mutation, after_send: bool) -> Option<(usize, Mutation)> {
        let place = self.lines.iter().rposition(|line| line.key() == (later.table, later.id))?;
        let earlier = &self.lines[place];
        let open = earlier.state == LineState::Queued || (after_send && earlier.state == LineState::Sending);
        let alone = self.lines.iter().filter(|line| line.group == earlier.group).count() == 1;
        let newer = &self.lines[place + 1..];
        let in_order = later.deps.iter().all(|dep| newer.iter().all(|line| line.mutation.mutation_id != *dep));
        if !(open && alone && in_order) {
            return None;
        }
        Some((place, coalesce(&earlier.mutation, later)?))
    }

    fn undo_of(&self, mutations: &[Mutation]) -> Vec<(RecordKey, Fields, bool)> {
        let undo = |mutation: &Mutation| {
            let key = (mutation.table, mutation.id);
            match mutation.op {
                Op::Del => Some((key, self.shown(key)?.clone(), true)),
                Op::Set => {
                    let busy = mutation.fields.iter().filter(|(_, change)| !change.is_witness());
                    Some((key, busy.map(|(name, change)| (name.clone(), change.old.clone())).collect(), false))
                }
                Op::Create | Op::Restore => None,
            }
        };
        mutations.iter().filter_map(undo).collect()
    }
}
