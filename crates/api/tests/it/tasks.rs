//! Promises of both sides: made, kept, changed and taken back; on Today, in the brief, in a calendar file.

use std::fs;

use serde_json::{Value, json};
use tandem_api::{ErrorKind, routes::Offer};
use tandem_model::{Row, activity, person, stage_change};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, learner, overdue_deal, partner, team},
};

use crate::support::{synced, today};

/// Partner 1 with deals 11 and 12 and contact 31, partner 2 with nothing; nothing leaves for the hub.
async fn paused() -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    let contact = person::Model { role: "sales".into(), ..learner(31, "Anna Brandt") };
    let others = [Row::Partner(partner(2, "Halden Cloud")), Row::Person(contact)];
    let deals = [healthy_deal(11, "Harbour", today()), overdue_deal(12, "Pier", today(), 5)].map(Row::Deal);
    hub.put(team().into_iter().chain(others).chain(deals)).await;
    let device = synced(&hub).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    (hub, device)
}

fn said(outcome: &tandem_api::Outcome) -> String {
    tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap())
}

async fn promise(device: &Device, side: &str, title: &str, due_on: Option<&str>) -> String {
    let task = json!({ "partnerId": id(1), "side": side, "title": title, "dueOn": due_on });
    device.execute(json!({ "kind": "add_task", "task": task })).await;
    let open = tasks(device).await["open"].as_array().unwrap().clone();
    open.iter().find(|task| task["title"] == title).unwrap()["id"].as_str().unwrap().to_owned()
}

async fn tasks(device: &Device) -> Value {
    device.ask("tasks", json!({ "partnerId": id(1) })).await
}

