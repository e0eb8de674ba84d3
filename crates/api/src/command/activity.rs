//! Touches with a partner, as the user logs them.

use std::sync::Arc;

use tandem_domain::{
    Refusal, RefusalCode,
    check::check_row,
    deal::{self, DealPatch},
    task::{self, Draft},
};
use tandem_model::{
    ActivityId, PartnerId, Row, Table, TaskId, activity,
    code::{ActivityKind, TaskSide},
    deal::Model,
};
use tandem_store::Change;
use uuid::Uuid;

use super::{deal::get as get_deal, partner::get as get_partner};
use crate::{ApiError, Core, Outcome, edit::label, view::TouchEdit};

/// One action: the touch, on its deal the last talk and the next step, and what was promised.
pub(crate) async fn log_touch(core: &Arc<Core>, touch: TouchEdit) -> Result<Outcome, ApiError> {
    let now = core.moment();
    let partner = get_partner(core, touch.partner_id).await?;
    let deal = match touch.deal_id {
        Some(id) => Some(get_deal(core, id).await?),
        None => None,
    };
    check(core, &touch, deal.as_ref()).await?;
    let row = activity_of(core, &touch, now.at).await?;
    let (id, person_id, member_id) = (row.id, row.person_id, row.member_id);
    let row = Row::Activity(row);
    check_row(&row).map_err(|refusal| core.refusal(Table::Activity, &refusal))?;
    let mut changes = vec![Change::Put(row)];
    let of_deal = deal.is_some() && is_ours(&touch);
    if let Some(before) = &deal {
        let next = if of_deal { next_step(&touch) } else { DealPatch::default() };
        let after = deal::touch(before, touch.two_way, &next, now);
        let after = after.map_err(|refusal| core.refusal(Table::Deal, &refusal))?;
        if after != *before {
            changes.push(Change::Put(Row::Deal(after)));
        }
    }
    if let (false, Some(title)) = (of_deal, touch.next_step.clone()) {
        let side = touch.next_side.clone().unwrap_or_else(|| TaskSide::Us.code().to_owned());
        let draft = Draft {
            id: TaskId(Uuid::now_v7()),
            partner_id: partner.id,
            deal_id: deal.as_ref().map(|deal| deal.id),
            person_id: person_id.filter(|_| side == TaskSide::Them.code()),
            owner_id: member_id,
            side,
            title,
            due_on: touch.next_step_on,
            origin_id: Some(id),
        };
        let task = task::make(draft, now.today).map_err(|refusal| core.refusal(Table::Task, &refusal))?;
        changes.push(Change::Put(Row::Task(task)));
    }
    let label = label(format!("touch:{}", touch.kind), &partner.name, (Table::Partner, partner.id.0));
    core.keep_edit(label, changes).await
}

/// Whose step is next.
fn is_ours(touch: &TouchEdit) -> bool {
    touch.next_side.as_deref().is_none_or(|side| side == TaskSide::Us.code())
}

fn next_step(touch: &TouchEdit) -> DealPatch {
    DealPatch {
        next_step: touch.next_step.clone().map(Some),
        next_step_on: touch.next_step_on.map(Some),
        ..DealPatch::default()
    }
}

async fn check(core: &Core, touch: &TouchEdit, deal: Option<&Model>) -> Result<(), ApiError> {
    let refused = |code, field| core.refusal(Table::Activity, &Refusal::on(code, field));
    if ActivityKind::parse(&touch.kind).is_none() {
        return Err(refused(RefusalCode::UnknownCode, "kind"));
    }
    if deal.is_some_and(|deal| deal.partner_id.0 != touch.partner_id) {
        return Err(refused(RefusalCode::BadValue, "deal_id"));
    }
    if let Some(id) = touch.person_id {
        let person = core.get_row(Table::Person, id).await?;
        if !matches!(person, Row::Person(person) if person.partner_id.0 == touch.partner_id) {
            return Err(refused(RefusalCode::BadValue, "person_id"));
        }
    }
    Ok(())
}

/// `happened_at` in microseconds UTC.
async fn activity_of(core: &Core, touch: &TouchEdit, happened_at: i64) -> Result<activity::Model, ApiError> {
    Ok(activity::Model {
        id: ActivityId(Uuid::now_v7()),
        partner_id: PartnerId(touch.partner_id),
        deal_id: touch.deal_id.map(Into::into),
        person_id: touch.person_id.map(Into::into),
        member_id: core.me().await?,
        kind: touch.kind.clone(),
        subject: touch.subject.trim().to_owned(),
        two_way: touch.two_way,
        happened_at,
        version: 0,
    })
}
