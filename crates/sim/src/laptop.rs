//! A laptop in memory: what its disk holds, and what is gone when it crashes.

pub mod edit;
pub mod engine;
pub mod renew;

use std::collections::BTreeMap;
use std::rc::Rc;

use tandem_domain::{
    Fields, Mutation, lay_over,
    outbox::{Line, LineState},
    push::RecordKey,
};
use uuid::Uuid;

use crate::{
    mutant::Mutant,
    rng::Rng,
    wire::{Cursor, Shared},
};

/// What happens while the disk is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Fine,
    CrashBefore,
    CrashAfter,
    /// Power goes between two transactions; inside one the database rolls back.
    Torn,
    DiskFull,
}

/// What is written to the disk as a whole or not at all.
pub type Transaction<'a> = Box<dyn FnOnce(&mut Disk) + 'a>;

/// One edit in the outbox or the archive.
#[derive(Clone, Debug)]
pub struct Entry {
    pub mutation: Mutation,
    pub group: Uuid,
    pub state: LineState,
    /// Refused only because something else has to be taken first.
    pub waits: bool,
    /// Of the mutation's content.
    pub sum: u64,
    /// The order in which the user did things.
    pub order: u64,
}

impl Entry {
    pub fn key(&self) -> RecordKey {
        (self.mutation.table, self.mutation.id)
    }
}

/// A snapshot on its way in.
#[derive(Clone, Debug, Default)]
pub struct Load {
    pub as_of: Option<Cursor>,
    pub after: Option<RecordKey>,
    pub shadow: BTreeMap<RecordKey, Shared>,
}

#[derive(Clone, Debug)]
pub struct Disk {
    pub device: Uuid,
    pub next_seq: i64,
    pub next_order: u64,
    /// The epoch to which everything was offered.
    pub epoch: Option<Uuid>,
    pub cursor: Option<Cursor>,
    pub load: Option<Load>,
    /// Rows as the hub has them, tombstones included.
    pub base: BTreeMap<RecordKey, Shared>,
    /// Edits that the hub has not taken, in the user's order.
    pub lines: Vec<Entry>,
    /// Edits that it has.
    pub archive: Vec<Entry>,
    /// Rows as the user sees them, where that differs: `None` for one that they removed.
    pub dirty: BTreeMap<RecordKey, Option<Rc<Fields>>>,
    /// What the user may take back: record, field, value before. No field: they removed the record.
    pub undo: Vec<(RecordKey, Fields, bool)>,
}

/// What waits for an answer. Gone after a crash.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub has_greeted: bool,
    pub push: Option<u64>,
    pub pull: Option<u64>,
    /// The hub knows one of the edits under other bytes: send them one by one, to find it.
    pub one_by_one: bool,
    pub asked_alone: Option<Uuid>,
    /// The hub lives another life than it did: nothing goes before it was greeted.
    pub must_greet: bool,
}

#[derive(Clone, Debug)]
pub struct Laptop {
    pub disk: Disk,
    pub memory: Memory,
    pub member: Uuid,
    /// Its clock against the hub's, microseconds.
    pub skew: i64,
    pub mutant: Option<Mutant>,
}

impl Laptop {
    pub fn new(member: Uuid, rng: &mut Rng, mutant: Option<Mutant>) -> Self {
        let disk = Disk {
            device: rng.uuid(),
            next_seq: 1,
            next_order: 1,
            epoch: None,
            cursor: None,
            load: None,
            base: BTreeMap::new(),
            lines: Vec::new(),
            archive: Vec::new(),
            dirty: BTreeMap::new(),
            undo: Vec::new(),
        };
        Self { disk, memory: Memory::default(), member, skew: 0, mutant }
    }

    pub fn is(&self, mutant: Mutant) -> bool {
        self.mutant == Some(mutant)
    }

    pub fn crash(&mut self) {
        self.memory = Memory::default();
    }

    /// Runs transactions, each whole or not at all. True when all of them stand and the laptop still runs.
    pub fn commit(&mut self, fate: Fate, transactions: Vec<Transaction<'_>>) -> bool {
        let count = transactions.len();
        let stand = match fate {
            Fate::Fine | Fate::CrashAfter => count,
            Fate::CrashBefore | Fate::DiskFull => 0,
            Fate::Torn => count / 2,
        };
        transactions.into_iter().take(stand).for_each(|transaction| transaction(&mut self.disk));
        if matches!(fate, Fate::CrashBefore | Fate::CrashAfter | Fate::Torn) {
            self.crash();
        }
        matches!(fate, Fate::Fine)
    }
}

impl Disk {
    pub fn base_of(&self, key: RecordKey) -> Option<&Fields> {
        self.base.get(&key)?.fields()
    }

    /// The record as the user sees it.
    pub fn shown(&self, key: RecordKey) -> Option<&Fields> {
        match self.dirty.get(&key) {
            Some(row) => row.as_deref(),
            None => self.base_of(key),
        }
    }

    /// Ids of a table's records that the user sees.
    pub fn ids(&self, table: tandem_model::Table) -> Vec<Uuid> {
        let range = (table, Uuid::nil())..=(table, Uuid::max());
        let base = self.base.range(range.clone()).filter(|(key, _)| !self.dirty.contains_key(*key));
        let clean = base.filter(|(_, record)| record.row.is_some()).map(|(key, _)| key.1);
        let dirty = self.dirty.range(range).filter(|(_, row)| row.is_some()).map(|(key, _)| key.1);
        clean.chain(dirty).collect()
    }

    /// A row from the hub; an older one than is there says nothing.
    pub fn put(rows: &mut BTreeMap<RecordKey, Shared>, key: RecordKey, record: &Shared) {
        if rows.get(&key).is_none_or(|there| there.version < record.version) {
            rows.insert(key, record.clone());
        }
    }

    /// Lays what waits over the hub's row again.
    pub fn relay(&mut self, key: RecordKey) {
        match self.lay(key) {
            Some(row) => drop(self.dirty.insert(key, row)),
            None => drop(self.dirty.remove(&key)),
        }
    }

    /// `None` when nothing waits.
    pub fn lay(&self, key: RecordKey) -> Option<Option<Rc<Fields>>> {
        let mut waiting = self.lines.iter().filter(|line| line.key() == key).peekable();
        waiting.peek()?;
        let mut row = self.base_of(key).cloned();
        for line in waiting {
            row = lay_over(row.as_ref(), &line.mutation);
        }
        Some(row.map(Rc::new))
    }

    pub fn relay_all(&mut self) {
        let mut keys: Vec<RecordKey> = self.lines.iter().map(Entry::key).collect();
        keys.extend(self.dirty.keys());
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| self.relay(key));
    }

    pub fn order_lines(&self, with_deps: bool) -> Vec<Line> {
        let line = |entry: &Entry| Line {
            mutation_id: entry.mutation.mutation_id,
            group_id: entry.group,
            record: entry.key(),
            state: entry.state,
            deps: if with_deps { entry.mutation.deps.clone() } else { Vec::new() },
        };
        self.lines.iter().map(line).collect()
    }
}
