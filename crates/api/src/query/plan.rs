//! What is planned with a partner, and how its people learn.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use tandem_domain::{
    Quarter,
    scope::{Deed, may},
};
use tandem_model::{PartnerId, Table, TargetId, target};
use tandem_store::{
    Store,
    read::{plan::RunningLine, review::CourseLine, today::PeriodSum},
};

use super::shape::money;
use crate::{
    ApiError, Core,
    edit::HERE,
    routes::ById,
    view::{CourseCount, LearnerView, PartnerRef, PartnerTrainingView, PlanView, PlannedQuarter, PlannedTarget},
};

/// Quarters before the running one, and after it.
const BEFORE: u32 = 3;
const AFTER: usize = 4;
/// Learners on the page.
const LEARNERS: u64 = 100;
/// Where nothing else is known.
const CURRENCY: &str = "EUR";

pub(crate) async fn plan(core: &Core, args: ById) -> Result<PlanView, ApiError> {
    let (store, id) = (core.store()?, PartnerId(args.id));
    let failed = |e| core.store_error(e);
    let partner = store.find_row(Table::Partner, args.id).await.map_err(failed)?.ok_or_else(|| core.not_found())?;
    let tandem_model::Row::Partner(partner) = partner else { return Err(core.not_found()) };
    let quarters = quarters(core.today());
    let (first, last) = (quarters[0].first_day(), quarters[quarters.len() - 1].first_day());
    let targets = store.list_targets(id, first, last).await.map_err(failed)?;
    let won = store.list_partner_won(id, first, last).await.map_err(failed)?;
    let pending = pending(core, &store, &targets).await?;
    let state = store.sync_state().await.map_err(failed)?;
    let currency = targets.last().map(|target| target.currency.clone());
    let currency = currency.or_else(|| won.last().map(|sum| sum.currency.clone()));
    let row = |quarter: &Quarter| planned(core, *quarter, &targets, &won, &pending);
    Ok(PlanView {
        partner: PartnerRef { id: args.id, name: partner.name },
        quarters: quarters.iter().map(row).collect(),
        currency: currency.unwrap_or_else(|| CURRENCY.to_owned()),
        may_set: may(&state.access, Deed::Set("amount_minor"), Table::Target, &HERE).is_ok(),
    })
}

fn quarters(today: NaiveDate) -> Vec<Quarter> {
    let now = Quarter::of(today);
    let ahead = std::iter::successors(Some(now), |quarter| Some(Quarter::of(quarter.end()))).skip(1).take(AFTER);
    (0..=BEFORE).rev().map(|back| now.back(back)).chain(ahead).collect()
}

/// Of which targets a change waits for the hub.
async fn pending(core: &Core, store: &Store, targets: &[target::Model]) -> Result<BTreeSet<TargetId>, ApiError> {
    let mut waiting = BTreeSet::new();
    for target in targets {
        let fields = store.pending_fields(Table::Target, target.id.0).await.map_err(|e| core.store_error(e))?;
        if !fields.is_empty() {
            waiting.insert(target.id);
        }
    }
    Ok(waiting)
}

fn planned(
    core: &Core,
    quarter: Quarter,
    targets: &[target::Model],
    won: &[PeriodSum],
    pending: &BTreeSet<TargetId>,
) -> PlannedQuarter {
    let day = quarter.first_day();
    let reached: Vec<&PeriodSum> = won.iter().filter(|sum| sum.period_on == day && sum.n > sum.unpriced).collect();
    let of = |target: &target::Model| {
        let sum = reached.iter().find(|sum| sum.currency == target.currency).map_or(0, |sum| sum.minor);
        PlannedTarget {
            id: target.id.0,
            money: money(target.amount_minor, &target.currency),
            reached_bp: (target.amount_minor > 0).then(|| sum.saturating_mul(10_000) / target.amount_minor),
            pending: pending.contains(&target.id),
        }
    };
    PlannedQuarter {
        code: quarter.code(),
        label: core.loc().quarter_label(day),
        running: Quarter::of(core.today()) == quarter,
        targets: targets.iter().filter(|target| target.quarter_on == day).map(of).collect(),
        won: reached.iter().map(|sum| money(sum.minor, &sum.currency)).collect(),
    }
}

pub(crate) async fn partner_training(core: &Core, args: ById) -> Result<PartnerTrainingView, ApiError> {
    let (store, id) = (core.store()?, PartnerId(args.id));
    let capability = store.capability(id).await.map_err(|e| core.store_error(e))?;
    let learning = store.list_running(id, LEARNERS).await.map_err(|e| core.store_error(e))?;
    let number = |n: i64| u32::try_from(n).unwrap_or_default();
    let course = |line: CourseLine| CourseCount {
        code: line.code,
        title: line.title,
        certified: number(line.certified),
        running: number(line.running),
    };
    let learner = |line: RunningLine| LearnerView {
        enrollment_id: line.id.0,
        name: line.name,
        course_title: line.course_title,
        last_active_on: line.last_active_on,
        ends_on: line.ends_on,
    };
    Ok(PartnerTrainingView {
        today: core.today(),
        courses: capability.courses.into_iter().map(course).collect(),
        learning: learning.into_iter().map(learner).collect(),
        certified: capability.certified,
    })
}
