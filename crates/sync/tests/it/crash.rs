//! `kill -9` at random moments of a first sync: what comes out in the end is the hub's rows, no more and no less.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use tandem_store::Key;
use tandem_sync::{Rng, SyncPhase};

use crate::{
    laptop::{Laptop, open},
    team::Team,
};

const ARGS: [&str; 4] = ["TANDEM_KILL_PATH", "TANDEM_KILL_KEY", "TANDEM_KILL_HUB", "TANDEM_KILL_TOKEN"];
const READY: &str = "laptop is up";
/// Longest life of a child; most first syncs are not through by then.
const LONGEST_MS: u64 = 3_000;

/// How often; `TANDEM_KILLS` asks for more.
fn kills() -> u64 {
    env::var("TANDEM_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(8)
}

/// The child: does nothing unless the test below starts it.
#[tokio::test(flavor = "multi_thread")]
async fn a_child_syncs_until_it_is_killed() {
    let Ok([path, key, hub, token]) = ARGS
        .map(env::var)
        .into_iter()
        .collect::<Result<Vec<_>, _>>()
        .map(|args| <[String; 4]>::try_from(args).unwrap())
    else {
        return;
    };
    let store = open(Path::new(&path), &Key::from_hex(&key).unwrap()).await;
    let laptop = Laptop::over(store).await;
    laptop.connect(&hub, &token);
    println!("\n{READY}");
    laptop.until_phase(SyncPhase::Synced).await;
}

/// Gives whether the child was killed before it was through.
fn run_child(team: &Team, path: &Path, key: &Key, life: Duration) -> bool {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["crash::a_child_syncs_until_it_is_killed", "--exact", "--nocapture", "--test-threads=1"])
        .env(ARGS[0], path)
        .env(ARGS[1], key.to_hex().as_str())
        .env(ARGS[2], &team.running.url)
        .env(ARGS[3], &team.token.secret)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == READY), "the child did not start");
    std::thread::sleep(life);
    let through = child.try_wait().unwrap().is_some();
    // Killing what has ended is no error worth telling.
    let _ = child.kill();
    child.wait().unwrap();
    !through
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sync_that_is_killed_again_and_again_brings_exactly_the_hubs_rows() {
    let team = Team::new(500, 24_000).await;
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("cache.db"), Key::random().unwrap());
    let mut rng = Rng::new(11);
    let mut killed = 0;
    for _ in 0..kills() {
        let life = Duration::from_millis(rng.between(0, LONGEST_MS));
        killed += u32::from(tokio::task::block_in_place(|| run_child(&team, &path, &key, life)));
    }
    assert!(killed > 0, "every child was through before it was killed");
    let laptop = Laptop::over(open(&path, &key).await).await;
    team.connect(&laptop);
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.assert_holds(&team.all_rows().await).await;
    assert_eq!(laptop.store.integrity_check().await.unwrap(), Vec::<String>::new());
    assert_eq!(laptop.store.count_rollup_differences().await.unwrap(), 0);
}
