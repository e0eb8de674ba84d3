//! The sync: its engine alone, against hubs that misbehave, and against the real one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod crash;
mod engine;
mod engine_check;
mod engine_news;
mod engine_push;
mod engine_random;
mod fake_hub;
mod hostile;
mod laptop;
mod news;
mod repair;
mod resume;
mod rows;
mod team;
mod two_way;
mod two_way_trouble;
