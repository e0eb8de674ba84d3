//! The same documents, replicated by PouchDB into its own store, against our first sync of them: see `benches/pouchdb`.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    measure::{Times, ms, ratio},
    node::{Laptop, Node, database, fill},
    traffic::scaled,
    workspace::plan,
};

const DEALS: usize = 100_000;
const ROUNDS: usize = 3;

pub async fn run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pouchdb");
    if !folder.join("node_modules").exists() {
        return println!("PouchDB: left out, `cargo xtask bench pouchdb` installs it");
    }
    let deals = scaled(DEALS);
    let documents = tempfile::tempdir().unwrap();
    let file = documents.path().join("deals.ndjson");
    write_documents(&file, deals);
    let (_folder, database) = database();
    let token = fill(&database, plan(deals).deals()).await;
    let node = Node::hub(&database);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(replicate(&folder, &file));
        let laptop = Laptop::new().await;
        let start = Instant::now();
        laptop.sync_with(&node.url, &token).await;
        ours.push(start.elapsed());
        laptop.close().await;
    }
    let (ours, theirs) = (Times::of(ours), Times::of(theirs));
    println!("{deals} deals over loopback HTTP, {ROUNDS} rounds in turns        min      median");
    let line =
        |name: &str, times: &Times| println!("  {name:<46} {:>7.0} ms {:>7.0} ms", ms(times.min()), ms(times.median()));
    line("Tandem, encrypted, indexes and search built", &ours);
    line("PouchDB into LevelDB, no index", &theirs);
    println!("  so many times as fast                          {:>10.1}\n", ratio(theirs.median(), ours.median()));
}

/// One document a line, with the id where PouchDB wants it.
fn write_documents(file: &PathBuf, deals: usize) {
    let mut out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    for deal in plan(deals).deals() {
        let mut document = serde_json::to_value(&deal).unwrap();
        document["_id"] = document["id"].take();
        if let Some(fields) = document.as_object_mut() {
            fields.remove("id");
        }
        serde_json::to_writer(&mut out, &document).unwrap();
        out.write_all(b"\n").unwrap();
    }
    out.flush().unwrap();
}

/// The program prints how many milliseconds the replication took.
fn replicate(folder: &Path, documents: &Path) -> Duration {
    let mut command = Command::new("node");
    let output = command.arg("replicate.mjs").arg(documents).current_dir(folder).stderr(Stdio::inherit()).output();
    let output = output.expect("Node.js");
    assert!(output.status.success(), "PouchDB failed");
    let printed = String::from_utf8(output.stdout).unwrap();
    let last = printed.lines().last().unwrap_or_default();
    Duration::from_secs_f64(last.parse::<f64>().unwrap() / 1_000.0)
}
