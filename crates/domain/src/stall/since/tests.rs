//! First days by hand, and against a walk back day by day: today is Monday, 23 November 2026.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rstest::rstest;
use tandem_model::deal;

use super::{is_stalled, pushed_on};
use crate::stall::{
    DealFacts, StallRules,
    tests::{LONG_AGO, benchmarks, day, healthy, micros, today},
    verdict,
};

fn since(change: impl FnOnce(&mut deal::Model)) -> Option<NaiveDate> {
    since_on(today(), change)
}

fn since_on(today: NaiveDate, change: impl FnOnce(&mut deal::Model)) -> Option<NaiveDate> {
    let mut deal = healthy();
    change(&mut deal);
    verdict(DealFacts { deal: &deal, benchmarks: &benchmarks() }, &StallRules::default(), today).map(|v| v.since)
}

#[rstest]
#[case::day_after_the_close("2026-11-01", "2026-11-02")]
#[case::not_before_the_deal_was_opened("2026-05-01", "2026-10-01")]
fn an_expected_close_in_the_past_counts_from(#[case] close: &str, #[case] first: &str) {
    assert_eq!(since(|d| d.close_on = Some(day(close))), Some(day(first)));
}

// Ten working days are allowed from Thursday, 1 October: the eleventh is Friday, the 16th.
#[rstest]
#[case::never_touched(None, Some("2026-11-26"), "2026-10-16")]
#[case::silent_before_the_limit(Some("2026-09-01"), Some("2026-11-26"), "2026-10-16")]
#[case::a_step_far_ahead_until_the_silence_began(Some("2026-10-20"), Some("2026-11-26"), "2026-10-16")]
#[case::a_step_no_longer_far_before_the_silence_began(Some("2026-11-01"), Some("2026-11-26"), "2026-11-16")]
#[case::no_next_step(Some("2026-11-20"), None, "2026-10-16")]
#[case::next_step_passed(Some("2026-11-20"), Some("2026-11-10"), "2026-11-11")]
#[case::next_step_far_ahead(Some("2026-11-20"), Some("2026-12-20"), "2026-10-16")]
#[case::a_passed_step_while_silent_already(Some("2026-10-20"), Some("2026-11-10"), "2026-11-04")]
#[case::silence_after_a_passed_step(Some("2026-11-05"), Some("2026-11-10"), "2026-11-11")]
fn too_long_in_stage_counts_from(#[case] touch: Option<&str>, #[case] step: Option<&str>, #[case] first: &str) {
    let found = since(|d| {
        d.stage_entered_on = Some(day(LONG_AGO));
        d.last_two_way_at = touch.map(micros);
        d.next_step_on = step.map(day);
    });
    assert_eq!(found, Some(day(first)));
}

#[rstest]
#[case::no_step(None, Some("2026-11-16"), "2026-11-16")]
#[case::passed_step(Some("2026-11-18"), Some("2026-11-16"), "2026-11-19")]
#[case::unknown_stage_day(None, None, "2026-10-01")]
fn pushed_without_a_step_counts_from_the_stage(
    #[case] step: Option<&str>,
    #[case] entered: Option<&str>,
    #[case] first: &str,
) {
    let found = since(|d| {
        d.push_count = 2;
        d.next_step_on = step.map(day);
        d.stage_entered_on = entered.map(day);
    });
    assert_eq!(found, Some(day(first)));
}

#[rstest]
#[case::silent(Some("2026-11-01"), "2027-02-01", "2026-11-16")]
#[case::protection_ending(None, "2026-12-01", "2026-11-17")]
#[case::both_one_after_the_other(Some("2026-11-01"), "2026-11-25", "2026-11-11")]
fn a_registered_partner_counts_from(#[case] news: Option<&str>, #[case] until: &str, #[case] first: &str) {
    let found = since(|d| {
        d.stage_entered_on = Some(day("2026-10-20"));
        d.next_step_on = Some(day("2026-11-24"));
        d.partner_updated_on = news.map(day);
        d.protected_until = Some(day(until));
    });
    assert_eq!(found, Some(day(first)));
}

