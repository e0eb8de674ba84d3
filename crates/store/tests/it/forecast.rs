//! The forecast and its past: what closes in time, what it was, and what left.

use chrono::NaiveDate;
use tandem_domain::forecast::Line;
use tandem_model::{MemberId, deal};
use tandem_store::{
    Change,
    read::forecast::{Forecast, ForecastLine, ForecastList, Was},
};

use crate::support::*;

/// Microseconds UTC at noon.
fn noon(date: &str) -> i64 {
    day(date).and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_micros()
}

fn open_deal(n: u128, close: &str, amount: i64) -> deal::Model {
    deal::Model {
        stage: "proposal".into(),
        close_on: close.parse().ok(),
        amount_minor: Some(amount),
        currency: "EUR".into(),
        updated_at: noon("2026-11-02"),
        ..deal(n)
    }
}

/// Five deals of this quarter and one of the next, as they were long ago.
async fn quarter() -> Cache {
    let cache = Cache::new().await;
    let mut changes: Vec<Change> = (1..=5).map(|n| put_deal(&open_deal(n, "2026-12-10", 100))).collect();
    changes.push(put_deal(&open_deal(6, "2027-01-20", 1_000)));
    changes.push(put_partner(1, "Nordwind"));
    cache.remote(changes).await;
    cache
}

async fn change(cache: &Cache, n: u128, on: &str, change: impl FnOnce(&mut deal::Model)) {
    let mut deal = cache.deal(n).await.unwrap();
    change(&mut deal);
    (deal.updated_at, deal.version) = (noon(on), deal.version + 1);
    cache.remote(vec![put_deal(&deal)]).await;
}

fn list(since: &str) -> ForecastList {
    ForecastList { owner: None, from: None, until: day("2027-01-01"), since: day(since), limit: 100 }
}

async fn forecast(cache: &Cache, since: &str) -> Forecast {
    cache.store.forecast(list(since)).await.unwrap()
}

fn was(lines: &[ForecastLine], n: u128) -> &Was {
    &lines.iter().find(|line| line.deal.id.0 == id(n)).unwrap().was
}

fn line(close: &str, amount: i64) -> Was {
    Was::Other(Line {
        stage: "proposal".into(),
        close_on: close.parse().ok(),
        amount_minor: Some(amount),
        currency: "EUR".into(),
    })
}

fn minors(sums: &[tandem_store::read::Sum]) -> Vec<(i64, i64)> {
    sums.iter().map(|sum| (sum.n, sum.minor)).collect()
}

#[tokio::test]
async fn what_changed_since_a_day_stands_beside_what_is() {
    let cache = quarter().await;
    change(&cache, 1, "2026-11-18", |deal| deal.amount_minor = Some(150)).await;
    change(&cache, 2, "2026-11-18", |deal| deal.close_on = Some(day("2026-12-20"))).await;
    change(&cache, 3, "2026-11-18", |deal| deal.next_step = Some("Nothing of a forecast".into())).await;
    let seen = forecast(&cache, "2026-11-16").await;
    assert_eq!((seen.here.len(), seen.left.len()), (5, 0));
    assert_eq!(was(&seen.here, 1), &line("2026-12-10", 100));
    assert_eq!(was(&seen.here, 2), &line("2026-12-10", 100));
    assert_eq!(was(&seen.here, 3), &Was::Same);
    assert_eq!((minors(&seen.now), minors(&seen.then)), (vec![(5, 550)], vec![(5, 500)]));
    let seen = forecast(&cache, "2026-11-18").await;
    assert!(seen.here.iter().all(|line| line.was == Was::Same));
    assert_eq!(seen.now, seen.then);
}

#[tokio::test]
async fn of_several_changes_the_state_before_the_first_one_counts() {
    let cache = quarter().await;
    for (on, amount) in [("2026-11-17", 200), ("2026-11-17", 300), ("2026-11-19", 400), ("2026-11-20", 500)] {
        change(&cache, 1, on, |deal| deal.amount_minor = Some(amount)).await;
    }
    for (since, then) in [("2026-11-16", 100), ("2026-11-17", 300), ("2026-11-18", 300), ("2026-11-19", 400)] {
        assert_eq!(was(&forecast(&cache, since).await.here, 1), &line("2026-12-10", then), "{since}");
    }
    assert_eq!(was(&forecast(&cache, "2026-11-20").await.here, 1), &Was::Same);
}

