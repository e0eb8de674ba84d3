//! Starts other programs: `run` prints the call and waits, `capture` reads its answer, `start` keeps it beside us and ends it with us.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

const TIE: [&str; 3] = ["--pdeathsig", "TERM", "--"];

/// Prints the call, runs it in the foreground and fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", render(command));
    let status = command.status().map_err(Error::io(format!("start `{}`", program(command))))?;
    check(command, status)
}

/// Runs quietly and returns what it wrote to standard output, without the last line break. Its complaints stay visible.
pub fn capture(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(Error::io(format!("start `{}`", program(command))))?;
    check(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// True if it runs and succeeds; says nothing.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A program that must not outlive this one: the kernel sends it SIGTERM when we die, however we die.
pub fn tied(program: impl AsRef<OsStr>) -> Command {
    if find_program("setpriv").is_none() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(TIE).arg(program);
    command
}

/// Looks a program up in PATH.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
}

/// A program running beside us; ended when dropped.
pub struct Running {
    child: Child,
    name: &'static str,
}

impl Running {
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let child = command.spawn().map_err(Error::io(format!("start {name}")))?;
        Ok(Self { child, name })
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Fails if the program has ended by itself.
    pub fn check_alive(&mut self) -> Result<()> {
        let ended = self.child.try_wait().map_err(Error::io(format!("look after {}", self.name)))?;
        ended.map_or(Ok(()), |status| Err(Error::Failed { command: self.name.to_owned(), outcome: outcome(status) }))
    }

    pub fn wait(mut self) -> Result<()> {
        let status = self.child.wait().map_err(Error::io(format!("wait for {}", self.name)))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed { command: self.name.to_owned(), outcome: outcome(status) })
    }
}

impl Drop for Running {
    /// Asks first, so that databases close their files, and insists after five seconds.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        succeeds(Command::new("sh").args(["-c", "kill -TERM \"$0\"", &self.child.id().to_string()]));
        let ended = poll(Duration::from_secs(5), || matches!(self.child.try_wait(), Ok(Some(_))));
        if !ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Asks again and again until the answer is yes; false when the time is over.
pub fn poll(limit: Duration, mut ready: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if ready() {
            return true;
        }
        if start.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A call as one would type it, without what ties it to us.
pub fn render(command: &Command) -> String {
    let mut words: Vec<String> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    if words.starts_with(&TIE.map(str::to_owned)) {
        words.drain(..TIE.len());
        words[0] = base_name(OsStr::new(&words[0]));
    } else {
        words.insert(0, program(command));
    }
    words.join(" ")
}

fn program(command: &Command) -> String {
    base_name(command.get_program())
}

fn base_name(name: &OsStr) -> String {
    Path::new(name).file_name().unwrap_or(name).to_string_lossy().into_owned()
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { command: render(command), outcome: outcome(status) })
}

fn outcome(status: ExitStatus) -> String {
    status.code().map_or_else(|| "a signal".to_owned(), |code| format!("exit code {code}"))
}

#[cfg(test)]
mod tests {
    use super::{Running, render, succeeds, tied};
    use std::process::Command;

    #[test]
    fn a_call_is_shown_as_one_would_type_it() {
        assert_eq!(render(Command::new("/usr/bin/npm").arg("ci")), "npm ci");
        assert_eq!(render(tied("/usr/bin/cargo").args(["test", "--workspace"])), "cargo test --workspace");
    }

    #[test]
    fn what_runs_beside_us_ends_when_dropped() {
        let mut running = Running::start("sleep", tied("sleep").arg("600")).map_err(|error| error.to_string());
        let id = running.as_mut().map(|running| running.child().id().to_string()).unwrap_or_default();
        assert!(succeeds(Command::new("sh").args(["-c", "kill -0 \"$0\"", &id])));
        drop(running);
        assert!(!succeeds(Command::new("sh").args(["-c", "kill -0 \"$0\"", &id])));
    }
}
