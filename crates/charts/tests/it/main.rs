//! What callers of the charts may rely on, seen from outside.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod golden;
mod limits;
mod mirror;
mod numbers;
mod safety;
mod samples;
