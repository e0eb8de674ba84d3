//! The product without a window, on a real hub: what the screens ask, do and show.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod access;
mod answers;
mod conflicts;
mod edits;
mod export;
mod generated;
mod hostile;
mod import;
mod import_broken;
mod import_hostile;
mod import_records;
mod language;
mod locked;
mod notify;
mod numbers;
mod offline;
mod plan;
mod registrations;
mod reminders;
mod repairs;
mod saved_views;
mod secrecy;
mod stall;
mod support;
mod tasks;
mod views;
