//! The rules: pure functions over rows. No IO, no async, no clock: same rows in, same answer out.

pub mod benchmark;
pub mod brief;
pub mod check;
pub mod compare;
pub mod conflict;
pub mod deal;
pub mod duplicate;
pub mod forecast;
pub mod health;
pub mod import;
pub mod learner;
pub mod merge;
pub mod mutation;
pub mod outbox;
pub mod partner;
pub mod policy;
pub mod push;
pub mod quarter;
pub mod quiet;
pub mod registration;
pub mod reminder;
pub mod review;
pub mod scope;
pub mod stall;
pub mod target;
pub mod task;
pub mod work_hours;
pub mod workdays;

pub use benchmark::{Benchmark, Benchmarks, Dwell};
pub use check::{Refusal, RefusalCode, check_row};
pub use merge::{Clash, Current, Effect, Merged, lay_over, merge};
pub use mutation::{Base, FieldChange, Fields, Mutation, Op};
pub use quarter::Quarter;
pub use stall::{DealFacts, Reason, StallRules, Verdict};
