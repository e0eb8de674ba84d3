//! The end of a run: nothing goes wrong any more, and everything has to come together.

use tandem_domain::outbox::LineState;

use crate::{
    check, deed,
    deed::Deed,
    laptop::Fate,
    plan::Way,
    rng::Rng,
    wire::{Checked, Request, violation},
    world::World,
};

/// Rounds in which all laptops have to agree.
const ROUNDS: usize = 3;
/// How often users look after what was refused.
const REPAIRS: usize = 24;
/// Requests after which a laptop has to be idle.
const MOST_REQUESTS: usize = 400;

pub fn quiesce(world: &mut World, rng: &mut Rng) -> Checked {
    world.clear_net();
    world.laptops.iter_mut().for_each(|laptop| laptop.crash());
    let mut repairs = 0;
    loop {
        for _ in 0..ROUNDS {
            for place in 0..world.laptops.len() {
                settle(world, place, rng)?;
            }
        }
        check_only_parked_waits(world)?;
        check::everything(world)?;
        if !repair_all(world, rng) {
            break;
        }
        repairs += 1;
        if repairs > REPAIRS {
            return violation("I9", "refused edits never come to an end");
        }
    }
    check_agreement(world)
}

/// One laptop pushes and pulls until there is nothing left to say.
fn settle(world: &mut World, place: usize, rng: &mut Rng) -> Checked {
    let mut greet = true;
    for _ in 0..MOST_REQUESTS {
        world.hub.number(usize::MAX);
        let ticket = world.ticket();
        let request = if greet { None } else { world.laptops[place].send(ticket, Fate::Fine) };
        let request = request.or_else(|| world.laptops[place].ask(ticket, greet));
        let Some(request) = request else { return violation("I9", format!("laptop {place} waits for nothing")) };
        greet = false;
        let answer = world.answer(place, &request, Way::Arrives)?;
        world.laptops[place].hear(ticket, &answer, Fate::Fine, rng, &mut world.ledger)?;
        let disk = &world.laptops[place].disk;
        let at_head = disk.load.is_none() && disk.cursor.map(|cursor| cursor.seq) == Some(world.hub.state.head().0);
        if at_head && world.hub.state.unnumbered.is_empty() && matches!(request, Request::Pull { .. }) {
            return Ok(());
        }
    }
    violation("I9", format!("laptop {place} still talks after {MOST_REQUESTS} requests"))
}

/// I9: what is left was refused, or comes after something that was.
fn check_only_parked_waits(world: &World) -> Checked {
    for (place, laptop) in world.laptops.iter().enumerate() {
        let parked = laptop.disk.lines.iter().any(|line| line.state == LineState::Parked);
        if let Some(line) = laptop.disk.lines.first().filter(|_| !parked) {
            return violation("I9", format!("laptop {place} never got rid of {}", line.mutation.mutation_id));
        }
    }
    Ok(())
}

/// Every user mends or drops what was refused. False when there was nothing.
fn repair_all(world: &mut World, rng: &mut Rng) -> bool {
    let mut any = false;
    for laptop in &mut world.laptops {
        while let Some(deed) = deed::repair(&laptop.disk, rng) {
            any = true;
            match deed {
                Deed::Mend(group) => laptop.mend(group, Fate::Fine, rng, &mut world.ledger),
                Deed::Discard(group) => laptop.discard(group, Fate::Fine, rng, &mut world.ledger),
                Deed::Save(_) => {}
            }
        }
    }
    any
}

/// I4: all have the hub's rows, and nothing waits.
fn check_agreement(world: &World) -> Checked {
    for (place, laptop) in world.laptops.iter().enumerate() {
        let disk = &laptop.disk;
        if let Some(line) = disk.lines.first() {
            return violation("I4", format!("laptop {place} still has {}", line.mutation.mutation_id));
        }
        for (key, record) in &world.hub.state.rows {
            let here = disk.base_of(*key);
            if here != record.fields() {
                let text = format!("{key:?} is {here:?} on laptop {place} and {:?} at the hub", record.fields());
                return violation("I4", text);
            }
        }
        let more = disk.base.iter().find(|(key, record)| {
            record.row.is_some() && world.hub.state.rows.get(*key).is_none_or(|there| there.row.is_none())
        });
        if let Some((key, _)) = more {
            return violation("I4", format!("laptop {place} has {key:?}, which the hub does not"));
        }
        if disk.epoch != Some(world.hub.epoch) || !disk.dirty.is_empty() {
            return violation("I4", format!("laptop {place} has not come to rest"));
        }
    }
    Ok(())
}
