//! What was put right because it was not as the hub has it is told on the Sync screen and in its log.

use serde_json::json;
use tandem_api::{CACHE_KEY_NAME, Shell};
use tandem_model::Table;
use tandem_store::{Change, Key, OpenOptions, Origin, Store};
use tandem_testkit::Device;

use crate::support::{fixture_hub, synced};

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_a_fault_took_is_back_the_screen_and_the_log_tell() {
    let hub = fixture_hub().await;
    let device = synced(&hub).await;
    let deals = device.ask("deal_page", json!({})).await["total"].clone();
    assert_eq!(device.ask("sync_center", json!({})).await["repairs"], json!([]));
    device.core.close().await;
    let key = Key::from_hex(&device.shell.kept_secret(CACHE_KEY_NAME).unwrap()).unwrap();
    let file = device.shell.profile_dir().join("cache.db");
    let store = Store::open(&file, &key, OpenOptions::default()).await.unwrap();
    let mut gone = Vec::new();
    store.visit_hub_rows(Table::Deal, |row| gone.push(row.uuid())).await.unwrap();
    gone.truncate(2);
    let removals = gone.into_iter().map(|id| Change::Del { table: Table::Deal, id, version: i64::MAX });
    store.write(Origin::Remote { cursor: None, at: 0 }, removals.collect()).await.unwrap();
    store.close().await.unwrap();

    let device = Device::on("alice", device.shell.clone()).await;
    let center = device.wait_center("a repair", |center| center["repairs"] != json!([])).await;
    assert_eq!((center["repairs"].as_array().unwrap().len(), &center["repairs"][0]["rows"]), (1, &json!(2)));
    assert_eq!(device.ask("deal_page", json!({})).await["total"], deals);
    let log = device.ask("sync_log", json!({})).await["text"].as_str().unwrap().to_owned();
    assert!(log.contains("Put right: 1") && log.contains("2 records were not as the hub has them"), "{log}");
    assert!(hub.is_up());
}
