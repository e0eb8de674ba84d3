//! Without a network everything is there: the same numbers, and a state that says so.

use serde_json::json;
use tandem_testkit::TestHub;

use crate::support::{answers, fixture_hub, synced};

async fn cut_off(hub: &mut TestHub, device: &tandem_testkit::Device) {
    hub.stop().await;
    device.execute(json!({ "kind": "sync_now" })).await;
    device.wait_status(|status| status["phase"] == "offline").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_hub_every_screen_shows_the_same_also_after_a_restart() {
    let mut hub = fixture_hub().await;
    let device = synced(&hub).await;
    let before = answers(&device).await;
    cut_off(&mut hub, &device).await;
    assert_eq!(answers(&device).await, before);

    let device = device.restart().await;
    let status = device.wait_status(|status| status["phase"] == "offline").await;
    assert_eq!((&status["firstSyncDone"], &status["problem"]), (&json!(true), &json!("offline")));
    assert_eq!(device.ask("app", json!({})).await["phase"], json!({ "kind": "ready" }));
    assert_eq!(answers(&device).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_hub_is_back_the_next_sync_brings_what_was_missed() {
    let mut hub = fixture_hub().await;
    let device = synced(&hub).await;
    cut_off(&mut hub, &device).await;
    hub.start().await;
    hub.put([tandem_model::Row::Course(tandem_testkit::rows::course(7, "Late"))]).await;
    device.execute(json!({ "kind": "sync_now" })).await;
    device.wait_synced().await;
    let training = device.ask("training", json!({})).await;
    assert!(training["courses"].as_array().unwrap().iter().any(|course| course["title"] == "Late"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_sync_stays_paused_until_it_is_resumed() {
    let hub = fixture_hub().await;
    let device = synced(&hub).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.wait_synced().await;
}
