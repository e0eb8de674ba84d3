//! Regions, for the runs that have some: who may see which, records that move between them, and what has to hold.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;
use tandem_domain::{
    FieldChange, Op,
    mutation::row_of,
    outbox::LineState,
    push::RecordKey,
    scope::{Bucket, Deed, Grant, Home, Place, Role, home_in, may},
};
use tandem_model::Table;

use crate::{
    hub::scope::reach_of,
    laptop::{Disk, Laptop, edit::Draft},
    rng::Rng,
    wire::{Checked, Record, Shared, violation},
};

const REGIONS: [&str; 2] = ["North", "South"];

/// Every second partner and deal lies in the South.
pub fn spread(rows: &mut BTreeMap<RecordKey, Shared>) {
    let regional = rows.iter_mut().filter(|(key, _)| matches!(key.0, Table::Partner | Table::Deal));
    for (place, (key, record)) in regional.enumerate() {
        let Some(mut fields) = record.fields().cloned() else { continue };
        fields.insert("region".into(), REGIONS[place % 2].into());
        if let Ok(row) = row_of(key.0, fields.clone()) {
            *record = Rc::new(Record { row: Some((row, fields)), ..(**record).clone() });
        }
    }
}

pub fn any_grant(rng: &mut Rng) -> Grant {
    let regions: Option<&[&str]> = match rng.weighted(&[3, 3, 3, 2, 1]) {
        0 => None,
        1 => Some(&REGIONS[..1]),
        2 => Some(&REGIONS[1..]),
        3 => Some(&REGIONS),
        _ => Some(&[]),
    };
    let regions = regions.map(|regions| regions.iter().map(|region| (*region).to_owned()).collect::<BTreeSet<_>>());
    Grant { role: Role::Manager, regions, finance: true }
}

/// A partner or a deal that goes to the other region; one of them, where the laptop shows any.
pub fn draft_move(disk: &Disk, rng: &mut Rng) -> Option<Draft> {
    let table = *rng.pick(&[Table::Partner, Table::Deal])?;
    let key = (table, *rng.pick(&disk.ids(table))?);
    let old = disk.shown(key)?.get("region")?.clone();
    let new: Value = REGIONS.iter().find(|region| old != **region).copied().into();
    let fields = BTreeMap::from([("region".to_owned(), FieldChange { old, new })]);
    Some(Draft { key, op: Op::Set, fields, deps: Vec::new() })
}

impl Disk {
    /// What is not given any more goes at once; what waits on it is out of sight, and still goes to the hub.
    pub fn withdraw(&mut self, grant: &Grant) {
        let keys: BTreeSet<RecordKey> = self.base.keys().chain(self.dirty.keys()).copied().collect();
        let lost: Vec<RecordKey> = keys.into_iter().filter(|key| !self.is_within(grant, *key)).collect();
        lost.into_iter().for_each(|key| self.let_go(key));
    }

    pub fn let_go(&mut self, key: RecordKey) {
        self.base.remove(&key);
        self.dirty.remove(&key);
        self.undo.retain(|(of, ..)| *of != key);
        // What the hub has refused it has answered: the user drops or mends that.
        for line in self.lines.iter_mut().filter(|line| line.key() == key && line.state.is_waiting()) {
            line.state = LineState::Quarantined;
        }
    }

    fn is_within(&self, grant: &Grant, key: RecordKey) -> bool {
        let Some(fields) = self.base_of(key).or_else(|| self.shown(key)) else { return false };
        let bucket = match home_in(key.0, fields) {
            Home::Public => Bucket::Public,
            Home::Region(region) => Bucket::Region(region),
            Home::Nowhere => Bucket::Nobody,
            Home::Of(parent) => return self.is_within(grant, parent),
        };
        may(grant, Deed::Read, key.0, &Place { bucket, finance: false }).is_ok()
    }
}

/// I5: what the hub said of a partner or a deal lies in the regions that the laptop knows to be given.
pub fn check_held(place: usize, laptop: &Laptop) -> Checked {
    let Some(grant) = &laptop.disk.grant else { return Ok(()) };
    // A first page may be read under newer rights than the laptop was told of; its next greeting says so.
    let is_ahead = laptop.disk.cursor.is_some_and(|at| at.reach != reach_of(grant));
    if is_ahead {
        return Ok(());
    }
    for (key, record) in laptop.disk.base.iter().filter(|(key, _)| matches!(key.0, Table::Partner | Table::Deal)) {
        if let Some(fields) = record.fields()
            && let Home::Region(region) = home_in(key.0, fields)
            && may(grant, Deed::Read, key.0, &Place { bucket: Bucket::Region(region.clone()), finance: false }).is_err()
        {
            return violation("I5", format!("laptop {place} holds {key:?} of {region}"));
        }
    }
    Ok(())
}
