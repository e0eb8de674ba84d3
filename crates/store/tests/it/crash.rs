//! A process killed at any moment: of the first load, where what is stored is whole and the load goes on; and while the
//! user edits and the hub answers, where nothing that was called saved is lost, and nothing happens twice.
//!
//! The test binary runs itself: the child loads and tells how far it is, the parent kills it there.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use tandem_domain::push::Status;
use tandem_model::{Table, deal};
use tandem_store::{Answer, Key, LoadState, OpenOptions, SnapshotPosition, Store};

use crate::support::{NOW, deal as a_deal, edit, id, put_deal, raw, verdict};

const CHILD: &str = "TANDEM_STORE_CHILD";
const EDITING_CHILD: &str = "TANDEM_STORE_EDITING_CHILD";
const KEY: [u8; 32] = [9; 32];
const PAGES: u128 = 60;
const ROWS_A_PAGE: u128 = 250;

/// Not a test by itself: does nothing unless the test below starts it.
#[tokio::test]
async fn child_that_loads_until_it_is_killed() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let store = Store::open(Path::new(&path), &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    let mut load = store.begin_first_load((PAGES * ROWS_A_PAGE) as u64).await.unwrap();
    let done = load.position().and_then(|at| at.after_id).map_or(0, |id| id.as_u128());
    if !matches!(store.sync_state().await.unwrap().load, LoadState::Finishing { .. }) {
        for page in done / ROWS_A_PAGE..PAGES {
            let rows = (page * ROWS_A_PAGE + 1..=(page + 1) * ROWS_A_PAGE).map(a_deal).collect();
            let next = SnapshotPosition {
                table: Table::Deal,
                after_id: Some(id((page + 1) * ROWS_A_PAGE)),
                as_of: "as-of".into(),
            };
            load.load_page::<deal::Entity>(rows, 1, next).await.unwrap();
            if page % 3 == 2 {
                load.flush().await.unwrap();
                tell("page");
            }
        }
        load.flush().await.unwrap();
    }
    tell("finishing");
    store.finish_first_load("end".into()).await.unwrap();
    tell("finished");
}

/// Edits, sends and takes answers for ever, and tells of each edit when it is saved. Not a test by itself either.
#[tokio::test]
async fn child_that_edits_until_it_is_killed() {
    let Ok(path) = std::env::var(EDITING_CHILD) else { return };
    let store = Store::open(Path::new(&path), &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    let first = store.counts().await.unwrap()[&Table::Deal];
    for n in u128::from(first) + 1.. {
        store.write(edit(NOW), vec![put_deal(&a_deal(n))]).await.unwrap();
        tell(&format!("saved {n}"));
        let batch = store.next_push(3, 1 << 20).await.unwrap();
        let round = batch.round;
        let mutations: Vec<_> = batch.groups.into_iter().flat_map(|(_, group)| group).collect();
        tell("sent");
        let verdicts = mutations.iter().map(|mutation| verdict(mutation, Status::Applied)).collect();
        let rows = mutations.iter().map(|mutation| {
            let mut deal = a_deal(mutation.id.as_u128());
            deal.version = 1;
            put_deal(&deal)
        });
        let answer = Answer { round, hub_epoch: None, verdicts, changes: rows.collect(), at: NOW };
        store.apply_push(answer).await.unwrap();
        tell("answered");
    }
}

/// Lets the child live until its `limit`th message. Gives how many edits it called saved.
fn edit_and_kill(path: &Path, limit: usize) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child_that_edits_until_it_is_killed", "--nocapture"])
        .env(EDITING_CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let is_ours = |line: &String| line == "sent" || line == "answered" || line.starts_with("saved ");
    let told: Vec<String> = lines.filter(is_ours).take(limit).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    told.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).max().unwrap_or(0)
}

#[tokio::test]
async fn an_edit_that_was_called_saved_is_neither_lost_nor_doubled_by_a_kill_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let mut saved = 0;
    // Behind each of the three steps, and in the middle of the next one.
    for limit in (1..=12).chain([2, 3, 1, 5, 4, 7]) {
        saved = saved.max(edit_and_kill(&path, limit));
        let sqlite = raw(&path, &Key::new(KEY));
        let number = |sql: &str| sqlite.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap().unsigned_abs();
        let deals = number("SELECT count(*) FROM deal");
        assert!(deals >= saved, "{deals} of {saved} saved edits are there");
        let kept = number("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM archive)");
        assert_eq!(kept, deals, "each edit is waiting or taken, and once");
        assert_eq!(number("SELECT count(*) FROM base"), number("SELECT count(*) FROM outbox"));
        assert_eq!(number("SELECT count(*) FROM undo_step"), deals.min(200));
        let numbered = "SELECT device_seq FROM outbox WHERE device_seq > 0 UNION ALL SELECT device_seq FROM archive";
        assert_eq!(
            number(&format!("SELECT count(*) FROM ({numbered})")),
            number(&format!("SELECT coalesce(max(device_seq), 0) FROM ({numbered})")),
            "no gap"
        );
    }
    assert!(saved >= 12, "too few edits to test anything");
}

/// Past the test harness, which would keep it until the end.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

/// Runs the child until its `limit`th message or the one that says `until`, then kills it. True when it had finished.
fn run_and_kill(path: &Path, limit: usize, until: &str) -> bool {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child_that_loads_until_it_is_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told = lines.filter(|line| ["page", "finishing", "finished"].contains(&line.as_str()));
    let mut last = String::new();
    for (n, line) in told.enumerate() {
        last = line;
        if n + 1 >= limit || last == until {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    last == "finished"
}

/// Everything that must hold at any moment. Gives the rows that are there.
async fn check(path: &Path) -> u64 {
    let store = Store::open(path, &Key::new(KEY), OpenOptions::default()).await.unwrap();
    assert_eq!(store.integrity_check().await.unwrap(), Vec::<String>::new());
    let (state, rows) = (store.sync_state().await.unwrap(), store.counts().await.unwrap()[&Table::Deal]);
    assert_eq!(state.rows_done, rows);
    if let LoadState::Loading(Some(position)) = &state.load {
        assert_eq!(position.after_id, Some(id(u128::from(rows))));
    }
    if state.load == LoadState::Done {
        assert_eq!(store.count_rollup_differences().await.unwrap(), 0);
    }
    store.close().await.unwrap();
    rows
}

#[tokio::test]
async fn a_killed_load_is_whole_at_every_moment_and_ends_with_all_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let mut before = 0;
    for limit in [1, 2, 1, 3, 1, 2, 1, 1] {
        run_and_kill(&path, limit, "finishing");
        let rows = check(&path).await;
        assert!(rows >= before, "rows that were saved are gone");
        before = rows;
    }
    assert!(before > 0);
    run_and_kill(&path, usize::MAX, "finishing");
    assert_eq!(u128::from(check(&path).await), PAGES * ROWS_A_PAGE);
    assert!(run_and_kill(&path, usize::MAX, "finished"));
    assert_eq!(u128::from(check(&path).await), PAGES * ROWS_A_PAGE);
}
