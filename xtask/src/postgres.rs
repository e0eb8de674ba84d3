//! A private PostgreSQL for the tests: its own folder, its own free port on loopback, gone when dropped.
//! It needs nothing but the programs of the package; a server that the machine may run itself is not touched.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::error::{Error, Result};
use crate::sh::{self, Running};
use crate::system;

const START_LIMIT: Duration = Duration::from_secs(60);

pub struct Postgres {
    /// What a client connects to. The role may make databases.
    pub url: String,
    server: Option<Running>,
    folder: PathBuf,
}

impl Postgres {
    pub fn start() -> Result<Self> {
        let programs = find_programs()?;
        let folder = std::env::temp_dir().join(format!("tandem-postgres-{}", std::process::id()));
        std::fs::create_dir(&folder).map_err(Error::io(format!("make {}", folder.display())))?;
        let port = find_free_port()?;
        let url = format!("postgres://tandem@127.0.0.1:{port}/postgres");
        // From here on dropping it clears up, whatever fails.
        let mut postgres = Self { url, server: None, folder };
        postgres.initialise(&programs)?;
        postgres.server = Some(postgres.serve(&programs, port)?);
        postgres.wait_until_ready(&programs, port)?;
        Ok(postgres)
    }

    fn initialise(&self, programs: &Path) -> Result<()> {
        if system::is_root() {
            sh::run(Command::new("chown").arg("postgres:").arg(&self.folder))?;
        }
        let mut command = unprivileged(&programs.join("initdb"));
        command.current_dir(&self.folder).arg("--pgdata").arg(self.folder.join("data"));
        command.args(["--username=tandem", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]);
        sh::run(command.stdout(Stdio::null()))
    }

    fn serve(&self, programs: &Path, port: u16) -> Result<Running> {
        let mut command = unprivileged(&programs.join("postgres"));
        command.current_dir(&self.folder).arg("-D").arg(self.folder.join("data")).arg("-p").arg(port.to_string());
        command.arg("-k").arg(&self.folder);
        // Nothing here outlives the tests, so nothing needs to reach the disk.
        for setting in ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=300", "logging_collector=off"] {
            command.arg("-c").arg(setting);
        }
        let log = self.folder.join("server.log");
        let log = std::fs::File::create(&log).map_err(Error::io(format!("write {}", log.display())))?;
        Running::start("PostgreSQL", command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log))
    }

    fn wait_until_ready(&mut self, programs: &Path, port: u16) -> Result<()> {
        let mut died = None;
        let ready = sh::poll(START_LIMIT, || {
            died = self.server.as_mut().and_then(|server| server.check_alive().err());
            died.is_some()
                || sh::succeeds(Command::new(programs.join("pg_isready")).args([
                    "-q",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    &port.to_string(),
                ]))
        });
        match died {
            None if ready => Ok(()),
            died => {
                let log = std::fs::read_to_string(self.folder.join("server.log")).unwrap_or_default();
                Err(died.unwrap_or_else(|| Error::answer("PostgreSQL", format!("not ready in time\n{log}"))))
            }
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.server = None;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The newest installed version; Debian keeps the programs out of PATH.
fn find_programs() -> Result<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let folder = entry.path().join("bin");
        if let (Ok(version), true) = (entry.file_name().to_string_lossy().parse(), folder.join("initdb").is_file()) {
            found.push((version, folder));
        }
    }
    found.sort();
    let in_path = || sh::find_program("initdb")?.parent().map(Path::to_path_buf);
    found
        .pop()
        .map(|(_, folder)| folder)
        .or_else(in_path)
        .ok_or_else(|| Error::Missing("PostgreSQL is not installed: `apt-get install postgresql`".to_owned()))
}

/// PostgreSQL refuses to run as root, so root lends it the user that the package has made.
/// SIGINT is its word for stopping at once without waiting for clients.
fn unprivileged(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if system::is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program);
    command
}

fn find_free_port() -> Result<u16> {
    let doing = "find a free port";
    let listener = TcpListener::bind("127.0.0.1:0").map_err(Error::io(doing))?;
    Ok(listener.local_addr().map_err(Error::io(doing))?.port())
}

#[cfg(test)]
mod tests {
    use super::Postgres;
    use crate::sh;

    #[test]
    fn a_private_server_starts_and_leaves_nothing_behind() {
        if sh::find_program("setpriv").is_none() || super::find_programs().is_err() {
            println!("PostgreSQL is not installed here: `cargo xtask test` installs it");
            return;
        }
        let started = Postgres::start().map(|postgres| (postgres.url.clone(), postgres.folder.clone()));
        let (url, folder) = started.map_err(|error| error.to_string()).unwrap_or_default();
        assert!(url.starts_with("postgres://tandem@127.0.0.1:"), "{url}");
        assert!(!folder.exists());
    }
}