async fn brief(device: &Device) -> Value {
    device.ask("brief", json!({ "id": id(1) })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_made_kept_and_taken_back() {
    let (_hub, device) = paused().await;
    let task = promise(&device, "them", "Send the contract", Some("2026-11-20")).await;
    let open = &tasks(&device).await["open"][0];
    assert_eq!((&open["side"], &open["overdueDays"], &open["pending"]), (&json!("them"), &json!(2), &json!(true)));
    assert_eq!(tandem_l10n::strip_isolates(open["when"].as_str().unwrap()), "2 days overdue");
    let kept = device.execute(json!({ "kind": "keep_task", "id": task })).await;
    assert_eq!((said(&kept).as_str(), kept.offer), ("Kept: Send the contract", Some(Offer::Undo)));
    let after = tasks(&device).await;
    assert_eq!(after["open"], json!([]));
    assert_eq!((&after["closed"][0]["status"], &after["closed"][0]["closedOn"]), (&json!("kept"), &json!(today())));
    let again = device.execute(json!({ "kind": "keep_task", "id": task })).await;
    assert_eq!((again.note, again.offer), (None, None));
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(tasks(&device).await["open"][0]["id"], task);
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(tasks(&device).await, json!({ "open": [], "closed": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_changed_dropped_and_opened_again() {
    let (_hub, device) = paused().await;
    let task = promise(&device, "us", "Send the list", None).await;
    let patch = json!({ "title": "Send both lists", "dueOn": "2026-11-25" });
    device.execute(json!({ "kind": "edit_task", "id": task, "patch": patch })).await;
    let open = &tasks(&device).await["open"][0];
    assert_eq!((&open["title"], &open["dueOn"]), (&json!("Send both lists"), &json!("2026-11-25")));
    assert_eq!(said(&device.execute(json!({ "kind": "drop_task", "id": task })).await), "Dropped: Send both lists");
    assert_eq!(tasks(&device).await["closed"][0]["status"], "dropped");
    let reopened = device.execute(json!({ "kind": "reopen_task", "id": task })).await;
    assert_eq!(said(&reopened), "Open again: Send both lists");
    assert_eq!(tasks(&device).await["open"][0]["closedOn"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_makes_no_sense_is_refused_and_leaves_nothing() {
    let (_hub, device) = paused().await;
    let add = |change: Value| {
        let mut task = json!({ "partnerId": id(1), "side": "us", "title": "Call" });
        task.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({ "kind": "add_task", "task": task })
    };
    for (change, field) in [
        (json!({ "title": " " }), "title"),
        (json!({ "side": "both" }), "side"),
        (json!({ "dueOn": "0026-01-01" }), "due_on"),
        (json!({ "partnerId": id(2), "dealId": id(11) }), "deal_id"),
    ] {
        let error = device.try_execute(add(change)).await.unwrap_err();
        assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Refused, Some(field)));
    }
    assert_eq!(tasks(&device).await["open"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_touch_sets_the_next_step_of_its_deal_and_anything_else_is_a_promise() {
    let (_hub, device) = paused().await;
    let touch = |change: Value| {
        let mut touch = json!({ "partnerId": id(1), "kind": "call", "subject": "Prices", "twoWay": true,
            "nextStep": "Send the offer", "nextStepOn": "2026-12-01", "personId": id(31) });
        touch.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({ "kind": "log_touch", "touch": touch })
    };
    device.execute(touch(json!({ "dealId": id(11) }))).await;
    assert_eq!(device.ask("deal", json!({ "id": id(11) })).await["row"]["nextStep"], "Send the offer");
    assert_eq!(tasks(&device).await["open"], json!([]));
    device.execute(touch(json!({ "dealId": id(11), "nextSide": "them", "nextStep": "Name a contact" }))).await;
    let deal = device.ask("deal", json!({ "id": id(11) })).await;
    assert_eq!(deal["row"]["nextStep"], "Send the offer");
    assert_eq!(deal["activity"][0]["personName"], "Anna Brandt");
    let open = tasks(&device).await["open"].clone();
    assert_eq!((&open[0]["title"], &open[0]["side"]), (&json!("Name a contact"), &json!("them")));
    assert_eq!((&open[0]["deal"]["name"], &open[0]["personName"]), (&json!("Harbour"), &json!("Anna Brandt")));
    device.execute(touch(json!({}))).await;
    assert_eq!(tasks(&device).await["open"].as_array().unwrap().len(), 2);
    // One action: the touch goes with its promise.
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(tasks(&device).await["open"], open);
    let foreign = device.try_execute(touch(json!({ "partnerId": id(2), "personId": id(31) }))).await.unwrap_err();
    assert_eq!(foreign.field.as_deref(), Some("person_id"));
}

#[tokio::test(flavor = "multi_thread")]
async fn today_shows_what_is_overdue_and_what_is_due_this_week_until_it_is_kept() {
    let (_hub, device) = paused().await;
    let late = promise(&device, "them", "Send the contract", Some("2026-11-20")).await;
    promise(&device, "us", "Send the list", Some("2026-11-29")).await;
    promise(&device, "us", "Later", Some("2026-11-30")).await;
    let view = device.ask("today", json!({})).await;
    let titles = |view: &Value, kind: &str| {
        let group = view["groups"].as_array().unwrap().iter().find(|group| group["kind"] == kind).unwrap().clone();
        group["items"].as_array().unwrap().iter().map(|item| item["title"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&view, "overdue_promises"), ["Send the contract"]);
    assert_eq!(titles(&view, "due_promises"), ["Send the list"]);
    let counted = device.ask("app", json!({})).await["counts"]["today"].as_u64().unwrap();
    assert_eq!(view["total"], counted);
    device.execute(json!({ "kind": "keep_task", "id": late })).await;
    assert_eq!(titles(&device.ask("today", json!({})).await, "overdue_promises"), Vec::<Value>::new());
    assert_eq!(device.ask("app", json!({})).await["counts"]["today"], counted - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_brief_tells_what_is_new_since_the_last_talk_what_is_at_risk_and_what_was_promised() {
    let (hub, device) = paused().await;
    let noon = |day: chrono::NaiveDate| day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_micros();
    let talk = |number: u128, days: u64, two_way: bool| {
        Row::Activity(activity::Model {
            id: id(number).into(),
            partner_id: id(1).into(),
            deal_id: None,
            person_id: None,
            member_id: None,
            kind: "call".into(),
            subject: format!("Talk {number}"),
            two_way,
            happened_at: noon(today() - chrono::Days::new(days)),
            version: 0,
        })
    };
    let moved = Row::StageChange(stage_change::Model {
        id: id(51).into(),
        deal_id: id(12).into(),
        from_stage: Some("proposal".into()),
        to_stage: "negotiation".into(),
        changed_on: today(),
        version: 0,
    });
    hub.put([talk(41, 9, true), talk(42, 2, false), moved]).await;
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.sync_again().await;
    promise(&device, "them", "Send the contract", Some("2026-11-20")).await;
    promise(&device, "us", "Send the list", Some("2026-11-29")).await;
    let brief = brief(&device).await;
    assert_eq!(brief["moves"]["total"], 1);
    let news = &brief["moves"]["rows"][0];
    assert_eq!((&news["deal"]["name"], &news["course"]), (&json!("Pier"), &json!("forward")));
    assert_eq!((&brief["lastTalk"]["subject"], &brief["newsAfter"]), (&json!("Talk 41"), &json!("2026-11-13")));
    assert_eq!((&brief["risks"]["total"], &brief["risks"]["rows"][0]["deal"]["name"]), (&json!(1), &json!("Pier")));
    assert_eq!(brief["risks"]["rows"][0]["kind"], "stalled");
    assert!(!brief["risks"]["rows"][0]["reasons"].as_array().unwrap().is_empty());
    assert_eq!(brief["ours"]["rows"][0]["title"], "Send the list");
    assert_eq!(brief["theirs"]["rows"][0]["overdueDays"], 2);
    assert_eq!((&brief["steps"]["total"], &brief["steps"]["rows"][0]["text"]), (&json!(2), &json!("Call")));
    assert_eq!(brief["kept"][1], json!({ "side": "them", "kept": 0, "due": 1 }));
    let pipeline = &brief["numbers"][0];
    assert_eq!((&pipeline["kind"], &pipeline["money"][0]["minor"]), (&json!("open_pipeline"), &json!(2_500_000)));
    assert!(brief["asOf"].is_i64());
}

#[tokio::test(flavor = "multi_thread")]
async fn days_of_a_partner_are_a_calendar_file_that_knows_each_of_them_again() {
    let (_hub, device) = paused().await;
    let task = promise(&device, "them", "Send the contract", Some("2026-12-04")).await;
    let outcome = device.execute(json!({ "kind": "export_calendar", "partnerId": id(1) })).await;
    assert_eq!(said(&outcome), "4 days saved as Nordwind Systems 2026-11-22.ics in your downloads");
    let path = device.shell.profile().join("downloads").join("Nordwind Systems 2026-11-22.ics");
    let text = fs::read_to_string(path).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.trim_end().ends_with("END:VCALENDAR"), "{text}");
    for line in [format!("UID:task-{task}@tandem"), "SUMMARY:From partner: Send the contract".into()] {
        assert!(text.lines().any(|found| found == line), "{line} in {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 4);
    let nothing = device.try_execute(json!({ "kind": "export_calendar", "partnerId": id(2) })).await.unwrap_err();
    assert_eq!(nothing.kind, ErrorKind::Refused);
}
