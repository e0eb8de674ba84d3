//! Seeds that run with every test.

use std::collections::BTreeSet;
use std::path::Path;

use tandem_sim::{
    plan::Plan,
    run::{report, run_twice},
};

fn pass(seed: u64) {
    if let Err(failure) = run_twice(seed) {
        panic!("{}", report(&Plan::of(seed), &failure, None));
    }
}

#[test]
fn seeds_that_once_failed_stay_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let seed = line.split_whitespace().next().unwrap().parse().unwrap();
            pass(seed);
            count += 1;
        }
    }
    assert!(count > 0);
}

#[test]
fn the_first_seeds_pass() {
    (0..60).for_each(pass);
}

#[test]
fn two_runs_of_a_seed_are_the_same_and_two_seeds_are_not() {
    let trace = |seed| run_twice(seed).unwrap().trace;
    assert_eq!(trace(7), trace(7));
    assert_ne!(trace(7), trace(8));
}

#[test]
fn the_first_seeds_meet_all_that_may_happen() {
    let met: BTreeSet<&str> = (0..60).flat_map(|seed| run_twice(seed).unwrap().met.into_keys()).collect();
    let all = [
        "applied",
        "broken",
        "changed",
        "conflict",
        "device forked",
        "epoch changed",
        "field",
        "merged",
        "mutation reused",
        "parked",
        "removed",
        "resync required",
        "snapshot",
        "too many",
    ];
    assert_eq!(met.into_iter().collect::<Vec<_>>(), all);
}
