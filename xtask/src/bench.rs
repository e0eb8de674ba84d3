//! `cargo xtask bench`: what the product costs, each figure against a reference of the same run.

use crate::args::{Args, Spec};
use crate::desktop::Desktop;
use crate::error::Result;
use crate::places;
use crate::sh;
use crate::system;
use crate::ui;

pub const SUMMARY: &str =
    "measure first sync, deals and search at a million, and the start, against references of the same run";
pub const USAGE: &str = "bench [first-sync] [deals] [start] [--yes]

  first-sync, deals, start  only these figures
  --yes                     install missing system packages without asking

Builds with optimisations, which takes its time. The million deals are made once and kept below target/bench.";

const SPEC: Spec = Spec { flags: &["yes"], options: &[], words: &["first-sync", "deals", "start"] };

/// Named in each call, so that the application and the figures share one build of what both are made of.
const PACKAGES: [&str; 4] = ["--package", "tandem", "--package", "tandem-testkit"];

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let mut figures = places::cargo(&["bench"]);
    figures.args(PACKAGES).args(["--bench", "figures", "--"]).args(&args.words);
    let with_start = args.words.is_empty() || args.words.iter().any(|word| word == "start");
    if !with_start {
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
