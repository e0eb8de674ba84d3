//! From a key press to the last pixel that it paints, in the real window with 1,000,000 deals in the cache, and the memory
//! that the whole application holds after it.
//!
//! Keys come from the X server, as from a keyboard; the picture is looked at from outside.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use tandem_hub::seed::Size;
use x11rb::{
    connection::Connection,
    protocol::{
        xproto::{ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

use crate::{
    desktop::{Program, Screen, judge_today, screen},
    measure::{Times, ms},
    profile::profile,
};

const ROUNDS: usize = 30;
/// A picture that stayed the same for so long is what the key has painted; a cursor in a field blinks more slowly.
const STILL: Duration = Duration::from_millis(350);
/// A start is over when nothing was painted for so long.
const STARTED: Duration = Duration::from_secs(6);

const CONTROL: u32 = 0xffe3;
const ENTER: u32 = 0xff0d;
const ESCAPE: u32 = 0xff1b;
const G: u32 = 'g' as u32;

/// What is shown after it, keys that only lead there, and the one that is measured. All in turns: each begins where the
/// one before has ended.
const STEPS: &[(&str, &[u32], u32)] = &[
    ("the deals", &[G], 'd' as u32),
    ("the next row of the deals", &[], 'j' as u32),
    ("the board", &[], 'v' as u32),
    ("the table again", &[], 'v' as u32),
    ("the partners", &[G], 'p' as u32),
    ("the next partner", &[], 'j' as u32),
    ("the page of a partner", &[], ENTER),
    ("Today", &[G], 't' as u32),
    ("the next item of Today", &[], 'j' as u32),
    ("what was typed in the palette", &[CONTROL], 'n' as u32),
    ("Today without the palette", &[], ESCAPE),
];

pub async fn run() {
    let Some(screen) = screen("keys") else { return };
    let profile = profile(Size::L).await;
    judge_today(&profile).await;
    let empty = screen.look();
    let child = Program::tandem(&profile).start();
    screen.settle(empty, Instant::now(), "the window", |_| STARTED);
    let keyboard = Keyboard::open();
    let mut times: Vec<Vec<Duration>> = STEPS.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for ((what, before, key), times) in STEPS.iter().zip(&mut times) {
            keyboard.lead(before, &screen);
            let (seen, start) = (screen.look(), Instant::now());
            keyboard.press(*key);
            times.push(screen.settle(seen, start, what, |_| STILL));
        }
    }
    println!("from a key press to the last painted pixel, 1,000,000 deals, {ROUNDS} rounds    p50       p99");
    for ((what, ..), times) in STEPS.iter().zip(times) {
        let times = Times::of(times);
        println!("  {what:<58} {:>7.0} ms {:>7.0} ms", ms(times.median()), ms(times.percentile(99)));
    }
    println!("  memory of the application, its web view and what they share: {} MiB\n", memory(child.id()) / 1024);
    screen.end(child, empty);
}

struct Keyboard {
    x: RustConnection,
    codes: HashMap<u32, u8>,
}

impl Keyboard {
    fn open() -> Self {
        let (x, _) = x11rb::connect(None).unwrap();
        let (first, last) = (x.setup().min_keycode, x.setup().max_keycode);
        let map = x.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let each = usize::from(map.keysyms_per_keycode);
        let codes = (first..=last).zip(map.keysyms.chunks(each)).map(|(code, symbols)| (symbols[0], code)).collect();
        Self { x, codes }
    }

    fn send(&self, kind: u8, key: u32) {
        self.x.xtest_fake_input(kind, self.codes[&key], 0, x11rb::NONE, 0, 0, 0).unwrap();
        self.x.flush().unwrap();
    }

    fn press(&self, key: u32) {
        self.send(KEY_PRESS_EVENT, key);
        self.send(KEY_RELEASE_EVENT, key);
    }

    /// Control opens the palette, with `k`; another key begins a sequence, of which nothing is seen.
    fn lead(&self, keys: &[u32], screen: &Screen) {
        for key in keys {
            if *key == CONTROL {
                let (seen, start) = (screen.look(), Instant::now());
                self.send(KEY_PRESS_EVENT, CONTROL);
                self.press('k' as u32);
                self.send(KEY_RELEASE_EVENT, CONTROL);
                screen.settle(seen, start, "the palette", |_| STILL);
            } else {
                self.press(*key);
            }
        }
    }
}

/// Of a process and all below it, each page shared among so many counted as a part, KiB.
fn memory(root: u32) -> u64 {
    let number = |text: &str, name: &str| -> u64 {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or_default()
    };
    let mut family = vec![u64::from(root)];
    let processes: Vec<(u64, u64)> = std::fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .map(|id: u64| {
            (id, number(&std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default(), "PPid:"))
        })
        .collect();
    let mut seen = 0;
    while seen < family.len() {
        let parent = family[seen];
        family.extend(processes.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        seen += 1;
    }
    let share =
        |id: &u64| number(&std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default(), "Pss:");
    family.iter().map(share).sum()
}
