//! `cargo xtask bench`: what the product costs, each figure against a reference of the same run.

use crate::args::{Args, Spec};
use crate::error::Result;
use crate::places;
use crate::sh;

pub const SUMMARY: &str = "measure first sync, deals and search at a million, against references of the same run";
pub const USAGE: &str = "bench [first-sync] [deals]

  first-sync, deals  only these figures

Builds with optimisations, which takes its time. The million deals are made once and kept below target/bench.";

const SPEC: Spec = Spec { flags: &[], options: &[], words: &["first-sync", "deals"] };

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let mut command = places::cargo(&["bench", "--package", "tandem-testkit", "--bench", "figures", "--"]);
    sh::run(command.args(args.words))
}
