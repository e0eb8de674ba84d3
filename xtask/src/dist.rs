//! `cargo xtask dist`: packages for Debian and Fedora families, built by the bundler that comes with the UI's packages.

use std::process::Command;

use crate::args::{Args, Spec};
use crate::error::Result;
use crate::places;
use crate::sh;
use crate::system;
use crate::ui;

pub const SUMMARY: &str = "build the .deb and .rpm packages of the app";
pub const USAGE: &str = "dist [--yes]

  --yes  install missing system packages without asking";

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &Spec { flags: &["yes"], options: &[], words: &[] })?;
    system::ensure(&[system::BUILD, system::BUNDLES], args.has("yes"))?;
    ui::ensure_packages("ui")?;
    let root = places::root();
    let mut command = Command::new(root.join("ui/node_modules/.bin/tauri"));
    // It builds the UI itself, as tauri.conf.json says.
    sh::run(command.current_dir(root).args(["build", "--bundles", "deb,rpm"]))?;
    println!("the packages are below {}", places::target()?.join("release/bundle").display());
    Ok(())
}
