//! How a deal may move, and what the move leaves behind.

use chrono::{Datelike, NaiveDate};
use tandem_model::{DealId, DealStage, Row, StageChangeId, deal, stage_change};
use uuid::Uuid;

use crate::check::{Refusal, RefusalCode, check_row};

/// Days outside of these years are slips of the keyboard.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1990..=2199;

/// When an edit is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Calendar day in the user's zone.
    pub today: NaiveDate,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

/// A deal of which nothing is known yet, for sources that fill it.
pub fn blank() -> deal::Model {
    deal::Model {
        id: DealId(Uuid::nil()),
        code: String::new(),
        name: String::new(),
        partner_id: Uuid::nil().into(),
        account_id: None,
        product_id: None,
        owner_id: Uuid::nil().into(),
        region: String::new(),
        stage: String::new(),
        stage_entered_on: None,
        opened_on: None,
        close_on: None,
        amount_minor: None,
        currency: String::new(),
        next_step: None,
        next_step_on: None,
        last_two_way_at: None,
        push_count: 0,
        partner_updated_on: None,
        protected_until: None,
        slow_by_design: false,
        snoozed_until: None,
        updated_at: 0,
        version: 0,
    }
}

/// What a user wants of a deal: `None` leaves a field as it is, `Some(None)` empties it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealPatch {
    /// [`DealStage`] code.
    pub stage: Option<String>,
    pub amount: Option<Option<Amount>>,
    pub close_on: Option<Option<NaiveDate>>,
    pub next_step: Option<Option<String>>,
    pub next_step_on: Option<Option<NaiveDate>>,
    pub snoozed_until: Option<Option<NaiveDate>>,
    pub slow_by_design: Option<bool>,
}

/// The deal after the edit, with all that follows from it by rule: the day it entered its stage, the day it closed, how
/// often its close was put off. Equal to `before` when nothing changes.
///
/// # Errors
/// The first field that does not make sense.
pub fn edit(before: &deal::Model, patch: &DealPatch, now: Moment) -> Result<deal::Model, Refusal> {
    let mut deal = before.clone();
    if let Some(amount) = &patch.amount {
        deal.amount_minor = amount.as_ref().map(|amount| amount.minor);
        deal.currency = amount.as_ref().map_or(deal.currency, |amount| amount.currency.clone());
    }
    if let Some(text) = &patch.next_step {
        deal.next_step = text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    }
    if let Some(day) = patch.next_step_on {
        deal.next_step_on = sane("next_step_on", day)?;
    }
    if let Some(day) = patch.snoozed_until {
        if day.is_some_and(|day| day < now.today) {
            return Err(Refusal::on(RefusalCode::Past, "snoozed_until"));
        }
        deal.snoozed_until = sane("snoozed_until", day)?;
    }
    deal.slow_by_design = patch.slow_by_design.unwrap_or(deal.slow_by_design);
    if let Some(stage) = &patch.stage {
        move_stage(&mut deal, stage, now.today)?;
    }
    if let Some(day) = patch.close_on {
        deal.close_on = sane("close_on", day)?;
    }
    if is_put_off(before, &deal) {
        deal.push_count = deal.push_count.saturating_add(1);
    }
    finished(before, deal, now)
}

/// The deal after a touch. Where both sides took part, the partner has given a sign of life.
///
/// # Errors
/// As [`edit`]: a touch may set the next step.
pub fn touch(before: &deal::Model, two_way: bool, next: &DealPatch, now: Moment) -> Result<deal::Model, Refusal> {
    let mut deal = edit(before, next, now)?;
    if two_way {
        deal.last_two_way_at = deal.last_two_way_at.max(Some(now.at));
        // Only a registered deal has a partner who owes news.
        if deal.protected_until.is_some() {
            deal.partner_updated_on = deal.partner_updated_on.max(Some(now.today));
        }
    }
    finished(before, deal, now)
}

fn finished(before: &deal::Model, mut deal: deal::Model, now: Moment) -> Result<deal::Model, Refusal> {
    if deal != *before {
        deal.updated_at = now.at;
    }
    check_row(&Row::Deal(deal.clone()))?;
    Ok(deal)
}

/// A closed deal keeps the day on which it closed as its close date.
fn move_stage(deal: &mut deal::Model, code: &str, today: NaiveDate) -> Result<(), Refusal> {
    let stage = DealStage::parse(code).ok_or_else(|| Refusal::on(RefusalCode::UnknownCode, "stage"))?;
    if deal.stage == code {
        return Ok(());
    }
    code.clone_into(&mut deal.stage);
    deal.stage_entered_on = Some(today);
    if !stage.is_open() {
        deal.close_on = Some(today);
    }
    Ok(())
}

/// The expected close of a deal that stays open moved further away.
fn is_put_off(before: &deal::Model, after: &deal::Model) -> bool {
    let open = |deal: &deal::Model| DealStage::parse(&deal.stage).is_some_and(DealStage::is_open);
    let later = before.close_on.zip(after.close_on).is_some_and(|(before, after)| after > before);
    open(before) && open(after) && later
}

pub(crate) fn sane(field: &str, day: Option<NaiveDate>) -> Result<Option<NaiveDate>, Refusal> {
    if day.is_some_and(|day| !YEARS.contains(&day.year())) {
        return Err(Refusal::on(RefusalCode::BadValue, field));
    }
    Ok(day)
}

/// A step towards the end of the pipeline: from an open stage to a later one, or to won or lost.
pub fn is_forward(from: DealStage, to: DealStage) -> bool {
    from.is_open() && to > from
}

/// The line of history that a change of stage leaves. Whoever makes it gives it the same id, so that the laptop's
/// preview and the hub's own line are one row.
///
/// `None` when the stage did not change.
pub fn stage_change(
    before: Option<&deal::Model>,
    after: &deal::Model,
    today: NaiveDate,
) -> Option<stage_change::Model> {
    let from_stage = before.map(|deal| deal.stage.clone());
    if from_stage.as_ref() == Some(&after.stage) {
        return None;
    }
    let changed_on = after.stage_entered_on.unwrap_or(today);
    let name = format!("{}>{}@{changed_on}", from_stage.as_deref().unwrap_or_default(), after.stage);
    Some(stage_change::Model {
        id: StageChangeId(Uuid::new_v5(&after.id.0, name.as_bytes())),
        deal_id: after.id,
        from_stage,
        to_stage: after.stage.clone(),
        changed_on,
        version: 0,
    })
}

#[cfg(test)]
mod tests;
