//! Drives the real application: its window, its key store, its notifications, with a real hub beside it.
//! It needs a desktop; `cargo xtask test window` brings one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code, reason = "the pictures use the rest")]
mod driver;
mod edits;
mod notifications;

use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use fluent::types::FluentNumber;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use serde_json::json;
use tandem_hub::seed::{SeedOptions, Size};
use tandem_l10n::Language;
use tandem_model::Row;
use tandem_testkit::{TestHub, rows};
use tempfile::TempDir;

use driver::{App, Result};
use notifications::Desk;

const BINARY: &str = env!("CARGO_BIN_EXE_tandem");

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

fn connection(hub: &TestHub) -> String {
    json!({ "hub": hub.url(), "token": hub.token() }).to_string()
}

/// Thousands separators differ by language; the figure doesn't.
fn digits(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect()
}

async fn deals_on_screen(app: &App) -> Result<String> {
    app.go("/deals").await?;
    app.wait_for(".bar [role=status]").await?;
    Ok(digits(&app.text(".bar [role=status]").await?))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_user_signs_in_sees_the_hubs_numbers_and_keeps_them_offline() -> Result<()> {
    let mut hub = TestHub::import(&fixtures(), today()).await;
    let profile = TempDir::new()?;
    let app = App::start(BINARY.as_ref(), profile.path(), None).await?;

    app.wait_for("input[inputmode=url]").await?;
    app.type_into("input[inputmode=url]", &hub.url()).await?;
    app.type_into("input[type=password]", hub.token()).await?;
    app.click("form button[type=submit]").await?;
    app.wait_for_first_sync().await?;
    let deals = hub.number("SELECT count(*) FROM deal").await.to_string();
    assert_eq!(deals_on_screen(&app).await?, deals);

    app.execute(json!({ "kind": "set_language", "language": "ar" })).await?;
    app.wait_for("html[lang^=ar][dir=rtl]").await?;
    app.wait_for_text(".bar h1", "الصفقات").await?;
    assert_eq!(deals_on_screen(&app).await?, deals, "figures don't change with the language");
    app.execute(json!({ "kind": "set_language", "language": "en" })).await?;
    app.wait_for("html[lang^=en][dir=ltr]").await?;

    hub.stop().await;
    app.execute(json!({ "kind": "sync_now" })).await?;
    app.wait_for_text(".sync", "Offline").await?;
    assert_eq!(deals_on_screen(&app).await?, deals, "everything works without the hub");

    app.kill();
    let again = App::start(BINARY.as_ref(), profile.path(), None).await?;
    assert_eq!(deals_on_screen(&again).await?, deals, "a restart without the hub shows the same");
    again.wait_for_text(".sync", "Offline").await?;

    hub.start().await;
    again.execute(json!({ "kind": "sync_now" })).await?;
    again.wait_for_text(".sync", "Synced").await
}

/// The category that Fluent picks in Rust, by the name that JavaScript gives it.
fn plural_of(language: Language) -> impl Fn(u32) -> &'static str {
    let rules = PluralRules::create(language.tag().parse().unwrap(), PluralRuleType::CARDINAL).unwrap();
    move |number| match rules.select(&FluentNumber::from(number)).unwrap() {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn plural_forms_in_the_window_equal_those_of_the_notifications() -> Result<()> {
    let profile = TempDir::new()?;
    let app = App::start(BINARY.as_ref(), profile.path(), None).await?;
    for language in Language::ALL {
        let script = "const rules = new Intl.PluralRules(arguments[0]);
            return Array.from({ length: 20001 }, (_, n) => rules.select(n)).join(' ');";
        let window = app.web.execute(script, vec![json!(language.intl_tag())]).await?;
        let ours: Vec<&str> = (0..=20_000).map(plural_of(*language)).collect();
        let ours = ours.join(" ");
        assert_eq!(window.json().as_str(), Some(ours.as_str()), "{}", language.tag());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_that_stalls_is_told_once_a_click_lands_on_it_and_one_puts_it_off() -> Result<()> {
    let hub = TestHub::empty().await;
    let mut desk = Desk::take_over().await?;
    let mut deal = rows::healthy_deal(7, "Core refresh", today());
    hub.put([
        Row::Member(rows::member(1, "Ingrid Solberg")),
        Row::Partner(rows::partner(1, "Halden Cloud")),
        Row::Deal(deal.clone()),
    ])
    .await;
    let profile = TempDir::new()?;
    let app = App::start(BINARY.as_ref(), profile.path(), Some(&connection(&hub))).await?;
    app.wait_for_first_sync().await?;
    let at_any_hour = json!({ "kind": "set_notify", "stalled": true, "severe": true, "quiet": null });
    app.execute(at_any_hour).await?;

    deal.close_on = Some(today() - Days::new(3));
    hub.put([Row::Deal(deal.clone())]).await;
    app.execute(json!({ "kind": "sync_now" })).await?;
    let told = desk.next().await?;
    assert!(told.summary.contains(&deal.name), "{told:?}");
    assert!(!told.body.contains('\u{2068}'), "isolation marks are for the window: {told:?}");

    desk.click(told.id).await?;
    app.wait_for_text("h1, h2", &deal.name).await?;
    let here = app.web.execute("return location.hash;", vec![]).await?;
    assert!(here.json().as_str().unwrap_or_default().contains(&deal.id.to_string()), "{:?}", here.json());

    let mut other = rows::healthy_deal(8, "Branch offices", today());
    other.close_on = deal.close_on;
    hub.put([Row::Deal(other.clone())]).await;
    app.execute(json!({ "kind": "sync_now" })).await?;
    let told = desk.next().await?;
    desk.choose(told.id, "snooze").await?;
    app.go(&format!("/deals/{}", other.id)).await?;
    app.wait_for_text("main", "Snoozed until").await?;

    app.execute(json!({ "kind": "sync_now" })).await?;
    app.kill();
    let again = App::start(BINARY.as_ref(), profile.path(), None).await?;
    again.wait_for_text(".sync", "Synced").await?;
    assert!(desk.is_quiet(), "the same cause is never told twice, also after a restart");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cache_without_its_key_is_kept_and_says_so() -> Result<()> {
    let profile = TempDir::new()?;
    let file = profile.path().join("cache.db");
    let garbage = vec![7_u8; 8192];
    std::fs::write(&file, &garbage)?;
    let app = App::start(BINARY.as_ref(), profile.path(), None).await?;
    app.wait_for_text("[role=alert]", "cache.db").await?;
    assert_eq!(std::fs::read(&file)?, garbage, "not a byte was touched");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_workspace_fills_every_screen() -> Result<()> {
    let hub = TestHub::sample(SeedOptions { size: Size::S, seed: 1, today: Some(today()) }).await;
    let profile = TempDir::new()?;
    let app = App::start(BINARY.as_ref(), profile.path(), Some(&connection(&hub))).await?;
    app.wait_for_first_sync().await?;
    for (path, row) in
        [("/", ".task"), ("/partners", "[role=row]"), ("/deals", "[role=row]"), ("/training", "table tbody tr")]
    {
        app.go(path).await?;
        app.wait_for(row).await?;
    }
    Ok(())
}
