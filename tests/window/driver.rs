//! Starts the real app and drives its window by WebDriver. Read `App::start` first; tests and `screens` share this file.
//! It needs a desktop: `cargo xtask test window` and `cargo xtask run` bring one.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, Capabilities, WebDriver};

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Generous, because a debug build on a busy machine without a graphics card takes seconds to paint.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the promise of the arguments' first member and hands its outcome back; exceptions come as `{ "failed": … }`.
const CALL: &str = "
    const [name, args, done] = arguments;
    const fail = (error) => done({ failed: error?.message ?? JSON.stringify(error) });
    window.__TAURI_INTERNALS__.invoke(name, args).then((value) => done({ value: value ?? null }), fail);";

/// Calls back once fonts are there and two frames were painted.
const SETTLE: &str = "
    const done = arguments[arguments.length - 1];
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// A running app with its window under control; ended when dropped, also after a panic.
pub struct App {
    pub web: WebDriver,
    driver: Program,
    folder: TempDir,
}

impl App {
    /// Starts the app on a profile folder. `connection` is the line of JSON that signs it in; without it the app shows
    /// what it shows by itself.
    pub async fn start(binary: &Path, profile: &Path, connection: Option<&str>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let launcher = write_launcher(folder.path(), binary, profile, connection)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let driver = Program::start_driver(port)?;
        poll("WebKitWebDriver listens", async || Ok(TcpStream::connect(("127.0.0.1", port)).is_ok())).await?;
        poll("the app before has let go of its name", async || Ok(!is_name_taken().await?)).await?;
        let mut wanted = Capabilities::new();
        wanted.set("webkitgtk:browserOptions", json!({ "binary": launcher, "args": [] }))?;
        let web = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        let app = Self { web, driver, folder };
        app.wait_for("#root > *").await?;
        Ok(app)
    }

    /// Asks the core as the UI does, over the window's own bridge.
    pub async fn ask(&self, name: &str, args: Value) -> Result<Value> {
        self.call("ask", json!({ "name": name, "args": args })).await
    }

    /// Lets the core do something as the UI does.
    pub async fn execute(&self, command: Value) -> Result<Value> {
        self.call("execute", json!({ "command": command })).await
    }

    /// Shows another screen, for example `/deals`.
    pub async fn go(&self, path: &str) -> Result<()> {
        self.web.execute("window.location.hash = arguments[0];", vec![json!(path)]).await?;
        self.settle().await
    }

    /// Waits until the window has something that fits the selector.
    pub async fn wait_for(&self, selector: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) !== null;";
        poll(selector, async || {
            let answer = self.web.execute(script, vec![json!(selector)]).await?;
            Ok(answer.json().as_bool() == Some(true))
        })
        .await
    }

    /// What the window says there, without the marks that keep directions of writing apart.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? '';";
        let answer = self.web.execute(script, vec![json!(selector)]).await?;
        Ok(answer.json().as_str().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], ""))
    }

    /// Types into a field as a user does.
    pub async fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        Ok(self.web.find(By::Css(selector)).await?.send_keys(text).await?)
    }

    pub async fn click(&self, selector: &str) -> Result<()> {
        Ok(self.web.find(By::Css(selector)).await?.click().await?)
    }

    /// Waits until the window says it there.
    pub async fn wait_for_text(&self, selector: &str, wanted: &str) -> Result<()> {
        let found = async || Ok(self.text(selector).await?.contains(wanted));
        match poll(&format!("{selector} says {wanted:?}"), found).await {
            Ok(()) => Ok(()),
            Err(error) => Err(format!("{error}; it says {:?}", self.text(selector).await?).into()),
        }
    }

    /// Waits until the first sync is through.
    pub async fn wait_for_first_sync(&self) -> Result<()> {
        poll("the first sync ends", async || {
            Ok(self.ask("sync_status", json!({})).await?["firstSyncDone"] == json!(true))
        })
        .await
    }

    /// Waits until nothing is loading and everything is painted.
    pub async fn settle(&self) -> Result<()> {
        let script = "return document.querySelector('.skeleton, [aria-busy=true]') === null;";
        poll("the screen is complete", async || {
            Ok(self.web.execute(script, vec![]).await?.json().as_bool() == Some(true))
        })
        .await?;
        self.web.execute_async(SETTLE, vec![]).await?;
        Ok(())
    }

    /// Writes a picture of the window's content.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        self.settle().await?;
        Ok(self.web.screenshot(file).await?)
    }

    /// Ends the app as a crash or a power cut would.
    pub fn kill(self) {
        drop(self);
    }

    async fn call(&self, name: &str, args: Value) -> Result<Value> {
        let answer = self.web.execute_async(CALL, vec![json!(name), args]).await?;
        let mut answer = answer.json().clone();
        match answer.get("failed") {
            Some(failed) => Err(format!("{name}: {failed}").into()),
            None => Ok(answer["value"].take()),
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // The launcher wrote its id down before it became the app.
        if let Ok(id) = fs::read_to_string(self.folder.path().join("id")) {
            let _ = Command::new("sh").args(["-c", "kill -KILL \"$0\"", id.trim()]).stderr(Stdio::null()).status();
        }
        self.driver.stop();
    }
}

/// Whether an app still holds the name by which a second one finds the first. A process that was killed may hold it for
/// a moment; the next app would take it for the running one, hand over and go away.
async fn is_name_taken() -> Result<bool> {
    let bus = zbus::Connection::session().await?;
    let name = "app.tandem.desktop.SingleInstance".try_into()?;
    Ok(zbus::fdo::DBusProxy::new(&bus).await?.name_has_owner(name).await?)
}

/// A child process that ends with us.
struct Program(Child);

impl Program {
    fn start_driver(port: u16) -> Result<Self> {
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
        // The app lets itself be driven only when it finds this.
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        Ok(Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?))
    }

    fn stop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.stop();
    }
}

/// WebDriver starts the app itself and hands it no open files, so a small script does: the connection travels through
/// a pipe in a private folder and stands neither in a file, nor on a command line, nor in the environment.
fn write_launcher(folder: &Path, binary: &Path, profile: &Path, connection: Option<&str>) -> Result<PathBuf> {
    let quote = |path: &Path| format!("'{}'", path.display().to_string().replace('\'', "'\\''"));
    let id = folder.join("id");
    let mut script =
        format!("#!/bin/sh\necho $$ > {}\nexec {} --profile {}", quote(&id), quote(binary), quote(profile));
    if let Some(connection) = connection {
        let pipe = folder.join("connection");
        if !Command::new("mkfifo").args(["-m", "600"]).arg(&pipe).status()?.success() {
            return Err("mkfifo failed".into());
        }
        script.push_str(&format!(" --connect-fd 3 3<{}", quote(&pipe)));
        let line = connection.to_owned();
        // Opening waits for the reader.
        std::thread::spawn(move || fs::OpenOptions::new().write(true).open(pipe)?.write_all(line.as_bytes()));
    }
    let launcher = folder.join("launch");
    fs::write(&launcher, script + "\n")?;
    fs::set_permissions(&launcher, fs::Permissions::from_mode(0o700))?;
    Ok(launcher)
}

/// Asks again and again until it is so.
pub async fn poll(what: &str, mut is_so: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let start = Instant::now();
    while !is_so().await? {
        if start.elapsed() > PATIENCE {
            return Err(format!("waited {} s in vain: {what}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
