//! `cargo xtask test`: installs what the tests need and runs all of them; the same call on a developer's machine and in CI.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::{Args, Spec};
use crate::desktop::Desktop;
use crate::error::{Error, Result};
use crate::places;
use crate::postgres::Postgres;
use crate::sh;
use crate::sim;
use crate::steps::Steps;
use crate::system;
use crate::ui;

pub const SUMMARY: &str = "install what tests need and run all of them: Rust, UI, browser screens, the real window";
pub const USAGE: &str = "test [rust] [ui] [screens] [window] [--yes]

  rust, ui, screens, window  only these sections
  --yes                      install missing system packages without asking

TANDEM_DATA names a folder with the CSV files for the import tests (crm, training); without it only the extract in
tests/fixtures is used. Rust's own filters work too: `cargo test --workspace -- words of a test`.";

const SPEC: Spec = Spec { flags: &["yes"], options: &[], words: &["rust", "ui", "screens", "window"] };

/// Simulated runs, beside those of the crate's own tests. `cargo xtask sim` does as many as you like.
const SEEDS: u64 = 500;

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let wants = |section: &str| args.words.is_empty() || args.words.iter().any(|word| word == section);
    let data = find_data()?;
    let mut steps = Steps::default();
    let ready = steps
        .step("system packages", || system::ensure(&[system::BUILD, system::DESKTOP, system::TESTS], args.has("yes")))
        && steps.step("UI build", ui::ensure_built)
        && (args.words == ["ui"] || steps.step("Rust build", build));
    if !ready {
        return steps.finish();
    }
    if wants("rust") {
        steps.step("Rust tests", || run_rust(data.as_deref()));
        steps.step("simulated laptops", || sim::run_seeds(0, SEEDS));
    }
    if wants("ui") {
        steps.step("UI types", || ui::run_script("ui", "typecheck"));
        steps.step("UI lint", || ui::run_script("ui", "lint"));
        steps.step("UI tests", || ui::run_script("ui", "test"));
    }
    if wants("screens") {
        steps.step("browser screens", run_screens);
    }
    if wants("window") {
        steps.step("the real window", run_window);
    }
    if wants("rust") && data.is_none() {
        println!("\nTANDEM_DATA is not set: the import was tested on the extract in tests/fixtures only");
    }
    steps.finish()
}

/// The programs and all tests in one go, so that every later call finds the same build.
pub fn build() -> Result<()> {
    sh::run(&mut places::cargo(&["build", "--workspace", "--bins", "--tests"]))
}

fn run_rust(data: Option<&Path>) -> Result<()> {
    let postgres = Postgres::start()?;
    let mut command = places::cargo(&["test", "--workspace", "--no-fail-fast"]);
    command.env("TANDEM_TEST_POSTGRES", &postgres.url);
    if let Some(data) = data {
        command.env("TANDEM_DATA", data);
    }
    sh::run(&mut command)
}

/// Playwright drives the browser of the system against `devhost`: the UI and the product, without the desktop shell.
fn run_screens() -> Result<()> {
    ui::ensure_packages("tests/screens")?;
    let browser = system::find_browser()
        .ok_or_else(|| Error::Missing("no Chromium found: `apt-get install chromium`".to_owned()))?;
    let mut command = Command::new("npm");
    command.current_dir(places::root()).args(["test", "--silent", "--prefix", "tests/screens"]);
    command.env("TANDEM_BROWSER", browser).env("TANDEM_PROGRAMS", programs()?);
    sh::run(&mut command)
}

/// These tests need a desktop, so plain `cargo test` leaves them out; here they get one of their own.
fn run_window() -> Result<()> {
    let desktop = Desktop::start()?;
    let mut command = places::cargo(&["test", "--workspace", "--test", "window", "--", "--test-threads=1"]);
    sh::run(desktop.enter(&mut command).env("TANDEM_PROGRAMS", programs()?))
}

fn programs() -> Result<PathBuf> {
    Ok(places::target()?.join("debug"))
}

/// As an absolute path: each test binary runs in the folder of its crate.
fn find_data() -> Result<Option<PathBuf>> {
    let Some(folder) = std::env::var_os("TANDEM_DATA").filter(|value| !value.is_empty()) else { return Ok(None) };
    let folder = PathBuf::from(folder);
    let doing = format!("find the folder {} that TANDEM_DATA names", folder.display());
    folder.canonicalize().map(Some).map_err(Error::io(doing))
}