#[tokio::test]
async fn what_was_won_lost_put_off_or_is_new_explains_the_difference() {
    let cache = quarter().await;
    change(&cache, 1, "2026-11-18", |deal| deal.stage = "won".into()).await;
    change(&cache, 2, "2026-11-18", |deal| deal.stage = "lost".into()).await;
    change(&cache, 3, "2026-11-18", |deal| deal.close_on = Some(day("2027-02-01"))).await;
    change(&cache, 6, "2026-11-18", |deal| deal.close_on = Some(day("2026-12-30"))).await;
    let new = deal::Model { updated_at: noon("2026-11-19"), ..open_deal(7, "2026-12-31", 7) };
    cache.remote(vec![put_deal(&new)]).await;
    let seen = forecast(&cache, "2026-11-16").await;
    let ids = |lines: &[ForecastLine]| lines.iter().map(|line| line.deal.id.0.as_u128()).collect::<Vec<_>>();
    assert_eq!((ids(&seen.here), ids(&seen.left)), (vec![4, 5, 6, 7], vec![1, 2, 3]));
    assert_eq!((was(&seen.here, 6), was(&seen.here, 7)), (&line("2027-01-20", 1_000), &Was::Missing));
    assert_eq!((minors(&seen.now), minors(&seen.then)), (vec![(4, 1_207)], vec![(5, 500)]));
    let next = ForecastList { from: Some(day("2027-01-01")), until: day("2027-04-01"), ..list("2026-11-16") };
    let next = cache.store.forecast(next).await.unwrap();
    assert_eq!((ids(&next.here), ids(&next.left)), (vec![3], vec![6]));
    let of_nobody = ForecastList { owner: Some(MemberId(id(999))), ..list("2026-11-16") };
    let of_nobody = cache.store.forecast(of_nobody).await.unwrap();
    assert_eq!(of_nobody, Forecast::default());
}

#[tokio::test]
async fn an_edit_of_ones_own_counts_like_any_other_and_undone_it_leaves_nothing_changed() {
    let cache = quarter().await;
    cache.edit_deal(1, |deal| (deal.amount_minor, deal.updated_at) = (Some(900), noon("2026-11-20"))).await;
    assert_eq!(was(&forecast(&cache, "2026-11-16").await.here, 1), &line("2026-12-10", 100));
    cache.store.undo(NOW).await.unwrap();
    let seen = forecast(&cache, "2026-11-16").await;
    assert_eq!((was(&seen.here, 1), minors(&seen.then)), (&line("2026-12-10", 100), vec![(5, 500)]));
    assert_eq!(seen.here[0].deal.amount_minor, Some(100));
}

#[tokio::test]
async fn a_removed_deal_has_no_past_and_old_lines_go() {
    let cache = quarter().await;
    change(&cache, 1, "2025-01-01", |deal| deal.amount_minor = Some(1)).await;
    change(&cache, 2, "2026-11-18", |deal| deal.amount_minor = Some(2)).await;
    change(&cache, 3, "2026-11-18", |deal| deal.amount_minor = Some(3)).await;
    cache.remote(vec![Change::Del { table: tandem_model::Table::Deal, id: id(3), version: 9 }]).await;
    let since: NaiveDate = day("2026-11-23");
    cache.judge(Vec::new(), since).await;
    assert_eq!(forecast(&cache, "2026-11-16").await.known_from, Some(since));
    cache.judge(Vec::new(), day("2026-11-24")).await;
    assert_eq!(forecast(&cache, "2026-11-16").await.known_from, Some(since));
    assert_eq!(cache.number("SELECT count(*) FROM deal_past WHERE stage IS NOT NULL"), 1);
}
