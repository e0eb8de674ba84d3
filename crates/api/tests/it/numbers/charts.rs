//! The tables behind the charts: the same numbers as the pictures, and as the hub.

use serde_json::{Value, json};
use tandem_l10n::{Language, Localizer, tr};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob};
use crate::support::{all_rows, chart};

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let partners = all_rows(device, "partner_list", json!({})).await;
    for partner in partners.iter().step_by(partners.len().div_ceil(12)) {
        check_revenue(device, ledger, partner).await;
        check_stages(device, ledger, partner).await;
    }
    check_training(device, "training_completion", "completionBp").await;
    check_training(device, "training_scores", "meanScoreBp").await;
}

async fn table(device: &Device, kind: &str, partner: Option<&Value>) -> Vec<Vec<String>> {
    let view = device.ask("chart", chart(kind, partner.and_then(|partner| partner["id"].as_str()))).await;
    serde_json::from_value(view["table"]["rows"].clone()).unwrap()
}

/// Eight quarters up to this one, in the currency in which most was won.
async fn check_revenue(device: &Device, ledger: &Ledger<'_>, partner: &Value) {
    let loc = Localizer::new(Language::English);
    let closed = "coalesce(d.close_on, d.stage_entered_on)";
    let sql = format!(
        "WITH RECURSIVE quarter(n, first) AS (
           SELECT 0, date('{today}', 'start of month', '-' || ((CAST(strftime('%m', '{today}') AS INTEGER) - 1) % 3) || ' months')
           UNION ALL SELECT n + 1, date(first, '-3 months') FROM quarter WHERE n < 7)
         SELECT q.first, d.currency, coalesce(sum(d.amount_minor), 0), count(d.amount_minor), count(d.id) FROM quarter q
         LEFT JOIN deal d ON d.partner_id = {partner} AND d.stage = 'won' AND {closed} >= q.first AND {closed} < date(q.first, '+3 months')
         GROUP BY q.first, d.currency ORDER BY q.first",
        today = ledger.today,
        partner = blob(&partner["id"]),
    );
    let won: Vec<(String, Option<String>, i64, i64, i64)> = ledger.hub.rows(&sql).await;
    let mut totals = std::collections::BTreeMap::<&str, i64>::new();
    for (_, currency, minor, priced, _) in &won {
        if let Some(currency) = currency.as_deref().filter(|_| *priced > 0) {
            *totals.entry(currency).or_default() += minor;
        }
    }
    let Some((currency, _)) = totals.iter().max_by_key(|(_, minor)| **minor) else { return };
    let firsts: std::collections::BTreeSet<&str> = won.iter().map(|row| row.0.as_str()).collect();
    let wanted = firsts.into_iter().map(|first| {
        let here = won.iter().find(|row| row.0 == first && row.1.as_deref() == Some(currency));
        match here {
            Some((.., 0, 1..)) => tr::app_unknown(&loc),
            Some((_, _, minor, ..)) => loc.format_money_compact(*minor, currency),
            None => loc.format_money_compact(0, currency),
        }
    });
    let shown = table(device, "partner_revenue", Some(partner)).await;
    assert_eq!(shown.iter().map(|row| row[1].clone()).collect::<Vec<_>>(), wanted.collect::<Vec<_>>(), "{partner}");
}

async fn check_stages(device: &Device, ledger: &Ledger<'_>, partner: &Value) {
    let loc = Localizer::new(Language::English);
    let shown = table(device, "partner_stages", Some(partner)).await;
    let of = format!("deal d WHERE d.partner_id = {}", blob(&partner["id"]));
    let open = ledger.count(&format!("{of} AND {OPEN}")).await;
    if open == 0 {
        return assert!(shown.is_empty(), "{shown:?}");
    }
    for (row, stage) in shown.iter().zip(["prospecting", "engaging", "proposal", "negotiation"]) {
        let n = ledger.count(&format!("{of} AND d.stage = '{stage}'")).await;
        assert_eq!(row[2], tr::deal_count(&loc, n), "{stage} of {partner}");
    }
}

/// The rates themselves are compared with the hub in [`super::training`].
async fn check_training(device: &Device, kind: &str, rate: &str) {
    let loc = Localizer::new(Language::English);
    let view = device.ask("training", json!({})).await;
    let wanted = view["courses"].as_array().unwrap().iter().map(|course| {
        let rate = course["numbers"][rate].as_i64();
        vec![
            course["code"].as_str().unwrap().to_owned(),
            rate.map_or_else(String::new, |rate| loc.format_percent_bp(rate)),
        ]
    });
    let mut shown = table(device, kind, None).await;
    for row in shown.iter_mut().filter(|row| row[1] == tr::app_unknown(&loc) || row[1] == tr::training_no_score(&loc)) {
        row[1].clear();
    }
    assert_eq!(shown, wanted.collect::<Vec<_>>(), "{kind}");
}
