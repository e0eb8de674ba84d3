//! What becomes of a stalled deal, where it takes more than one record: handed back to its partner, or not stalled at all.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use tandem_domain::{
    Refusal, RefusalCode,
    check::check_row,
    deal::{self, DealPatch},
    task::{self, Draft},
};
use tandem_l10n::tr;
use tandem_model::{
    ActivityId, DealStage, Row, Table, TaskId, activity,
    code::{ActivityKind, TaskSide},
    deal::Model,
};
use tandem_store::Change;
use uuid::Uuid;

use super::deal::get;
use crate::{ApiError, Core, Outcome, edit::label};

/// How long the user's word holds that a deal is not stalled.
const EXCUSED: Days = Days::new(14);

/// The partner has to act: a promise of theirs, and until its day the deal rests.
pub(crate) async fn hand_back(core: &Arc<Core>, id: Uuid, ask: String, due_on: NaiveDate) -> Result<Outcome, ApiError> {
    let before = get_open(core, id).await?;
    let draft = Draft {
        id: TaskId(Uuid::now_v7()),
        partner_id: before.partner_id,
        deal_id: Some(before.id),
        side: TaskSide::Them.code().to_owned(),
        owner_id: core.me().await?,
        person_id: None,
        title: ask,
        due_on: Some(due_on),
        origin_id: None,
    };
    let task = task::make(draft, core.today()).map_err(|refusal| core.refusal(Table::Task, &refusal))?;
    keep(core, "hand_back", Row::Task(task), before, due_on).await
}

/// The reason is a note on the deal, which rests for two weeks.
pub(crate) async fn excuse(core: &Arc<Core>, id: Uuid, because: String) -> Result<Outcome, ApiError> {
    let before = get_open(core, id).await?;
    let because = because.trim();
    if because.is_empty() {
        return Err(core.refusal(Table::Activity, &Refusal::on(RefusalCode::Empty, "subject")));
    }
    let note = Row::Activity(activity::Model {
        id: ActivityId(Uuid::now_v7()),
        partner_id: before.partner_id,
        deal_id: Some(before.id),
        person_id: None,
        member_id: core.me().await?,
        kind: ActivityKind::Note.code().to_owned(),
        subject: tandem_l10n::strip_isolates(&tr::deal_excused_note(&core.loc(), because)),
        two_way: false,
        happened_at: core.moment().at,
        version: 0,
    });
    check_row(&note).map_err(|refusal| core.refusal(Table::Activity, &refusal))?;
    keep(core, "excuse", note, before, core.today() + EXCUSED).await
}

async fn get_open(core: &Core, id: Uuid) -> Result<Model, ApiError> {
    let deal = get(core, id).await?;
    if DealStage::parse(&deal.stage).is_some_and(DealStage::is_open) {
        return Ok(deal);
    }
    Err(core.refused(tr::deal_decided_already(&core.loc(), &deal.name)))
}

async fn keep(core: &Arc<Core>, verb: &str, beside: Row, before: Model, until: NaiveDate) -> Result<Outcome, ApiError> {
    let rest = DealPatch { snoozed_until: Some(Some(until)), ..DealPatch::default() };
    let after = deal::edit(&before, &rest, core.moment()).map_err(|refusal| core.refusal(Table::Deal, &refusal))?;
    let label = label(verb.to_owned(), &after.name, (Table::Deal, after.id.0));
    core.keep_edit(label, vec![Change::Put(beside), Change::Put(Row::Deal(after))]).await
}
