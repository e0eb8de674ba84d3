//! All rows come anew beside those in sight: what is seen meanwhile, what takes their place, and a kill at any step.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use tandem_domain::push::Status;
use tandem_model::{Table, deal, partner};
use tandem_store::{
    Answer, Change, FirstLoad, Key, LoadState, OpenOptions, SnapshotPosition, Store,
    search::{Scope, match_expression},
};

use crate::{
    load::{at, deals, loaded, objects},
    support::{Cache, NOW, deal as a_deal, id, partner as a_partner, put_deal, raw, verdict},
};

/// Every tenth row is gone, every third one is newer, and there are ten more.
fn newer() -> Vec<deal::Model> {
    let mut rows = deals(0..310);
    rows.retain(|deal| !deal.id.0.as_u128().is_multiple_of(10));
    for deal in rows.iter_mut().filter(|deal| deal.id.0.as_u128().is_multiple_of(3)) {
        (deal.version, deal.name, deal.amount_minor) = (2, format!("New {}", deal.id.0.as_u128()), Some(7));
    }
    rows
}

async fn bring(load: &mut FirstLoad, rows: Vec<deal::Model>) {
    for page in rows.chunks(100) {
        let after = page.last().map(|deal| deal.id.0.as_u128());
        load.load_page::<deal::Entity>(page.to_vec(), 1, at(Table::Deal, after)).await.unwrap();
    }
}

