//! Lists that somebody comes back to: kept over restarts, replaced by name, bounded, and only ever lists.

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_testkit::Device;

use crate::support::today;

async fn names(device: &Device) -> Vec<String> {
    let views = device.ask("saved_views", json!({})).await["views"].as_array().unwrap().clone();
    views.iter().map(|view| format!("{} {}", view["name"], view["path"]).replace('"', "")).collect()
}

fn save(name: &str, path: &str) -> Value {
    json!({ "kind": "save_view", "name": name, "path": path })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_kept_over_a_restart_replaced_by_its_name_and_removed() {
    let device = Device::start("laptop", today()).await;
    let saved = device.execute(save("  Nordics ", "/deals?region=Nordics")).await;
    assert!(saved.note.unwrap().contains("Nordics"));
    device.execute(save("Gold", "/partners?tier=gold")).await;
    device.execute(save("Nordics", "/deals?region=Nordics&stage=proposal")).await;
    let device = device.restart().await;
    assert_eq!(names(&device).await, ["Nordics /deals?region=Nordics&stage=proposal", "Gold /partners?tier=gold"]);
    device.execute(json!({ "kind": "remove_view", "name": "Nordics" })).await;
    assert_eq!(names(&device).await, ["Gold /partners?tier=gold"]);
    let gone = device.try_execute(json!({ "kind": "remove_view", "name": "Nordics" })).await.unwrap_err();
    assert_eq!(gone.kind, ErrorKind::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_without_a_name_of_no_list_or_beyond_the_keys_is_refused() {
    let device = Device::start("laptop", today()).await;
    let refused = async |name: &str, path: &str| {
        let error = device.try_execute(save(name, path)).await.unwrap_err();
        (error.kind, error.field.unwrap())
    };
    let on = |field: &str| (ErrorKind::Refused, field.to_owned());
    assert_eq!(refused(" ", "/deals").await, on("name"));
    assert_eq!(refused(&"n".repeat(61), "/deals").await, on("name"));
    for path in [
        "",
        "/settings",
        "//evil.example",
        "javascript:alert(1)",
        "/deals/../settings",
        &format!("/deals?text={}", "a".repeat(2_000)),
    ] {
        assert_eq!(refused("Mine", path).await, on("path"), "{path}");
    }
    for number in 1..=8 {
        device.execute(save(&format!("View {number}"), "/deals")).await;
    }
    assert_eq!(refused("One more", "/deals").await, on("name"));
    assert_eq!(names(&device).await.len(), 8);
}
