//! The process is killed at every named moment of every operation. What it called saved is there, what it had begun is
//! there wholly or not at all, and done again it comes to what it would have come to.
//!
//! The test binary runs itself: the child does one operation and stops for good at the moment it is told, where the
//! parent kills it.

use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
};

use super::{
    points,
    stage::Stage,
    story::{Kind, Laptop, STORY, check_whole},
    vfs::{Fate, watch},
};

const CHILD: &str = "TANDEM_CRASH_CHILD";
const OPERATION: &str = "TANDEM_CRASH_OPERATION";
const MOMENT: &str = "TANDEM_CRASH_MOMENT";
const SEED: &str = "TANDEM_CRASH_SEED";
/// How often all moments are gone through, each time with other records; unset, a sample is.
const RUNS: &str = "TANDEM_CRASHES";
/// Shares no factor with the number of moments of a transaction.
const SAMPLE: usize = 23;
/// What the matrix has to have at least.
const FEWEST_POINTS: usize = 60;

const AT: &str = "at the moment: ";
const DONE: &str = "the operation is done";

/// Does nothing unless the test below starts it.
#[tokio::test]
async fn child_that_stops_at_a_named_moment() {
    let Ok(path) = env::var(CHILD) else { return };
    let number = |name: &str| env::var(name).unwrap().parse::<usize>().unwrap();
    let (path, operation, last) = (PathBuf::from(path), number(OPERATION), number(MOMENT));
    let seed = number(SEED) as u64;
    let (name, kind) = STORY[operation];
    let _disk = watch(path.parent().unwrap(), |io| {
        points::disk(io);
        Fate::Pass
    });
    points::install();
    let mut laptop = match kind {
        Kind::Opens => Laptop::closed(&path, seed),
        _ => Laptop::open(&path, seed).await.unwrap(),
    };
    let mut moment = 0;
    points::listen(name, move |point| {
        tell(&format!("{AT}{point}"));
        moment += 1;
        if moment == last {
            // Until the parent kills it.
            loop {
                std::thread::park();
            }
        }
    });
    laptop.act(operation).await.unwrap();
    tell(DONE);
    // At once, before anything is closed.
    std::process::exit(0);
}

/// Past the test harness, which would keep it until the end.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

fn start(stage: &Stage, path: &Path, operation: usize, moment: usize) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "faults::crash::child_that_stops_at_a_named_moment", "--nocapture"])
        .env(CHILD, path)
        .env(OPERATION, operation.to_string())
        .env(MOMENT, moment.to_string())
        .env(SEED, stage.seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The moments of an operation, in order.
fn list_moments(stage: &Stage, operation: usize) -> Vec<String> {
    let (_folder, path) = stage.before(operation);
    let child = start(stage, &path, operation, 0).wait_with_output().unwrap();
    let told = String::from_utf8(child.stdout).unwrap();
    assert!(told.lines().any(|line| line == DONE), "{}: {told}", STORY[operation].0);
    told.lines().filter_map(|line| line.strip_prefix(AT)).map(str::to_owned).collect()
}

/// Kills a process at its `moment`th moment (from 1), which must be the one of that name.
fn kill(stage: &Stage, path: &Path, operation: usize, moment: usize, name: &str) {
    let mut child = start(stage, path, operation, moment);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told: Vec<String> = lines.filter_map(|line| line.strip_prefix(AT).map(str::to_owned)).take(moment).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(told.last().map(String::as_str), Some(name), "the process went another way");
}

async fn kill_and_look(stage: &Stage, operation: usize, moment: usize, name: &str) {
    let (_folder, path) = stage.before(operation);
    let _disk = watch(path.parent().unwrap(), |_| Fate::Pass);
    kill(stage, &path, operation, moment, name);
    let kind = STORY[operation].1;
    let mut laptop = Laptop::open(&path, stage.seed).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    check_whole(laptop.store(), name).await;
    let done = stage.done(operation, &path);
    if kind == Kind::Atomic {
        let done = done.unwrap_or_else(|| panic!("{name}: half of it: {:?}", stage.difference(operation, &path)));
        let begun = ["not begun", "begun, nothing written", "all written, not committed"];
        if begun.iter().any(|moment| name.ends_with(moment)) {
            assert_eq!(done, operation, "{name}: it is there before it was committed");
        }
        if name.ends_with("committed, not told") {
            assert_eq!(done, operation + 1, "{name}: it was committed and is gone");
        }
    }
    if done != Some(operation + 1) && kind != Kind::Opens {
        laptop.act(operation).await.unwrap_or_else(|error| panic!("{name}, done again: {error}"));
        check_whole(laptop.store(), name).await;
    }
    assert_eq!(stage.difference(operation, &path), None, "{name}, done again");
    laptop.close().await.unwrap();
}

/// Spreads the work over the machine; whatever fails stops the test.
async fn kill_at_all(stage: Stage, moments: Vec<(usize, usize, String)>) {
    let stage = std::sync::Arc::new(stage);
    let (give, take) = mpsc::channel();
    moments.into_iter().for_each(|moment| give.send(moment).unwrap());
    drop(give);
    let take = std::sync::Arc::new(std::sync::Mutex::new(take));
    let workers = (0..2).map(|_| {
        let (stage, take) = (stage.clone(), take.clone());
        tokio::spawn(async move {
            loop {
                let next = take.lock().unwrap().recv();
                let Ok((operation, moment, name)) = next else { return };
                kill_and_look(&stage, operation, moment, &name).await;
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_killed_at_any_named_moment_has_lost_and_halved_nothing() {
    let runs: Option<u64> = env::var(RUNS).ok().map(|text| text.parse().unwrap());
    let (mut names, mut kills) = (BTreeSet::new(), 0);
    for seed in 1..=runs.unwrap_or(1) {
        let stage = Stage::set(seed).await;
        let mut moments = Vec::new();
        for (operation, (what, _)) in STORY.iter().enumerate() {
            let listed = list_moments(&stage, operation);
            assert!(!listed.is_empty(), "{what} writes nothing");
            moments.extend(listed.into_iter().enumerate().map(|(n, name)| (operation, n + 1, name)));
        }
        names.extend(moments.iter().map(|(_, _, name)| name.clone()));
        if runs.is_none() {
            let mut n = 0;
            moments.retain(|_| {
                n += 1;
                n % SAMPLE == 0
            });
        }
        kills += moments.len();
        kill_at_all(stage, moments).await;
    }
    println!("{} named points, {kills} kills", names.len());
    assert!(names.len() >= FEWEST_POINTS, "{names:#?}");
}