fn found(cache: &Cache, text: &str) -> i64 {
    let expression = match_expression(Scope::Deal, text).unwrap();
    let sql = "SELECT count(*) FROM search WHERE search MATCH ?";
    cache.raw().query_row(sql, [expression], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn old_rows_stay_in_sight_until_the_new_ones_take_their_place_at_once() {
    let cache = Cache::new().await;
    loaded(&cache).await;
    let schema = objects(&cache);
    let old = cache.deal(9).await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    load.load_page::<partner::Entity>(vec![a_partner(1, "Südwind")], 1, at(Table::Deal, None)).await.unwrap();
    bring(&mut load, newer()).await;
    load.flush().await.unwrap();
    assert_eq!(cache.deal(9).await, old);
    assert_eq!((cache.store.counts().await.unwrap()[&Table::Deal], found(&cache, "nordwind")), (300, 300));
    let state = cache.store.sync_state().await.unwrap();
    assert!(state.first_sync_done && matches!(state.load, LoadState::Replacing(Some(_))));

    load.finish("next".into()).await.unwrap();
    let expected = newer();
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], expected.len() as u64);
    for deal in expected {
        assert_eq!(cache.deal(deal.id.0.as_u128()).await, Some(deal));
    }
    assert_eq!(objects(&cache), schema, "nothing is left of it");
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    assert_eq!((found(&cache, "nordwind"), found(&cache, "südwind"), found(&cache, "new")), (0, 279, 93));
    let state = cache.store.sync_state().await.unwrap();
    assert_eq!((state.load, state.cursor.as_deref(), state.checked_at), (LoadState::Done, Some("next"), None));
    assert_eq!(cache.store.integrity_check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_users_edits_lie_over_the_new_rows() {
    let cache = Cache::new().await;
    loaded(&cache).await;
    cache.edit_deal(9, |deal| deal.next_step = Some("Call".into())).await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    cache.edit_deal(10, |deal| deal.next_step = Some("Write".into())).await;
    cache.local(vec![put_deal(&a_deal(5000)), Change::Del { table: Table::Deal, id: id(12), version: 0 }]).await;
    bring(&mut load, newer()).await;
    load.finish("next".into()).await.unwrap();

    let nine = cache.deal(9).await.unwrap();
    assert_eq!((nine.name.as_str(), nine.next_step.as_deref(), nine.version), ("New 9", Some("Call"), 2));
    let ten = cache.deal(10).await.expect("what the hub has removed stays while an edit of it waits");
    assert_eq!(ten.next_step.as_deref(), Some("Write"));
    assert!(cache.deal(5000).await.is_some() && cache.deal(12).await.is_none());
    assert_eq!(cache.number("SELECT count(*) FROM base WHERE row IS NULL"), 2, "the removed and the new one");
    assert_eq!(cache.number("SELECT count(*) FROM outbox"), 4);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test]
async fn a_replacement_that_was_broken_off_goes_on_and_one_anew_forgets_it() {
    let mut cache = Cache::new().await;
    loaded(&cache).await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    load.load_page::<deal::Entity>(deals(0..100), 1, at(Table::Deal, Some(99))).await.unwrap();
    load.flush().await.unwrap();
    drop(load);
    cache.reopen().await;
    let mut load = cache.store.begin_replacement(280, false).await.unwrap();
    assert_eq!((load.position(), load.progress().rows), (Some(&at(Table::Deal, Some(99))), 100));
    bring(&mut load, deals(100..120)).await;
    load.flush().await.unwrap();
    let mut beside = 0;
    cache.store.visit_rows_beside(Table::Deal, |_| beside += 1).await.unwrap();
    assert_eq!(beside, 120);

    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    assert_eq!((load.position(), load.progress().rows), (None, 0));
    bring(&mut load, deals(7..8)).await;
    load.finish("end".into()).await.unwrap();
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 1);
}

#[tokio::test]
async fn an_answer_counts_on_both_sides_if_it_was_asked_for_since_and_on_none_if_before() {
    let cache = Cache::new().await;
    loaded(&cache).await;
    cache.edit_deal(9, |deal| deal.next_step = Some("Call".into())).await;
    let early = cache.batch().await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    let mutation = early.groups[0].1[0].clone();
    let mut theirs = deals(9..10).remove(0);
    (theirs.version, theirs.next_step) = (5, Some("Call".into()));
    let (verdicts, changes) = (vec![verdict(&mutation, Status::Applied)], vec![put_deal(&theirs)]);
    let answer = Answer { round: early.round, hub_epoch: None, reach: String::new(), verdicts, changes, at: NOW };
    assert_eq!(cache.store.apply_push(answer.clone()).await.unwrap(), None);
    assert_eq!(cache.store.queue_counts().await.unwrap().waiting, 1);
    let answer = Answer { round: cache.batch().await.round, ..answer };
    assert!(cache.store.apply_push(answer).await.unwrap().is_some());
    assert_eq!(cache.deal(9).await, Some(theirs.clone()));
    // The page is older than the answer.
    bring(&mut load, newer()).await;
    load.finish("next".into()).await.unwrap();
    assert_eq!(cache.deal(9).await, Some(theirs));
}

#[tokio::test]
async fn a_first_load_that_has_to_start_over_ends_like_any_other() {
    let cache = Cache::new().await;
    let schema = objects(&cache);
    let mut load = cache.store.begin_first_load(300).await.unwrap();
    load.load_page::<deal::Entity>(deals(0..100), 1, at(Table::Deal, Some(99))).await.unwrap();
    load.flush().await.unwrap();
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    load.load_page::<partner::Entity>(vec![a_partner(1, "Nordwind")], 1, at(Table::Deal, None)).await.unwrap();
    bring(&mut load, newer()).await;
    load.finish("next".into()).await.unwrap();
    assert_eq!(objects(&cache), schema);
    assert_eq!((cache.store.counts().await.unwrap()[&Table::Deal], found(&cache, "nordwind")), (279, 279));
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    assert_eq!(cache.store.sync_state().await.unwrap().load, LoadState::Done);
}

#[tokio::test]
async fn what_came_in_before_a_change_of_the_schema_comes_in_anew() {
    let mut cache = Cache::new().await;
    loaded(&cache).await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    load.load_page::<deal::Entity>(deals(0..100), 1, at(Table::Deal, Some(99))).await.unwrap();
    load.flush().await.unwrap();
    drop(load);
    // As an older version would have left it.
    let raw = cache.raw();
    raw.execute_batch(
        "DELETE FROM seaql_migrations WHERE version LIKE '%000104%';
         ALTER TABLE beside_deal DROP COLUMN snoozed_until;",
    )
    .unwrap();
    drop(raw);
    cache.reopen().await;
    assert_eq!(cache.store.sync_state().await.unwrap().load, LoadState::Replacing(None));
    let mut load = cache.store.begin_replacement(280, false).await.unwrap();
    bring(&mut load, deals(0..5)).await;
    load.finish("end".into()).await.unwrap();
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 5);
}

const CHILD: &str = "TANDEM_STORE_REPLACING_CHILD";
const KEY: [u8; 32] = [7; 32];
const ROWS: u128 = 4_000;
const STEPS: [&str; 4] = ["begun", "page", "swapping", "swapped"];

