//! The language of the system at first, and another one at once when the user says so.

use serde_json::{Value, json};
use tandem_api::{CoreEvent, Topic};
use tandem_model::Row;
use tandem_testkit::{
    Device, FakeShell, TestHub,
    rows::{overdue_deal, team},
};

use crate::support::{chart, synced, today};

async fn effective(device: &Device) -> Value {
    device.ask("app", json!({})).await["settings"]["effectiveLanguage"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_speaks_the_language_of_the_system() {
    for (system, spoken) in [("de-AT", "de"), ("ar-EG", "ar"), ("en-US", "en"), ("fi-FI", "en")] {
        let shell = FakeShell::new(today());
        shell.set_languages(&[system]);
        assert_eq!(effective(&Device::on("alice", shell).await).await, spoken, "{system}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_language_changes_sentences_and_charts_at_once_and_stays() {
    let hub = TestHub::empty().await;
    let deal = overdue_deal(11, "Big deal", today(), 5);
    hub.put(team().into_iter().chain([Row::Deal(deal.clone())])).await;
    let device = synced(&hub).await;
    let partner = deal.partner_id.to_string();
    let words = async |device: &Device| {
        let deal = device.ask("deal", json!({ "id": deal.id })).await;
        let chart = device.ask("chart", chart("partner_stages", Some(&partner))).await;
        (plain(&deal["stall"]["reasons"][0]["text"]), plain(&chart["summary"]), chart["svg"].clone())
    };
    let english = words(&device).await;
    assert_eq!(english.0, "The close date passed 5 days ago.");

    let mut events = device.core.subscribe();
    device.execute(json!({ "kind": "set_language", "language": "ar" })).await;
    let heard = events.recv().await.unwrap();
    assert!(
        matches!(&heard, CoreEvent::Changed(topics) if topics.contains(&Topic::App) && topics.contains(&Topic::Deals))
    );
    let arabic = words(&device).await;
    assert!(is_arabic(&arabic.0) && is_arabic(&arabic.1), "{arabic:?}");
    assert_ne!(arabic.2, english.2, "the chart runs from right to left");

    let device = device.restart().await;
    assert_eq!(effective(&device).await, "ar");
    device.execute(json!({ "kind": "set_language", "language": null })).await;
    assert_eq!(words(&device).await, english);
}

/// Without the invisible marks around what was put in.
fn plain(text: &Value) -> String {
    tandem_l10n::strip_isolates(text.as_str().unwrap())
}

fn is_arabic(text: &str) -> bool {
    text.chars().any(|letter| ('\u{0600}'..='\u{06FF}').contains(&letter))
}
