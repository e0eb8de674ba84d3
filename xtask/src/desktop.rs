//! A throw-away desktop for machines without a screen: X display, session bus, unlocked keyring, folders of its own.
//! The bus starts the notification daemon by itself when the first notification arrives. Read `Desktop::start` first.

use std::fs::DirBuilder;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::sh::{self, Running};

const SCREEN: &str = "1440x900x24";

/// True if windows can be shown without our help.
pub fn is_present() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Ends with everything in it when dropped. Fields are dropped in this order: programs first, their folder last.
pub struct Desktop {
    environment: Vec<(&'static str, String)>,
    _bus: Running,
    _display: Running,
    _folder: PrivateFolder,
}

impl Desktop {
    pub fn start() -> Result<Self> {
        let folder = PrivateFolder::make()?;
        let mut environment = folders_environment(&folder.0)?;
        let (display, number) = start_display(&folder.0, &mut environment)?;
        environment.push(("DISPLAY", format!(":{number}")));
        let (bus, address) = start_bus(&environment)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address));
        let desktop = Self { environment, _bus: bus, _display: display, _folder: folder };
        desktop.unlock_keyring()?;
        Ok(desktop)
    }

    /// Lets a program run in this desktop and nowhere else.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        apply(&self.environment, command)
    }

    /// The daemon goes to the background by itself and ends with the bus.
    fn unlock_keyring(&self) -> Result<()> {
        let mut command = Command::new("gnome-keyring-daemon");
        self.enter(&mut command).args(["--unlock", "--components=secrets"]);
        let doing = || "unlock the keyring";
        let mut daemon = command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::io(doing()))?;
        if let Some(mut stdin) = daemon.stdin.take() {
            // The password of the login keyring. Without at least the line break none would be made.
            stdin.write_all(b"\n").map_err(Error::io(doing()))?;
        }
        let status = daemon.wait().map_err(Error::io(doing()))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Failed { command: "gnome-keyring-daemon --unlock".to_owned(), outcome: status.to_string() })
    }
}

/// A new folder that only this user can enter; removed when dropped.
struct PrivateFolder(PathBuf);

impl PrivateFolder {
    fn make() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("tandem-desktop-{}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&folder).map_err(Error::io(format!("make {}", folder.display())))?;
        Ok(Self(folder))
    }
}

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn folders_environment(folder: &Path) -> Result<Vec<(&'static str, String)>> {
    let mut environment = Vec::new();
    // The home folder changes below, and the Rust tools must still be found.
    for (name, default) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
        let home = std::env::var("HOME").unwrap_or_default();
        environment.push((name, std::env::var(name).unwrap_or_else(|_| format!("{home}/{default}"))));
    }
    let parts = [
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("HOME", "home"),
    ];
    for (name, part) in parts {
        let path = folder.join(part);
        DirBuilder::new().mode(0o700).create(&path).map_err(Error::io(format!("make {}", path.display())))?;
        environment.push((name, path.display().to_string()));
    }
    let fixed = [
        ("GDK_BACKEND", "x11"),
        // Paints without a graphics card, several times faster than emulating one.
        ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"),
        ("NO_AT_BRIDGE", "1"),
        ("TANDEM_DESKTOP", "1"),
    ];
    environment.extend(fixed.map(|(name, value)| (name, value.to_owned())));
    Ok(environment)
}

/// Its picture lies in a file, named in the environment, for whoever measures when something is painted.
fn start_display(folder: &Path, environment: &mut Vec<(&'static str, String)>) -> Result<(Running, String)> {
    let mut command = sh::tied("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset", "-fbdir"]).arg(folder);
    environment.push(("TANDEM_SCREEN", folder.join("Xvfb_screen0").display().to_string()));
    start_and_read_line("the virtual display (Xvfb)", &mut command)
}

fn start_bus(environment: &[(&'static str, String)]) -> Result<(Running, String)> {
    let mut command = sh::tied("dbus-daemon");
    apply(environment, &mut command).args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
    start_and_read_line("the session bus (dbus-daemon)", &mut command)
}

/// Both servers tell where they are in the first line that they write, once they are ready.
fn start_and_read_line(name: &'static str, command: &mut Command) -> Result<(Running, String)> {
    let mut running = Running::start(name, command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut line = String::new();
    if let Some(stdout) = running.child().stdout.take() {
        BufReader::new(stdout).read_line(&mut line).map_err(Error::io(format!("read from {name}")))?;
    }
    let line = line.trim().to_owned();
    if line.is_empty() {
        running.check_alive()?;
        return Err(Error::answer(name, "it said nothing"));
    }
    Ok((running, line))
}

fn apply<'a>(environment: &[(&'static str, String)], command: &'a mut Command) -> &'a mut Command {
    for name in ["WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"] {
        command.env_remove(name);
    }
    command.envs(environment.iter().map(|(name, value)| (name, value)))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::Desktop;
    use crate::sh;

    #[test]
    fn a_desktop_offers_display_bus_and_keyring_and_leaves_nothing_behind() {
        if ["Xvfb", "dbus-daemon", "gnome-keyring-daemon", "gdbus"].iter().any(|name| sh::find_program(name).is_none())
        {
            println!("there is no virtual desktop here: `cargo xtask test` installs it");
            return;
        }
        let Ok(desktop) = Desktop::start() else { panic!("the desktop does not start") };
        let folder = desktop._folder.0.clone();
        let mut ask = Command::new("gdbus");
        ask.args([
            "call",
            "--session",
            "--dest",
            "org.freedesktop.secrets",
            "--object-path",
            "/org/freedesktop/secrets",
        ]);
        ask.args(["--method", "org.freedesktop.Secret.Service.ReadAlias", "default"]);
        let answer = sh::capture(desktop.enter(&mut ask)).unwrap_or_else(|error| error.to_string());
        assert!(answer.contains("/org/freedesktop/secrets/collection/login"), "{answer}");
        drop(desktop);
        assert!(!folder.exists());
    }
}
