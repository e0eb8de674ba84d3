//! The hub in memory: rows, the numbered feed, what was taken, and backups of all of it.

pub mod push;
mod sabotage;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use tandem_domain::push::{RecordKey, Touch, Verdict};
use uuid::Uuid;

use crate::{
    digest::Digest,
    mutant::Mutant,
    wire::{Answer, Checked, Cursor, Problem, Record, Records, Shared, violation},
};

/// Rows of one page of a snapshot.
const SNAPSHOT_ROWS: usize = 16;
/// Groups of one page of a pull.
const PULL_GROUPS: usize = 6;
/// Commits that a failover can lose.
const FAILOVER_COMMITS: usize = 3;

/// One transaction in the feed. Its rows are read when it is pulled, as they are then.
#[derive(Debug)]
pub struct Group {
    pub seq: i64,
    pub id: Uuid,
    pub member: Uuid,
    /// What changed, to which version, and whether that was a removal.
    pub keys: Vec<(RecordKey, i64, bool)>,
    pub chain: u64,
}

/// A mutation that the hub has answered.
#[derive(Debug)]
pub struct Taken {
    pub sum: u64,
    pub verdict: Verdict,
    /// How often it took effect.
    pub effects: u32,
    /// The refused one that it mends.
    pub supersedes: Option<Uuid>,
}

/// All that a backup holds.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub rows: BTreeMap<RecordKey, Shared>,
    pub feed: Vec<Rc<Group>>,
    /// Committed, without a number.
    pub unnumbered: VecDeque<Rc<Group>>,
    pub taken: BTreeMap<Uuid, Rc<Taken>>,
    /// What each device said under each of its numbers.
    pub devices: BTreeMap<Uuid, BTreeMap<i64, Uuid>>,
    pub touched: BTreeMap<RecordKey, (Uuid, Touch)>,
    /// Who last wrote a field.
    pub writers: BTreeMap<(RecordKey, String), Uuid>,
    /// Records that somebody removed and nobody has brought back, as long as their rows are remembered.
    pub removed: BTreeSet<RecordKey>,
    /// Groups up to this number are no longer kept.
    pub horizon: i64,
}

impl State {
    pub fn head(&self) -> (i64, u64) {
        self.feed.last().map_or((0, 0), |group| (group.seq, group.chain))
    }

    fn chain_at(&self, seq: i64) -> Option<u64> {
        if seq == 0 {
            return Some(0);
        }
        let place = self.feed.binary_search_by_key(&seq, |group| group.seq).ok()?;
        Some(self.feed[place].chain)
    }
}

#[derive(Debug)]
pub struct Hub {
    pub epoch: Uuid,
    pub state: State,
    pub mutant: Option<Mutant>,
    /// The hub's clock, microseconds.
    pub now: i64,
    backup: Option<State>,
    recent: VecDeque<State>,
    /// The next number, where numbers are given too early.
    arrivals: i64,
}

impl Hub {
    pub fn new(epoch: Uuid, rows: BTreeMap<RecordKey, Shared>, mutant: Option<Mutant>) -> Self {
        let state = State { rows, ..State::default() };
        Self { epoch, state, mutant, now: 1_770_000_000_000_000, backup: None, recent: VecDeque::new(), arrivals: 0 }
    }

    fn is(&self, mutant: Mutant) -> bool {
        self.mutant == Some(mutant)
    }

    fn cursor(&self) -> Cursor {
        let (seq, chain) = self.state.head();
        Cursor { epoch: self.epoch, seq, chain }
    }

    /// The sequencer: numbers what is committed, in the order of the commits.
    pub fn number(&mut self, most: usize) {
        for _ in 0..most {
            if self.is(Mutant::FeedByArrival) {
                let last = self.state.unnumbered.pop_back();
                let Some(group) = last else { return };
                let place = self.state.feed.partition_point(|other| other.seq < group.seq);
                self.state.feed.insert(place, group);
                continue;
            }
            let Some(group) = self.state.unnumbered.pop_front() else { return };
            let (seq, chain) = self.state.head();
            let mut link = Digest::default();
            link.add_u64(chain);
            link.add(group.id.as_bytes());
            let (keys, id, member) = (group.keys.clone(), group.id, group.member);
            self.state.feed.push(Rc::new(Group { seq: seq + 1, id, member, keys, chain: link.sum() }));
        }
    }

