//! Each edit: the row as wanted, a line that waits for the hub, a sentence, and the way back. A refused one leaves nothing.

use serde_json::{Value, json};
use tandem_api::{ErrorKind, routes::Offer};
use tandem_model::{Row, deal};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, overdue_deal, partner, team},
};

use crate::support::{synced, today};

/// A healthy deal 11, an overdue deal 12, a registered deal 13; nothing leaves for the hub.
async fn paused() -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    let registered = deal::Model {
        protected_until: Some(today() + chrono::Days::new(60)),
        partner_updated_on: Some(today()),
        ..healthy_deal(13, "Lighthouse", today())
    };
    let deals = [healthy_deal(11, "Harbour", today()), overdue_deal(12, "Pier", today(), 5), registered];
    hub.put(team().into_iter().chain(deals.map(Row::Deal))).await;
    let device = synced(&hub).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    (hub, device)
}

async fn deal(device: &Device, number: u128) -> Value {
    device.ask("deal", json!({ "id": id(number) })).await
}

fn edit(number: u128, patch: Value) -> Value {
    json!({ "kind": "edit_deal", "id": id(number), "patch": patch })
}

async fn center(device: &Device) -> Value {
    device.ask("sync_center", json!({})).await
}

async fn waiting(device: &Device) -> Vec<String> {
    let center = center(device).await;
    let edits = center["waiting"].as_array().unwrap().iter();
    edits.map(|edit| tandem_l10n::strip_isolates(edit["what"].as_str().unwrap())).collect()
}

