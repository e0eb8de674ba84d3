//! `cargo xtask sim`: simulated laptops and a hub, one run for each seed, until one of them breaks a promise.

use crate::args::{Args, Spec};
use crate::error::{Error, Result};
use crate::places;
use crate::sh;
use crate::test;

pub const SUMMARY: &str = "simulate laptops and a hub with faults, one run for each seed, and cut a failing run short";
pub const USAGE: &str = "sim [--seeds N] [--from S] [--seed X]

  --seeds N  how many runs (2000)
  --from S   the first seed (0)
  --seed X   only this one

Each seed runs twice and has to do the same both times. One that fails is printed with the steps that it takes; once it is
mended, its number goes to crates/sim/seeds, where it runs with every test.";

const SPEC: Spec = Spec { flags: &[], options: &["seeds", "from", "seed"], words: &[] };

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    if let Some(seed) = find_number(&args, "seed")? {
        return run_seeds(seed, 1);
    }
    run_seeds(find_number(&args, "from")?.unwrap_or(0), find_number(&args, "seeds")?.unwrap_or(2000))
}

pub fn run_seeds(from: u64, count: u64) -> Result<()> {
    // The build that the tests have too: a program alone has other features of its libraries, and builds them anew.
    test::build()?;
    let program = places::target()?.join("debug/tandem-sim");
    sh::run(sh::tied(program).args([from.to_string(), count.to_string()]))
}

fn find_number(args: &Args, option: &str) -> Result<Option<u64>> {
    let number = |text: &str| text.parse().map_err(|_| Error::Usage(format!("`--{option} {text}` is not a number")));
    args.find(option).map(number).transpose()
}
