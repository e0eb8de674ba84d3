//! What every user was told is saved, and where it is carried: the simulator's own memory, which no fault touches.

use std::collections::{BTreeMap, BTreeSet};

use tandem_domain::Mutation;
use tandem_model::conflict;
use uuid::Uuid;

use crate::{
    digest,
    wire::{Checked, violation},
};

/// One edit that a laptop has committed.
#[derive(Clone, Debug)]
pub struct Intent {
    pub mutation: Uuid,
    /// Sums of the mutations that carry it: the first one, and what it was folded or mended into.
    pub carriers: Vec<u64>,
    /// The user dropped it, knowing.
    pub discarded: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub intents: Vec<Intent>,
    by_sum: BTreeMap<u64, Vec<usize>>,
    /// Ids that nobody will send any more: discarded, mended or renamed.
    pub retired: BTreeSet<Uuid>,
    /// Which conflict the first mutation of a clash made: its name has to stay, also after a restore.
    names: BTreeMap<(Uuid, String), Uuid>,
}

impl Ledger {
    pub fn save(&mut self, mutation: &Mutation) -> u64 {
        let sum = digest::of_mutation(mutation);
        self.intents.push(Intent { mutation: mutation.mutation_id, carriers: vec![sum], discarded: false });
        self.by_sum.entry(sum).or_default().push(self.intents.len() - 1);
        sum
    }

    /// From now on `to` carries what `from` carried.
    pub fn carry(&mut self, from: u64, to: u64) {
        for place in self.by_sum.get(&from).cloned().unwrap_or_default() {
            self.intents[place].carriers.push(to);
            self.by_sum.entry(to).or_default().push(place);
        }
    }

    pub fn discard(&mut self, sum: u64) {
        for place in self.by_sum.get(&sum).cloned().unwrap_or_default() {
            self.intents[place].discarded = true;
        }
    }

    pub fn name_conflict(&mut self, row: &conflict::Model) -> Checked {
        let key = (row.mutation_id, format!("{} {}", row.kind, row.fields));
        let name = *self.names.entry(key).or_insert(row.id.0);
        if name != row.id.0 {
            return violation("I2", format!("the conflict of {} was {name} and is {} now", row.mutation_id, row.id));
        }
        Ok(())
    }
}
