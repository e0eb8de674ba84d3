//! Runs seeds from the command line: `cargo xtask sim` calls it.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use tandem_sim::{
    plan::Plan,
    run::{Failure, report, run_twice},
};

fn main() -> ExitCode {
    let words: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let [from, count] = words[..] else {
        eprintln!("usage: tandem-sim FIRST_SEED COUNT");
        return ExitCode::FAILURE;
    };
    let failed = run_all(from, count);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Each run has one thread; the machine has several.
fn run_all(from: u64, count: u64) -> bool {
    let (next, failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let (edits, met) = (AtomicUsize::new(0), Mutex::new(BTreeMap::<&str, usize>::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= count || failed.load(Ordering::Relaxed) {
                        return;
                    }
                    let seed = from.wrapping_add(place);
                    match run_twice(seed) {
                        Ok(outcome) => {
                            edits.fetch_add(outcome.edits, Ordering::Relaxed);
                            let mut met = met.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                            outcome.met.into_iter().for_each(|(name, count)| *met.entry(name).or_default() += count);
                        }
                        Err(failure) => {
                            failed.store(true, Ordering::Relaxed);
                            tell(seed, &failure);
                        }
                    }
                }
            });
        }
    });
    let done = next.load(Ordering::Relaxed).min(count);
    let met = met.into_inner().unwrap_or_default();
    println!("{done} seeds from {from}: {} edits; {met:?}", edits.into_inner());
    failed.load(Ordering::Relaxed)
}

fn tell(seed: u64, failure: &Failure) {
    println!("{}add the seed to crates/sim/seeds once it is mended", report(&Plan::of(seed), failure, None));
}
