//! One seed, from the plan to the verdict.

use std::collections::BTreeMap;

use tandem_model::{ConflictKind, Row};

use crate::{
    digest,
    mutant::Mutant,
    plan::{Plan, Step},
    quiet,
    rng::Rng,
    wire::{Checked, Violation, violation},
    world::World,
};

/// Where a run broke a promise. `step` is `None` for the quiet end.
#[derive(Clone, Debug)]
pub struct Failure {
    pub step: Option<usize>,
    pub violation: Violation,
}

/// What a run did, for two runs to compare and for the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub trace: u64,
    pub edits: usize,
    /// What the hub answered, and which conflicts it has, how often.
    pub met: BTreeMap<&'static str, usize>,
}

/// # Errors
/// The first promise that was broken; a panic is one too.
pub fn run(plan: &Plan, mutant: Option<Mutant>) -> Result<Outcome, Failure> {
    std::panic::catch_unwind(|| run_through(plan, mutant)).unwrap_or_else(|_| {
        Err(Failure { step: None, violation: Violation { invariant: "I0", text: "it panicked".to_owned() } })
    })
}

fn run_through(plan: &Plan, mutant: Option<Mutant>) -> Result<Outcome, Failure> {
    let mut world = World::new(plan, mutant);
    for (place, step) in plan.steps.iter().enumerate() {
        world.step(step).map_err(|violation| Failure { step: Some(place), violation })?;
    }
    let mut rng = Rng::new(plan.seed ^ 0x0E4D);
    quiet::quiesce(&mut world, &mut rng).map_err(|violation| Failure { step: None, violation })?;
    let rows = world.hub.state.rows.iter().map(|(key, record)| (key.1, record.version, record.fields()));
    let rows: Vec<_> = rows.collect();
    world.trace.add_u64(digest::of(&rows));
    for record in world.hub.state.rows.values() {
        if let Some((Row::Conflict(row), _)) = &record.row {
            let kind = ConflictKind::parse(&row.kind).map_or("other", ConflictKind::code);
            *world.met.entry(kind).or_default() += 1;
        }
    }
    Ok(Outcome { trace: world.trace.sum(), edits: world.ledger.intents.len(), met: world.met })
}

/// Runs a seed twice: a run that can't be repeated proves nothing.
///
/// # Errors
/// The first promise that was broken.
pub fn run_twice(seed: u64) -> Result<Outcome, Failure> {
    let plan = Plan::of(seed);
    let (first, second) = (run(&plan, None)?, run(&plan, None)?);
    let same: Checked = if first == second { Ok(()) } else { violation("I0", "two runs of the seed differ") };
    same.map_err(|violation| Failure { step: None, violation })?;
    Ok(first)
}

/// Leaves out steps for as long as the same promise stays broken. At most `tries` runs.
pub fn shrink(plan: &Plan, invariant: &str, mutant: Option<Mutant>, tries: usize) -> Plan {
    let mut best = plan.clone();
    let mut left = tries;
    let mut size = best.steps.len().div_ceil(2).max(1);
    loop {
        let mut place = 0;
        while place < best.steps.len() && left > 0 {
            let mut steps: Vec<Step> = best.steps.clone();
            steps.drain(place..(place + size).min(best.steps.len()));
            let shorter = Plan { steps, ..best.clone() };
            left -= 1;
            match run(&shorter, mutant) {
                Err(failure) if failure.violation.invariant == invariant => best = shorter,
                _ => place += size,
            }
        }
        if size == 1 || left == 0 {
            return best;
        }
        size = size.div_ceil(2).min(size - 1);
    }
}

/// What somebody needs to see to mend it.
pub fn report(plan: &Plan, failure: &Failure, mutant: Option<Mutant>) -> String {
    let short = shrink(plan, failure.violation.invariant, mutant, 3_000);
    let (at, violation) = (failure.step, &failure.violation);
    let mut text = format!("seed {} breaks {} at step {at:?}: {}\n", plan.seed, violation.invariant, violation.text);
    if let Err(again) = run(&short, mutant) {
        text.push_str(&format!("{} of {} steps do: {}\n", short.steps.len(), plan.steps.len(), again.violation.text));
    }
    for step in &short.steps {
        text.push_str(&format!("  {step}\n"));
    }
    text
}
