//! Edits of deals: one, or many as one action.

use std::sync::Arc;

use tandem_domain::deal::{self, Amount, DealPatch};
use tandem_l10n::tr;
use tandem_model::{Row, SyncedRow, Table, deal::Model};
use tandem_store::{Change, Label};
use uuid::Uuid;

use crate::{ApiError, Core, Outcome, edit::label, view::DealEdit};

/// An action goes to the hub whole, so it has to fit into one message.
const MOST_DEALS: usize = 100;

pub(crate) async fn edit(core: &Arc<Core>, id: Uuid, patch: DealEdit) -> Result<Outcome, ApiError> {
    edit_all(core, vec![id], patch).await
}

/// All of them or none: one undo takes it all back.
pub(crate) async fn edit_all(core: &Arc<Core>, mut ids: Vec<Uuid>, patch: DealEdit) -> Result<Outcome, ApiError> {
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST_DEALS {
        return Err(core.refused(tr::deal_too_many_at_once(&core.loc(), MOST_DEALS as i64)));
    }
    let (patch, now) = (patch_of(patch), core.moment());
    let mut edited = Vec::new();
    for id in ids {
        let before = get(core, id).await?;
        let after = deal::edit(&before, &patch, now).map_err(|refusal| core.refusal(Table::Deal, &refusal))?;
        if after != before {
            edited.push((before, after));
        }
    }
    let Some(label) = label_of(&edited) else { return Ok(Outcome::default()) };
    let changes = edited.into_iter().map(|(_, after)| Change::Put(Row::Deal(after))).collect();
    core.keep_edit(label, changes).await
}

pub(crate) async fn get(core: &Core, id: Uuid) -> Result<Model, ApiError> {
    Model::from_row(core.get_row(Table::Deal, id).await?).ok_or_else(|| core.not_found())
}

fn patch_of(edit: DealEdit) -> DealPatch {
    let amount = |money: crate::view::Money| Amount { minor: money.minor, currency: money.currency };
    DealPatch {
        stage: edit.stage,
        amount: edit.amount.map(|money| money.map(amount)),
        close_on: edit.close_on,
        next_step: edit.next_step,
        next_step_on: edit.next_step_on,
        snoozed_until: edit.snoozed_until,
        slow_by_design: edit.slow_by_design,
    }
}

/// `None` when nothing changes.
fn label_of(edited: &[(Model, Model)]) -> Option<Label> {
    let (before, after) = edited.first()?;
    let record = (Table::Deal, after.id.0);
    if edited.len() > 1 {
        return Some(label(format!("deals:{}", edited.len()), &after.name, record));
    }
    Some(label(verb_of(before, after), &after.name, record))
}

/// What the edit was about; several things at once have one common word.
fn verb_of(before: &Model, after: &Model) -> String {
    let moved = before.stage != after.stage;
    let about = [
        (moved, format!("stage:{}", after.stage)),
        ((before.amount_minor, &before.currency) != (after.amount_minor, &after.currency), "amount".to_owned()),
        // A deal that ends closes on that day.
        (before.close_on != after.close_on && !moved, "close".to_owned()),
        ((&before.next_step, before.next_step_on) != (&after.next_step, after.next_step_on), "next_step".to_owned()),
        (
            before.snoozed_until != after.snoozed_until,
            if after.snoozed_until.is_some() { "snooze" } else { "wake" }.to_owned(),
        ),
        (before.slow_by_design != after.slow_by_design, "slow".to_owned()),
    ];
    let mut about = about.into_iter().filter(|(is, _)| *is).map(|(_, verb)| verb);
    match (about.next(), about.next()) {
        (Some(only), None) => only,
        _ => "edit".to_owned(),
    }
}