    fn enqueue(&mut self, id: Uuid, member: Uuid, keys: Vec<(RecordKey, i64, bool)>) {
        let mut seq = 0;
        if self.is(Mutant::FeedByArrival) {
            let published = self.state.head().0;
            let waiting = self.state.unnumbered.iter().map(|group| group.seq).max().unwrap_or(0);
            self.arrivals = published.max(waiting) + 1;
            seq = self.arrivals;
        }
        self.state.unnumbered.push_back(Rc::new(Group { seq, id, member, keys, chain: 0 }));
    }

    pub fn backup(&mut self) {
        self.backup = Some(self.state.clone());
    }

    pub fn has_backup(&self) -> bool {
        self.backup.is_some()
    }

    /// Back to the backup, under a new epoch.
    pub fn restore(&mut self, epoch: Uuid) {
        let Some(state) = self.backup.clone() else { return };
        self.become_of(state, epoch);
    }

    /// A standby that lacks the last commits takes over.
    pub fn fail_over(&mut self, lost: usize, epoch: Uuid) {
        let lost = lost.min(self.recent.len());
        if lost == 0 {
            return;
        }
        let state = self.recent[self.recent.len() - lost].clone();
        self.become_of(state, epoch);
    }

    fn become_of(&mut self, state: State, epoch: Uuid) {
        self.state = state;
        self.recent.clear();
        self.epoch = epoch;
    }

    fn remember(&mut self) {
        self.recent.push_back(self.state.clone());
        if self.recent.len() > FAILOVER_COMMITS {
            self.recent.pop_front();
        }
    }

    /// Forgets groups up to a number, and what rows removed long ago were.
    pub fn compact(&mut self, keep: usize) {
        let until = self.state.feed.len().saturating_sub(keep);
        let Some(last) = until.checked_sub(1).and_then(|place| self.state.feed.get(place)) else { return };
        let seq = last.seq;
        if self.is(Mutant::CompactionWithoutHorizon) {
            self.state.feed.drain(..until);
            return;
        }
        self.state.horizon = self.state.horizon.max(seq);
        self.state.removed.clear();
        for record in self.state.rows.values_mut() {
            if record.row.is_none() && record.last.is_some() {
                *record = Rc::new(Record { last: None, ..(**record).clone() });
            }
        }
    }

    pub fn hello(&self) -> Answer {
        Answer::Hello { epoch: self.epoch }
    }

    pub fn pull(&self, member: Uuid, cursor: Cursor) -> Checked<Answer> {
        let state = &self.state;
        if !self.is(Mutant::NoEpochCheck) {
            if cursor.epoch != self.epoch || cursor.seq < state.horizon {
                return Ok(Answer::Refused(Problem::ResyncRequired));
            }
            let (head, _) = state.head();
            let strict = !self.is(Mutant::FeedByArrival) && !self.is(Mutant::CompactionWithoutHorizon);
            if strict && (cursor.seq > head || state.chain_at(cursor.seq) != Some(cursor.chain)) {
                return violation("I8", format!("the feed of epoch {} was changed behind {cursor:?}", self.epoch));
            }
        }
        let mut records: Records = Vec::new();
        let mut after = cursor;
        let from = state.feed.partition_point(|group| group.seq <= cursor.seq);
        for group in state.feed[from..].iter().take(PULL_GROUPS) {
            after = Cursor { epoch: self.epoch, seq: group.seq, chain: group.chain };
            if self.is(Mutant::EchoByUser) && group.member == member {
                continue;
            }
            records.extend(group.keys.iter().filter_map(|(key, ..)| Some((*key, state.rows.get(key)?.clone()))));
        }
        if self.is(Mutant::NoEpochCheck) {
            after.epoch = self.epoch;
        }
        Ok(Answer::Page { records, cursor: after })
    }

    pub fn snapshot(&self, after: Option<RecordKey>, as_of: Option<Cursor>) -> Answer {
        let as_of = as_of.unwrap_or_else(|| self.cursor());
        let gone = as_of.epoch != self.epoch || as_of.seq < self.state.horizon;
        if gone && !self.is(Mutant::NoEpochCheck) {
            return Answer::Refused(Problem::ResyncRequired);
        }
        let live = self.state.rows.iter().filter(|(_, record)| record.row.is_some());
        let mut rest = live.filter(|(key, _)| after.is_none_or(|after| **key > after));
        let records: Records = rest.by_ref().take(SNAPSHOT_ROWS).map(|(key, record)| (*key, record.clone())).collect();
        let next = rest.next().and_then(|_| records.last().map(|(key, _)| *key));
        Answer::Rows { as_of, records, next }
    }
}
