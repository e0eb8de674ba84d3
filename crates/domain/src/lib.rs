//! The rules: pure functions over rows. No IO, no async, no clock: same rows in, same answer out.

pub mod benchmark;
pub mod learner;
pub mod quarter;
pub mod stall;
pub mod workdays;

pub use benchmark::{Benchmark, Benchmarks, Dwell};
pub use quarter::Quarter;
pub use stall::{DealFacts, Reason, StallRules, Verdict};
