//! Every access to the disk of every operation fails: once or from then on, with nothing or half of it written, for want
//! of room or because the disk is broken. The operation says so, what was called saved is on the disk, nothing is there by
//! half, and once the disk works again so does the laptop.

use std::{
    env,
    path::Path,
    sync::{Arc, Mutex},
};

use tandem_store::Error;

use super::{
    stage::{Stage, copy, file_in},
    story::{Kind, Laptop, STORY, check_whole},
    vfs::{Cause, Fate, Io, Watching, watch},
};

/// All ways at each access; unset, one way at each of the first accesses and ever fewer of the later ones, in turns.
const ALL: &str = "TANDEM_BROKEN_DISKS";

#[derive(Clone, Copy, Debug)]
struct Way {
    cause: Cause,
    /// Fails from the access on, not only there.
    stays: bool,
    torn: bool,
}

const WAYS: &[Way] = &[
    Way { cause: Cause::Full, stays: true, torn: false },
    Way { cause: Cause::Broken, stays: false, torn: false },
    Way { cause: Cause::Full, stays: false, torn: true },
    Way { cause: Cause::Broken, stays: true, torn: true },
    Way { cause: Cause::Full, stays: false, torn: false },
];

#[derive(Default)]
struct Plan {
    /// Which access fails, from 0, and how; `None` while the disk works.
    fails: Option<(usize, Way)>,
    seen: usize,
    /// The access that failed first.
    failed: Option<Io>,
}

#[derive(Clone, Default)]
struct Disk(Arc<Mutex<Plan>>);

impl Disk {
    fn watch(&self, folder: &Path) -> Watching {
        let plan = self.0.clone();
        watch(folder, move |io| {
            let mut plan = plan.lock().unwrap();
            let n = plan.seen;
            plan.seen += 1;
            match plan.fails {
                Some((at, way)) if n == at || (way.stays && n > at) => {
                    plan.failed.get_or_insert(io);
                    if way.torn { Fate::Tear(way.cause) } else { Fate::Fail(way.cause) }
                }
                _ => Fate::Pass,
            }
        })
    }

    fn breaks(&self, at: usize, way: Way) {
        *self.0.lock().unwrap() = Plan { fails: Some((at, way)), ..Plan::default() };
    }

    /// Works again. Gives what failed, if anything did.
    fn mend(&self) -> Option<Io> {
        std::mem::take(&mut *self.0.lock().unwrap()).failed
    }

    fn failed(&self) -> Option<Io> {
        self.0.lock().unwrap().failed
    }
}

/// A look at what is on the disk, as after a crash.
async fn on_disk(stage: &Stage, operation: usize, path: &Path) -> Option<usize> {
    let folder = tempfile::tempdir().unwrap();
    copy(path, folder.path());
    stage.done(operation, &file_in(folder.path()))
}

/// Does an operation while its `at`th access fails. False when it has fewer.
async fn fail(stage: &Stage, operation: usize, at: usize, way: Way) -> bool {
    let (name, kind) = STORY[operation];
    let what = format!("{name}, access {at}, {way:?}");
    let (_folder, path) = stage.before(operation);
    let disk = Disk::default();
    let _watching = disk.watch(path.parent().unwrap());
    let mut laptop = if kind == Kind::Opens {
        Laptop::closed(&path, stage.seed)
    } else {
        Laptop::open(&path, stage.seed).await.unwrap()
    };
    disk.breaks(at, way);
    let said = laptop.act(operation).await;
    let Some(io) = disk.failed() else {
        said.unwrap();
        assert_eq!(stage.difference(operation, &path), None, "{what}");
        laptop.close().await.unwrap();
        return false;
    };
    let what = format!("{what}, {io:?}");
    let told = if let Err(error) = &said { format!("{what}: {error:?}") } else { what.clone() };
    if let (Err(error), true, Io::Write(_) | Io::Grow) = (&said, way.cause == Cause::Full, io) {
        assert!(matches!(error, Error::DiskFull), "{told}");
    }
    if kind == Kind::Atomic {
        let wanted: &[_] = if said.is_ok() { &[Some(operation + 1)] } else { &[Some(operation), Some(operation + 1)] };
        let found = on_disk(stage, operation, &path).await;
        assert!(wanted.contains(&found), "{told}: on the disk is {found:?}");
        if way.stays && said.is_err() {
            laptop.store().save_setting("later", Some("x")).await.expect_err(&told);
            laptop.store().counts().await.expect("reading goes on");
        }
    }
    disk.mend();
    recover(stage, operation, laptop, said.is_ok(), &told).await;
    true
}

/// The disk works again: the operation is done unless it was, here and after a restart.
async fn recover(stage: &Stage, operation: usize, mut laptop: Laptop, done: bool, what: &str) {
    let (kind, path) = (STORY[operation].1, laptop.path.clone());
    if kind == Kind::Atomic {
        let found = stage.done(operation, &path);
        assert_eq!(found, Some(if done { operation + 1 } else { operation }), "{what}: a write that failed is there");
    }
    if !done {
        laptop.act(operation).await.unwrap_or_else(|error| panic!("{what}, done again: {error}"));
    }
    assert_eq!(stage.difference(operation, &path), None, "{what}, done again");
    if laptop.store.is_none() {
        laptop = Laptop::open(&path, stage.seed).await.unwrap();
    }
    laptop.store().save_setting("later", Some("x")).await.unwrap_or_else(|error| panic!("{what}, later: {error}"));
    laptop.store().save_setting("later", None).await.unwrap();
    laptop.close().await.unwrap();
    let mut laptop = Laptop::open(&path, stage.seed).await.unwrap();
    check_whole(laptop.store(), what).await;
    assert_eq!(stage.difference(operation, &path), None, "{what}, after a restart");
    laptop.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whichever_access_to_the_disk_fails_nothing_called_saved_is_lost() {
    let all = env::var(ALL).is_ok();
    let stage = Arc::new(Stage::set(1).await);
    let mut failures = 0;
    let workers = (0..2).map(|half| {
        let stage = stage.clone();
        tokio::spawn(async move {
            let mut failures = 0;
            for operation in (half..STORY.len()).step_by(2) {
                failures += fail_all(&stage, operation, all).await;
            }
            failures
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        failures += worker.await.unwrap();
    }
    println!("{failures} failed accesses in {} operations", STORY.len());
    assert!(failures > 2 * STORY.len(), "{failures}");
}

async fn fail_all(stage: &Stage, operation: usize, all: bool) -> usize {
    let (mut failures, mut at) = (0, 0);
    loop {
        let mut through = false;
        for (n, way) in WAYS.iter().enumerate() {
            if all || n == (at + operation) % WAYS.len() {
                through |= !fail(stage, operation, at, *way).await;
                failures += usize::from(!through);
            }
        }
        if through {
            return failures;
        }
        at += if all { 1 } else { 1 + at / 2 };
    }
}