fn said(outcome: &tandem_api::Outcome) -> String {
    tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_deal_stands_there_waits_and_goes_back() {
    let (_hub, device) = paused().await;
    let before = deal(&device, 11).await;
    let outcome = device.execute(edit(11, json!({ "stage": "won" }))).await;
    assert_eq!((said(&outcome).as_str(), outcome.offer), ("Harbour moved to Won", Some(Offer::Undo)));
    let after = deal(&device, 11).await;
    assert_eq!(after["row"]["stage"], "won");
    assert_eq!((&after["row"]["closeOn"], &after["row"]["stageEnteredOn"]), (&json!(today()), &json!(today())));
    assert!(after["pending"].as_array().unwrap().contains(&json!("stage")));
    assert_eq!(waiting(&device).await, ["Harbour moved to Won"]);
    let shown = &center(&device).await["waiting"][0];
    assert_eq!((&shown["state"], &shown["record"]), (&json!("queued"), &json!({ "kind": "deal", "id": id(11) })));

    let undone = device.execute(json!({ "kind": "undo" })).await;
    assert_eq!((said(&undone).as_str(), undone.offer), ("Undone: Harbour moved to Won", Some(Offer::Redo)));
    assert_eq!(deal(&device, 11).await["row"]["stage"], before["row"]["stage"]);
    assert_eq!(deal(&device, 11).await["pending"], json!([]));
    assert!(waiting(&device).await.is_empty());

    device.execute(json!({ "kind": "redo" })).await;
    assert_eq!(deal(&device, 11).await["row"]["stage"], "won");
    assert_eq!(said(&device.execute(json!({ "kind": "redo" })).await), "There is nothing to redo.");
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_walks_back_also_after_a_restart() {
    let (_hub, device) = paused().await;
    device.execute(edit(11, json!({ "nextStep": "Send the offer", "nextStepOn": "2026-12-01" }))).await;
    device.execute(edit(11, json!({ "amount": { "minor": 500, "currency": "USD" } }))).await;
    let device = device.restart().await;
    assert_eq!(deal(&device, 11).await["row"]["money"], json!({ "minor": 500, "currency": "USD" }));
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(deal(&device, 11).await["row"]["money"], json!({ "minor": 1_250_000, "currency": "EUR" }));
    assert_eq!(deal(&device, 11).await["row"]["nextStep"], "Send the offer");
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(deal(&device, 11).await["row"]["nextStep"], "Call");
    assert_eq!(said(&device.execute(json!({ "kind": "undo" })).await), "There is nothing to undo.");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_deals_are_one_action_with_one_way_back() {
    let (_hub, device) = paused().await;
    let all = json!({ "kind": "edit_deals", "ids": [id(11), id(12)], "patch": { "closeOn": "2027-03-01" } });
    assert_eq!(said(&device.execute(all).await), "2 deals changed");
    assert_eq!(waiting(&device).await, ["2 deals changed"]);
    device.execute(json!({ "kind": "undo" })).await;
    assert!(waiting(&device).await.is_empty());
    assert_eq!(deal(&device, 11).await["row"]["closeOn"], json!(today() + chrono::Days::new(60)));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_refusal_keeps_the_whole_action_away() {
    let (_hub, device) = paused().await;
    let before = (deal(&device, 11).await, deal(&device, 12).await);
    for (command, field) in [
        (edit(11, json!({ "stage": "dreaming" })), "stage"),
        (edit(11, json!({ "amount": { "minor": -5, "currency": "EUR" } })), "amount_minor"),
        (edit(11, json!({ "amount": { "minor": 5, "currency": "euro" } })), "currency"),
        (edit(11, json!({ "snoozedUntil": "2020-01-01" })), "snoozed_until"),
        (json!({ "kind": "edit_deals", "ids": [id(11), id(12)], "patch": { "closeOn": "9999-01-01" } }), "close_on"),
        (json!({ "kind": "edit_partner", "id": id(1), "note": "x".repeat(20_000), "tags": null }), "note"),
        (touch(json!({ "subject": "  " })), "subject"),
        (touch(json!({ "kind": "telepathy" })), "kind"),
    ] {
        let error = device.try_execute(command.clone()).await.unwrap_err();
        assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Refused, Some(field)), "{command}");
        assert!(!error.message.is_empty());
    }
    let unknown = device.try_execute(edit(99, json!({ "stage": "won" }))).await.unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
    assert_eq!((deal(&device, 11).await, deal(&device, 12).await), before);
    assert!(waiting(&device).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_new_is_not_kept_and_says_nothing() {
    let (_hub, device) = paused().await;
    let outcome = device.execute(edit(11, json!({ "stage": "negotiation", "nextStep": "Call" }))).await;
    assert_eq!((outcome.note, outcome.offer), (None, None));
    assert!(waiting(&device).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_and_tags_are_of_the_partner() {
    let (_hub, device) = paused().await;
    let note = json!({ "kind": "edit_partner", "id": id(1), "note": "Meet in May", "tags": null });
    assert_eq!(said(&device.execute(note).await), "Note on Nordwind Systems changed");
    let tags = json!({ "kind": "edit_partner", "id": id(1), "note": null, "tags": ["retail", " cloud ", "cloud"] });
    device.execute(tags).await;
    let page = device.ask("partner_page", json!({ "id": id(1) })).await;
    assert_eq!((&page["note"], &page["tags"]), (&json!("Meet in May"), &json!(["cloud", "retail"])));
    assert_eq!(page["pending"], json!(["note", "tags"]));
    device.execute(json!({ "kind": "undo" })).await;
    let page = device.ask("partner_page", json!({ "id": id(1) })).await;
    assert_eq!((&page["note"], &page["tags"]), (&json!("Meet in May"), &json!([])));
}

/// A call about deal 13, changed as given.
fn touch(change: Value) -> Value {
    let mut touch = json!({
        "partnerId": partner(1, "").id, "dealId": id(13), "kind": "call", "subject": "Pricing", "twoWay": true,
        "nextStep": "Send the offer", "nextStepOn": "2026-12-01",
    });
    touch.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    json!({ "kind": "log_touch", "touch": touch })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logged_touch_is_one_action_on_partner_and_deal() {
    let (_hub, device) = paused().await;
    let before = deal(&device, 13).await;
    let outcome = device.execute(touch(json!({}))).await;
    assert_eq!(said(&outcome), "Call with Nordwind Systems logged");
    let after = deal(&device, 13).await;
    assert_eq!(
        (&after["row"]["nextStep"], &after["row"]["nextStepOn"]),
        (&json!("Send the offer"), &json!("2026-12-01"))
    );
    assert!(after["lastTwoWayAt"].as_i64() > before["lastTwoWayAt"].as_i64());
    assert_eq!((&after["activity"][0]["subject"], &after["activity"][0]["pending"]), (&json!("Pricing"), &json!(true)));
    let page = device.ask("partner_page", json!({ "id": id(1) })).await;
    assert_eq!((&page["activity"][0]["subject"], &page["activity"][0]["twoWay"]), (&json!("Pricing"), &json!(true)));
    assert_eq!(waiting(&device).await.len(), 1);
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(deal(&device, 13).await, before);
    assert!(waiting(&device).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_verdict_on_an_edited_deal_follows_at_once() {
    let (_hub, device) = paused().await;
    assert_eq!(deal(&device, 12).await["stall"]["reasons"][0]["code"], "close_past");
    let judged = device.judgements();
    device.execute(edit(12, json!({ "closeOn": "2027-01-15" }))).await;
    device.wait_judged(judged + 1).await;
    assert_eq!(deal(&device, 12).await["stall"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_waits_stands_in_the_history_as_the_hub_will_write_it() {
    let (hub, device) = paused().await;
    let line = tandem_model::stage_change::Model {
        id: tandem_model::StageChangeId(id(31)),
        deal_id: tandem_model::DealId(id(11)),
        from_stage: None,
        to_stage: "negotiation".into(),
        changed_on: today(),
        version: 0,
    };
    hub.put([Row::StageChange(line)]).await;
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.sync_again().await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.execute(edit(11, json!({ "stage": "won" }))).await;
    let preview = deal(&device, 11).await["history"].clone();
    assert_eq!(preview[1]["toStage"], "won");
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.wait_sent().await;
    assert_eq!(deal(&device, 11).await["history"], preview);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_waits_can_be_dropped_by_itself() {
    let (_hub, device) = paused().await;
    device.execute(edit(11, json!({ "stage": "won" }))).await;
    device.execute(edit(12, json!({ "nextStep": "Other" }))).await;
    let first = center(&device).await["waiting"][0]["mutationId"].clone();
    device.execute(json!({ "kind": "discard_edit", "mutationId": first })).await;
    assert_eq!(deal(&device, 11).await["row"]["stage"], "negotiation");
    assert_eq!(waiting(&device).await, ["Next step of Pier changed"]);
    let again = device.try_execute(json!({ "kind": "discard_edit", "mutationId": first })).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_may_have_left_is_taken_back_by_a_second_one() {
    let (mut hub, device) = paused().await;
    hub.stop().await;
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.execute(edit(11, json!({ "stage": "won" }))).await;
    device.execute(edit(12, json!({ "nextStep": "Other" }))).await;
    let sending = |center: &Value| center["waiting"][0]["state"] == "sending";
    let first = device.wait_center("an attempt", sending).await["waiting"][0]["mutationId"].clone();
    device.execute(json!({ "kind": "take_back_edit", "mutationId": first })).await;
    assert_eq!(deal(&device, 11).await["row"]["stage"], "negotiation");
    assert_eq!(deal(&device, 12).await["row"]["nextStep"], "Other");
    hub.start().await;
    device.execute(json!({ "kind": "sync_now" })).await;
    device.wait_sent().await;
    assert_eq!(
        hub.rows::<(String,)>("SELECT stage FROM deal WHERE name = 'Harbour'").await,
        [("negotiation".to_owned(),)]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_is_told_in_the_language_of_the_day() {
    let (_hub, device) = paused().await;
    device.execute(json!({ "kind": "set_language", "language": "de" })).await;
    let outcome = device.execute(edit(11, json!({ "stage": "won" }))).await;
    assert_eq!(said(&outcome), "Harbour in Phase Gewonnen gebracht");
    device.execute(json!({ "kind": "set_language", "language": "ar" })).await;
    assert!(waiting(&device).await[0].contains("نُقلت"));
    let refused = device.try_execute(edit(11, json!({ "snoozedUntil": "2020-01-01" }))).await.unwrap_err();
    assert!(refused.message.contains("المستقبل"), "{}", refused.message);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_follows_each_edit_and_each_day() {
    let (_hub, device) = paused().await;
    let touches = async || {
        let health = device.ask("partner_health", json!({ "id": id(1) })).await;
        let parts = health["parts"].as_array().unwrap().clone();
        let mut signals = parts.iter().flat_map(|part| part["signals"].as_array().unwrap());
        signals.find(|one| one["signal"] == "touches").unwrap()["value"]["count"].clone()
    };
    let before = touches().await.as_u64().unwrap_or_default();
    device.execute(touch(json!({}))).await;
    assert_eq!(touches().await, before + 1);
    assert_eq!(touches().await, before + 1, "and again the same");
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(touches().await.as_u64().unwrap_or_default(), before);
    device.execute(json!({ "kind": "redo" })).await;
    device.shell.set_today(today() + chrono::Days::new(120));
    assert_eq!(touches().await.as_u64().unwrap_or_default(), 0, "the talk is too long ago");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stalled_deal_is_handed_back_as_a_promise_of_the_partner_and_rests_until_its_day() {
    let (_hub, device) = paused().await;
    let before = deal(&device, 12).await;
    assert!(!before["stall"].is_null());
    let hand_back = |ask: &str, day: &str| json!({ "kind": "hand_back_deal", "id": id(12), "ask": ask, "dueOn": day });
    for (ask, day) in [("  ", "2026-12-04"), ("Ask the buyer", "2020-01-01"), ("Ask the buyer", "9999-01-01")] {
        let refused = device.try_execute(hand_back(ask, day)).await.unwrap_err();
        assert_eq!(refused.kind, ErrorKind::Refused, "{ask} {day}");
    }
    assert_eq!(deal(&device, 12).await, before);
    let judged = device.judgements();
    let outcome = device.execute(hand_back("Ask the buyer", "2026-12-04")).await;
    device.wait_judged(judged + 1).await;
    assert_eq!(said(&outcome), "Pier handed back to the partner");
    let after = deal(&device, 12).await;
    assert_eq!((&after["stall"], &after["snoozedUntil"]), (&Value::Null, &json!("2026-12-04")));
    let tasks = device.ask("tasks", json!({ "partnerId": id(1) })).await;
    let task = &tasks["open"][0];
    assert_eq!(
        (&task["title"], &task["side"], &task["dueOn"], &task["deal"]["name"]),
        (&json!("Ask the buyer"), &json!("them"), &json!("2026-12-04"), &json!("Pier"))
    );
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(deal(&device, 12).await["snoozedUntil"], Value::Null);
    assert_eq!(device.ask("tasks", json!({ "partnerId": id(1) })).await["open"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_that_is_not_stalled_says_why_and_rests_for_two_weeks() {
    let (_hub, device) = paused().await;
    let excuse = |number: u128, because: &str| json!({ "kind": "excuse_deal", "id": id(number), "because": because });
    for because in ["  ", &"x".repeat(20_000)] {
        let refused = device.try_execute(excuse(12, because)).await.unwrap_err();
        assert_eq!((refused.kind, refused.field.as_deref()), (ErrorKind::Refused, Some("subject")));
    }
    let judged = device.judgements();
    let outcome = device.execute(excuse(12, " They are on holiday ")).await;
    device.wait_judged(judged + 1).await;
    assert_eq!(said(&outcome), "Pier marked as not stalled");
    let after = deal(&device, 12).await;
    let until = (today() + chrono::Days::new(14)).to_string();
    assert_eq!((&after["stall"], &after["snoozedUntil"]), (&Value::Null, &json!(until)));
    assert_eq!(after["activity"][0]["subject"], "Not stalled: They are on holiday");
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(deal(&device, 12).await["activity"], json!([]));
    device.execute(edit(12, json!({ "stage": "lost" }))).await;
    let refused = device.try_execute(excuse(12, "late")).await.unwrap_err();
    assert_eq!(
        tandem_l10n::strip_isolates(&refused.message),
        "Pier is won or lost already. Nothing is left to decide."
    );
}
