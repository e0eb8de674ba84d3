//! The hub as a laptop meets it: a real server on a free port, on SQLite and on PostgreSQL.
//!
//! The PostgreSQL half needs `TANDEM_TEST_POSTGRES`, the URL of a server where databases may be made.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod command_line;
mod cursors;
mod door;
mod first_load;
mod import;
mod import_edits;
mod import_refusals;
mod news;
mod order;
mod pull;
mod push;
mod push_hostile;
mod push_races;
mod sample;
mod sequencers;
mod snapshot;
mod support;
mod upkeep;
