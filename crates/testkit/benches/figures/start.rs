//! From the start of the program to the first painted list, with 1,000,000 deals in the cache, against a bare window of
//! the same toolkit with a page of one colour.
//!
//! Nothing in the product takes part in it: the virtual display keeps its picture in a file, and a start has ended with
//! the last change of that picture. So a list that comes in parts counts when its last part is there.

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
use tandem_hub::seed::Size;
use tandem_testkit::{Device, FakeShell};

use crate::{
    measure::{Times, ms, ratio},
    profile::profile,
};

const ROUNDS: usize = 9;
/// Starts before those that count: they fill the caches of the system.
const WARM_UP: usize = 2;
const LOOK_EVERY: Duration = Duration::from_millis(4);
/// A picture that stayed the same for so long, and [`STILL_TIMES`] longer than it took to come, is finished: between an
/// empty window and its page a busy machine makes a long pause.
const STILL: Duration = Duration::from_secs(2);
const STILL_TIMES: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(60);
/// Every so many lines of the picture are looked at: looking must not take the time that it measures.
const LINES_APART: u64 = 12;

pub async fn run() {
    let Some(file) = std::env::var_os("TANDEM_SCREEN") else {
        return println!("start: left out, it needs the virtual desktop of `cargo xtask bench start`");
    };
    let screen = Screen::open(Path::new(&file));
    let profile = profile(Size::L).await;
    judge_today(&profile).await;
    let programs = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned();
    let (mut app, mut bare) = (Vec::new(), Vec::new());
    for round in 0..WARM_UP + ROUNDS {
        let times = (screen.start(&tandem(&programs, &profile)), screen.start(&bare_window(&programs)));
        if round >= WARM_UP {
            app.push(times.0);
            bare.push(times.1);
        }
    }
    let (app, bare) = (Times::of(app), Times::of(bare));
    println!("start to the last painted pixel, {ROUNDS} rounds in turns        min      median");
    let line =
        |name: &str, times: &Times| println!("  {name:<46} {:>7.0} ms {:>7.0} ms", ms(times.min()), ms(times.median()));
    line("Tandem, Today with 1,000,000 deals", &app);
    line("bare window with a web view", &bare);
    println!(
        "  {:<46} {:>7.2}    {:>7.2}\n",
        "ratio",
        ratio(app.min(), bare.min()),
        ratio(app.median(), bare.median())
    );
}

/// The first start of a day judges all deals; that is not what is measured.
async fn judge_today(profile: &Path) {
    let shell = FakeShell::in_folder(profile, chrono::Local::now().date_naive());
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let device = Device::on("bench", shell).await;
    device.wait_judged(1).await;
    device.core.close().await;
}

struct Program {
    path: PathBuf,
    words: Vec<PathBuf>,
    input: String,
}

fn tandem(programs: &Path, profile: &Path) -> Program {
    let words = vec!["--profile".into(), profile.to_owned(), "--key-fd".into(), "0".into()];
    Program { path: programs.join("tandem"), words, input: "5a".repeat(32) }
}

fn bare_window(programs: &Path) -> Program {
    Program { path: programs.join("examples/bare_window"), words: Vec::new(), input: String::new() }
}

impl Program {
    fn start(&self) -> Child {
        let mut command = Command::new(&self.path);
        let mut child = command.args(&self.words).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(self.input.as_bytes()).unwrap();
        child
    }
}

/// The picture of the virtual display, in the format of `xwd`.
struct Screen {
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

    fn look(&self) -> u64 {
        let (mut hash, mut line) = (DefaultHasher::new(), vec![0; self.line_bytes]);
        for n in (0..self.lines).step_by(LINES_APART as usize) {
            self.file.read_exact_at(&mut line, self.pixels_at + n * self.line_bytes as u64).unwrap();
            hash.write(&line);
        }
        hash.finish()
    }

    /// Starts a program, gives the time to its last change of the picture, and ends it.
    fn start(&self, program: &Program) -> Duration {
        let empty = self.look();
        let start = Instant::now();
        let mut child = program.start();
        let (mut seen, mut changed) = (empty, None);
        while changed.is_none_or(|at: Duration| start.elapsed() < at + at * STILL_TIMES + STILL) {
            assert!(start.elapsed() < PATIENCE, "{} does not finish to paint", program.path.display());
            let now = self.look();
            if now != seen {
                (seen, changed) = (now, Some(start.elapsed()));
            }
            sleep(LOOK_EVERY);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let end = Instant::now();
        while self.look() != empty {
            assert!(end.elapsed() < PATIENCE, "the window of {} stays", program.path.display());
            sleep(LOOK_EVERY);
        }
        changed.unwrap()
    }
}
