//! Pausing and going on, in one run and over a restart.

use tandem_store::Key;
use tandem_sync::SyncPhase;

use crate::{
    fake_hub::{Answer, FakeHub, courses},
    laptop::{Laptop, open},
};

/// Answers `before` pages of courses, then nothing.
pub fn stall_after(hub: &FakeHub, before: u32) {
    let mut pages = 0;
    hub.misbehave(move |verb, request| {
        pages += u32::from(verb == "snapshot" && request["t"] == "course");
        (pages > before).then(|| Answer { silent: true, ..Answer::plain(200, &[], "") })
    });
}

pub fn first_page_asked(hub: &FakeHub) -> serde_json::Value {
    let asked = hub.take_asked();
    asked.into_iter().find(|(verb, _)| verb == "snapshot").unwrap().1["after_id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_first_sync_goes_on_at_the_next_page() {
    let (hub, laptop) = (FakeHub::start().await, Laptop::new().await);
    stall_after(&hub, 3);
    laptop.connect(&hub.address, "token");
    laptop.until(|status| status.rows_done == 3).await;
    laptop.sync.cancel();
    let status = laptop.until_phase(SyncPhase::Paused).await;
    assert_eq!((status.rows_done, status.rows_total), (3, 6));
    hub.behave();
    hub.take_asked();
    laptop.sync.resume();
    laptop.until_phase(SyncPhase::Synced).await;
    assert_eq!(first_page_asked(&hub), serde_json::json!(courses()[2].uuid()));
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_and_place_outlive_a_restart() {
    let hub = FakeHub::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("cache.db"), Key::random().unwrap());
    stall_after(&hub, 2);
    let laptop = Laptop::over(open(&path, &key).await).await;
    laptop.connect(&hub.address, "token");
    laptop.until(|status| status.rows_done == 2).await;
    laptop.sync.stop().await;
    laptop.store.close().await.unwrap();
    drop(laptop);

    let laptop = Laptop::over(open(&path, &key).await).await;
    let status = laptop.until(|status| status.rows_total > 0).await;
    assert_eq!((status.phase, status.rows_done, status.rows_total), (SyncPhase::NoHub, 2, 6));
    hub.behave();
    hub.take_asked();
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    assert_eq!(first_page_asked(&hub), serde_json::json!(courses()[1].uuid()));
    laptop.assert_holds(&courses()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_sync_asks_nothing_until_it_is_resumed() {
    let (hub, laptop) = (FakeHub::start().await, Laptop::new().await);
    laptop.connect(&hub.address, "token");
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.sync.pause();
    laptop.until_phase(SyncPhase::Paused).await;
    hub.take_asked();
    laptop.sync.network_back();
    laptop.sync.cancel();
    laptop.until_phase(SyncPhase::Paused).await;
    assert!(hub.take_asked().is_empty());
    laptop.sync.resume();
    laptop.until_phase(SyncPhase::Synced).await;
}
