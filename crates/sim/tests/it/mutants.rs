//! A simulator that never complains proves nothing: each fault on purpose has to be found, and soon.

use tandem_sim::{mutant::Mutant, plan::Plan, run::run};

/// Seeds within which each fault has to show itself.
const WITHIN: u64 = 400;
/// Further seeds, each of which shows a fault that needs several rare things at once.
const RARE: &[u64] = &[1808];
/// How far to look for the first seed that shows a survivor, for the message.
const LOOK: u64 = 6_000;

#[test]
fn every_mutant_is_caught() {
    let hides = |mutant: Mutant, seed: u64| run(&Plan::of(seed), Some(mutant)).is_ok();
    let survives = |mutant: &Mutant| (0..WITHIN).chain(RARE.iter().copied()).all(|seed| hides(*mutant, seed));
    let survivors: Vec<Mutant> = Mutant::ALL.iter().copied().filter(survives).collect();
    let first = |mutant: &Mutant| (*mutant, (WITHIN..LOOK).find(|seed| !hides(*mutant, *seed)));
    assert!(survivors.is_empty(), "not noticed: {:?}", survivors.iter().map(first).collect::<Vec<_>>());
}
