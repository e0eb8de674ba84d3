//! Promises of both sides: made, changed, kept, dropped, opened again.

use std::sync::Arc;

use chrono::NaiveDate;
use tandem_domain::{
    Refusal, RefusalCode,
    task::{self, Draft, TaskPatch},
};
use tandem_model::{Row, SyncedRow, Table, TaskId, code::TaskStatus, task::Model};
use tandem_store::Change;
use uuid::Uuid;

use super::{deal::get as get_deal, partner::get as get_partner};
use crate::{
    ApiError, Core, Outcome,
    edit::label,
    view::{NewTask, TaskEdit},
};

pub(crate) async fn add(core: &Arc<Core>, new: NewTask) -> Result<Outcome, ApiError> {
    let partner = get_partner(core, new.partner_id).await?;
    let deal = match new.deal_id {
        Some(id) => Some(get_deal(core, id).await?),
        None => None,
    };
    if deal.as_ref().is_some_and(|deal| deal.partner_id != partner.id) {
        return Err(core.refusal(Table::Task, &Refusal::on(RefusalCode::BadValue, "deal_id")));
    }
    let draft = Draft {
        id: TaskId(Uuid::now_v7()),
        partner_id: partner.id,
        deal_id: deal.map(|deal| deal.id),
        side: new.side,
        owner_id: core.me().await?,
        person_id: None,
        title: new.title,
        due_on: new.due_on,
        origin_id: None,
    };
    let task = task::make(draft, core.today()).map_err(|refusal| core.refusal(Table::Task, &refusal))?;
    keep_changed(core, "promise", None, task).await
}

pub(crate) async fn edit(core: &Arc<Core>, id: Uuid, patch: TaskEdit) -> Result<Outcome, ApiError> {
    let patch = TaskPatch { title: patch.title, side: patch.side, due_on: patch.due_on };
    change(core, id, "edit", |task, _| task::edit(task, &patch)).await
}

pub(crate) async fn keep(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    change(core, id, "keep", |task, today| task::set_status(task, TaskStatus::Kept, today)).await
}

pub(crate) async fn drop_it(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    change(core, id, "drop", |task, today| task::set_status(task, TaskStatus::Dropped, today)).await
}

pub(crate) async fn reopen(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    change(core, id, "reopen", |task, today| task::set_status(task, TaskStatus::Open, today)).await
}

async fn change(
    core: &Arc<Core>,
    id: Uuid,
    verb: &str,
    rule: impl FnOnce(&Model, NaiveDate) -> Result<Model, Refusal>,
) -> Result<Outcome, ApiError> {
    let before = Model::from_row(core.get_row(Table::Task, id).await?).ok_or_else(|| core.not_found())?;
    let after = rule(&before, core.today()).map_err(|refusal| core.refusal(Table::Task, &refusal))?;
    keep_changed(core, verb, Some(before), after).await
}

async fn keep_changed(core: &Arc<Core>, verb: &str, before: Option<Model>, after: Model) -> Result<Outcome, ApiError> {
    if before.as_ref() == Some(&after) {
        return Ok(Outcome::default());
    }
    let label = label(verb, &after.title, (Table::Task, after.id.0));
    core.keep_edit(label, vec![Change::Put(Row::Task(after))]).await
}
