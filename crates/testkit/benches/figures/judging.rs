//! What judging costs at 1,000,000 deals: all of them for the first time and on a new day, and a few that have changed.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use chrono::Days;
use serde_json::json;
use tandem_api::CACHE_KEY_NAME;
use tandem_model::{Row, SyncedRow, Table};
use tandem_store::{Change, Key, OpenOptions, Origin, Store};
use tandem_testkit::{Device, FakeShell};
use uuid::Uuid;

use crate::{
    measure::ms,
    workspace::{KEY, today},
};

const CHANGED: usize = 3;

/// Leaves the deals judged as on [`today`].
pub async fn run(profile: &Path) {
    let is_first = open(profile).await.judgement().await.unwrap().judged_on.is_none();
    let before = judge(profile, 1).await;
    if is_first {
        println!("judging all deals for the first time     {:>9.0} ms", ms(before));
    }
    println!("judging all deals on a new day           {:>9.0} ms", ms(judge(profile, 0).await));
    let unchanged = judge(profile, 0).await;
    change(profile).await;
    let changed = judge(profile, 0).await;
    println!("opening the cache, nothing to judge      {:>9.0} ms", ms(unchanged));
    println!("opening the cache, {CHANGED} changed deals judged {:>9.0} ms\n", ms(changed));
}

async fn open(profile: &Path) -> Store {
    Store::open(&profile.join("cache.db"), &Key::new(KEY), OpenOptions::default()).await.unwrap()
}

async fn judge(profile: &Path, days_before: u64) -> Duration {
    let shell = FakeShell::in_folder(profile, today() - Days::new(days_before));
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let start = Instant::now();
    let device = Device::on("bench", shell).await;
    device.wait_judged(1).await;
    let time = start.elapsed();
    device.core.close().await;
    time
}

async fn change(profile: &Path) {
    let ids = {
        let shell = FakeShell::in_folder(profile, today());
        shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
        let device = Device::on("bench", shell).await;
        let page = device.ask("deal_page", json!({ "only": "open", "limit": CHANGED })).await;
        device.wait_judged(1).await;
        device.core.close().await;
        let rows = page["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row["id"].as_str().unwrap().parse().unwrap()).collect::<Vec<Uuid>>()
    };
    let store = open(profile).await;
    let mut changes = Vec::new();
    for id in ids {
        let Some(Row::Deal(mut deal)) = store.find_row(Table::Deal, id).await.unwrap() else { panic!("no deal {id}") };
        deal.push_count += 1;
        deal.set_version(deal.version + 1);
        changes.push(Change::Put(Row::Deal(deal)));
    }
    store.write(Origin::Remote { cursor: None, at: 0 }, changes).await.unwrap();
    store.close().await.unwrap();
}
