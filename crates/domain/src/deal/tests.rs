//! What follows from an edit of a deal, and what is refused.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use tandem_model::{DealId, DealStage::*, MemberId, PartnerId, deal};
use uuid::Uuid;

use super::{Amount, DealPatch, Moment, edit, is_forward, touch};
use crate::check::{Refusal, RefusalCode};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Moment {
    Moment { today: day("2026-11-23"), at: 5_000 }
}

fn deal() -> deal::Model {
    deal::Model {
        id: DealId(Uuid::from_u128(1)),
        code: "D-1".into(),
        name: "Harbour".into(),
        partner_id: PartnerId(Uuid::from_u128(2)),
        account_id: None,
        product_id: None,
        owner_id: MemberId(Uuid::from_u128(3)),
        region: "EMEA".into(),
        stage: "engaging".into(),
        stage_entered_on: Some(day("2026-10-01")),
        opened_on: Some(day("2026-09-01")),
        close_on: Some(day("2026-12-01")),
        amount_minor: Some(10_000),
        currency: "EUR".into(),
        next_step: Some("Call".into()),
        next_step_on: Some(day("2026-11-25")),
        last_two_way_at: Some(9),
        push_count: 1,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 9,
        version: 4,
    }
}

fn to_stage(code: &str) -> DealPatch {
    DealPatch { stage: Some(code.into()), ..DealPatch::default() }
}

fn to_close(text: &str) -> DealPatch {
    DealPatch { close_on: Some(Some(day(text))), ..DealPatch::default() }
}

#[test]
fn only_an_open_deal_moves_forward() {
    assert!(is_forward(Prospecting, Engaging));
    assert!(is_forward(Engaging, Won));
    assert!(is_forward(Negotiation, Lost));
    assert!(!is_forward(Engaging, Prospecting));
    assert!(!is_forward(Won, Lost));
    assert!(!is_forward(Engaging, Engaging));
}

#[test]
fn a_move_begins_the_stage_today_and_leaves_the_close_date_of_an_open_deal() {
    let after = edit(&deal(), &to_stage("proposal"), now()).unwrap();
    let wanted =
        deal::Model { stage: "proposal".into(), stage_entered_on: Some(now().today), updated_at: now().at, ..deal() };
    assert_eq!(after, wanted);
}

#[rstest::rstest]
#[case("won")]
#[case("lost")]
fn a_deal_that_ends_closed_today(#[case] stage: &str) {
    let after = edit(&deal(), &to_stage(stage), now()).unwrap();
    assert_eq!((after.close_on, after.push_count), (Some(now().today), 1));
}

#[test]
fn a_deal_that_ended_earlier_closed_on_the_day_that_the_user_says() {
    let patch = DealPatch { stage: Some("won".into()), ..to_close("2026-11-20") };
    assert_eq!(edit(&deal(), &patch, now()).unwrap().close_on, Some(day("2026-11-20")));
}

#[rstest::rstest]
#[case("2026-12-02", 2)]
#[case("2026-12-01", 1)]
#[case("2026-11-30", 1)]
fn only_a_later_close_counts_as_put_off(#[case] close: &str, #[case] times: i32) {
    assert_eq!(edit(&deal(), &to_close(close), now()).unwrap().push_count, times);
}

#[test]
fn the_close_of_a_closed_deal_is_never_put_off() {
    let won = deal::Model { stage: "won".into(), ..deal() };
    assert_eq!(edit(&won, &to_close("2027-01-01"), now()).unwrap().push_count, 1);
}

#[test]
fn nothing_new_is_no_edit() {
    let patch = DealPatch { next_step: Some(Some(" Call ".into())), ..to_stage("engaging") };
    assert_eq!(edit(&deal(), &patch, now()).unwrap(), deal());
}

#[test]
fn an_emptied_next_step_is_none() {
    let patch = DealPatch { next_step: Some(Some("  ".into())), ..DealPatch::default() };
    assert_eq!(edit(&deal(), &patch, now()).unwrap().next_step, None);
}

#[test]
fn an_amount_brings_its_currency_and_an_unknown_one_keeps_it() {
    let amount = |amount| edit(&deal(), &DealPatch { amount: Some(amount), ..DealPatch::default() }, now()).unwrap();
    let dollars = amount(Some(Amount { minor: 5, currency: "USD".into() }));
    assert_eq!((dollars.amount_minor, dollars.currency.as_str()), (Some(5), "USD"));
    let unknown = amount(None);
    assert_eq!((unknown.amount_minor, unknown.currency.as_str()), (None, "EUR"));
}

#[rstest::rstest]
#[case(to_stage("dreaming"), RefusalCode::UnknownCode, "stage")]
#[case(to_close("9026-01-01"), RefusalCode::BadValue, "close_on")]
#[case(DealPatch { snoozed_until: Some(Some(day("2026-11-22"))), ..DealPatch::default() }, RefusalCode::Past, "snoozed_until")]
#[case(
    DealPatch { amount: Some(Some(Amount { minor: -1, currency: "EUR".into() })), ..DealPatch::default() },
    RefusalCode::Negative,
    "amount_minor"
)]
#[case(
    DealPatch { amount: Some(Some(Amount { minor: 1, currency: "eur".into() })), ..DealPatch::default() },
    RefusalCode::BadCurrency,
    "currency"
)]
fn what_makes_no_sense_is_refused(#[case] patch: DealPatch, #[case] code: RefusalCode, #[case] field: &str) {
    assert_eq!(edit(&deal(), &patch, now()), Err(Refusal::on(code, field)));
}

#[test]
fn a_talk_counts_where_both_took_part_and_a_mail_without_answer_does_not() {
    let next = DealPatch { next_step_on: Some(Some(day("2026-12-03"))), ..DealPatch::default() };
    let talked = touch(&deal(), true, &next, now()).unwrap();
    assert_eq!((talked.last_two_way_at, talked.partner_updated_on), (Some(now().at), None));
    assert_eq!(talked.next_step_on, Some(day("2026-12-03")));
    assert_eq!(touch(&deal(), false, &DealPatch::default(), now()).unwrap(), deal());
}

#[test]
fn a_talk_about_a_registered_deal_is_news_from_the_partner() {
    let registered = deal::Model { protected_until: Some(day("2027-01-01")), ..deal() };
    let after = touch(&registered, true, &DealPatch::default(), now()).unwrap();
    assert_eq!(after.partner_updated_on, Some(now().today));
}
