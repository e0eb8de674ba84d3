//! Deals that became stalled are told once: one notification each, or one digest above three.

use chrono::Days;
use serde_json::{Value, json};
use tandem_api::{Alert, RecordRef, Shell};
use tandem_model::{Row, deal};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, overdue_deal, team},
};

use crate::support::{synced, today};

fn overdue(numbers: std::ops::RangeInclusive<u128>) -> Vec<Row> {
    numbers.map(|n| Row::Deal(overdue_deal(n, &format!("Deal {n}"), today(), 5))).collect()
}

async fn hub_with(rows: Vec<Row>) -> TestHub {
    let hub = TestHub::empty().await;
    hub.put(team().into_iter().chain(rows)).await;
    hub
}

fn switches(stalled: bool, severe: bool, quiet: Value) -> Value {
    json!({ "kind": "set_notify", "stalled": stalled, "severe": severe, "quiet": quiet })
}

/// What is told after these rows have come.
async fn told(hub: &TestHub, device: &Device, rows: Vec<Row>) -> Vec<Alert> {
    let judged = device.judgements();
    hub.put(rows).await;
    device.sync_again().await;
    device.wait_judged(judged + 1).await;
    device.shell.take_alerts()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_stalled_deals_are_told_one_by_one_with_reason_and_target() {
    let healthy = Row::Deal(healthy_deal(10, "Healthy", today()));
    let hub = hub_with(overdue(11..=13).into_iter().chain([healthy]).collect()).await;
    let device = synced(&hub).await;
    let mut alerts = device.shell.take_alerts();
    alerts.sort_by(|a, b| a.title.cmp(&b.title));
    let titles: Vec<_> = alerts.iter().map(|alert| alert.title.as_str()).collect();
    assert_eq!(titles, ["Deal stalled: Deal 11", "Deal stalled: Deal 12", "Deal stalled: Deal 13"]);
    assert_eq!(alerts[0].body, "Nordwind Systems: The close date passed 5 days ago.");
    assert_eq!(alerts[0].target, RecordRef::Deal(id(11)));
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_three_are_told_as_one_digest() {
    let hub = hub_with(overdue(11..=14)).await;
    let device = synced(&hub).await;
    let alerts = device.shell.take_alerts();
    assert_eq!(alerts.len(), 1);
    assert_eq!((alerts[0].title.as_str(), alerts[0].target), ("4 deals have stalled", RecordRef::Today));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_cause_is_never_told_again_not_even_after_a_restart_or_on_the_next_day() {
    let hub = hub_with(overdue(11..=11)).await;
    let device = synced(&hub).await;
    assert_eq!(device.shell.take_alerts().len(), 1);
    let renamed = deal::Model { name: "Renamed".into(), ..overdue_deal(11, "", today(), 5) };
    assert_eq!(told(&hub, &device, vec![Row::Deal(renamed)]).await, []);
    let device = device.restart().await;
    device.wait_judged(1).await;
    assert_eq!(device.shell.take_alerts(), []);
    device.shell.set_today(today() + Days::new(1));
    let device = device.restart().await;
    device.wait_judged(1).await;
    assert_eq!(device.shell.take_alerts(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_cause_is_told() {
    let hub = hub_with(overdue(11..=11)).await;
    let device = synced(&hub).await;
    device.shell.take_alerts();
    let pushed =
        deal::Model { push_count: 2, next_step: None, next_step_on: None, ..overdue_deal(11, "Deal 11", today(), 5) };
    assert_eq!(told(&hub, &device, vec![Row::Deal(pushed)]).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_while_switched_off_nor_made_up_for_later() {
    let hub = hub_with(Vec::new()).await;
    let device = Device::start("alice", today()).await;
    device.execute(switches(false, true, Value::Null)).await;
    device.sync_with(&hub).await;
    assert_eq!(told(&hub, &device, overdue(11..=12)).await, []);
    device.execute(switches(true, true, Value::Null)).await;
    let alerts = told(&hub, &device, overdue(13..=13)).await;
    assert_eq!(alerts.iter().map(|alert| alert.target).collect::<Vec<_>>(), [RecordRef::Deal(id(13))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_look_like_markup_stay_text() {
    let mut rows = team();
    if let Row::Partner(partner) = &mut rows[1] {
        partner.name = "<b>A&B</b>".into();
    }
    let hub = hub_with(rows.into_iter().chain(overdue(11..=11)).collect()).await;
    let device = synced(&hub).await;
    let alerts = device.shell.take_alerts();
    assert!(alerts[0].body.starts_with("&lt;b&gt;A&amp;B&lt;/b&gt;: "), "{}", alerts[0].body);
}

/// Overdue by so much, and worth so much, that it is severe.
fn severe_deal(number: u128) -> deal::Model {
    deal::Model {
        amount_minor: Some(9_000_000_000),
        next_step: None,
        next_step_on: None,
        push_count: 4,
        ..overdue_deal(number, &format!("Deal {number}"), today(), 80)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_that_becomes_severe_is_told_once_more_and_one_that_begins_so_only_once() {
    let severe = severe_deal(11);
    let small = deal::Model { amount_minor: Some(1), ..severe.clone() };
    let hub = hub_with(vec![Row::Deal(small), Row::Deal(severe_deal(12))]).await;
    let device = synced(&hub).await;
    let mut first: Vec<_> = device.shell.take_alerts().into_iter().map(|alert| alert.title).collect();
    first.sort();
    assert_eq!(first, ["Deal stalled: Deal 11", "Deal stalled: Deal 12"]);
    let alerts = told(&hub, &device, vec![Row::Deal(severe)]).await;
    assert_eq!(alerts.iter().map(|alert| alert.title.as_str()).collect::<Vec<_>>(), ["Badly stalled: Deal 11"]);
    let device = device.restart().await;
    device.wait_judged(1).await;
    assert_eq!(device.shell.take_alerts(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_quiet_hours_nothing_is_told_and_afterwards_all_of_it() {
    let hub = hub_with(Vec::new()).await;
    let device = Device::start("alice", today()).await;
    let now = u64::try_from(device.shell.now_us() / 60_000_000 % (24 * 60)).unwrap();
    let quiet = json!({ "from": now - 60, "to": now + 60 });
    device.execute(switches(true, true, quiet)).await;
    device.sync_with(&hub).await;
    assert_eq!(told(&hub, &device, overdue(11..=12)).await, []);
    device.execute(switches(true, true, json!({ "from": now + 60, "to": now + 120 }))).await;
    assert_eq!(told(&hub, &device, overdue(13..=13)).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notification_puts_its_deal_off_by_a_week() {
    let hub = hub_with(overdue(11..=11)).await;
    let device = synced(&hub).await;
    let alert = device.shell.take_alerts().remove(0);
    let snooze = alert.snooze.unwrap();
    assert_eq!((snooze.deal, snooze.until), (id(11), today() + Days::new(7)));
    device.core.execute(snooze.command()).await.unwrap();
    let view = device.ask("deal", json!({ "id": id(11) })).await;
    assert_eq!(view["snoozedUntil"], json!(today() + Days::new(7)));
}
