//! The cache as its callers see it: on a real encrypted file, with crashes, full disks and wrong keys.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod beside;
mod crash;
mod disk_full;
mod faults;
mod late;
mod load;
mod local;
mod migrate;
mod open;
mod outbox;
mod outbox_answer;
mod queue;
mod read_deals;
mod read_frame;
mod read_world;
mod remote;
mod repair;
mod rollup;
mod schema;
mod search;
mod secrecy;
mod stall;
mod support;
mod undo;
mod withdraw;
