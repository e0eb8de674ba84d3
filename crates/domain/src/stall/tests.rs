//! Verdicts by hand: today is Monday, 23 November 2026.

use chrono::NaiveDate;
use rstest::rstest;
use tandem_model::{DealId, MemberId, PartnerId, deal};
use uuid::Uuid;

use super::*;
use crate::benchmark::Dwell;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn today() -> NaiveDate {
    day("2026-11-23")
}

pub(super) fn micros(date: &str) -> i64 {
    day(date).and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_micros()
}

/// A deal in good order: a week in stage, touched on Friday, next step this week, close next month.
pub(super) fn healthy() -> deal::Model {
    deal::Model {
        id: DealId(Uuid::nil()),
        code: "DEAL-1".into(),
        name: "Core refresh".into(),
        partner_id: PartnerId(Uuid::nil()),
        account_id: None,
        product_id: None,
        owner_id: MemberId(Uuid::nil()),
        region: "Nordics".into(),
        stage: "engaging".into(),
        stage_entered_on: Some(day("2026-11-16")),
        opened_on: Some(day("2026-10-01")),
        close_on: Some(day("2026-12-18")),
        amount_minor: Some(5_000_000),
        currency: "EUR".into(),
        next_step: Some("Call".into()),
        next_step_on: Some(day("2026-11-26")),
        last_two_way_at: Some(micros("2026-11-20")),
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 0,
        version: 1,
    }
}

/// Twenty won deals that stayed ten working days.
pub(super) fn benchmarks() -> Benchmarks {
    Benchmarks::from_dwells((0..20).map(|_| Dwell { stage: DealStage::Engaging, days: 10 }))
}

fn judge(change: impl FnOnce(&mut deal::Model)) -> Option<Verdict> {
    let mut deal = healthy();
    change(&mut deal);
    verdict(DealFacts { deal: &deal, benchmarks: &benchmarks() }, &StallRules::default(), today())
}

fn reasons(change: impl FnOnce(&mut deal::Model)) -> Vec<Reason> {
    judge(change).map(|v| v.reasons).unwrap_or_default()
}

pub(super) const LONG_AGO: &str = "2026-10-01";

#[test]
fn a_healthy_deal_is_not_stalled() {
    assert_eq!(judge(|_| {}), None);
}

#[test]
fn long_in_stage_alone_is_not_stalled() {
    assert_eq!(judge(|d| d.stage_entered_on = Some(day(LONG_AGO))), None);
}

#[test]
fn long_in_stage_and_silent_is_stalled_and_names_the_benchmark() {
    let found = reasons(|d| {
        d.stage_entered_on = Some(day(LONG_AGO));
        d.last_two_way_at = Some(micros("2026-11-01"));
    });
    assert_eq!(found, [Reason::StageTooLong { days: 37, limit: 10, n: 20 }, Reason::NoTouch { days: Some(22) }]);
}

#[test]
fn long_in_stage_without_a_next_step_is_stalled() {
    let found = reasons(|d| {
        d.stage_entered_on = Some(day(LONG_AGO));
        d.next_step_on = None;
    });
    assert_eq!(found, [Reason::StageTooLong { days: 37, limit: 10, n: 20 }, Reason::NoNextStep]);
}

#[test]
fn an_unknown_stage_date_is_not_held_against_a_deal() {
    assert_eq!(
        judge(|d| {
            d.stage_entered_on = None;
            d.last_two_way_at = None;
            d.next_step_on = None;
        }),
        None
    );
}

#[rstest]
#[case("2026-11-22", Some(1))]
#[case("2026-11-23", None)]
#[case("2026-05-01", Some(206))]
fn an_expected_close_in_the_past_stalls(#[case] close: &str, #[case] days: Option<i64>) {
    let found = reasons(|d| d.close_on = Some(day(close)));
    assert_eq!(found, days.map(|days| Reason::ClosePast { days }).into_iter().collect::<Vec<_>>());
}

#[rstest]
#[case(1, false)]
#[case(2, true)]
fn pushed_twice_without_a_next_step_stalls(#[case] pushes: i32, #[case] stalled: bool) {
    let found = judge(|d| {
        d.push_count = pushes;
        d.next_step_on = Some(day("2026-11-20"));
    });
    assert_eq!(found.is_some(), stalled);
}

#[test]
fn pushed_twice_with_a_next_step_is_only_remarked_when_something_else_stalls() {
    assert_eq!(judge(|d| d.push_count = 3), None);
    let verdict = judge(|d| {
        d.push_count = 3;
        d.close_on = Some(day("2026-11-01"));
    })
    .unwrap();
    assert_eq!(verdict.also, [Reason::Pushed { times: 3 }]);
}

#[test]
fn a_registered_partner_who_is_silent_stalls() {
    let found = reasons(|d| {
        d.protected_until = Some(day("2027-02-01"));
        d.partner_updated_on = Some(day("2026-11-01"));
    });
    assert_eq!(found, [Reason::PartnerSilent { days: 22 }]);
}

#[test]
fn a_protection_that_ends_soon_with_the_stage_unchanged_stalls() {
    let found = reasons(|d| {
        d.protected_until = Some(day("2026-12-01"));
        d.stage_entered_on = Some(day("2026-11-02"));
    });
    assert_eq!(found, [Reason::ProtectionEnding { days: 8 }]);
}

#[test]
fn a_protection_that_is_over_says_nothing() {
    assert_eq!(judge(|d| d.protected_until = Some(day("2026-11-01"))), None);
}

#[test]
fn closed_snoozed_and_slow_deals_are_never_stalled() {
    let overdue = |d: &mut deal::Model| d.close_on = Some(day("2026-11-01"));
    for stage in ["won", "lost", "somewhere_else"] {
        assert_eq!(
            judge(|d| {
                overdue(d);
                d.stage = stage.into();
            }),
            None,
            "{stage}"
        );
    }
    assert_eq!(
        judge(|d| {
            overdue(d);
            d.slow_by_design = true;
        }),
        None
    );
    assert_eq!(
        judge(|d| {
            overdue(d);
            d.snoozed_until = Some(today());
        }),
        None
    );
    assert!(
        judge(|d| {
            overdue(d);
            d.snoozed_until = Some(day("2026-11-22"));
        })
        .is_some()
    );
}

#[test]
fn a_next_step_far_ahead_counts_as_vague() {
    let found = reasons(|d| {
        d.stage_entered_on = Some(day(LONG_AGO));
        d.next_step_on = Some(day("2026-12-20"));
    });
    assert_eq!(found[1], Reason::NextStepFar { days: 27 });
}

#[test]
fn severity_grows_with_signals_and_amount_and_stays_within_a_hundred() {
    let severity = |amount, push| {
        judge(|d| {
            d.close_on = Some(day("2026-11-01"));
            d.amount_minor = amount;
            d.push_count = push;
        })
        .unwrap()
        .severity
    };
    assert!(severity(Some(100_000_000), 0) > severity(Some(100_000), 0));
    assert!(severity(None, 3) > severity(None, 0));
    let worst = judge(|d| {
        d.stage_entered_on = Some(day("2025-01-01"));
        d.last_two_way_at = None;
        d.next_step_on = None;
        d.close_on = Some(day("2025-06-01"));
        d.push_count = 9;
        d.amount_minor = Some(i64::MAX);
        d.protected_until = Some(day("2026-11-24"));
    });
    assert_eq!(worst.unwrap().severity, 94);
}
