//! A hub of our own beside the app, on a free loopback port, on an embedded database below `target/run`; and the `seed` command.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::places;
use crate::sh::{self, Running};

pub const SEED_SUMMARY: &str = "fill a hub's database with the sample workspace";
pub const SEED_USAGE: &str = "seed [--database URL] [--size s|m|l] [--seed N]      (the options of `tandem-hub seed`)";

/// What the hub serves.
pub enum Source {
    /// The sample workspace of this size: `s`, `m` or `l`.
    Sample(String),
    /// A folder with `crm` and `training` below it.
    Data(PathBuf),
}

impl Source {
    /// Names the files that belong to this source.
    pub fn name(&self) -> String {
        match self {
            Self::Sample(size) => format!("sample-{size}"),
            Self::Data(_) => "imported".to_owned(),
        }
    }
}

/// Where the app finds a hub, and what lets it in.
pub struct Connection {
    pub hub: String,
    pub token: String,
}

impl Connection {
    /// The one line that the app reads from the file descriptor it is given.
    pub fn render_line(&self) -> String {
        format!("{}\n", serde_json::json!({ "hub": self.hub, "token": self.token }))
    }
}

pub struct Hub {
    pub connection: Connection,
    _server: Running,
}

/// Fills the database if need be, makes a token and serves until dropped.
pub fn start(program: &Path, source: &Source) -> Result<Hub> {
    let folder = places::target()?.join("run");
    places::ensure_folder(&folder)?;
    let database = match source {
        Source::Sample(size) => prepare_sample(program, &folder, size)?,
        Source::Data(data) => import(program, &folder, data)?,
    };
    let token = make_token(program, &folder, &database)?;
    let (server, url) = serve(program, &folder, &database)?;
    println!("the hub listens on {url}");
    Ok(Hub { connection: Connection { hub: url, token }, _server: server })
}

/// The app is somebody's: the member who looks after most partners. A hub without members gets a token of the team.
fn make_token(program: &Path, folder: &Path, database: &str) -> Result<String> {
    let members = sh::capture(hub(Command::new(program), folder, database).args(["member", "list"]))?;
    let mut command = hub(Command::new(program), folder, database);
    command.args(["token", "create", "--name", "cargo xtask run"]);
    if let Some(member) = first_member(&members) {
        command.args(["--member", member]);
    }
    sh::capture(&mut command)
}

/// The id in the first line of `tandem-hub member list`, whose first is the one with most partners.
fn first_member(list: &str) -> Option<&str> {
    list.split_whitespace().next()
}

/// Passes everything on to the hub's own command.
pub fn run_seed(words: &[String]) -> Result<()> {
    sh::run(&mut places::cargo(&["build", "--quiet", "--workspace", "--bin", "tandem-hub"]))?;
    sh::run(Command::new(places::target()?.join("debug/tandem-hub")).arg("seed").args(words))
}

/// Made once: the sample never changes. A half-made one keeps its other name and is made anew.
fn prepare_sample(program: &Path, folder: &Path, size: &str) -> Result<String> {
    let (finished, unfinished) = (format!("sample-{size}.db"), format!("sample-{size}.unfinished.db"));
    if folder.join(&finished).is_file() {
        return Ok(finished);
    }
    remove_database(folder, &unfinished)?;
    sh::run(hub(Command::new(program), folder, &unfinished).args(["seed", "--size", size, "--seed", "1"]))?;
    let (from, to) = (folder.join(unfinished), folder.join(&finished));
    std::fs::rename(from, to).map_err(Error::io("keep the sample workspace"))?;
    Ok(finished)
}

/// Made anew each time, because the day that the dates are moved to changes.
fn import(program: &Path, folder: &Path, data: &Path) -> Result<String> {
    let data = data.canonicalize().map_err(Error::io(format!("find the folder {}", data.display())))?;
    let database = "imported.db".to_owned();
    remove_database(folder, &database)?;
    let today = sh::capture(Command::new("date").arg("+%F"))?;
    let mut command = hub(Command::new(program), folder, &database);
    command.arg("import").arg("--crm").arg(data.join("crm")).arg("--training").arg(data.join("training"));
    sh::run(command.args(["--shift-to", &today]))?;
    Ok(database)
}

fn remove_database(folder: &Path, name: &str) -> Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let file = folder.join(format!("{name}{ending}"));
        if file.exists() {
            std::fs::remove_file(&file).map_err(Error::io(format!("remove {}", file.display())))?;
        }
    }
    Ok(())
}

/// The hub says where it listens in the first line that it prints, once it is ready.
fn serve(program: &Path, folder: &Path, database: &str) -> Result<(Running, String)> {
    let mut command = hub(sh::tied(program), folder, database);
    command.args(["serve", "--listen", "127.0.0.1:0"]);
    let mut server = Running::start("the hub", command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let mut line = String::new();
    if let Some(stdout) = server.child().stdout.take() {
        BufReader::new(stdout).read_line(&mut line).map_err(Error::io("read from the hub"))?;
    }
    match line.trim().strip_prefix("listening on ") {
        Some(url) => Ok((server, url.to_owned())),
        None => {
            server.check_alive()?;
            Err(Error::answer("the hub", format!("{line:?}")))
        }
    }
}

/// A call of the hub. Its folder is the current one, so that no path has to be written as a URL.
fn hub(mut command: Command, folder: &Path, database: &str) -> Command {
    command.current_dir(folder).arg("--database").arg(format!("sqlite://{database}?mode=rwc"));
    if std::env::var_os("RUST_LOG").is_none() {
        command.env("RUST_LOG", "warn");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::{Connection, first_member};

    #[test]
    fn the_app_is_the_member_with_most_partners_and_nobodys_where_there_are_none() {
        let list = "0190a0b0-0000-7000-8000-000000000001      12  Ada Brandt\n0190a0b0-0000-7000-8000-000000000002       3  Ben Ode";
        assert_eq!(first_member(list), Some("0190a0b0-0000-7000-8000-000000000001"));
        assert_eq!(first_member(""), None);
    }

    #[test]
    fn a_connection_is_one_line_of_json() {
        let connection = Connection { hub: "http://127.0.0.1:1".into(), token: "a\"b".into() };
        assert_eq!(connection.render_line(), "{\"hub\":\"http://127.0.0.1:1\",\"token\":\"a\\\"b\"}\n");
    }
}
