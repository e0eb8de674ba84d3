//! The day on which all of this happens, and the data it happens to.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};
use tandem_hub::seed::{SeedOptions, Size};
use tandem_testkit::{Device, TestHub};

/// A Sunday in the middle of a quarter.
pub fn today() -> NaiveDate {
    tandem_testkit::rows::day("2026-11-22")
}

pub async fn fixture_hub() -> TestHub {
    TestHub::import(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures"), today()).await
}

pub async fn sample_hub() -> TestHub {
    TestHub::sample(SeedOptions { size: Size::S, seed: 1, today: Some(today()) }).await
}

/// The full data sets; says so where there are none.
pub fn full_data() -> Option<PathBuf> {
    let folder = std::env::var_os("TANDEM_DATA").filter(|folder| !folder.is_empty());
    if folder.is_none() {
        eprintln!("left out: TANDEM_DATA is not set");
    }
    folder.map(PathBuf::from)
}

/// A device that has everything of the hub.
pub async fn synced(hub: &TestHub) -> Device {
    let device = Device::start("alice", today()).await;
    device.sync_with(hub).await;
    device
}

/// All rows of a list, page after page.
pub async fn all_rows(device: &Device, query: &str, mut args: Value) -> Vec<Value> {
    args["limit"] = json!(500);
    let mut rows = Vec::new();
    loop {
        let page = device.ask(query, args.clone()).await;
        rows.extend(page["rows"].as_array().unwrap().iter().cloned());
        if page["next"].is_null() {
            return rows;
        }
        args["after"] = page["next"].clone();
    }
}

/// The charts' box on a common window.
pub fn chart(kind: &str, partner: Option<&str>) -> Value {
    json!({ "chart": kind, "id": partner, "box": { "width": 560, "height": 220, "textScale": 1.0 } })
}

/// One answer of each screen, by a name; the state of the sync is left out, and with it the time of the last one.
pub async fn answers(device: &Device) -> Vec<(String, Value)> {
    let partners = device.ask("partner_list", json!({})).await;
    let deals = device.ask("deal_page", json!({ "sort": "close_on" })).await;
    let first = |page: &Value| page["rows"][0]["id"].as_str().unwrap().to_owned();
    let (partner, deal) = (first(&partners), first(&deals));
    let mut answers = vec![("partner_list".to_owned(), partners), ("deal_page".to_owned(), deals)];
    let questions = [
        ("facets", json!({})),
        ("today", json!({})),
        ("training", json!({})),
        ("partner_page", json!({ "id": partner })),
        ("partner_health", json!({ "id": partner })),
        ("partner_scores", json!({})),
        ("deal", json!({ "id": deal })),
        ("tasks", json!({ "partnerId": partner })),
        ("brief", json!({ "id": partner })),
        ("review", json!({ "id": partner })),
        ("answers", json!({ "id": partner })),
        ("plan", json!({ "id": partner })),
        ("partner_training", json!({ "id": partner })),
        ("search", json!({ "text": "a" })),
        ("chart", chart("partner_revenue", Some(&partner))),
        ("chart", chart("partner_stages", Some(&partner))),
        ("chart", chart("training_completion", None)),
        ("chart", chart("training_scores", None)),
    ];
    for (name, args) in questions {
        let mut answer = device.ask(name, args.clone()).await;
        answer.as_object_mut().map(|answer| answer.remove("asOf"));
        answers.push((format!("{name} {}", args["chart"].as_str().unwrap_or_default()), answer));
    }
    answers
}
