//! The plan with a partner: targets that are set on a laptop, beside what was won; two laptops that set one unseen.

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_model::{Row, target};
use tandem_testkit::{
    Device, TestHub,
    rows::{course, course_run, day, enrollment, healthy_deal, id, learner, team},
};

use crate::support::{synced, today};

async fn hub() -> TestHub {
    let hub = TestHub::empty().await;
    let agreed = target::Model {
        id: id(91).into(),
        partner_id: id(1).into(),
        quarter_on: day("2026-10-01"),
        amount_minor: 10_000_000,
        currency: "EUR".into(),
        version: 0,
    };
    let mut won = healthy_deal(11, "Harbour", today());
    (won.stage, won.close_on, won.amount_minor) = ("won".into(), Some(day("2026-11-03")), Some(2_500_000));
    hub.put(team().into_iter().chain([Row::Deal(won), Row::Target(agreed)])).await;
    hub
}

async fn plan(device: &Device) -> Value {
    device.ask("plan", json!({ "id": id(1) })).await
}

fn quarter(view: &Value, code: &str) -> Value {
    let quarters = view["quarters"].as_array().unwrap();
    quarters.iter().find(|quarter| quarter["code"] == code).unwrap_or_else(|| panic!("{code}: {view}")).clone()
}

fn set(code: &str, target: Option<&str>, minor: i64) -> Value {
    json!({ "kind": "set_target", "partnerId": id(1), "quarter": code, "id": target, "money": { "minor": minor, "currency": "EUR" } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_stands_beside_what_was_won_is_set_anew_sent_and_taken_back() {
    let hub = hub().await;
    let device = synced(&hub).await;
    let view = plan(&device).await;
    let codes: Vec<&str> =
        view["quarters"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"]);
    let now = quarter(&view, "2026-Q4");
    assert_eq!((&now["running"], &now["targets"][0]["reachedBp"]), (&json!(true), &json!(2_500)));
    assert_eq!(now["won"], json!([{ "minor": 2_500_000, "currency": "EUR" }]));

    let agreed = now["targets"][0]["id"].as_str().unwrap();
    let outcome = device.execute(set("2026-Q4", Some(agreed), 5_000_000)).await;
    assert!(outcome.note.unwrap().contains("Nordwind Systems"));
    assert_eq!(quarter(&plan(&device).await, "2026-Q4")["targets"][0]["reachedBp"], 5_000);
    device.execute(set("2027-Q1", None, 7_000_000)).await;
    device.sync_again().await;
    device.wait_sent().await;
    let rows: Vec<(String, i64)> =
        hub.rows("SELECT CAST(quarter_on AS TEXT), amount_minor FROM target ORDER BY 1").await;
    assert_eq!(rows, [("2026-10-01".to_owned(), 5_000_000), ("2027-01-01".to_owned(), 7_000_000)]);

    device.execute(json!({ "kind": "undo" })).await;
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(quarter(&plan(&device).await, "2026-Q4")["targets"][0]["money"]["minor"], 10_000_000);
    assert_eq!(quarter(&plan(&device).await, "2027-Q1")["targets"], json!([]));
    device.sync_again().await;
    device.wait_sent().await;
    assert_eq!(hub.number("SELECT count(*) FROM target").await, 1);
    // Set once more after its removal, it is the same one again.
    device.execute(set("2027-Q1", None, 8_000_000)).await;
    device.sync_again().await;
    device.wait_sent().await;
    assert_eq!(hub.number("SELECT amount_minor FROM target WHERE quarter_on = '2027-01-01'").await, 8_000_000);
    assert_eq!(hub.number("SELECT count(*) FROM conflict").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_set_one_target_unseen_get_one_target_and_a_decision() {
    let hub = hub().await;
    let (mine, theirs) = (synced(&hub).await, synced(&hub).await);
    for device in [&mine, &theirs] {
        device.execute(json!({ "kind": "pause_sync" })).await;
        device.wait_status(|status| status["phase"] == "paused").await;
    }
    mine.execute(set("2027-Q2", None, 100)).await;
    theirs.execute(set("2027-Q2", None, 200)).await;
    for device in [&mine, &theirs] {
        device.execute(json!({ "kind": "resume_sync" })).await;
        device.wait_sent().await;
    }
    assert_eq!(hub.number("SELECT count(*) FROM target WHERE quarter_on = '2027-04-01'").await, 1);
    assert_eq!(hub.number("SELECT count(*) FROM conflict WHERE state = 'open'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_target_is_refused_and_changes_nothing() {
    let hub = hub().await;
    let device = synced(&hub).await;
    let before = plan(&device).await;
    let agreed = quarter(&before, "2026-Q4")["targets"][0]["id"].as_str().unwrap().to_owned();
    for (wrong, field) in [
        (set("2026-Q5", None, 1), "quarter_on"),
        (set("2026-Q4", None, -1), "amount_minor"),
        // The target of another quarter.
        (set("2027-Q1", Some(&agreed), 1), "quarter_on"),
    ] {
        let error = device.try_execute(wrong.clone()).await.unwrap_err();
        assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Refused, Some(field)), "{wrong}");
    }
    assert_eq!(plan(&device).await, before);
    assert!(device.execute(set("2026-Q4", Some(&agreed), 10_000_000)).await.note.is_none(), "nothing to change");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_tells_who_passed_what_and_who_is_learning_with_the_idlest_first() {
    let hub = hub().await;
    let run = |number, person, active: &str, result: Option<&str>| {
        let mut row = enrollment(number, 51, person);
        (row.last_active_on, row.result) = (Some(day(active)), result.map(str::to_owned));
        Row::Enrollment(row)
    };
    hub.put([
        Row::Person(learner(31, "Anna")),
        Row::Person(learner(32, "Bo")),
        Row::Person(learner(33, "Cem")),
        Row::Course(course(41, "Cloud basics")),
        Row::CourseRun(course_run(51, 41, day("2026-10-01"), 60)),
        run(81, 31, "2026-11-10", None),
        run(82, 32, "2026-10-05", None),
        run(83, 33, "2026-10-20", Some("pass")),
    ])
    .await;
    let device = synced(&hub).await;
    let view = device.ask("partner_training", json!({ "id": id(1) })).await;
    assert_eq!(
        (&view["certified"], &view["courses"][0]["certified"], &view["courses"][0]["running"]),
        (&json!(1), &json!(1), &json!(2))
    );
    let names: Vec<&str> =
        view["learning"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Bo", "Anna"]);
    assert_eq!(view["learning"][0]["endsOn"], "2026-11-30");
}
