//! The real application on the virtual desktop of `cargo xtask bench`, seen from outside: nothing in the product takes
//! part. The display keeps its picture in a file, and whatever was begun has ended with the last change of that picture.

use std::{
    fs::File,
    hash::{DefaultHasher, Hasher},
    io::Write,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tandem_api::CACHE_KEY_NAME;
use tandem_testkit::{Device, FakeShell};

const LOOK_EVERY: Duration = Duration::from_millis(4);
pub const PATIENCE: Duration = Duration::from_secs(60);
/// Every so many lines of the picture are looked at: looking must not take the time that it measures.
const LINES_APART: u64 = 12;

/// `None` without such a desktop; says so.
pub fn screen(figure: &str) -> Option<Screen> {
    let file = std::env::var_os("TANDEM_SCREEN");
    if file.is_none() {
        println!("{figure}: left out, it needs the virtual desktop of `cargo xtask bench {figure}`");
    }
    file.map(|file| Screen::open(Path::new(&file)))
}

/// The first start of a day judges all deals; that is not what is measured.
pub async fn judge_today(profile: &Path) {
    let shell = FakeShell::in_folder(profile, chrono::Local::now().date_naive());
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let device = Device::on("bench", shell).await;
    device.wait_judged(1).await;
    device.core.close().await;
}

pub struct Program {
    pub path: PathBuf,
    words: Vec<PathBuf>,
    input: String,
}

fn programs() -> PathBuf {
    std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned()
}

impl Program {
    pub fn tandem(profile: &Path) -> Self {
        let words = vec!["--profile".into(), profile.to_owned(), "--key-fd".into(), "0".into()];
        Self { path: programs().join("tandem"), words, input: "5a".repeat(32) }
    }

    pub fn bare_window() -> Self {
        Self { path: programs().join("examples/bare_window"), words: Vec::new(), input: String::new() }
    }

    pub fn start(&self) -> Child {
        let mut command = Command::new(&self.path);
        let mut child = command.args(&self.words).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(self.input.as_bytes()).unwrap();
        child
    }
}

/// The picture of the virtual display, in the format of `xwd`.
pub struct Screen {
    file: File,
    pixels_at: u64,
    line_bytes: usize,
    lines: u64,
}

impl Screen {
    fn open(path: &Path) -> Self {
        let file = File::open(path).unwrap();
        let number = |place: u64| {
            let mut bytes = [0; 4];
            file.read_exact_at(&mut bytes, place * 4).unwrap();
            u64::from(u32::from_be_bytes(bytes))
        };
        const COLOUR_BYTES: u64 = 12;
        let (header_bytes, lines, line_bytes, colours) = (number(0), number(5), number(12), number(19));
        let line_bytes = usize::try_from(line_bytes).unwrap();
        Self { pixels_at: header_bytes + colours * COLOUR_BYTES, line_bytes, lines, file }
    }

    pub fn look(&self) -> u64 {
        let (mut hash, mut line) = (DefaultHasher::new(), vec![0; self.line_bytes]);
        for n in (0..self.lines).step_by(LINES_APART as usize) {
            self.file.read_exact_at(&mut line, self.pixels_at + n * self.line_bytes as u64).unwrap();
            hash.write(&line);
        }
        hash.finish()
    }

    /// The time from `start` to the last change of the picture, after which it stays for as long as `still` says; the
    /// first change has to come.
    pub fn settle(&self, before: u64, start: Instant, what: &str, still: impl Fn(Duration) -> Duration) -> Duration {
        let (mut seen, mut changed) = (before, None);
        while changed.is_none_or(|at: Duration| start.elapsed() < at + still(at)) {
            assert!(start.elapsed() < PATIENCE, "{what} is never painted");
            let now = self.look();
            if now != seen {
                (seen, changed) = (now, Some(start.elapsed()));
            }
            sleep(LOOK_EVERY);
        }
        changed.unwrap()
    }

    /// Ends a program and waits until its window is gone.
    pub fn end(&self, mut child: Child, empty: u64) {
        child.kill().unwrap();
        child.wait().unwrap();
        let end = Instant::now();
        while self.look() != empty {
            assert!(end.elapsed() < PATIENCE, "the window stays");
            sleep(LOOK_EVERY);
        }
    }
}
