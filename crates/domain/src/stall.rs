//! When a deal counts as stalled, and why.
//!
//! Verdict: open, not snoozed, not slow by design, and
//! `(S1 and (S2 or S3)) or S4 or (S5 and S3) or S8`. The signals:
//!
//! | | signal | limit |
//! |---|---|---|
//! | S1 | working days in stage | above the benchmark of won deals |
//! | S2 | no two-way touch | longer than `silence_days` |
//! | S3 | next step | none, past, or further ahead than `next_step_days` |
//! | S4 | expected close | before today |
//! | S5 | close pushed | `pushes` times or more |
//! | S8 | registered partner silent | `partner_silence_days`, or protection ends within as many days |
//!
//! Since when, says [`since`]: from the facts as well, so that it does not depend on when somebody looked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tandem_model::{DealStage, deal};

use crate::{Quarter, benchmark::Benchmarks, workdays::working_days};

mod since;

/// From this severity on a deal is told of once more.
pub const SEVERE: u32 = 70;

/// The limits; defaults as the product's printed table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StallRules {
    pub silence_days: i64,
    pub next_step_days: i64,
    pub pushes: i32,
    pub partner_silence_days: i64,
}

impl Default for StallRules {
    fn default() -> Self {
        Self { silence_days: 14, next_step_days: 14, pushes: 2, partner_silence_days: 14 }
    }
}

/// A signal with the numbers behind it. Codes and fields are stored, so they only ever grow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Reason {
    /// S1. `n` is 0 when the limit comes from the fixed table.
    StageTooLong { days: i64, limit: i64, n: u32 },
    /// S2. `None` when both sides never talked.
    NoTouch { days: Option<i64> },
    /// S3.
    NoNextStep,
    /// S3.
    NextStepPast { days: i64 },
    /// S3.
    NextStepFar { days: i64 },
    /// S4.
    ClosePast { days: i64 },
    /// S5.
    Pushed { times: i32 },
    /// S8.
    PartnerSilent { days: i64 },
    /// S8.
    ProtectionEnding { days: i64 },
}

/// A deal and what has to be known beside its row.
#[derive(Clone, Copy, Debug)]
pub struct DealFacts<'a> {
    pub deal: &'a deal::Model,
    pub benchmarks: &'a Benchmarks,
}

/// Why a deal is stalled. `reasons` make the verdict, `also` only add to the severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The first day of the unbroken stretch of days on which it holds.
    // One that was kept before there was this field says the epoch until the deal is judged again, at the next start.
    #[serde(default)]
    pub since: NaiveDate,
    /// 0 to 100.
    pub severity: u32,
    pub reasons: Vec<Reason>,
    pub also: Vec<Reason>,
}

/// What speaks against a deal on one day.
struct Signals {
    stage: Option<Reason>,
    touch: Option<Reason>,
    step: Option<Reason>,
    close: Option<Reason>,
    pushed: Option<Reason>,
    partner: Option<Reason>,
}

/// `None` when the deal is not stalled.
pub fn verdict(facts: DealFacts<'_>, rules: &StallRules, today: NaiveDate) -> Option<Verdict> {
    let signals = signals(facts, rules, today)?;
    if !signals.stall() {
        return None;
    }
    let (resident, drifting) = (signals.resident(), signals.drifting());
    let signals = [
        (resident, signals.stage),
        (resident, signals.touch),
        (resident || drifting, signals.step),
        (true, signals.close),
        (drifting, signals.pushed),
        (true, signals.partner),
    ];
    let severity = severity(&signals, facts.deal, today);
    let (mut reasons, mut also) = (Vec::new(), Vec::new());
    for (counts, signal) in signals {
        if counts { reasons.extend(signal) } else { also.extend(signal) }
    }
    Some(Verdict { since: since::since(facts, rules, today), severity, reasons, also })
}

/// `None` for a deal that can't be stalled on that day, whatever speaks against it.
fn signals(facts: DealFacts<'_>, rules: &StallRules, day: NaiveDate) -> Option<Signals> {
    let deal = facts.deal;
    let stage = DealStage::parse(&deal.stage).filter(|stage| stage.is_open())?;
    if deal.slow_by_design || deal.snoozed_until.is_some_and(|until| until >= day) {
        return None;
    }
    Some(Signals {
        stage: stage_too_long(facts, stage, day),
        touch: no_touch(deal, rules, day),
        step: next_step(deal, rules, day),
        close: close_past(deal, day),
        pushed: (deal.push_count >= rules.pushes).then_some(Reason::Pushed { times: deal.push_count }),
        partner: partner_side(deal, rules, day),
    })
}

