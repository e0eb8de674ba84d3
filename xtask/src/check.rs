//! `cargo xtask check`: everything that can be said about the sources without running the product, in under a minute when warm.

use crate::args::{Args, Spec};
use crate::error::Result;
use crate::generate;
use crate::places;
use crate::sh;
use crate::steps::Steps;
use crate::system;
use crate::tidy;
use crate::ui;

pub const SUMMARY: &str = "check format, clippy, tidy, generated files, Fluent, TypeScript, oxlint";
pub const USAGE: &str = "check [tidy]

  tidy  only the project's own rules: layers, file and function sizes, headers";

const SPEC: Spec = Spec { flags: &[], options: &[], words: &["tidy"] };

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let mut steps = Steps::default();
    steps.step("tidy", tidy::check);
    if !args.words.is_empty() {
        return steps.finish();
    }
    steps.step("format", check_format);
    steps.step("generated files and Fluent", generate::check);
    if steps.step("UI build", ui::ensure_built) {
        steps.step("clippy", check_clippy);
        steps.step("UI types", || ui::run_script("ui", "typecheck"));
        steps.step("UI lint", || ui::run_script("ui", "lint"));
    }
    steps.finish()
}

fn check_format() -> Result<()> {
    system::ensure_cargo_part("fmt", "rustfmt")?;
    sh::run(&mut places::cargo(&["fmt", "--all", "--check"]))
}

fn check_clippy() -> Result<()> {
    system::ensure_cargo_part("clippy", "clippy")?;
    // "All" leaves out what tests don't run by themselves.
    let targets = ["--all-targets", "--test", "window"];
    sh::run(places::cargo(&["clippy", "--quiet", "--workspace"]).args(targets).args(["--", "-D", "warnings"]))
}
