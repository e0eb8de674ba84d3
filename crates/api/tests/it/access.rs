//! What the user may see and do, as the screens tell it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_domain::scope::{Grant, Role};
use tandem_hub::{access, token};
use tandem_model::Row;
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, team},
};
use uuid::Uuid;

use crate::support::today;

fn grant(role: Role, regions: &[&str]) -> Grant {
    let regions = regions.iter().map(|region| (*region).to_owned()).collect::<BTreeSet<_>>();
    Grant { role, regions: Some(regions), finance: true }
}

/// Of all records of the test.
const REGION: &str = "EMEA";

async fn hub() -> TestHub {
    let hub = TestHub::empty().await;
    let deals = [healthy_deal(11, "Harbour", today()), healthy_deal(12, "Pier", today())];
    hub.put(team().into_iter().chain(deals.map(Row::Deal))).await;
    hub
}

async fn device(hub: &TestHub, access: Grant) -> (Device, Uuid) {
    let token = token::create(hub.hub(), "laptop", None).await.unwrap();
    access::give(hub.hub(), token.id, &access).await.unwrap();
    let device = Device::start("alice", today()).await;
    device.connect(&hub.url(), &token.secret).await;
    device.wait_synced().await;
    (device, token.id)
}

fn edit(patch: Value) -> Value {
    json!({ "kind": "edit_deal", "id": id(11), "patch": patch })
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_only_read_is_refused_in_their_language_before_anything_is_kept() {
    let hub = hub().await;
    let (device, _) = device(&hub, grant(Role::ReadOnly, &[REGION])).await;
    device.execute(json!({ "kind": "set_language", "language": "de" })).await;
    let before = device.ask("deal", json!({ "id": id(11) })).await;
    let error = device.try_execute(edit(json!({ "stage": "won" }))).await.unwrap_err();
    assert_eq!((error.kind, error.message.contains("Berechtigung")), (ErrorKind::Refused, true), "{error:?}");
    assert_eq!(device.ask("sync_center", json!({})).await["waiting"], json!([]));
    assert_eq!(device.ask("deal", json!({ "id": id(11) })).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn amounts_are_refused_to_who_may_not_see_them_and_other_fields_are_not() {
    let hub = hub().await;
    let (device, _) = device(&hub, Grant { finance: false, ..grant(Role::SuccessManager, &[REGION]) }).await;
    assert_eq!(device.ask("deal", json!({ "id": id(11) })).await["row"]["money"], Value::Null);
    let amount = edit(json!({ "amount": { "minor": 5, "currency": "EUR" } }));
    assert_eq!(device.try_execute(amount).await.unwrap_err().kind, ErrorKind::Refused);
    device.execute(edit(json!({ "nextStep": "call" }))).await;
    device.wait_sent().await;
    assert_eq!(hub.number("SELECT count(*) FROM deal WHERE next_step = 'call' AND amount_minor > 0").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_region_is_told_on_the_sync_screen_and_its_edit_is_handed_over() {
    let hub = hub().await;
    let (device, principal) = device(&hub, grant(Role::SuccessManager, &[REGION])).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    device.execute(edit(json!({ "nextStep": "call" }))).await;
    access::give(hub.hub(), principal, &grant(Role::SuccessManager, &["elsewhere"])).await.unwrap();
    device.execute(json!({ "kind": "resume_sync" })).await;
    let center = device.wait_center("the withdrawal", |center| center["withdrawn"] != json!([])).await;
    let told: Vec<String> = serde_json::from_value(center["withdrawn"].clone()).unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("removed from this computer") && told[1].contains("still see the record"), "{told:?}");
    device.wait_sent().await;
    device.wait_synced().await;
    let center = device.ask("sync_center", json!({})).await;
    assert_eq!((&center["waiting"], &center["parked"]), (&json!([]), &json!([])));
    assert_eq!(device.ask("deal_page", json!({ "sort": "close_on" })).await["rows"], json!([]));
    assert_eq!(hub.number("SELECT count(*) FROM conflict WHERE mine LIKE '%call%'").await, 1);
}
