//! Every number on Today, Partners, their health, Deals and Training equals a query on the hub's own database.
//!
//! The queries are written from the rules as PRODUCT states them, not from the product's code: see [`ledger`].

mod charts;
mod deals;
mod health;
mod ledger;
mod partners;
mod review;
mod today;
mod training;

use tandem_testkit::TestHub;

use crate::support::{fixture_hub, full_data, sample_hub, synced, today};
use ledger::Ledger;

async fn check_every_screen(hub: &TestHub) {
    let device = synced(hub).await;
    let ledger = Ledger { hub, today: today() };
    today::check(&device, &ledger).await;
    partners::check(&device, &ledger).await;
    deals::check(&device, &ledger).await;
    health::check(&device, &ledger).await;
    review::check(&device, &ledger).await;
    training::check(&device, &ledger).await;
    charts::check(&device, &ledger).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_the_extract_equals_a_query_on_the_hub() {
    check_every_screen(&fixture_hub().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_the_sample_equals_a_query_on_the_hub() {
    check_every_screen(&sample_hub().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_of_the_full_data_equals_a_query_on_the_hub() {
    let Some(data) = full_data() else { return };
    let hub = TestHub::import(&data, today()).await;
    assert_eq!(hub.number("SELECT count(*) FROM deal").await, 8_800);
    check_every_screen(&hub).await;
}