fn generation(n: i64) -> Vec<deal::Model> {
    let rows = (1..=ROWS + n as u128).map(|row| {
        let mut deal = a_deal(row);
        (deal.version, deal.name) = (n, format!("Generation {n}"));
        deal
    });
    rows.collect()
}

/// Not a test by itself: replaces all rows for ever, each time by those of the next generation.
#[tokio::test]
async fn child_that_replaces_until_it_is_killed() {
    let Ok(path) = std::env::var(CHILD) else { return };
    let store = Store::open(Path::new(&path), &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    loop {
        let state = store.sync_state().await.unwrap();
        let done: i64 = state.cursor.as_deref().unwrap_or("0").parse().unwrap();
        let mut load = if done == 0 {
            store.begin_first_load(0).await.unwrap()
        } else {
            store.begin_replacement(0, false).await.unwrap()
        };
        tell("begun");
        let rows = generation(done + 1);
        let from = load.position().and_then(|at| at.after_id).map_or(0, |id| id.as_u128());
        for page in rows[from as usize..].chunks(500) {
            let next = SnapshotPosition {
                table: Table::Deal,
                after_id: page.last().map(|deal| deal.id.0),
                as_of: "as-of".into(),
            };
            load.load_page::<deal::Entity>(page.to_vec(), 1, next).await.unwrap();
            load.flush().await.unwrap();
            tell("page");
        }
        tell("swapping");
        load.finish((done + 1).to_string()).await.unwrap();
        tell("swapped");
    }
}

/// Past the test harness, which would keep it until the end.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{line}").unwrap();
    out.flush().unwrap();
}

/// Lets the child live until it has said `step` so many times.
fn replace_and_kill(path: &Path, step: &str, times: usize) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "beside::child_that_replaces_until_it_is_killed", "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told = lines.filter(|line| STEPS.contains(&line.as_str())).filter(|line| line == step).take(times).count();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(told, times, "the child ended by itself");
}

#[tokio::test]
async fn a_kill_at_any_step_leaves_all_of_the_old_rows_or_all_of_the_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let mut last = 0;
    for (step, times) in
        [("swapped", 1), ("begun", 1), ("page", 3), ("swapping", 1), ("swapped", 1), ("page", 12), ("swapping", 2)]
    {
        replace_and_kill(&path, step, times);
        let sqlite = raw(&path, &Key::new(KEY));
        let number = |sql: &str| sqlite.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        let now = number("SELECT CAST(cursor AS INTEGER) FROM sync_state");
        assert!(now >= last, "rows went back");
        let whole = format!("SELECT count(*) FROM deal WHERE version = {now} AND name = 'Generation {now}'");
        assert_eq!(number(&whole), ROWS as i64 + now);
        assert_eq!(number("SELECT count(*) FROM deal"), ROWS as i64 + now);
        drop(sqlite);
        let store = Store::open(&path, &Key::new(KEY), OpenOptions::default()).await.unwrap();
        assert_eq!(store.count_rollup_differences().await.unwrap(), 0);
        assert_eq!(store.integrity_check().await.unwrap(), Vec::<String>::new());
        store.close().await.unwrap();
        last = now;
    }
    assert!(last >= 4, "only {last} generations");
}

/// A crash may come right behind the change of the schema.
#[tokio::test]
async fn rows_that_came_in_beside_an_older_schema_come_in_anew() {
    let mut cache = Cache::new().await;
    loaded(&cache).await;
    let mut load = cache.store.begin_replacement(280, true).await.unwrap();
    bring(&mut load, newer()).await;
    load.flush().await.unwrap();
    cache.reopen().await;
    let state = cache.store.sync_state().await.unwrap();
    assert!(matches!(state.load, LoadState::Replacing(Some(_))), "the same schema goes on where it was");
    cache.store.close().await.unwrap();
    raw(&cache.path, &cache.key).execute_batch("ALTER TABLE beside_deal DROP COLUMN next_step").unwrap();
    cache.reopen().await;
    assert_eq!(cache.store.sync_state().await.unwrap().load, LoadState::Replacing(None));
    let mut load = cache.store.begin_replacement(280, false).await.unwrap();
    bring(&mut load, newer()).await;
    load.finish("next".into()).await.unwrap();
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], newer().len() as u64);
}
