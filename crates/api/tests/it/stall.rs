//! Stalled deals as the screens tell of them: since when, and from when on.

use chrono::Days;
use serde_json::{Value, json};
use tandem_api::CoreEvent;
use tandem_model::{Row, StageChangeId, deal, stage_change};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, overdue_deal, team},
};

use crate::support::{synced, today};

async fn stalled_items(device: &Device) -> Vec<Value> {
    let view = device.ask("today", json!({})).await;
    let groups = view["groups"].as_array().unwrap();
    let group = groups.iter().find(|group| group["kind"] == "stalled").unwrap();
    group["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_laptops_that_judge_on_different_days_show_the_same_age() {
    let hub = TestHub::empty().await;
    let overdue = deal::Model { opened_on: Some(today() - Days::new(60)), ..overdue_deal(11, "Harbour", today(), 5) };
    hub.put(team().into_iter().chain([Row::Deal(overdue)])).await;
    let alice = synced(&hub).await;
    assert_eq!(stalled_items(&alice).await[0]["ageDays"], 4);

    let later = today() + Days::new(3);
    alice.shell.set_today(later);
    let alice = alice.restart().await;
    alice.wait_judged(1).await;
    let bob = Device::start("bob", later).await;
    bob.sync_with(&hub).await;
    let (of_alice, of_bob) = (stalled_items(&alice).await, stalled_items(&bob).await);
    assert_eq!(of_alice[0]["ageDays"], 7);
    assert_eq!(of_alice, of_bob);
    let question = json!({ "id": id(11) });
    let (on_alice, on_bob) = (alice.ask("deal", question.clone()).await, bob.ask("deal", question).await);
    assert_eq!(on_alice["stall"]["sinceOn"], (today() - Days::new(4)).to_string());
    assert_eq!(on_alice["stall"], on_bob["stall"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_sync_is_not_called_done_before_its_deals_are_judged() {
    let hub = TestHub::empty().await;
    let overdue = (0..400).map(|n| Row::Deal(overdue_deal(11 + n, "Harbour", today(), 5)));
    hub.put(team().into_iter().chain(overdue)).await;
    let device = Device::start("alice", today()).await;
    let mut events = device.core.subscribe();
    device.connect(&hub.url(), hub.token()).await;
    loop {
        match events.recv().await.unwrap() {
            CoreEvent::SyncStatus(status) if status.first_sync_done => break,
            CoreEvent::SyncStatus(status) => assert_ne!(json!(status.phase), json!("synced")),
            _ => {}
        }
    }
    let view = device.ask("today", json!({})).await;
    let groups = view["groups"].as_array().unwrap();
    assert_eq!(groups.iter().find(|group| group["kind"] == "stalled").unwrap()["total"], 400);
    assert_eq!(device.ask("app", json!({})).await["sync"]["firstSyncDone"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_moves_concerns_deals_that_did_not() {
    let hub = TestHub::empty().await;
    let waiting = deal::Model {
        stage_entered_on: Some(today() - Days::new(40)),
        next_step_on: None,
        ..healthy_deal(11, "Harbour", today())
    };
    hub.put(team().into_iter().chain([Row::Deal(waiting)])).await;
    let device = synced(&hub).await;
    assert_eq!(stalled_items(&device).await.len(), 1, "two weeks are the limit as long as nothing was won");

    let won = deal::Model { stage: "won".into(), close_on: Some(today()), ..healthy_deal(12, "Quay", today()) };
    let step = |n: u128, to: &str, back: u64| {
        Row::StageChange(stage_change::Model {
            id: StageChangeId(id(n)),
            deal_id: won.id,
            from_stage: None,
            to_stage: to.into(),
            changed_on: today() - Days::new(back),
            version: 0,
        })
    };
    let judged = device.judgements();
    hub.put([Row::Deal(won.clone()), step(21, "negotiation", 200), step(22, "won", 0)]).await;
    device.sync_again().await;
    device.wait_judged(judged + 1).await;
    assert_eq!(stalled_items(&device).await, Vec::<Value>::new());
}
