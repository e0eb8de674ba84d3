//! `cargo xtask bench`: what the product costs, each figure against a reference of the same run.

use crate::args::{Args, Spec};
use crate::desktop::Desktop;
use crate::error::Result;
use crate::places;
use crate::postgres::Postgres;
use crate::sh;
use crate::system;
use crate::ui;

pub const SUMMARY: &str =
    "measure sync, hub, deals and search at a million, and the start, against references of the same run";
pub const USAGE: &str = "bench [FIGURE...] [--yes]

  first-sync  100,000 deals from a hub, against one prepared statement
  pouchdb     the same, against PouchDB replicating the same documents (npm installs it for this figure only)
  pull        100 changes beside ten thousand, a hundred thousand and a million rows
  drain       10,000 edits made offline
  push        eight writers at once, on a private PostgreSQL, against plain inserts
  reconnect   five hundred laptops at once
  memory      of hub and laptop at 100,000 rows
  deals       what the screens ask at a million deals, against reading one, and how it grew from five thousand
  start       to the first painted list, against a bare window
  keys        from a key press to the last painted pixel at a million deals, and the memory of the whole application
  --yes       install missing system packages without asking

Without a word: all of them. Builds with optimisations, which takes its time. The million deals are made once and kept
below target/bench. TANDEM_BENCH_SMALL=1 makes some of them a hundred times smaller, to see that they work.";

const FIGURES: &[&str] =
    &["first-sync", "pouchdb", "pull", "drain", "push", "reconnect", "memory", "deals", "start", "keys"];
const SPEC: Spec = Spec { flags: &["yes"], options: &[], words: FIGURES };

/// Named in each call, so that the application and the figures share one build of what both are made of.
const PACKAGES: [&str; 4] = ["--package", "tandem", "--package", "tandem-testkit"];

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let mut figures = places::cargo(&["bench"]);
    figures.args(PACKAGES).args(["--bench", "figures", "--"]).args(&args.words);
    let wants = |figure: &str| args.words.is_empty() || args.words.iter().any(|word| word == figure);
    if wants("pouchdb") {
        ui::ensure_packages("crates/testkit/benches/pouchdb")?;
    }
    let postgres = if wants("push") || wants("reconnect") {
        system::ensure(&[system::TESTS], args.has("yes"))?;
        Some(Postgres::start()?)
    } else {
        None
    };
    if let Some(postgres) = &postgres {
        figures.env("TANDEM_TEST_POSTGRES", &postgres.url);
    }
    if !wants("start") && !wants("keys") {
        return sh::run(&mut figures);
    }
    system::ensure(&[system::BUILD, system::DESKTOP], args.has("yes"))?;
    ui::ensure_built()?;
    let mut build = places::cargo(&["build", "--profile", "bench"]);
    let programs = ["--bin", "tandem", "--example", "bare_window", "--bench", "figures"];
    sh::run(build.args(PACKAGES).args(programs))?;
    // Always the virtual one: its picture lies in a file that can be looked at without disturbing anybody.
    let desktop = Desktop::start()?;
    sh::run(desktop.enter(&mut figures))
}
