//! Today and the numbers of the side bar.

use serde_json::{Value, json};
use tandem_l10n::{Language, Localizer, tr};
use tandem_testkit::Device;

use super::ledger::{Ledger, OPEN, blob};

pub async fn check(device: &Device, ledger: &Ledger<'_>) {
    let view = device.ask("today", json!({})).await;
    let deals = async |condition: &str| ledger.count(&format!("deal d WHERE {condition}")).await;
    let stalled = deals(&ledger.stalled()).await;
    let closing = deals(&ledger.closing_soon()).await;
    let learners = ledger.count(&ledger.stalled_learners()).await;
    let registrations = async |condition: &str| ledger.count(&format!("registration r WHERE {condition}")).await;
    let undecided = registrations("r.status IN ('submitted', 'under_review')").await;
    let (from, to) = (ledger.today, ledger.today + chrono::Days::new(14));
    let protected = format!("r.status IN ('approved', 'extended') AND r.protected_until BETWEEN '{from}' AND '{to}'");
    let ending = registrations(&protected).await;

    check_pipeline(&kpi(&view, "open_pipeline"), ledger).await;
    check_won(&kpi(&view, "won_this_quarter"), ledger).await;
    let loc = Localizer::new(Language::English);
    let (deals_kpi, learners_kpi) = (kpi(&view, "stalled_deals"), kpi(&view, "stalled_learners"));
    assert_eq!(deals_kpi["count"], stalled);
    assert_eq!(deals_kpi["note"], tr::today_of_open(&loc, deals(OPEN).await));
    assert_eq!(learners_kpi["count"], learners);
    let runs = ledger.hub.number(&format!("SELECT count(DISTINCT run_id) FROM {}", ledger.stalled_learners())).await;
    assert_eq!(learners_kpi["note"], tr::today_in_runs(&loc, runs));
    let (overdue, due) = (ledger.count(&ledger.overdue_promises()).await, ledger.count(&ledger.due_promises()).await);
    let total = stalled + closing + learners + overdue + due + undecided + ending;
    assert_eq!(view["total"], total);
    let groups = [
        ("overdue_promises", overdue),
        ("due_promises", due),
        ("stalled", stalled),
        ("closing_soon", closing),
        ("registrations", undecided),
        ("protection_ending", ending),
        ("stalled_learners", learners),
    ];
    for (kind, total) in groups {
        assert_eq!(group(&view, kind)["total"], total, "{kind}");
    }
    assert_eq!(view["today"], ledger.today.to_string());

    let counts = device.ask("app", json!({})).await["counts"].clone();
    assert_eq!(
        counts,
        json!({ "today": total, "stalledDeals": stalled, "stalledLearners": learners, "undecided": undecided })
    );

    for item in items(&view, "stalled") {
        check_deal(ledger, &item, &ledger.stalled()).await;
        assert!(!item["reasons"].as_array().unwrap().is_empty(), "{item}");
    }
    for item in items(&view, "closing_soon") {
        check_deal(ledger, &item, &ledger.closing_soon()).await;
    }
    for (kind, condition) in [("overdue_promises", ledger.overdue_promises()), ("due_promises", ledger.due_promises())]
    {
        for item in items(&view, kind) {
            check_promise(ledger, &item, &condition).await;
        }
    }
    for item in items(&view, "stalled_learners") {
        check_learner(ledger, &item).await;
    }
}

async fn check_pipeline(kpi: &Value, ledger: &Ledger<'_>) {
    let (loc, sums) = (Localizer::new(Language::English), ledger.money(OPEN).await);
    let open = ledger.count(&format!("deal d WHERE {OPEN}")).await;
    let unpriced = ledger.count(&format!("deal d WHERE {OPEN} AND d.amount_minor IS NULL")).await;
    // Where no amount is known, the deals are counted.
    assert_eq!(kpi["count"], if sums == json!([]) { json!(open) } else { Value::Null });
    assert_eq!(kpi["money"], sums);
    let note = match unpriced {
        0 => tr::today_in_deals(&loc, open),
        _ => tr::today_in_deals_unpriced(&loc, open, unpriced),
    };
    assert_eq!(kpi["note"], note);
}

async fn check_won(kpi: &Value, ledger: &Ledger<'_>) {
    let sums = ledger.money(&ledger.won_this_quarter()).await;
    if sums != json!([]) {
        assert_eq!(kpi["money"], sums);
    } else {
        // Nothing won is a known zero, in whatever currency was used before.
        let shown = kpi["money"].as_array().unwrap();
        assert!(shown.iter().all(|money| money["minor"] == 0), "{shown:?}");
    }
}

fn kpi(view: &Value, kind: &str) -> Value {
    let kpis = view["kpis"].as_array().unwrap();
    kpis.iter().find(|kpi| kpi["kind"] == kind).unwrap_or_else(|| panic!("no {kind} in {kpis:?}")).clone()
}

/// A group without an item may be left out.
fn group(view: &Value, kind: &str) -> Value {
    let groups = view["groups"].as_array().unwrap();
    groups.iter().find(|group| group["kind"] == kind).cloned().unwrap_or_else(|| json!({ "total": 0, "items": [] }))
}

fn items(view: &Value, kind: &str) -> Vec<Value> {
    group(view, kind)["items"].as_array().unwrap().clone()
}

async fn check_promise(ledger: &Ledger<'_>, item: &Value, condition: &str) {
    let sql = format!(
        "SELECT t.title, (SELECT p.name FROM partner p WHERE p.id = t.partner_id), t.due_on FROM {condition} AND t.id = {}",
        blob(&item["id"])
    );
    let rows: Vec<(String, String, String)> = ledger.hub.rows(&sql).await;
    let found = json!([item["title"], item["partner"]["name"], item["dueOn"]]);
    assert_eq!(rows.iter().map(|row| json!([row.0, row.1, row.2])).collect::<Vec<_>>(), [found]);
}

async fn check_deal(ledger: &Ledger<'_>, item: &Value, condition: &str) {
    let sql = format!(
        "SELECT d.name, p.name, d.stage, d.amount_minor, d.currency, d.close_on FROM deal d JOIN partner p ON p.id = d.partner_id
         WHERE d.id = {} AND {condition}",
        blob(&item["id"])
    );
    type Row = (String, String, String, Option<i64>, String, Option<String>);
    let rows: Vec<Row> = ledger.hub.rows(&sql).await;
    let [(name, partner, stage, minor, currency, close_on)] = &rows[..] else {
        panic!("{item} is not there: {rows:?}")
    };
    assert_eq!((&item["title"], &item["partner"]["name"]), (&json!(name), &json!(partner)));
    assert_eq!((&item["stage"], &item["dueOn"]), (&json!(stage), &json!(close_on)), "{item}");
    assert_eq!(item["money"], minor.map_or(Value::Null, |minor| json!({ "minor": minor, "currency": currency })));
}

async fn check_learner(ledger: &Ledger<'_>, item: &Value) {
    let sql = format!(
        "SELECT p.name || ' · ' || c.title, o.name, e.idle FROM {} e JOIN person p ON p.id = e.person_id
         JOIN partner o ON o.id = e.partner_id JOIN course c ON c.id = e.course_id WHERE e.id = {}",
        ledger.stalled_learners(),
        blob(&item["id"])
    );
    let rows: Vec<(String, String, i64)> = ledger.hub.rows(&sql).await;
    let found = json!([item["title"], item["partner"]["name"], item["ageDays"]]);
    assert_eq!(rows.iter().map(|row| json!([row.0, row.1, row.2])).collect::<Vec<_>>(), [found]);
}