#[test]
fn one_reason_that_takes_over_from_another_makes_no_break() {
    let found = since(|d| {
        // Silent from the 8th until the protection ended on the 15th; the close passed on the 12th.
        d.partner_updated_on = Some(day("2026-10-24"));
        d.protected_until = Some(day("2026-11-15"));
        d.stage_entered_on = Some(day("2026-11-10"));
        d.close_on = Some(day("2026-11-12"));
    });
    assert_eq!(found, Some(day("2026-11-08")));
}

#[test]
fn a_day_between_two_reasons_begins_anew() {
    let found = since(|d| {
        d.partner_updated_on = Some(day("2026-10-24"));
        d.protected_until = Some(day("2026-11-15"));
        d.stage_entered_on = Some(day("2026-11-10"));
        d.close_on = Some(day("2026-11-16"));
    });
    assert_eq!(found, Some(day("2026-11-17")));
}

#[test]
fn a_snoozed_deal_counts_from_the_day_after() {
    let found = since(|d| {
        d.close_on = Some(day("2026-11-01"));
        d.snoozed_until = Some(day("2026-11-19"));
    });
    assert_eq!(found, Some(day("2026-11-20")));
}

#[test]
fn dates_at_the_end_of_time_are_no_reason_to_fall_over() {
    let found = since(|d| {
        d.close_on = Some(day("2026-11-01"));
        (d.next_step_on, d.protected_until) = (Some(NaiveDate::MAX), Some(NaiveDate::MAX));
        (d.stage_entered_on, d.partner_updated_on) = (Some(NaiveDate::MAX), Some(NaiveDate::MIN));
    });
    assert_eq!(found, Some(day("2026-10-01")));
}

fn near(days: std::ops::Range<u64>) -> impl Strategy<Value = NaiveDate> {
    days.prop_map(|back| day("2027-01-10") - Days::new(back))
}

prop_compose! {
    fn any_deal()(
        entered in proptest::option::of(near(0..120)),
        opened in proptest::option::of(near(0..200)),
        close in proptest::option::of(near(0..120)),
        step in proptest::option::of(near(0..120)),
        touched in proptest::option::of(near(48..160)),
        pushes in 0..4,
        news in proptest::option::of(near(48..120)),
        protection in proptest::option::of(near(0..120)),
        snooze in proptest::option::of(near(40..90)),
    ) -> deal::Model {
        deal::Model {
            stage_entered_on: entered,
            opened_on: opened,
            close_on: close,
            next_step_on: step,
            last_two_way_at: touched.map(|on| micros(&on.to_string())),
            push_count: pushes,
            partner_updated_on: news,
            protected_until: protection,
            snoozed_until: snooze,
            updated_at: micros("2026-09-01"),
            ..healthy()
        }
    }
}

proptest! {
    #[test]
    fn going_from_turn_to_turn_equals_going_back_day_by_day(deal in any_deal()) {
        let (benchmarks, rules) = (benchmarks(), StallRules::default());
        let facts = DealFacts { deal: &deal, benchmarks: &benchmarks };
        let Some(found) = verdict(facts, &rules, today()) else { return Ok(()) };
        let opened = deal.opened_on.map_or(NaiveDate::MIN, |on| on.min(pushed_on(&deal))).min(today());
        let mut first = today();
        let pushed_on = pushed_on(&deal).min(today());
        while first > opened && is_stalled(facts, &rules, pushed_on, first - Days::new(1)) {
            first = first - Days::new(1);
        }
        prop_assert_eq!(found.since, first);
    }

    #[test]
    fn the_first_day_stays_while_the_deal_stays_stalled(deal in any_deal(), later in 1u64..40) {
        let before = since_on(today(), |d| *d = deal.clone());
        let after = since_on(today() + Days::new(later), |d| *d = deal.clone());
        if let (Some(before), Some(after)) = (before, after) {
            prop_assert!(after == before || after > today(), "{} {}", before, after);
        }
    }
}
