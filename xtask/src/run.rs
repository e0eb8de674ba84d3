//! `cargo xtask run`: from a fresh clone to the app on screen, signed in to a hub with data. Read `run` first: it is the whole story.
//! Where there is no screen, the app shows itself on a virtual one and leaves pictures.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::args::{Args, Spec};
use crate::desktop::{self, Desktop};
use crate::error::{Error, Result};
use crate::hub::{self, Connection, Source};
use crate::places;
use crate::sh;
use crate::system;
use crate::ui;

pub const SUMMARY: &str = "build everything and start the app with a hub and sample data";
pub const USAGE: &str = "run [--size s|m|l] [--data DIR] [--hub URL] [--release] [--yes]

  --size s|m|l  how big the sample workspace is (s)
  --data DIR    serve imported data instead: DIR/crm and DIR/training hold the CSV files
  --hub URL     use a hub that runs already; its token is read from standard input
  --release     build with optimisations
  --yes         install missing system packages without asking

Without a display it starts a virtual one and writes screenshots to target/screens.";

const SPEC: Spec = Spec { flags: &["release", "yes"], options: &["data", "hub", "size"], words: &[] };

pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &SPEC)?;
    let headless = !desktop::is_present();
    let source = choose_source(&args)?;
    let groups: &[&[&str]] = if headless { &[system::BUILD, system::DESKTOP] } else { &[system::BUILD] };
    system::ensure(groups, args.has("yes"))?;
    ui::ensure_built()?;
    let programs = build(args.has("release"), headless)?;
    if let Some(url) = args.find("hub") {
        let connection = read_token()?.map(|token| Connection { hub: url.to_owned(), token });
        return show(&programs, connection.as_ref(), "other", headless);
    }
    let hub = hub::start(&programs.join("tandem-hub"), &source)?;
    show(&programs, Some(&hub.connection), &source.name(), headless)
}

fn choose_source(args: &Args) -> Result<Source> {
    let size = args.find("size").unwrap_or("s");
    if !matches!(size, "s" | "m" | "l") {
        return Err(Error::Usage(format!("`{size}` is not a size: s, m or l")));
    }
    Ok(args.find_path("data").map_or_else(|| Source::Sample(size.to_owned()), Source::Data))
}

/// Builds and returns the folder with the programs.
fn build(release: bool, headless: bool) -> Result<PathBuf> {
    let mut words = vec!["build", "--workspace", "--bin", "tandem", "--bin", "tandem-hub"];
    if headless {
        words.extend(["--example", "screens"]);
    }
    if release {
        words.push("--release");
    }
    sh::run(&mut places::cargo(&words))?;
    Ok(places::target()?.join(if release { "release" } else { "debug" }))
}

/// A token never stands on a command line or in the environment, where other programs can read it.
fn read_token() -> Result<Option<String>> {
    if std::io::stdin().is_terminal() {
        println!("The hub's token, then Enter (nothing: sign in inside the window):");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(Error::io("read the token"))?;
    let token = line.trim();
    Ok((!token.is_empty()).then(|| token.to_owned()))
}

fn show(programs: &Path, connection: Option<&Connection>, profile: &str, headless: bool) -> Result<()> {
    if headless { take_pictures(programs, connection) } else { open_window(programs, connection, profile) }
}

/// The app keeps its files below `target/run`, apart from an installed Tandem and from other data that was tried.
fn open_window(programs: &Path, connection: Option<&Connection>, profile: &str) -> Result<()> {
    let folder = places::target()?.join("run").join(format!("profile-{profile}"));
    let mut command = sh::tied(programs.join("tandem"));
    for (name, part) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
    ] {
        places::ensure_folder(&folder.join(part))?;
        command.env(name, folder.join(part));
    }
    println!("starting Tandem; close its window or press Ctrl-C to end");
    let Some(connection) = connection else { return sh::run(command.stdin(Stdio::null())) };
    hand_over(command.args(["--connect-fd", "0"]), connection)
}

fn take_pictures(programs: &Path, connection: Option<&Connection>) -> Result<()> {
    let Some(connection) = connection else {
        return Err(Error::Missing(
            "without a display nobody can sign in: give the token on standard input".to_owned(),
        ));
    };
    let folder = places::root().join("target/screens");
    places::ensure_folder(&folder)?;
    println!("there is no display here: a virtual one shows the app, and pictures go to target/screens");
    let desktop = Desktop::start()?;
    let mut command = Command::new(programs.join("examples/screens"));
    desktop.enter(&mut command).arg(programs.join("tandem")).arg(&folder);
    hand_over(&mut command, connection)?;
    println!(
        "there was no display, so screenshots of Today, Partners, Deals and Training (light, dark, Arabic) are in target/screens:"
    );
    for picture in places::list_files(&folder)? {
        println!("  target/screens/{}", picture.file_name().unwrap_or_default().to_string_lossy());
    }
    Ok(())
}

/// Runs a program that reads the connection from its standard input, and waits for its end.
fn hand_over(command: &mut Command, connection: &Connection) -> Result<()> {
    let mut running = sh::Running::start("Tandem", command.stdin(Stdio::piped()))?;
    if let Some(mut stdin) = running.child().stdin.take() {
        stdin.write_all(connection.render_line().as_bytes()).map_err(Error::io("tell Tandem about the hub"))?;
    }
    running.wait()
}
