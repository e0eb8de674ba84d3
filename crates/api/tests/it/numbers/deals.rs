//! The table of deals with its filters, totals and sums, and the page of a deal.

use serde_json::{Value, json};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob, sorted};
use crate::support::all_rows;

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    check_rows(device, ledger).await;
    for (filter, condition) in filters(device, ledger).await {
        let page = device.ask("deal_page", filter.clone()).await;
        assert_eq!(page["total"], ledger.count(&format!("deal d WHERE {condition}")).await, "{filter}");
        assert_eq!(page["sum"], ledger.money(&condition).await, "{filter}");
    }
    for sort in ["updated", "name", "amount", "close_on", "stage_entered"] {
        check_order(device, ledger, sort).await;
    }
    let stalled = all_rows(device, "deal_page", json!({ "only": "stalled" })).await;
    for row in stalled.iter().step_by(stalled.len().div_ceil(20).max(1)) {
        check_page(device, ledger, row).await;
    }
}

async fn check_rows(device: &Device, ledger: &Ledger<'_>) {
    let rows = all_rows(device, "deal_page", json!({})).await;
    let found = rows.iter().map(|row| {
        json!([
            row["code"],
            row["name"],
            row["partner"]["name"],
            row["owner"]["name"],
            row["region"],
            row["stage"],
            row["closeOn"],
            row["stageEnteredOn"],
            row["nextStep"],
            row["updatedAt"],
            row["money"]["minor"],
            row["severity"].is_null(),
        ])
    });
    let sql = format!(
        "SELECT d.code, d.name, p.name, m.name, d.region, d.stage, d.close_on, d.stage_entered_on, d.next_step, d.updated_at,
           d.amount_minor, {} FROM deal d JOIN partner p ON p.id = d.partner_id JOIN member m ON m.id = d.owner_id",
        ledger.stalled()
    );
    type Text = Option<String>;
    type Row = (Text, Text, Text, Text, Text, Text, Text, Text, Text, i64, Option<i64>, i64);
    let wanted: Vec<Row> = ledger.hub.rows(&sql).await;
    let wanted = wanted.iter().map(|r| json!([r.0, r.1, r.2, r.3, r.4, r.5, r.6, r.7, r.8, r.9, r.10, r.11 == 0]));
    let (found, wanted) = (sorted(found.collect()), sorted(wanted.collect()));
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(&wanted) {
        assert_eq!(found, wanted);
    }
}

/// What the screen can filter by, each alone and some together, with the same in SQL.
async fn filters(device: &Device, ledger: &Ledger<'_>) -> Vec<(Value, String)> {
    let facets = device.ask("facets", json!({})).await;
    let list = |name: &str| facets[name].as_array().unwrap().clone();
    let stalled = ledger.stalled();
    let mut filters = vec![
        (json!({}), "true".to_owned()),
        (json!({ "only": "open" }), OPEN.to_owned()),
        (json!({ "only": "stalled" }), stalled.clone()),
    ];
    for region in list("regions") {
        let of = format!("d.region = '{}'", region.as_str().unwrap());
        filters.push((json!({ "region": region, "only": "open" }), format!("{of} AND {OPEN}")));
        filters.push((json!({ "region": region, "only": "stalled" }), format!("{of} AND {stalled}")));
        for stage in list("stages") {
            let both = format!("{of} AND d.stage = '{}'", stage.as_str().unwrap());
            filters.push((json!({ "region": region, "stage": stage }), both));
        }
        filters.push((json!({ "region": region }), of));
    }
    for stage in list("stages") {
        filters.push((json!({ "stage": stage }), format!("d.stage = '{}'", stage.as_str().unwrap())));
    }
    for owner in list("owners") {
        filters.push((json!({ "ownerId": owner["id"] }), format!("d.owner_id = {}", blob(&owner["id"]))));
    }
    let partners = device.ask("partner_list", json!({ "limit": 5 })).await;
    for partner in partners["rows"].as_array().unwrap() {
        let of = format!("d.partner_id = {}", blob(&partner["id"]));
        filters.push((json!({ "partnerId": partner["id"], "only": "open" }), format!("{of} AND {OPEN}")));
        filters.push((json!({ "partnerId": partner["id"] }), of));
    }
    filters
}

/// Page after page gives each deal once, in order both ways, those without a value last.
async fn check_order(device: &Device, ledger: &Ledger<'_>, sort: &str) {
    let column = match sort {
        "updated" => "updated_at",
        "amount" => "amount_minor",
        "stage_entered" => "stage_entered_on",
        other => other,
    };
    for (descending, down) in [(false, "ASC"), (true, "DESC")] {
        let rows = all_rows(device, "deal_page", json!({ "sort": sort, "descending": descending })).await;
        let found: Vec<&str> = rows.iter().map(|row| row["code"].as_str().unwrap()).collect();
        let sql = format!("SELECT code FROM deal ORDER BY {column} IS NULL, {column} {down}, id {down}");
        let wanted: Vec<(String,)> = ledger.hub.rows(&sql).await;
        let wanted: Vec<&str> = wanted.iter().map(|(code,)| code.as_str()).collect();
        assert!(found == wanted, "{sort} {down}");
    }
}

async fn check_page(device: &Device, ledger: &Ledger<'_>, row: &Value) {
    let page = device.ask("deal", json!({ "id": row["id"] })).await;
    assert_eq!(&page["row"], row);
    assert_eq!(page["stall"]["severity"], row["severity"]);
    let id = blob(&row["id"]);
    let sql = format!(
        "SELECT a.name, p.name, d.opened_on, d.push_count FROM deal d LEFT JOIN account a ON a.id = d.account_id
         LEFT JOIN product p ON p.id = d.product_id WHERE d.id = {id}"
    );
    type Facts = (Option<String>, Option<String>, Option<String>, i64);
    let facts: Vec<Facts> = ledger.hub.rows(&sql).await;
    let facts: Vec<_> = facts.iter().map(|f| json!([f.0, f.1, f.2, f.3])).collect();
    assert_eq!(facts, [json!([page["accountName"], page["productName"], page["openedOn"], page["pushCount"]])]);

    let sql = format!("SELECT to_stage, changed_on FROM stage_change WHERE deal_id = {id}");
    let steps: Vec<(String, String)> = ledger.hub.rows(&sql).await;
    let wanted = sorted(steps.iter().map(|step| json!([step.0, step.1])).collect());
    let history = page["history"].as_array().unwrap();
    assert_eq!(sorted(history.iter().map(|step| json!([step["toStage"], step["changedOn"]])).collect()), wanted);
    let activities = ledger.count(&format!("activity WHERE deal_id = {id}")).await;
    assert_eq!(page["activity"].as_array().unwrap().len() as i64, activities.min(20));
}
