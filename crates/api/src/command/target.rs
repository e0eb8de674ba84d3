//! The target of a quarter: set, and set anew.

use std::sync::Arc;

use tandem_domain::{
    Quarter, Refusal, RefusalCode,
    scope::{Deed, may},
    target,
};
use tandem_model::{Row, SyncedRow, Table, target::Model};
use tandem_store::Change;
use uuid::Uuid;

use super::partner::get as get_partner;
use crate::{
    ApiError, Core, Outcome,
    edit::{HERE, label},
    view::Money,
};

/// `id` of the target that is changed; without one the quarter gets its target. `quarter` as `2026-Q4`.
pub(crate) async fn set(
    core: &Arc<Core>,
    partner_id: Uuid,
    quarter: String,
    id: Option<Uuid>,
    money: Money,
) -> Result<Outcome, ApiError> {
    let refuse = |refusal: Refusal| core.refusal(Table::Target, &refusal);
    // A new one too is an amount, whoever may make other records.
    let access = core.store()?.sync_state().await.map_err(|e| core.store_error(e))?.access;
    may(&access, Deed::Set("amount_minor"), Table::Target, &HERE)
        .map_err(|_| refuse(Refusal::new(RefusalCode::Forbidden)))?;
    let partner = get_partner(core, partner_id).await?;
    let quarter = Quarter::parse(&quarter).ok_or_else(|| refuse(Refusal::on(RefusalCode::BadValue, "quarter_on")))?;
    let id = id.unwrap_or_else(|| target::id_of(partner.id, quarter).0);
    let found = core.store()?.find_row(Table::Target, id).await.map_err(|e| core.store_error(e))?;
    let before = found.and_then(Model::from_row);
    let is_elsewhere = |target: &Model| target.partner_id != partner.id || target.quarter_on != quarter.first_day();
    if before.as_ref().is_some_and(is_elsewhere) {
        return Err(refuse(Refusal::on(RefusalCode::BadValue, "quarter_on")));
    }
    let after = target::set(before.clone(), partner.id, quarter, money.minor, &money.currency).map_err(refuse)?;
    if before.as_ref() == Some(&after) {
        return Ok(Outcome::default());
    }
    let title = format!("{}, {}", partner.name, core.loc().quarter_label(quarter.first_day()));
    let label = label("target", &title, (Table::Target, after.id.0));
    core.keep_edit(label, vec![Change::Put(Row::Target(after))]).await
}
