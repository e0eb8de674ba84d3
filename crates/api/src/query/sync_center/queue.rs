//! Edits on their way, one entry for each action of the user.

use tandem_domain::{Fields, Op, mutation::FieldChange, outbox::LineState};
use tandem_l10n::{Localizer, tr};
use tandem_model::Table;
use tandem_store::{Error, QueueEntry, Store};

use super::{SHOWN, partner_of, record_of};
use crate::{
    RecordRef,
    view::{ChangeView, QueuedState, QueuedView},
    words::{field, refusal, verb},
};

/// What waits, and what the user has to look at.
pub(super) async fn queued(store: &Store, loc: &Localizer) -> Result<(Vec<QueuedView>, Vec<QueuedView>), Error> {
    let entries = store.list_queue(SHOWN).await?;
    let mut groups: Vec<Vec<QueueEntry>> = Vec::new();
    for entry in entries {
        match groups.iter_mut().find(|group| group.iter().any(|one| one.group_id == entry.group_id)) {
            Some(group) => group.push(entry),
            None => groups.push(vec![entry]),
        }
    }
    let views = groups.iter().filter_map(|group| view(loc, group));
    Ok(views.partition(|one| matches!(one.state, QueuedState::Queued | QueuedState::Sending)))
}

fn view(loc: &Localizer, group: &[QueueEntry]) -> Option<QueuedView> {
    let first = group.first()?;
    let is_withdrawn = |entry: &QueueEntry| entry.state == LineState::Quarantined && !entry.is_foreign;
    let withdrawn = group.iter().any(is_withdrawn);
    let state = |state| group.iter().any(|entry| entry.state == state);
    // The refusal that the others of its group only wait for says the most.
    let refused = group.iter().filter(|entry| entry.refusal.is_some());
    let culprit = refused.max_by_key(|entry| {
        entry.refusal.as_ref().is_some_and(|refusal| refusal.code != tandem_domain::RefusalCode::WaitsForOther)
    });
    Some(QueuedView {
        mutation_id: first.mutation_id,
        state: if state(LineState::Parked) {
            QueuedState::Parked
        } else if state(LineState::Quarantined) && !withdrawn {
            QueuedState::Quarantined
        } else if state(LineState::Sending) {
            QueuedState::Sending
        } else {
            QueuedState::Queued
        },
        what: match withdrawn && first.title.is_empty() {
            true => verb::sentence(loc, &first.verb, &tr::sync_withdrawn_record(loc)),
            false => verb::sentence(loc, &first.verb, &first.title),
        },
        record: group.iter().filter(|entry| !is_withdrawn(entry)).find_map(record),
        changes: group.iter().flat_map(|entry| changes(loc, entry)).collect(),
        at: first.at,
        reason: match (withdrawn, state(LineState::Quarantined)) {
            (true, _) => Some(tr::sync_handed_over(loc)),
            (false, true) => Some(tr::sync_quarantined(loc)),
            _ => culprit.and_then(|entry| Some(refusal::sentence(loc, entry.table, entry.refusal.as_ref()?))),
        },
    })
}

fn record(entry: &QueueEntry) -> Option<RecordRef> {
    match entry.table {
        Table::Activity | Table::Task => {
            partner_of(&side(entry, |change| &change.new)).map(|partner| RecordRef::Partner(partner.0))
        }
        table => record_of(table, entry.id),
    }
}

fn changes(loc: &Localizer, entry: &QueueEntry) -> Vec<ChangeView> {
    let (before, after) = (side(entry, |change| &change.old), side(entry, |change| &change.new));
    let told = entry.fields.keys().filter(|name| field::is_told(entry.table, name));
    let change = |name: &String| ChangeView {
        label: field::label(loc, entry.table, name),
        before: field::text(loc, entry.table, name, &before).filter(|_| entry.op != Op::Create),
        after: field::text(loc, entry.table, name, &after).filter(|_| entry.op != Op::Del),
    };
    told.map(change).filter(|change| change.before.is_some() || change.after.is_some()).collect()
}

fn side(entry: &QueueEntry, of: impl Fn(&FieldChange) -> &serde_json::Value) -> Fields {
    entry.fields.iter().map(|(name, change)| (name.clone(), of(change).clone())).collect()
}
