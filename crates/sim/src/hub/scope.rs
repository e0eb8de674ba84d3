//! Who sees what at the hub in memory: where records lie, what follows them when they move, and what a reader is shown.

use std::collections::{BTreeMap, BTreeSet};

use tandem_domain::{
    Mutation, Refusal,
    push::{Held, RecordKey},
    scope::{Bucket, Deed, Grant, Home, Place, home_in, may, withhold},
};
use tandem_model::{Row, Table};
use uuid::Uuid;

use super::{Group, Hub, State};
use crate::{
    digest,
    wire::{Record, Records},
};

/// Of a record: where it lies after a group, and where it lay before, when that was elsewhere.
pub type Step = (RecordKey, Bucket, Option<Bucket>);

impl State {
    /// For rows that came in without a group.
    pub fn place_all(&mut self) {
        let keys: Vec<RecordKey> = self.rows.keys().copied().collect();
        self.follow(keys.into_iter());
    }

    /// Puts changed records, and all that belongs to them, where they belong. Gives what was touched by that.
    pub fn follow(&mut self, changed: impl Iterator<Item = RecordKey>) -> Vec<Step> {
        let mut steps: BTreeMap<RecordKey, (Bucket, Option<Bucket>)> = BTreeMap::new();
        let mut to_do: BTreeSet<RecordKey> = changed.collect();
        while let Some(key) = to_do.pop_first() {
            let before = self.places.get(&key).cloned();
            let now = self.bucket_of(key).or(before.clone()).unwrap_or(Bucket::Nobody);
            let has_moved = before.as_ref() != Some(&now);
            if has_moved {
                self.places.insert(key, now.clone());
                to_do.extend(self.children_of(key));
            }
            let left = before.filter(|before| *before != now);
            steps.entry(key).and_modify(|step| step.0 = now.clone()).or_insert((now, left));
        }
        steps.into_iter().map(|(key, (now, left))| (key, now, left)).collect()
    }

    fn bucket_of(&self, key: RecordKey) -> Option<Bucket> {
        let (row, fields) = self.rows.get(&key)?.row.as_ref()?;
        let found = |home: Home| match home {
            Home::Public => Some(Bucket::Public),
            Home::Region(region) => Some(Bucket::Region(region)),
            Home::Of(parent) => self.places.get(&parent).cloned(),
            Home::Nowhere => None,
        };
        found(home_in(key.0, fields)).or_else(|| match row {
            // A record that never was lies where it would lie.
            Row::Conflict(conflict) => {
                let wish = serde_json::from_str(&conflict.mine).unwrap_or_default();
                found(home_in(Table::parse(&conflict.record_table)?, &wish))
            }
            _ => None,
        })
    }

    fn children_of(&self, parent: RecordKey) -> Vec<RecordKey> {
        let belongs = |(key, record): (&RecordKey, &std::rc::Rc<Record>)| {
            (home_in(key.0, record.fields()?) == Home::Of(parent)).then_some(*key)
        };
        self.rows.iter().filter_map(belongs).collect()
    }
}

impl Hub {
    pub fn grant(&self, member: Uuid) -> Grant {
        self.grants.get(&member).cloned().unwrap_or_else(Grant::everything)
    }

    pub fn reach(&self, member: Uuid) -> u64 {
        reach_of(&self.grant(member))
    }

    pub fn sees(&self, member: Uuid, key: &RecordKey) -> bool {
        let bucket = self.state.places.get(key).cloned().unwrap_or(Bucket::Nobody);
        sees(&self.grant(member), key.0, bucket)
    }

    /// What a group means to somebody who does not see everything.
    pub(super) fn show(&self, member: Uuid, group: &Group, records: &mut Records, left: &mut Vec<RecordKey>) {
        let grant = self.grant(member);
        for (key, bucket, former) in &group.lies {
            let buckets = std::iter::once(bucket).chain(former);
            if !buckets.into_iter().any(|bucket| sees(&grant, key.0, bucket.clone())) {
                continue;
            }
            match self.state.rows.get(key) {
                Some(record) if self.sees(member, key) => records.push((*key, record.clone())),
                _ => left.push(*key),
            }
        }
    }

    /// What of a group its author may not do.
    pub(super) fn withhold(
        &self,
        member: Uuid,
        held: &BTreeMap<RecordKey, Held>,
        group: &[Mutation],
    ) -> Result<BTreeSet<Uuid>, (Uuid, Refusal)> {
        let grant = self.grant(member);
        if grant.is_whole() {
            return Ok(BTreeSet::new());
        }
        let place = |key: &RecordKey| {
            let bucket = self.state.places.get(key)?.clone();
            Some((*key, Place { bucket, finance: false }))
        };
        withhold(&grant, &held.keys().filter_map(place).collect(), held, group)
    }
}

fn sees(grant: &Grant, table: Table, bucket: Bucket) -> bool {
    may(grant, Deed::Read, table, &Place { bucket, finance: false }).is_ok()
}

/// Equal for who sees the same; 0 for everything.
pub fn reach_of(grant: &Grant) -> u64 {
    if grant.is_whole() { 0 } else { digest::of(&grant.reach()) }
}
