//! A simulator that never complains proves nothing: each fault on purpose has to be found, and soon.

use tandem_sim::{mutant::Mutant, plan::Plan, run::run};

/// Seeds within which each fault has to show itself.
const WITHIN: u64 = 400;

#[test]
fn every_mutant_is_caught() {
    let survives = |mutant: &&Mutant| (0..WITHIN).all(|seed| run(&Plan::of(seed), Some(**mutant)).is_ok());
    let survivors: Vec<&Mutant> = Mutant::ALL.iter().filter(survives).collect();
    assert!(survivors.is_empty(), "not noticed within {WITHIN} seeds: {survivors:?}");
}
