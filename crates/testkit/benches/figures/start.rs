//! From the start of the program to the first painted list, with 1,000,000 deals in the cache, against a bare window of
//! the same toolkit with a page of one colour. A list that comes in parts counts when its last part is there.

use std::time::{Duration, Instant};

use tandem_hub::seed::Size;

use crate::{
    desktop::{Program, Screen, judge_today, screen},
    measure::{Times, ms, ratio},
    profile::profile,
};

const ROUNDS: usize = 9;
/// Starts before those that count: they fill the caches of the system.
const WARM_UP: usize = 2;
/// A picture that stayed the same for so long, and [`STILL_TIMES`] longer than it took to come, is finished: between an
/// empty window and its page a busy machine makes a long pause.
const STILL: Duration = Duration::from_secs(2);
const STILL_TIMES: u32 = 4;

pub async fn run() {
    let Some(screen) = screen("start") else { return };
    let profile = profile(Size::L).await;
    judge_today(&profile).await;
    let (mut app, mut bare) = (Vec::new(), Vec::new());
    for round in 0..WARM_UP + ROUNDS {
        let times = (start(&screen, &Program::tandem(&profile)), start(&screen, &Program::bare_window()));
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

fn start(screen: &Screen, program: &Program) -> Duration {
    let empty = screen.look();
    let start = Instant::now();
    let child = program.start();
    let took = screen.settle(empty, start, &program.path.display().to_string(), |at| at * STILL_TIMES + STILL);
    screen.end(child, empty);
    took
}
