//! The sync: its engine alone, against hubs that misbehave, and against the real one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod crash;
mod engine;
mod engine_random;
mod fake_hub;
mod hostile;
mod laptop;
mod resume;
mod rows;
mod team;
