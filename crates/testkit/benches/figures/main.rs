//! What the product costs, each figure against a reference of the same run: `cargo xtask bench`, which
//! lists their names.
//!
//! A number of seconds says more about the machine than about the product, so every figure comes with its ratio to
//! something plain that the same machine does in the same minute, in turns.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod crowd;
mod deals;
mod desktop;
mod first_sync;
mod judging;
mod keys;
mod measure;
mod node;
mod pouchdb;
mod profile;
mod questions;
mod start;
mod traffic;
mod workspace;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--bench")).collect();
    if let [first, database] = &words[..]
        && first == first_sync::SERVE
    {
        return first_sync::serve(database);
    }
    if let [first, url, token] = &words[..]
        && first == node::LAPTOP
    {
        return node::be_laptop(url, token);
    }
    let wants = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if wants("first-sync") {
        runtime.block_on(first_sync::run());
    }
    if wants("pouchdb") {
        runtime.block_on(pouchdb::run());
    }
    if wants("pull") {
        runtime.block_on(traffic::pulls());
    }
    if wants("drain") {
        runtime.block_on(traffic::drain());
    }
    if wants("push") {
        runtime.block_on(crowd::throughput());
    }
    if wants("reconnect") {
        runtime.block_on(crowd::reconnect());
    }
    if wants("memory") {
        runtime.block_on(traffic::memory());
    }
    if wants("deals") {
        runtime.block_on(deals::run());
    }
    if wants("start") {
        runtime.block_on(start::run());
    }
    if wants("keys") {
        runtime.block_on(keys::run());
    }
}
