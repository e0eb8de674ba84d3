//! The health of partners: each value against the hub, the same number everywhere, and who is best and worst.

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Value, json};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob};
use crate::support::all_rows;

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let rows = all_rows(device, "partner_list", json!({})).await;
    let scores = device.ask("partner_scores", json!({})).await;
    let all = scores["scores"].as_array().unwrap();
    let score_of = |id: &Value| all.iter().find(|one| one["id"] == *id).map_or(Value::Null, |one| one["score"].clone());
    assert!(all.iter().all(|one| one["score"].as_u64().unwrap() <= 100));
    for row in rows.iter().step_by(rows.len().div_ceil(12)) {
        let health = device.ask("partner_health", json!({ "id": row["id"] })).await;
        assert_eq!(health["score"], score_of(&row["id"]), "{row}");
        check_peers(ledger, &health["peers"], &row["id"]).await;
        for (signal, wanted) in values(ledger, &row["id"]).await {
            let found = value_of(&health, signal);
            // What nobody does is no signal.
            assert!(found == wanted || (found.is_null() && wanted == 0), "{signal}: {found}, not {wanted}, {row}");
        }
    }
    let chosen: Vec<&Value> = rows.iter().take(4).map(|row| &row["id"]).collect();
    check_compared(device, &json!(chosen)).await;
}

fn value_of(health: &Value, signal: &str) -> Value {
    let mut signals = health["parts"].as_array().unwrap().iter().flat_map(|part| part["signals"].as_array().unwrap());
    let value = &signals.find(|one| one["signal"] == signal).unwrap()["value"];
    match value["unit"].as_str() {
        Some("count") => value["count"].clone(),
        Some("share") => value["share"].clone(),
        Some("money") => value["money"]["minor"].clone(),
        _ => Value::Null,
    }
}

async fn check_peers(ledger: &Ledger<'_>, peers: &Value, id: &Value) {
    let one =
        |condition: &str| format!("partner p JOIN partner o ON o.id = {} WHERE p.id <> o.id{condition}", blob(id));
    let widths = [
        ("region", " AND p.kind = o.kind AND p.tier IS o.tier AND p.region = o.region"),
        ("tier", " AND p.kind = o.kind AND p.tier IS o.tier"),
        ("kind", " AND p.kind = o.kind"),
        ("all", ""),
    ];
    for (width, condition) in widths {
        let count = ledger.count(&one(condition)).await;
        if count >= 5 || width == "all" {
            return assert_eq!(peers, &json!({ "width": width, "count": count }));
        }
    }
}

async fn values(ledger: &Ledger<'_>, id: &Value) -> Vec<(&'static str, Value)> {
    let (today, partner) = (ledger.today, format!("partner_id = {}", blob(id)));
    let year = NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 1, 1).unwrap();
    let (since, reach) = (year - Months::new(12), year - Months::new(27));
    let closed = "coalesce(d.close_on, d.stage_entered_on)";
    let won = |from: NaiveDate| {
        format!(
            "d.{partner} AND d.stage = 'won' AND {closed} >= '{from}' AND {closed} < '{year}' AND d.amount_minor IS NOT NULL"
        )
    };
    let sum = async |table: &str, condition: String| {
        ledger.hub.number(&format!("SELECT coalesce(sum(d.amount_minor), 0) FROM {table} d WHERE {condition}")).await
    };
    let count = async |from: String| ledger.count(&from).await;
    let year_won = sum("deal", won(since)).await;
    let ever_won = count(format!("deal d WHERE {}", won(reach))).await > 0;
    let targets = sum("target", format!("d.{partner} AND d.quarter_on >= '{since}' AND d.quarter_on < '{year}'")).await;
    let open = count(format!("deal d WHERE d.{partner} AND {OPEN}")).await;
    let stalled = count(format!("deal d WHERE d.{partner} AND {OPEN} AND {}", ledger.stalled())).await;
    let priced = count(format!("deal d WHERE d.{partner} AND {OPEN} AND d.amount_minor IS NOT NULL")).await;
    let pipeline = sum("deal", format!("d.{partner} AND {OPEN}")).await;
    let covered = ever_won && (priced > 0 || open == 0);
    let quarter = |column: &str| format!("{column} > date('{today}', '-90 days') AND {column} <= '{today}'");
    let talked = "date(happened_at / 1000000, 'unixepoch')";
    let submitted = "date(submitted_at / 1000000, 'unixepoch')";
    let ends = "date(r.starts_on, '+' || r.length_days || ' days')";
    let ended = format!(
        "enrollment e JOIN course_run r ON r.id = e.run_id WHERE e.{partner} AND e.result IS NOT NULL
           AND {ends} > date('{today}', '-365 days') AND {ends} <= '{today}'"
    );
    let passed = count(format!("{ended} AND e.result IN ('pass', 'distinction')")).await;
    let due = |side: &str| {
        format!(
            "task WHERE {partner} AND side = '{side}' AND status IN ('open', 'kept')
               AND due_on >= date('{today}', '-90 days') AND due_on < '{today}'"
        )
    };
    let kept = async |side: &str| {
        let kept = count(format!("{} AND status = 'kept' AND closed_on <= due_on", due(side))).await;
        share(kept, count(due(side)).await)
    };
    vec![
        ("target", share(year_won, targets)),
        ("won", if ever_won { json!(year_won) } else { Value::Null }),
        ("coverage", if covered { share(pipeline, year_won) } else { Value::Null }),
        ("moving", share(open - stalled, open)),
        ("registered", json!(count(format!("registration WHERE {partner} AND {}", quarter(submitted))).await)),
        ("passed", json!(passed)),
        ("completion", share(passed, count(ended).await)),
        ("touches", json!(count(format!("activity WHERE {partner} AND two_way AND {}", quarter(talked))).await)),
        ("theirs", kept("them").await),
        ("ours", kept("us").await),
    ]
}

fn share(part: i64, whole: i64) -> Value {
    if whole > 0 { json!(part * 10_000 / whole) } else { Value::Null }
}

async fn check_compared(device: &Device, ids: &Value) {
    let view = device.ask("partner_compare", json!({ "ids": ids })).await;
    let partners = view["partners"].as_array().unwrap();
    let listed: Vec<&Value> = partners.iter().map(|one| &one["row"]["id"]).collect();
    assert_eq!(&json!(listed), ids);
    for one in partners {
        assert_eq!(one["row"], device.ask("partner_page", json!({ "id": one["row"]["id"] })).await["row"]);
        assert_eq!(one["health"], device.ask("partner_health", json!({ "id": one["row"]["id"] })).await);
    }
    let stalled: Vec<i64> = partners.iter().map(|one| one["row"]["stalledDeals"].as_i64().unwrap()).collect();
    let row = view["marks"].as_array().unwrap().iter().find(|row| row["row"] == "stalled").unwrap();
    let (fewest, most) = (stalled.iter().min(), stalled.iter().max());
    for (mark, n) in row["marks"].as_array().unwrap().iter().zip(&stalled) {
        let wanted = match (fewest == most, Some(n) == fewest, Some(n) == most) {
            (true, ..) => Value::Null,
            (_, true, _) => json!("best"),
            (_, _, true) => json!("worst"),
            _ => Value::Null,
        };
        assert_eq!(*mark, wanted, "{stalled:?}");
    }
}
