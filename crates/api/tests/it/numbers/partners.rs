//! The list of partners, and the page of each.

use serde_json::{Value, json};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob, sorted};
use crate::support::all_rows;

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let rows = all_rows(device, "partner_list", json!({})).await;
    assert_eq!(rows.len() as i64, ledger.count("partner").await);
    for row in &rows {
        let wanted = partner(ledger, row).await;
        let money = |key: &str| json!(sorted(row[key].as_array().unwrap().clone()));
        let found = json!({
            "name": row["name"], "tier": row["tier"], "region": row["region"], "owner": row["owner"]["name"],
            "open": row["openDeals"], "stalled": row["stalledDeals"], "touched": row["lastTouchAt"],
            "pipeline": money("openPipeline"), "won": money("wonThisQuarter"),
        });
        assert_eq!(found, wanted);
    }
    for row in rows.iter().step_by(rows.len().div_ceil(20)) {
        check_page(device, ledger, row).await;
    }
    for region in device.ask("facets", json!({})).await["regions"].as_array().unwrap() {
        let page = device.ask("partner_list", json!({ "region": region })).await;
        let condition = format!("partner WHERE region = '{}'", region.as_str().unwrap());
        assert_eq!(page["total"], ledger.count(&condition).await, "{region}");
    }
}

async fn partner(ledger: &Ledger<'_>, row: &Value) -> Value {
    let of = format!("d.partner_id = {}", blob(&row["id"]));
    let sql = format!(
        "SELECT p.name, p.tier, p.region, m.name, (SELECT max(happened_at) FROM activity a WHERE a.partner_id = p.id)
         FROM partner p JOIN member m ON m.id = p.owner_id WHERE p.id = {}",
        blob(&row["id"])
    );
    type Row = (String, Option<String>, String, String, Option<i64>);
    let rows: Vec<Row> = ledger.hub.rows(&sql).await;
    let (name, tier, region, owner, touched) = &rows[0];
    let money = async |condition: String| match ledger.money(&condition).await {
        Value::Array(sums) => json!(sorted(sums)),
        other => other,
    };
    json!({
        "name": name, "tier": tier, "region": region, "owner": owner, "touched": touched,
        "open": ledger.count(&format!("deal d WHERE {of} AND {OPEN}")).await,
        "stalled": ledger.count(&format!("deal d WHERE {of} AND {}", ledger.stalled())).await,
        "pipeline": money(format!("{of} AND {OPEN}")).await,
        "won": money(format!("{of} AND {}", ledger.won_this_quarter())).await,
    })
}

async fn check_page(device: &Device, ledger: &Ledger<'_>, row: &Value) {
    let page = device.ask("partner_page", json!({ "id": row["id"] })).await;
    assert_eq!(&page["row"], row);
    let of = format!("partner_id = {}", blob(&row["id"]));
    let people = format!("person WHERE {of}");
    assert_eq!(page["dealsTotal"], ledger.count(&format!("deal WHERE {of}")).await);
    assert_eq!(page["peopleTotal"], ledger.count(&people).await);
    assert_eq!(page["learnersTotal"], ledger.count(&format!("{people} AND role = 'learner'")).await);
    let shown = |list: &str| page[list].as_array().unwrap().len() as i64;
    assert_eq!(shown("people"), ledger.count(&format!("{people} AND role <> 'learner'")).await.min(50));
    check_people(device, ledger, &row["id"], &people).await;
    assert_eq!(shown("activity"), ledger.count(&format!("activity WHERE {of}")).await.min(20));
}

/// Everybody comes, whatever the size of the pages, and contacts come first.
async fn check_people(device: &Device, ledger: &Ledger<'_>, partner: &Value, people: &str) {
    let rows = all_rows(device, "people_page", json!({ "partnerId": partner })).await;
    assert_eq!(rows.len() as i64, ledger.count(people).await);
    let key = |row: &Value| (row["role"] == "learner", row["name"].as_str().unwrap().to_owned());
    assert!(rows.is_sorted_by_key(key));
    let (mut paged, mut after) = (Vec::new(), Value::Null);
    loop {
        let args = json!({ "partnerId": partner, "limit": 7, "after": after });
        let page = device.ask("people_page", args).await;
        assert_eq!(page["total"], json!(rows.len()));
        paged.extend(page["rows"].as_array().unwrap().iter().cloned());
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(paged, rows);
}
