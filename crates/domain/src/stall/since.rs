//! Since when a deal has been stalled, from the facts alone: whoever looks, whenever they look, finds the same day.
//!
//! With its row as it is now, a deal's verdict can change on a few days only, its turns:
//!
//! | signal | turns on | turns off |
//! |---|---|---|
//! | S1 | the working day after `limit` working days in the stage | |
//! | S2 | `silence_days` + 1 after the last two-way touch | |
//! | S3 | the day after the next step | `next_step_days` before the next step, when it is no longer far ahead |
//! | S4 | the day after the expected close | |
//! | S5 | the day of the stage: nobody noted on which days the close was pushed | |
//! | S8 | `partner_silence_days` + 1 after the partner's last news; as many days before the protection ends, with the stage as old | the day after the protection |
//!
//! From one turn to the next the verdict stays the same. So `since` goes back from turn to turn for as long as the deal is
//! stalled there, past no day on which it was snoozed, and not before the deal was opened.

use chrono::{Days, NaiveDate};

use super::{DealFacts, StallRules, day_of, signals};
use crate::workdays::nth_working_day;
use tandem_model::{DealStage, deal};

/// For a deal that is stalled on `today`.
pub(super) fn since(facts: DealFacts<'_>, rules: &StallRules, today: NaiveDate) -> NaiveDate {
    // The earlier one where the two disagree: it is the first sign of the deal.
    let opened = facts.deal.opened_on.map_or(NaiveDate::MIN, |on| on.min(pushed_on(facts.deal)));
    let pushed_on = pushed_on(facts.deal).min(today);
    let mut turns = turns(facts, rules);
    turns.push(pushed_on);
    turns.retain(|turn| (opened..=today).contains(turn));
    turns.sort_unstable_by(|a, b| b.cmp(a));
    turns.into_iter().take_while(|turn| is_stalled(facts, rules, pushed_on, *turn)).last().unwrap_or(today)
}

fn is_stalled(facts: DealFacts<'_>, rules: &StallRules, pushed_on: NaiveDate, day: NaiveDate) -> bool {
    signals(facts, rules, day).is_some_and(|mut signals| {
        signals.pushed = signals.pushed.filter(|_| day >= pushed_on);
        signals.stall()
    })
}

/// Days on which a signal begins or ends, in no order.
fn turns(facts: DealFacts<'_>, rules: &StallRules) -> Vec<NaiveDate> {
    let deal = facts.deal;
    let limit =
        DealStage::parse(&deal.stage).and_then(|stage| facts.benchmarks.for_stage(stage)).map(|found| found.limit_days);
    let touched_on = deal.last_two_way_at.and_then(day_of);
    let partner_days = rules.partner_silence_days;
    let turns = [
        deal.opened_on,
        deal.stage_entered_on.zip(limit).and_then(|(on, limit)| nth_working_day(on, limit + 1)),
        after(touched_on, rules.silence_days + 1),
        after(deal.next_step_on, 1),
        after(deal.next_step_on, -rules.next_step_days),
        after(deal.close_on, 1),
        after(deal.partner_updated_on, partner_days + 1),
        after(deal.stage_entered_on, partner_days),
        after(deal.protected_until, -partner_days),
        after(deal.protected_until, 1),
        after(deal.snoozed_until, 1),
    ];
    turns.into_iter().flatten().collect()
}

/// The first day on which the close can have been pushed as often as it was.
fn pushed_on(deal: &deal::Model) -> NaiveDate {
    let changed_on = || day_of(deal.updated_at).unwrap_or(NaiveDate::MIN);
    deal.stage_entered_on.or(deal.opened_on).unwrap_or_else(changed_on)
}

fn after(day: Option<NaiveDate>, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day?.checked_sub_days(count) } else { day?.checked_add_days(count) }
}

#[cfg(test)]
mod tests;
