//! What a review counts, by hand-made cases and two properties.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn third() -> Quarter {
    Quarter::parse("2026-Q3").unwrap()
}

fn promise(status: &'static str, due: Option<&str>, closed: Option<&str>, made: &str) -> Promise<'static> {
    Promise { status, due_on: due.map(day), closed_on: closed.map(day), made_on: day(made) }
}

fn won(opened: Option<&str>, ended: &str, amount: Option<i64>, currency: &str) -> Ended {
    Ended {
        won: true,
        opened_on: opened.map(day),
        ended_on: day(ended),
        amount_minor: amount,
        currency: currency.into(),
        registered: false,
    }
}

#[test]
fn a_review_is_about_the_last_quarter_that_is_over() {
    assert_eq!(last_closed(day("2026-11-27")), third());
    assert_eq!(last_closed(day("2026-10-01")), third());
    assert_eq!(last_closed(day("2026-01-01")).code(), "2025-Q4");
}

#[rstest]
#[case::on_its_day(promise("kept", Some("2026-08-10"), Some("2026-08-10"), "2026-08-01"), Fate::Kept)]
#[case::a_day_late(promise("kept", Some("2026-08-10"), Some("2026-08-11"), "2026-08-01"), Fate::Late)]
#[case::without_a_day(promise("kept", None, Some("2026-08-11"), "2026-08-01"), Fate::Kept)]
#[case::dropped(promise("dropped", Some("2026-08-10"), Some("2026-08-09"), "2026-08-01"), Fate::Dropped)]
#[case::overdue(promise("open", Some("2026-11-26"), None, "2026-08-01"), Fate::Missed)]
#[case::due_today(promise("open", Some("2026-11-27"), None, "2026-08-01"), Fate::Open)]
#[case::open_without_a_day(promise("open", None, None, "2026-08-01"), Fate::Open)]
#[case::of_a_newer_version(promise("on_hold", Some("2026-11-26"), None, "2026-08-01"), Fate::Missed)]
fn a_promise_has_a_fate(#[case] promise: Promise<'_>, #[case] wanted: Fate) {
    assert_eq!(promise.fate(day("2026-11-27")), wanted);
}

#[rstest]
#[case::first_day(promise("kept", Some("2026-07-01"), Some("2026-07-01"), "2026-06-01"), true)]
#[case::last_day(promise("open", Some("2026-09-30"), None, "2026-06-01"), true)]
#[case::made_in_it_without_a_day(promise("open", None, None, "2026-09-30"), true)]
#[case::still_owed(promise("open", Some("2026-06-30"), None, "2026-06-01"), true)]
#[case::kept_before(promise("kept", Some("2026-06-30"), Some("2026-07-01"), "2026-06-01"), false)]
#[case::later(promise("open", Some("2026-10-01"), None, "2026-09-01"), false)]
fn a_review_opens_with_what_was_due_in_its_quarter_and_what_is_still_owed(
    #[case] promise: Promise<'_>,
    #[case] wanted: bool,
) {
    assert_eq!(promise.is_settled_in(third()), wanted);
}

#[test]
fn what_was_dropped_or_is_not_due_counts_for_no_side() {
    let fates = [Fate::Kept, Fate::Late, Fate::Missed, Fate::Dropped, Fate::Open, Fate::Kept];
    assert_eq!(tally(fates), Tally { kept: 2, due: 4 });
    assert_eq!(tally([]), Tally::default());
}

#[test]
fn a_record_counts_the_deals_of_its_days_alone() {
    let lost = Ended { won: false, registered: true, ..won(None, "2026-08-01", Some(9_000), "EUR") };
    let registered = Ended { registered: true, ..won(Some("2026-06-01"), "2026-09-30", None, "EUR") };
    let ended = [
        won(Some("2026-06-21"), "2026-07-01", Some(1_000), "EUR"),
        won(Some("2026-07-01"), "2026-08-10", Some(2_001), "EUR"),
        won(None, "2026-08-11", Some(700), "USD"),
        registered,
        lost,
        won(Some("2026-01-01"), "2026-06-30", Some(50), "EUR"),
        won(Some("2026-01-01"), "2026-10-01", Some(50), "EUR"),
    ];
    let found = record(&ended, third().first_day(), third().end());
    assert_eq!((found.won, found.lost, found.registered_won, found.registered_lost), (4, 1, 1, 1));
    assert_eq!(found.cycle_days, Some(40), "10, 40 and 121 days");
    assert_eq!(found.average, BTreeMap::from([("EUR".into(), 1_500), ("USD".into(), 700)]));
}

#[test]
fn nothing_is_known_of_no_deals() {
    assert_eq!(record(&[], third().first_day(), third().end()), Record::default());
    assert_eq!(share_bp(0, 0), None);
    assert_eq!((share_bp(1, 3), share_bp(i64::MAX, 1)), (Some(3_333), Some(i64::MAX)));
}

fn any_promise() -> impl Strategy<Value = Promise<'static>> {
    let days = || (0_i64..900).prop_map(|days| day("2025-06-01") + chrono::Days::new(days.unsigned_abs()));
    let status = prop::sample::select(vec!["open", "kept", "dropped", "on_hold"]);
    (status, prop::option::of(days()), days(), days()).prop_map(|(status, due_on, closed, made_on)| {
        let closed_on = matches!(status, "kept" | "dropped").then_some(closed);
        Promise { status, due_on, closed_on, made_on }
    })
}

proptest! {
    /// Nothing that is owed is left out of a review, and nothing stands in it twice.
    #[test]
    fn an_open_promise_stands_in_a_review_once(promise in any_promise(), back in 0_u32..8) {
        let quarter = Quarter::of(day("2026-11-27")).back(back);
        let open = matches!(promise.fate(day("2026-11-27")), Fate::Open | Fate::Missed);
        let settled = promise.is_settled_in(quarter);
        prop_assert_eq!(open, promise.is_ahead_of(quarter) || (settled && open));
        prop_assert!(!(settled && promise.is_ahead_of(quarter)));
    }

    /// Quarters laid end to end count what a year counts.
    #[test]
    fn four_quarters_make_a_year(ends in prop::collection::vec((0_u64..400, any::<bool>()), 0..40)) {
        let deal = |(days, is_won): &(u64, bool)| Ended {
            won: *is_won,
            ended_on: day("2025-11-01") + chrono::Days::new(*days),
            ..won(None, "2026-01-01", None, "EUR")
        };
        let ended: Vec<Ended> = ends.iter().map(deal).collect();
        let count = |record: Record| (record.won, record.lost);
        let of = |quarter: Quarter| count(record(&ended, quarter.first_day(), quarter.end()));
        let year = count(record(&ended, third().back(3).first_day(), third().end()));
        let sum = third().last(4).map(of).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        prop_assert_eq!(sum, year);
    }
}
