//! The invariants that have to hold between steps, whatever went wrong.

use std::collections::BTreeSet;

use tandem_domain::{
    outbox::LineState,
    push::{RecordKey, Status},
    scope::Grant,
};

use crate::{
    hub::Group,
    laptop::{Disk, Entry, Laptop},
    scope,
    wire::{Checked, violation},
    world::World,
};

/// What is cheap to look at, for the laptop that the step was about.
pub fn each_step(world: &World, place: usize) -> Checked {
    let laptop = &world.laptops[place];
    let mut numbers = BTreeSet::new();
    for line in &laptop.disk.lines {
        if line.mutation.device_seq >= laptop.disk.next_seq {
            return violation("I8", format!("laptop {place} gave number {} too early", line.mutation.device_seq));
        }
        if !numbers.insert((line.mutation.device_seq, line.mutation.mutation_id)) {
            return violation("I8", format!("laptop {place} keeps {} twice", line.mutation.mutation_id));
        }
    }
    scope::check_held(place, laptop)?;
    check_prefix(world, place, laptop, true)
}

pub fn everything(world: &World) -> Checked {
    check_losses(world)?;
    for (place, laptop) in world.laptops.iter().enumerate() {
        check_prefix(world, place, laptop, false)?;
        check_shown(place, laptop)?;
    }
    Ok(())
}

/// I1 and I11: whatever was saved is at the hub, in a conflict there, on a laptop, or was discarded.
pub fn check_losses(world: &World) -> Checked {
    let state = &world.hub.state;
    let mut safe: Vec<u64> = Vec::new();
    safe.extend(state.taken.values().filter(|taken| taken.verdict.status != Status::Parked).map(|taken| taken.sum));
    for laptop in &world.laptops {
        safe.extend(laptop.disk.lines.iter().map(|line| line.sum));
        // It has not heard yet that the hub went back, and will offer these again.
        if laptop.disk.epoch != Some(world.hub.epoch) {
            safe.extend(laptop.disk.archive.iter().map(|line| line.sum));
        }
    }
    safe.sort_unstable();
    let is_safe = |sum: &u64| safe.binary_search(sum).is_ok();
    let lost = world.ledger.intents.iter().find(|intent| !intent.discarded && !intent.carriers.iter().any(is_safe));
    if let Some(intent) = lost {
        return violation("I1", format!("the edit saved as {} is nowhere", intent.mutation));
    }
    for taken in state.taken.values() {
        let gone = taken
            .verdict
            .conflicts
            .iter()
            .find(|id| state.rows.get(&(tandem_model::Table::Conflict, id.0)).is_none_or(|row| row.row.is_none()));
        if let Some(id) = gone {
            return violation("I1", format!("conflict {id} of {} is not kept", taken.verdict.mutation_id));
        }
    }
    Ok(())
}

/// I6 and I7: up to its cursor a laptop has all groups of the feed, whole.
fn check_prefix(world: &World, place: usize, laptop: &Laptop, last_only: bool) -> Checked {
    let (disk, state) = (&laptop.disk, &world.hub.state);
    let Some(cursor) = disk.cursor.filter(|_| disk.load.is_none() && disk.epoch == Some(world.hub.epoch)) else {
        return Ok(());
    };
    // Who sees a part is compared with the whole in the quiet end.
    let is_whole = world.hub.grant(laptop.member).is_whole() && cursor.reach == 0;
    if cursor.epoch != world.hub.epoch || !is_whole {
        return Ok(());
    }
    let until = state.feed.partition_point(|group| group.seq <= cursor.seq);
    let from = if last_only { until.saturating_sub(8) } else { 0 };
    for group in &state.feed[from..until] {
        for (key, version, _) in &group.keys {
            let here = disk.base.get(key).map(|record| record.version);
            // A snapshot brings no tombstones, and may be ahead of the cursor.
            let mut groups = state.feed.iter().chain(&state.unnumbered);
            let gone = here.is_none() && groups.any(|later| removes(later, key, *version));
            if !gone && here.is_none_or(|here| here < *version) {
                let text = format!("laptop {place} is at {} and has version {here:?} of {key:?}", cursor.seq);
                return violation("I7", format!("{text}, not {version} of group {}", group.seq));
            }
        }
    }
    Ok(())
}

/// It may be seen again, and the snapshot that brings its record is not here whole.
fn is_coming_back(disk: &Disk, line: &Entry) -> bool {
    disk.load.is_some() && !disk.base.contains_key(&line.key())
}

fn removes(group: &Group, key: &RecordKey, from: i64) -> bool {
    group.keys.iter().any(|(other, version, gone)| other == key && *version >= from && *gone)
}

/// What the user sees is the hub's row with what waits on it, and nothing else.
fn check_shown(place: usize, laptop: &Laptop) -> Checked {
    let disk = &laptop.disk;
    for line in &disk.lines {
        // What was withdrawn, or refused before that, is in the queue and nowhere else.
        let is_shown = match line.state {
            LineState::Quarantined => false,
            LineState::Parked => disk.grant.as_ref().is_none_or(Grant::is_whole) && !is_coming_back(disk, line),
            _ => true,
        };
        if is_shown && !disk.dirty.contains_key(&line.key()) {
            let (id, state) = (line.mutation.mutation_id, line.state.code());
            return violation("I11", format!("laptop {place} does not show {id}, which is {state}"));
        }
    }
    for (key, row) in &disk.dirty {
        if disk.lay(*key).as_ref() != Some(row) {
            return violation("I11", format!("laptop {place} shows another {key:?} than it has"));
        }
    }
    Ok(())
}
