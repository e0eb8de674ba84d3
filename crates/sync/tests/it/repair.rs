//! Rows that are not the hub's are found and put right, whatever made them so; the outbox is not touched.

use tandem_model::Table;
use tandem_store::{Change, Incident, Origin};
use tandem_sync::{ProblemKind, SyncPhase};

use crate::{
    fake_hub::FakeHub,
    laptop::{Laptop, NOW},
    rows::{id, row},
    team::Team,
    two_way::{assert_same_as_hub, deal, exchange, laptop, leave, rename},
};

/// What a fault may do to the cache.
async fn damage(laptop: &Laptop, changes: Vec<Change>) {
    laptop.store.write(Origin::Remote { cursor: None, at: NOW }, changes).await.unwrap();
}

fn gone(table: Table, n: u64) -> Change {
    Change::Del { table, id: id(table, n), version: i64::MAX }
}

fn other(table: Table, n: u64) -> Change {
    let mut row = row(table, n);
    row.set_version(5);
    Change::Put(row)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_a_missing_and_a_surplus_row_are_found_within_a_day_and_put_right() {
    let team = Team::new(40, 300).await;
    let laptop = laptop(&team).await;
    laptop.sync_now().await;
    leave(&laptop).await;
    rename(&laptop, 7, "Mine").await;
    damage(&laptop, vec![other(Table::Deal, 3), gone(Table::Deal, 4), gone(Table::Partner, 5)]).await;
    damage(&laptop, vec![Change::Put(row(Table::Course, 999)), gone(Table::Exam, 0)]).await;
    exchange(&laptop).await;
    assert_ne!(laptop.count(Table::Deal).await, 300, "they were compared a moment ago");
    rename(&laptop, 8, "Mine too").await;
    laptop.until_sent().await;
    laptop.a_day_passes();
    laptop.sync_now().await;
    assert_same_as_hub(&team, &laptop).await;
    assert_eq!((deal(&laptop, 7).await.name.as_str(), deal(&laptop, 8).await.name.as_str()), ("Mine", "Mine too"));
    let mut found = laptop.store.list_incidents(9).await.unwrap();
    found.sort_by_key(|incident| incident.table);
    let counts: Vec<_> = found
        .iter()
        .map(|Incident { table, missing, surplus, different, .. }| (*table, *missing, *surplus, *different))
        .collect();
    assert_eq!(
        counts,
        [(Table::Partner, 1, 0, 0), (Table::Deal, 1, 0, 1), (Table::Course, 0, 1, 0), (Table::Exam, 1, 0, 0),]
    );
    laptop.a_day_passes();
    laptop.sync_now().await;
    assert_eq!(laptop.store.list_incidents(9).await.unwrap().len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_that_wait_are_as_they_were_after_a_repair_below_them() {
    let team = Team::new(4, 30).await;
    let laptop = laptop(&team).await;
    leave(&laptop).await;
    rename(&laptop, 3, "Mine").await;
    let waiting = laptop.store.next_push(9, 1 << 20).await.unwrap().groups;
    damage(&laptop, vec![other(Table::Deal, 3), gone(Table::Deal, 4)]).await;
    laptop.a_day_passes();
    exchange(&laptop).await;
    laptop.sync_now().await;
    assert_same_as_hub(&team, &laptop).await;
    assert_eq!(deal(&laptop, 3).await.name, "Mine");
    let sql = format!(
        "SELECT count(*) FROM applied WHERE hex(mutation_id) = upper('{}')",
        waiting[0].1[0].mutation_id.simple()
    );
    assert_eq!(team.number(&sql).await, 1, "what was sent is what had waited");
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_rows_cost_one_request_and_only_once_a_day() {
    let (hub, laptop) = (FakeHub::start().await, Laptop::new().await);
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    let digests = || hub.take_asked().iter().filter(|(verb, _)| verb == "digest").count();
    assert_eq!(digests(), 0, "nobody waits for it");
    laptop.sync_now().await;
    assert_eq!(digests(), 1, "the first sync is compared");
    laptop.sync_now().await;
    assert_eq!(digests(), 0);
    laptop.a_day_passes();
    laptop.sync_now().await;
    assert_eq!(digests(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rows_that_would_go_wait_for_the_user() {
    let team = Team::new(1, 10).await;
    let laptop = laptop(&team).await;
    damage(&laptop, (100..400).map(|n| Change::Put(row(Table::Course, n))).collect()).await;
    laptop.a_day_passes();
    laptop.sync.sync_now();
    let status = laptop.until_phase(SyncPhase::NeedsUser).await;
    assert_eq!(status.problem.unwrap().kind, ProblemKind::DeleteWave);
    assert_eq!(laptop.count(Table::Course).await, 301);
    laptop.sync.allow_deletes();
    laptop.until_phase(SyncPhase::Synced).await;
    assert_same_as_hub(&team, &laptop).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cache_that_lost_nearly_everything_is_filled_anew_beside_what_is_left() {
    let team = Team::new(4, 3_000).await;
    let laptop = laptop(&team).await;
    damage(&laptop, (0..2_000).map(|n| gone(Table::Deal, n)).collect()).await;
    rename(&laptop, 2_500, "Mine").await;
    laptop.until_sent().await;
    laptop.a_day_passes();
    laptop.sync_now().await;
    laptop.assert_holds(&team.all_rows().await).await;
    assert_same_as_hub(&team, &laptop).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resync_leaves_the_rows_in_sight_and_brings_what_the_hub_has() {
    let team = Team::new(40, 3_000).await;
    let laptop = laptop(&team).await;
    damage(&laptop, vec![other(Table::Deal, 3), gone(Table::Deal, 4), Change::Put(row(Table::Exam, 500))]).await;
    laptop.sync.resync();
    let mut status = laptop.sync.status();
    let before = status.borrow().last_synced_at;
    loop {
        status.changed().await.unwrap();
        let now = status.borrow_and_update().clone();
        assert!(now.first_sync_done, "{now:?}");
        assert!(laptop.count(Table::Deal).await >= 2_999);
        if now.phase == SyncPhase::Synced && now.last_synced_at > before {
            break;
        }
    }
    assert_same_as_hub(&team, &laptop).await;
    assert_eq!(laptop.store.list_incidents(9).await.unwrap(), [], "a resync is no incident");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resync_that_was_broken_off_goes_on_at_the_next_page_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("cache.db"), tandem_store::Key::random().unwrap());
    let hub = FakeHub::start().await;
    let laptop = Laptop::over(crate::laptop::open(&path, &key).await).await;
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    damage(&laptop, vec![gone(Table::Course, 0)]).await;
    crate::resume::stall_after(&hub, 3);
    laptop.sync.resync();
    let status = laptop.until(|status| status.rows_done == 3).await;
    assert!(status.first_sync_done);
    laptop.sync.stop().await;
    laptop.store.close().await.unwrap();
    drop(laptop);

    let laptop = Laptop::over(crate::laptop::open(&path, &key).await).await;
    assert!(laptop.sync.status().borrow().first_sync_done);
    assert_eq!(laptop.count(Table::Course).await, 5, "as it was before");
    hub.behave();
    hub.take_asked();
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    let first = crate::resume::first_page_asked(&hub);
    assert_eq!(first, serde_json::json!(crate::fake_hub::courses()[2].uuid()));
    laptop.assert_holds(&crate::fake_hub::courses()).await;
}
