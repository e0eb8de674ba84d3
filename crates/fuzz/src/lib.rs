//! What a hostile byte can reach: one function a target, given any bytes, that stops the program when something is wrong.
//!
//! [`TARGETS`] lists them. `cargo fuzz` runs them on demand (`fuzz/`), and `tests/it` runs the same functions over the
//! kept corpus and random variants of it in every test run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod csv;
mod hub;
mod merge;
mod pick;
mod sheet;
mod text;
pub mod variants;

/// Stops the program when something is wrong with what these bytes lead to.
pub type Target = fn(&[u8]);

/// Name, as of the folder below `fuzz/corpus`, and what to do with the bytes.
pub const TARGETS: &[(&str, Target)] = &[
    ("frame", answers::frame),
    ("hello_answer", answers::hello),
    ("snapshot_answer", answers::snapshot),
    ("pull_answer", answers::pull),
    ("push_answer", answers::push),
    ("digest_answer", answers::digest),
    ("hub_request", hub::request),
    ("cursor", hub::cursor),
    ("merge", merge::run),
    ("text3", text::run),
    ("csv", csv::run),
    ("sheet", sheet::run),
];

/// The function of that name, for a program of one target.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target of that name");
    target(bytes);
}
