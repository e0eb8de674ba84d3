//! What the team writes about a partner.

use std::sync::Arc;

use tandem_domain::partner::{self, PartnerPatch};
use tandem_model::{Row, SyncedRow, Table, partner::Model};
use tandem_store::Change;
use uuid::Uuid;

use crate::{ApiError, Core, Outcome, edit::label};

/// A field that is `None` stays as it is; an empty one is emptied.
pub(crate) async fn edit(
    core: &Arc<Core>,
    id: Uuid,
    note: Option<String>,
    tags: Option<Vec<String>>,
) -> Result<Outcome, ApiError> {
    let before = get(core, id).await?;
    let patch = PartnerPatch { note, tags };
    let after = partner::edit(&before, &patch).map_err(|refusal| core.refusal(Table::Partner, &refusal))?;
    let verb = match (before.note == after.note, before.tags == after.tags) {
        (true, true) => return Ok(Outcome::default()),
        (false, true) => "note",
        (true, false) => "tags",
        (false, false) => "edit",
    };
    let label = label(verb, &after.name, (Table::Partner, id));
    core.keep_edit(label, vec![Change::Put(Row::Partner(after))]).await
}

pub(crate) async fn get(core: &Core, id: Uuid) -> Result<Model, ApiError> {
    Model::from_row(core.get_row(Table::Partner, id).await?).ok_or_else(|| core.not_found())
}