impl Signals {
    fn stall(&self) -> bool {
        self.resident() || self.drifting() || self.close.is_some() || self.partner.is_some()
    }

    /// S1 and (S2 or S3).
    fn resident(&self) -> bool {
        self.stage.is_some() && (self.touch.is_some() || self.step.is_some())
    }

    /// S5 and S3.
    fn drifting(&self) -> bool {
        self.pushed.is_some() && self.step.is_some()
    }
}

fn stage_too_long(facts: DealFacts<'_>, stage: DealStage, today: NaiveDate) -> Option<Reason> {
    let benchmark = facts.benchmarks.for_stage(stage)?;
    let days = working_days(facts.deal.stage_entered_on?, today);
    (days > benchmark.limit_days).then_some(Reason::StageTooLong { days, limit: benchmark.limit_days, n: benchmark.n })
}

fn no_touch(deal: &deal::Model, rules: &StallRules, today: NaiveDate) -> Option<Reason> {
    let Some(at) = deal.last_two_way_at else { return Some(Reason::NoTouch { days: None }) };
    let days = (today - day_of(at)?).num_days();
    (days > rules.silence_days).then_some(Reason::NoTouch { days: Some(days) })
}

fn next_step(deal: &deal::Model, rules: &StallRules, today: NaiveDate) -> Option<Reason> {
    let Some(on) = deal.next_step_on else { return Some(Reason::NoNextStep) };
    let ahead = (on - today).num_days();
    match ahead {
        ..0 => Some(Reason::NextStepPast { days: -ahead }),
        _ if ahead > rules.next_step_days => Some(Reason::NextStepFar { days: ahead }),
        _ => None,
    }
}

fn close_past(deal: &deal::Model, today: NaiveDate) -> Option<Reason> {
    let days = (today - deal.close_on?).num_days();
    (days > 0).then_some(Reason::ClosePast { days })
}

/// Only a registered deal, one with a protection, has a partner who owes news.
fn partner_side(deal: &deal::Model, rules: &StallRules, today: NaiveDate) -> Option<Reason> {
    let left = (deal.protected_until? - today).num_days();
    if left < 0 {
        return None;
    }
    let silent =
        deal.partner_updated_on.map(|on| (today - on).num_days()).filter(|days| *days > rules.partner_silence_days);
    if let Some(days) = silent {
        return Some(Reason::PartnerSilent { days });
    }
    let unchanged = deal.stage_entered_on.is_none_or(|on| (today - on).num_days() >= rules.partner_silence_days);
    (left <= rules.partner_silence_days && unchanged).then_some(Reason::ProtectionEnding { days: left })
}

fn day_of(micros: i64) -> Option<NaiveDate> {
    chrono::DateTime::from_timestamp_micros(micros).map(|at| at.date_naive())
}

/// Weighted signals (up to 60), size of the deal (up to 25), closeness of the quarter's end (up to 15).
fn severity(signals: &[(bool, Option<Reason>)], deal: &deal::Model, today: NaiveDate) -> u32 {
    let weighed: u32 = signals.iter().filter_map(|(_, signal)| signal.as_ref()).map(weight).sum();
    // Each power of ten of the amount counts the same: 100 gives 5, a million and more 25.
    let digits = deal.amount_minor.unwrap_or(0).max(0).checked_ilog10().unwrap_or(0);
    let size = (digits.saturating_sub(3) * 5).min(25);
    let left = (Quarter::of(today).end() - today).num_days();
    let close = (15 - left * 15 / 92).clamp(0, 15) as u32;
    (weighed.min(60) + size + close).min(100)
}

fn weight(reason: &Reason) -> u32 {
    match reason {
        Reason::StageTooLong { days, limit, .. } if *days > 2 * limit => 25,
        Reason::StageTooLong { .. } | Reason::ClosePast { .. } => 18,
        Reason::NoTouch { .. } | Reason::PartnerSilent { .. } => 14,
        Reason::NoNextStep | Reason::NextStepPast { .. } => 12,
        Reason::Pushed { .. } | Reason::ProtectionEnding { .. } => 10,
        Reason::NextStepFar { .. } => 5,
    }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
