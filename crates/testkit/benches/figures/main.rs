//! What the product costs, each figure against a reference of the same run: `cargo xtask bench [first-sync] [deals] [start]`.
//!
//! A number of seconds says more about the machine than about the product, so every figure comes with its ratio to
//! something plain that the same machine does in the same minute, in turns.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod deals;
mod first_sync;
mod judging;
mod measure;
mod start;
mod workspace;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--bench")).collect();
    if let [first, database] = &words[..]
        && first == first_sync::SERVE
    {
        return first_sync::serve(database);
    }
    let wants = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if wants("first-sync") {
        runtime.block_on(first_sync::run());
    }
    if wants("deals") {
        runtime.block_on(deals::run());
    }
    if wants("start") {
        runtime.block_on(start::run());
    }
}
