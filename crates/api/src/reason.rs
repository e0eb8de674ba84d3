//! Codes and reasons in the user's words.

use tandem_domain::{Reason, Verdict};
use tandem_l10n::{CodeSet, Localizer, tr};

use crate::view::ReasonView;

/// Name of a stage; a code this version doesn't know is shown as it is.
pub(crate) fn stage_name(loc: &Localizer, code: &str) -> String {
    loc.code_word(CodeSet::DealStage, code)
}

/// One sentence with the numbers that the rule saw.
pub(crate) fn sentence(loc: &Localizer, reason: &Reason, stage: &str) -> String {
    match *reason {
        Reason::StageTooLong { days, limit, n: 0 } => {
            tr::stall_slow_stage_default(loc, days, &stage_name(loc, stage), limit)
        }
        Reason::StageTooLong { days, limit, n } => {
            tr::stall_slow_stage(loc, days, &stage_name(loc, stage), limit, i64::from(n))
        }
        Reason::NoTouch { days: Some(days) } => tr::stall_no_two_way(loc, days),
        Reason::NoTouch { days: None } => tr::stall_never_two_way(loc),
        Reason::NoNextStep => tr::stall_no_next_step(loc),
        Reason::NextStepPast { days } => tr::stall_next_step_past(loc, days),
        Reason::NextStepFar { days } => tr::stall_next_step_far(loc, days),
        Reason::ClosePast { days } => tr::stall_close_past(loc, days),
        Reason::Pushed { times } => tr::stall_pushed(loc, i64::from(times)),
        Reason::PartnerSilent { days } => tr::stall_partner_silent(loc, days),
        Reason::ProtectionEnding { days } => tr::stall_protection_ending(loc, days),
    }
}

/// The same in a few words, for the row of a list.
fn short(loc: &Localizer, reason: &Reason) -> String {
    match *reason {
        Reason::StageTooLong { days, limit, .. } => tr::stall_short_slow_stage(loc, days, limit),
        Reason::NoTouch { days: Some(days) } => tr::stall_short_no_two_way(loc, days),
        Reason::NoTouch { days: None } => tr::stall_short_never_two_way(loc),
        Reason::NoNextStep => tr::stall_short_no_next_step(loc),
        Reason::NextStepPast { days } => tr::stall_short_next_step_past(loc, days),
        Reason::NextStepFar { days } => tr::stall_short_next_step_far(loc, days),
        Reason::ClosePast { days } => tr::stall_short_close_past(loc, days),
        Reason::Pushed { times } => tr::stall_short_pushed(loc, i64::from(times)),
        Reason::PartnerSilent { days } => tr::stall_short_partner_silent(loc, days),
        Reason::ProtectionEnding { days } => tr::stall_short_protection_ending(loc, days),
    }
}

fn code(reason: &Reason) -> &'static str {
    match reason {
        Reason::StageTooLong { .. } => "stage_too_long",
        Reason::NoTouch { .. } => "no_touch",
        Reason::NoNextStep => "no_next_step",
        Reason::NextStepPast { .. } => "next_step_past",
        Reason::NextStepFar { .. } => "next_step_far",
        Reason::ClosePast { .. } => "close_past",
        Reason::Pushed { .. } => "pushed",
        Reason::PartnerSilent { .. } => "partner_silent",
        Reason::ProtectionEnding { .. } => "protection_ending",
    }
}

pub(crate) fn views(loc: &Localizer, reasons: &[Reason], stage: &str) -> Vec<ReasonView> {
    reasons
        .iter()
        .map(|reason| ReasonView {
            code: code(reason).to_owned(),
            text: sentence(loc, reason, stage),
            short: short(loc, reason),
        })
        .collect()
}

/// Names the cause of a verdict, so that the same cause is never told twice. Days grow daily and are left out.
pub(crate) fn cause(verdict: &Verdict) -> String {
    let mut codes: Vec<_> = verdict.reasons.iter().map(code).collect();
    codes.sort_unstable();
    codes.join("+")
}
