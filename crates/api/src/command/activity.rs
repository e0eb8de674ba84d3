//! Touches with a partner, as the user logs them.

use std::sync::Arc;

use tandem_domain::{
    Refusal, RefusalCode,
    check::check_row,
    deal::{self, DealPatch},
};
use tandem_model::{ActivityId, PartnerId, Row, Table, activity, code::ActivityKind};
use tandem_store::Change;
use uuid::Uuid;

use super::{deal::get as get_deal, partner::get as get_partner};
use crate::{ApiError, Core, Outcome, edit::label, view::TouchEdit};

/// One action: the touch, and on its deal the last talk and the next step.
pub(crate) async fn log_touch(core: &Arc<Core>, touch: TouchEdit) -> Result<Outcome, ApiError> {
    let now = core.moment();
    let refused = |refusal: &Refusal| core.refusal(Table::Activity, refusal);
    if ActivityKind::parse(&touch.kind).is_none() {
        return Err(refused(&Refusal::on(RefusalCode::UnknownCode, "kind")));
    }
    let partner = get_partner(core, touch.partner_id).await?;
    let deal = match touch.deal_id {
        Some(id) => Some(get_deal(core, id).await?),
        None => None,
    };
    if deal.as_ref().is_some_and(|deal| deal.partner_id != partner.id) {
        return Err(refused(&Refusal::on(RefusalCode::BadValue, "deal_id")));
    }
    let row = Row::Activity(activity::Model {
        id: ActivityId(Uuid::now_v7()),
        partner_id: PartnerId(touch.partner_id),
        deal_id: deal.as_ref().map(|deal| deal.id),
        person_id: None,
        member_id: core.me().await?,
        kind: touch.kind.clone(),
        subject: touch.subject.trim().to_owned(),
        two_way: touch.two_way,
        happened_at: now.at,
        version: 0,
    });
    check_row(&row).map_err(|refusal| refused(&refusal))?;
    let mut changes = vec![Change::Put(row)];
    if let Some(before) = deal {
        let next = DealPatch {
            next_step: touch.next_step.map(Some),
            next_step_on: touch.next_step_on.map(Some),
            ..DealPatch::default()
        };
        let after = deal::touch(&before, touch.two_way, &next, now);
        let after = after.map_err(|refusal| core.refusal(Table::Deal, &refusal))?;
        if after != before {
            changes.push(Change::Put(Row::Deal(after)));
        }
    }
    let label = label(format!("touch:{}", touch.kind), &partner.name, (Table::Partner, partner.id.0));
    core.keep_edit(label, changes).await
}
