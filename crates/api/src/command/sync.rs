//! What the user decides about edits on their way: undo and redo, conflicts, what was refused, what was merged.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::Value;
use tandem_domain::{
    conflict::{self, Decision, Settled},
    mutation::{fields_of, row_of},
    outbox::LineState,
};
use tandem_l10n::tr;
use tandem_model::{Choice, Row, SyncedRow, Table, conflict::Model};
use tandem_store::{Change, Discarded, UndoOutcome};
use uuid::Uuid;

use crate::{ApiError, Core, ErrorKind, Outcome, Topic, edit::label, routes::Offer, title, view::ChoiceView};

/// Edits and merges that can be taken back by themselves: all that the Sync screen shows.
const SHOWN: u64 = 500;

pub(crate) async fn undo(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    let done = core.store()?.undo(core.shell().now_us()).await.map_err(|e| core.store_error(e))?;
    core.walked(done, Offer::Redo)
}

pub(crate) async fn redo(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    let done = core.store()?.redo(core.shell().now_us()).await.map_err(|e| core.store_error(e))?;
    core.walked(done, Offer::Undo)
}

/// One action: the decision first, so that the hub has closed the conflict when it looks at the record.
pub(crate) async fn resolve(
    core: &Arc<Core>,
    id: Uuid,
    choice: ChoiceView,
    values: Option<BTreeMap<String, Value>>,
) -> Result<Outcome, ApiError> {
    let conflict = Model::from_row(core.get_row(Table::Conflict, id).await?).ok_or_else(|| core.not_found())?;
    let table = Table::parse(&conflict.record_table).ok_or_else(|| core.not_found())?;
    let store = core.store()?;
    let now = store.find_row(table, conflict.record_id).await.map_err(|e| core.store_error(e))?;
    let decision = Decision {
        choice: choice_of(choice),
        values: values.unwrap_or_default().into_iter().collect(),
        by: core.me().await?,
    };
    let (closed, settled) = conflict::settle(&conflict, &decision, now.as_ref(), core.moment())
        .map_err(|refusal| core.refusal(table, &refusal))?;
    let named = match &settled {
        Settled::Becomes(row) => title::of_row(row),
        _ => now.as_ref().map_or_else(|| title::of_fields(&conflict::parse(&conflict.mine)), title::of_row),
    };
    let mut changes = vec![Change::Put(Row::Conflict(closed))];
    match settled {
        Settled::Stays => {}
        Settled::Becomes(row) => changes.push(Change::Put(row)),
        Settled::Goes => changes.push(Change::Del { table, id: conflict.record_id, version: i64::MAX }),
    }
    core.keep_edit(label("resolve", &named, (table, conflict.record_id)), changes).await
}

const fn choice_of(choice: ChoiceView) -> Choice {
    match choice {
        ChoiceView::Mine => Choice::Mine,
        ChoiceView::Theirs => Choice::Theirs,
        ChoiceView::Edited => Choice::Edited,
    }
}

/// One that was never sent leaves no trace; one that may have reached the hub is answered by a second edit.
pub(crate) async fn take_back(core: &Arc<Core>, mutation_id: Uuid) -> Result<Outcome, ApiError> {
    let store = core.store()?;
    let queue = store.list_queue(SHOWN).await.map_err(|e| core.store_error(e))?;
    let entry = queue.iter().find(|entry| entry.mutation_id == mutation_id).ok_or_else(|| core.not_found())?;
    let sent = queue.iter().any(|one| one.group_id == entry.group_id && one.state == LineState::Sending);
    if !sent {
        return discard(core, mutation_id).await;
    }
    match store.undo_group(entry.group_id, core.shell().now_us()).await.map_err(|e| core.store_error(e))? {
        UndoOutcome::Nothing => Err(core.refused(tr::sync_already_sent(&core.loc()))),
        outcome => core.walked(outcome, Offer::Redo),
    }
}

/// Drops an action that the hub has not taken, for good; a record of it stays in the file.
pub(crate) async fn discard(core: &Arc<Core>, mutation_id: Uuid) -> Result<Outcome, ApiError> {
    let at = core.shell().now_us();
    let loc = core.loc();
    match core.store()?.discard(mutation_id, at).await.map_err(|e| core.store_error(e))? {
        Discarded::Done(written) => Ok(Outcome { note: Some(tr::sync_discarded(&loc)), ..core.edited(&written) }),
        Discarded::Sent => Err(core.refused(tr::sync_already_sent(&loc))),
        Discarded::Unknown => Err(core.not_found()),
    }
}

/// Offers a refused edit to the hub once more, as it is.
pub(crate) async fn retry(core: &Arc<Core>, mutation_id: Uuid) -> Result<Outcome, ApiError> {
    core.store()?.retry_parked(Some(mutation_id)).await.map_err(|e| core.store_error(e))?;
    Ok(Outcome::of(vec![Topic::App, Topic::Sync]))
}

/// Copies everything from the hub anew; what waits to be sent stays and lies on top of it.
pub(crate) async fn resync(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    core.sync()?.resync();
    Ok(Outcome { note: Some(tr::sync_resync_begun(&core.loc())), ..Outcome::of(vec![Topic::App, Topic::Sync]) })
}

/// Takes back what was brought together without asking: each field becomes what the user wanted, else what it was.
/// Fields that somebody has changed since stay.
pub(crate) async fn take_back_merge(core: &Arc<Core>, id: i64) -> Result<Outcome, ApiError> {
    let notes = core.store()?.list_journal(SHOWN).await.map_err(|e| core.store_error(e))?;
    let note = notes.into_iter().find(|note| note.id == id).ok_or_else(|| core.not_found())?;
    let row = core.get_row(note.table, note.record_id).await?;
    let mut fields = fields_of(&row).unwrap_or_default();
    let still: Vec<_> = note.fields.iter().filter(|field| fields.get(&field.name) == Some(&field.now)).collect();
    if still.is_empty() {
        let what = title::of_row(&row);
        return Err(ApiError::new(ErrorKind::Conflict, tr::sync_changed_since(&core.loc(), &what)));
    }
    for field in still {
        fields.insert(field.name.clone(), field.mine.as_ref().unwrap_or(&field.before).clone());
    }
    let back = row_of(note.table, fields).map_err(|error| core.bad_request(&error))?;
    let label = label("merge_back", &title::of_row(&row), (note.table, note.record_id));
    core.keep_edit(label, vec![Change::Put(back)]).await
}
