//! `kill -9` at random moments: of a first sync, where what comes out in the end is the hub's rows, no more and no less,
//! and while edits are made and sent, where each that was called saved is at the hub in the end, once.

use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use tandem_model::{Row, Table};
use tandem_store::Key;
use tandem_sync::{Rng, SyncPhase};
use uuid::Uuid;

use crate::{
    laptop::{Laptop, open},
    rows::row,
    team::Team,
    two_way,
};

const ARGS: [&str; 4] = ["TANDEM_KILL_PATH", "TANDEM_KILL_KEY", "TANDEM_KILL_HUB", "TANDEM_KILL_TOKEN"];
/// Asks for the child that edits.
const EDITS: &str = "TANDEM_KILL_EDITS";
const READY: &str = "laptop is up";
const SAVED: &str = "saved ";
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

/// The other child: makes calls for ever while the sync sends them.
#[tokio::test(flavor = "multi_thread")]
async fn a_child_edits_until_it_is_killed() {
    if env::var(EDITS).is_err() {
        return;
    }
    let [path, key, hub, token] = ARGS.map(|name| env::var(name).unwrap());
    let laptop = Laptop::over(open(Path::new(&path), &Key::from_hex(&key).unwrap()).await).await;
    laptop.connect(&hub, &token);
    println!("\n{READY}");
    for n in 0.. {
        let Row::Activity(mut call) = row(Table::Activity, 1) else { unreachable!() };
        (call.id, call.version) = (Uuid::now_v7().into(), 0);
        let id = call.id;
        two_way::write(&laptop, Row::Activity(call)).await;
        println!("\n{SAVED}{id}");
        if n % 20 == 19 {
            laptop.until_sent().await;
        }
    }
}

fn start_child(name: &str, team: &Team, path: &Path, key: &Key) -> Command {
    let mut child = Command::new(env::current_exe().unwrap());
    child
        .args([name, "--exact", "--nocapture", "--test-threads=1"])
        .env(ARGS[0], path)
        .env(ARGS[1], key.to_hex().as_str())
        .env(ARGS[2], &team.running.url)
        .env(ARGS[3], &team.token.secret)
        .stdout(Stdio::piped());
    child
}

/// Lets a child edit until it has saved `limit` edits. Gives their ids.
fn edit_and_kill(team: &Team, path: &Path, key: &Key, limit: usize) -> Vec<Uuid> {
    let name = "crash::a_child_edits_until_it_is_killed";
    let mut child = start_child(name, team, path, key).env(EDITS, "1").spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let saved = lines.filter_map(|line| line.strip_prefix(SAVED)?.parse().ok()).take(limit).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    saved
}

#[tokio::test(flavor = "multi_thread")]
async fn each_edit_that_was_called_saved_is_at_the_hub_once_however_often_the_laptop_is_killed() {
    let team = Team::new(4, 4).await;
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("cache.db"), Key::random().unwrap());
    let mut saved = Vec::new();
    for kill in 0..kills() {
        let limit = 7 + 13 * kill as usize % 40;
        saved.extend(tokio::task::block_in_place(|| edit_and_kill(&team, &path, &key, limit)));
    }
    let laptop = Laptop::over(open(&path, &key).await).await;
    team.connect(&laptop);
    two_way::exchange(&laptop).await;
    let at_hub: BTreeSet<Uuid> = team.all_rows().await.iter().map(Row::uuid).collect();
    assert!(saved.iter().all(|id| at_hub.contains(id)), "an edit is lost");
    two_way::assert_same_as_hub(&team, &laptop).await;
    assert_eq!(laptop.store.queue_counts().await.unwrap().parked, 0);
    let taken = team.number("SELECT count(*) FROM applied").await;
    assert_eq!(taken, team.number("SELECT count(*) FROM activity").await - 4, "each edit was taken once");
    assert!(taken >= saved.len() as i64);
}

/// Gives whether the child was killed before it was through.
fn run_child(team: &Team, path: &Path, key: &Key, life: Duration) -> bool {
    let mut child = start_child("crash::a_child_syncs_until_it_is_killed", team, path, key).spawn().unwrap();
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
