//! Histories: two laptops edit the same records while the network cuts and doubles, the hub is killed and frozen, and its
//! database too. Then everything heals, and what came of it is checked from outside: nothing lost, nothing doubled,
//! nothing silently overwritten, and both laptops hold what the hub holds.

use std::{collections::BTreeSet, path::Path};

use sea_orm::EntityTrait;
use serde_json::Value;
use tandem_model::{Row, SyncedRow, Table, activity, conflict, deal, for_table};
use tandem_store::{Key, OpenOptions, Store};
use tandem_testkit::rows::id;

use crate::{
    proxy::Fault,
    world::{DEALS, Laptop, World, signal},
};

/// How many histories, each with its own seed; a few by default.
const HISTORIES: &str = "TANDEM_HISTORIES";
const ROUNDS: u64 = 14;

/// Somebody wrote `wrote` on a deal on which they saw `saw`.
#[derive(Debug)]
struct Edit {
    laptop: usize,
    deal: u128,
    saw: Option<String>,
    wrote: String,
}

#[derive(Default)]
struct Log {
    /// Subjects of calls.
    calls: BTreeSet<String>,
    edits: Vec<Edit>,
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_laptops_and_a_hub_that_is_killed_frozen_and_cut_off_lose_double_and_overwrite_nothing() {
    let histories = std::env::var(HISTORIES).map_or(2, |text| text.parse().unwrap());
    for seed in 0..histories {
        let Some(mut world) = World::start().await else { return };
        let (mut log, mut dice) = (Log::default(), Dice(seed));
        for round in 0..ROUNDS {
            trouble(&mut world, &mut log, &mut dice, seed, round).await;
        }
        heal(&world).await;
        check(world, &log, seed).await;
    }
}

/// One fault, edits on both laptops meanwhile, and its end. Every kind comes once and then at random.
async fn trouble(world: &mut World, log: &mut Log, dice: &mut Dice, seed: u64, round: u64) {
    let kind = if round < 9 { (round + seed) % 9 } else { dice.below(9) };
    match kind {
        0..=4 => {
            let fault = match kind {
                0 => Fault::Drop,
                1 => Fault::CutRequest(10 + dice.below(85) as usize),
                2 => Fault::CutAnswer(dice.below(2) as usize * dice.below(100) as usize),
                3 => Fault::Double,
                _ => Fault::DoubleAtOnce,
            };
            // Some requests go well in between, so that each kind of request is hit at some time.
            for laptop in &world.laptops {
                laptop.network.plan(vec![fault; 1 + dice.below(3) as usize]);
            }
            edit_both(world, log, dice, round).await;
            for laptop in &world.laptops {
                laptop.reach_out().await;
                laptop.network.until(|seen| seen.faults > 0).await;
            }
        }
        5 => {
            // The answer to one is under way while the other one goes on.
            world.laptops[0].network.plan([Fault::Hold, Fault::Hold]);
            edit(&world.laptops[0], 0, log, dice, round).await;
            world.laptops[0].reach_out().await;
            edit(&world.laptops[1], 1, log, dice, round).await;
            world.laptops[1].device.wait_sent().await;
            edit(&world.laptops[0], 0, log, dice, round + 100).await;
        }
        6 => {
            edit_both(world, log, dice, round).await;
            world.laptops[(round % 2) as usize].reach_out().await;
            world.kill_hub();
            edit_both(world, log, dice, round + 100).await;
            world.restart_hub();
        }
        7 => {
            world.freeze_hub(true);
            edit_both(world, log, dice, round).await;
            world.laptops[0].reach_out().await;
            if dice.below(2) == 0 {
                world.kill_hub();
                world.restart_hub();
            } else {
                world.freeze_hub(false);
            }
        }
        _ => freeze_database(world, log, dice, round).await,
    }
    world.laptops.iter().for_each(|laptop| laptop.network.heal());
    if dice.below(2) == 0 {
        heal(world).await;
    }
}

/// Stops the database's processes under the hub's feet; some are then cut off in the middle of a transaction.
async fn freeze_database(world: &World, log: &mut Log, dice: &mut Dice, round: u64) {
    let backends = world.backends().await;
    let frozen: Vec<i64> = backends.into_iter().filter(|pid| signal("STOP", *pid)).collect();
    edit_both(world, log, dice, round).await;
    world.laptops[1].reach_out().await;
    if dice.below(2) == 0 {
        world.cut_database().await;
    }
    for pid in frozen {
        // One that was ended meanwhile has nothing to go on with.
        signal("CONT", pid);
    }
}

async fn edit_both(world: &World, log: &mut Log, dice: &mut Dice, round: u64) {
    for (number, laptop) in world.laptops.iter().enumerate() {
        edit(laptop, number, log, dice, round).await;
    }
}

async fn edit(laptop: &Laptop, number: usize, log: &mut Log, dice: &mut Dice, round: u64) {
    let call = format!("call {round} of {}", laptop.device.name);
    laptop.log_call(&call).await;
    log.calls.insert(call);
    for n in 0..1 + dice.below(3) {
        let deal = DEALS.start + u128::from(dice.below((DEALS.end - DEALS.start) as u64));
        let (saw, wrote) = (laptop.next_step(deal).await, format!("{} {round}.{n}", laptop.device.name));
        laptop.set_next_step(deal, &wrote).await;
        log.edits.push(Edit { laptop: number, deal, saw: saw.as_str().map(str::to_owned), wrote });
    }
}

/// Everything works again: all goes out, and everybody hears of it.
async fn heal(world: &World) {
    for _ in 0..2 {
        for laptop in &world.laptops {
            laptop.device.sync_again().await;
            laptop.device.wait_sent().await;
        }
    }
    for laptop in &world.laptops {
        laptop.device.sync_again().await;
    }
}

async fn check(mut world: World, log: &Log, seed: u64) {
    let calls: Vec<activity::Model> = activity::Entity::find().all(world.hub.db()).await.unwrap();
    let subjects: BTreeSet<String> = calls.iter().map(|call| call.subject.clone()).collect();
    assert_eq!(subjects, log.calls, "history {seed}: calls lost or made up");
    assert_eq!(calls.len(), log.calls.len(), "history {seed}: a call is there twice");
    check_overwrites(&world, log, seed).await;
    let gaps = "SELECT count(*) - (max(seq) - min(seq) + 1) + count(*) FILTER (WHERE seq IS NULL) FROM change_group";
    assert_eq!(world.number(gaps).await, 0, "history {seed}: the feed has a gap, or something that is not numbered");
    let rows = all_rows(&world).await;
    for laptop in world.laptops.drain(..) {
        let (name, shell) = (laptop.device.name.clone(), laptop.device.shell.clone());
        laptop.device.core.close().await;
        let key = shell.kept_secret(tandem_api::CACHE_KEY_NAME).unwrap();
        let what = format!("history {seed}, {name}");
        compare(&shell.profile().join("cache.db"), &key, &rows, &what).await;
    }
}

/// Whatever somebody wrote is there, or in a conflict, or was replaced by somebody who saw it, or by its own author: of
/// an open conflict only the latest wish of each side is kept.
async fn check_overwrites(world: &World, log: &Log, seed: u64) {
    let conflicts: Vec<conflict::Model> = conflict::Entity::find().all(world.hub.db()).await.unwrap();
    for (number, edit) in log.edits.iter().enumerate() {
        let row = deal::Entity::find_by_id(tandem_model::DealId(id(edit.deal))).one(world.hub.db()).await.unwrap();
        let is_there = row.unwrap().next_step.as_deref() == Some(&edit.wrote);
        let quoted = Value::from(edit.wrote.clone()).to_string();
        let mut of_deal = conflicts.iter().filter(|conflict| conflict.record_id == id(edit.deal));
        let clashes = of_deal.any(|conflict| conflict.mine.contains(&quoted) || conflict.theirs.contains(&quoted));
        let replaced = log.edits[number + 1..].iter().any(|later| {
            later.deal == edit.deal && (later.laptop == edit.laptop || later.saw.as_deref() == Some(&edit.wrote))
        });
        assert!(is_there || clashes || replaced, "history {seed}: silently overwritten: {edit:?} in {:#?}", log.edits);
    }
    assert!(log.edits.iter().any(|edit| edit.laptop == 1));
}

async fn all_rows(world: &World) -> Vec<Row> {
    let mut all = Vec::new();
    for &table in Table::ALL {
        for_table!(table, Entity => {
            let rows = Entity::find().all(world.hub.db()).await.unwrap();
            all.extend(rows.into_iter().map(SyncedRow::into_row));
        });
    }
    all
}

/// The laptop's file holds exactly the hub's rows, and nothing waits.
async fn compare(path: &Path, key: &str, rows: &[Row], what: &str) {
    let store = Store::open(path, &Key::from_hex(key).unwrap(), OpenOptions::default()).await.unwrap();
    for row in rows {
        let found = store.find_row(row.table(), row.uuid()).await.unwrap();
        assert_eq!(found.as_ref(), Some(row), "{what}");
    }
    let held: u64 = store.counts().await.unwrap().values().sum();
    assert_eq!(held, rows.len() as u64, "{what}: rows that the hub does not have");
    let queue = store.queue_counts().await.unwrap();
    assert_eq!((queue.waiting, queue.parked, queue.quarantined), (0, 0, 0), "{what}");
    assert_eq!(store.integrity_check().await.unwrap(), Vec::<String>::new(), "{what}");
    assert_eq!(store.count_rollup_differences().await.unwrap(), 0, "{what}");
    store.close().await.unwrap();
}
