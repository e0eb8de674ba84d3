//! The Sync screen: what waits, what clashes, what was merged, and how fresh everything is.

mod conflict;
mod log;
mod queue;

use tandem_l10n::{Localizer, tr};
use tandem_model::{PartnerId, Table};
use tandem_store::{Incident, Label, MergeKind, MergeNote, Store};
use uuid::Uuid;

pub(crate) use conflict::open_on;

use super::app::sync_view;
use crate::{
    ApiError, Core, RecordRef, refresh,
    routes::Nothing,
    title,
    view::{MergeChangeView, MergeView, RepairView, SourceKind, SourceView, SyncCenterView, SyncLogView},
    words::{field, verb},
};

/// More than anybody reads; the counts are of all.
const SHOWN: u64 = 500;
const SHOWN_DECIDED: usize = 50;
/// Two weeks: whoever was away reads it too.
const WITHDRAWN_SHOWN_US: i64 = 14 * 86_400_000_000;

pub(crate) async fn sync_center(core: &Core, _: Nothing) -> Result<SyncCenterView, ApiError> {
    let (store, loc) = (core.store()?, core.loc());
    let judged = refresh::is_judged(&store).await.map_err(|e| core.store_error(e))?;
    let status = core.sync()?.status().borrow().clone();
    let status = sync_view(&loc, &status, judged);
    let (waiting, parked) = queue::queued(&store, &loc).await.map_err(|e| core.store_error(e))?;
    let all = store.list_conflicts(false, SHOWN).await.map_err(|e| core.store_error(e))?;
    let all = conflict::views(core, &store, all).await?;
    let (conflicts, mut decided): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.choice.is_none());
    decided.truncate(SHOWN_DECIDED);
    let steps = store.next_steps().await.map_err(|e| core.store_error(e))?;
    let named = |label: Label| verb::sentence(&loc, &label.verb, &label.title);
    Ok(SyncCenterView {
        status,
        sources: sources(&store).await.map_err(|e| core.store_error(e))?,
        waiting,
        parked,
        conflicts,
        decided,
        merges: merges(core, &store, &loc).await?,
        repairs: repairs(&store).await.map_err(|e| core.store_error(e))?,
        undo: steps.undo.map(named),
        redo: steps.redo.map(named),
        withdrawn: withdrawn(core, &store, &loc).await?,
    })
}

/// What a change of rights took away, for as long as it is news.
async fn withdrawn(core: &Core, store: &Store, loc: &Localizer) -> Result<Vec<String>, ApiError> {
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let is_news = |at: i64| core.moment().at.saturating_sub(at) < WITHDRAWN_SHOWN_US;
    let Some(taken) = state.withdrawn.filter(|taken| is_news(taken.at)) else { return Ok(Vec::new()) };
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let what = match taken.rows {
        0 => tr::sync_withdrawn_money(loc),
        rows => tr::sync_withdrawn_rows(loc, count(rows)),
    };
    let edits = (taken.edits > 0).then(|| tr::sync_withdrawn_edits(loc, count(taken.edits)));
    Ok(std::iter::once(what).chain(edits).collect())
}

pub(crate) async fn sync_log(core: &Core, _: Nothing) -> Result<SyncLogView, ApiError> {
    let view = sync_center(core, Nothing {}).await?;
    Ok(SyncLogView { text: log::render(core, &view) })
}

/// All comes through the hub so far, so all is as fresh as the last sync; how new the newest is differs.
async fn sources(store: &Store) -> Result<Vec<SourceView>, tandem_store::Error> {
    let as_of = store.sync_state().await?.last_synced_at;
    let newest = store.newest_changes().await?;
    let source = |kind, newest_at| SourceView { kind, as_of, newest_at };
    Ok(vec![
        source(SourceKind::Hub, None),
        source(SourceKind::Deals, newest.deal_at),
        source(SourceKind::Activities, newest.activity_at),
        source(SourceKind::Training, None),
    ])
}

async fn repairs(store: &Store) -> Result<Vec<RepairView>, tandem_store::Error> {
    let incidents = store.list_incidents(SHOWN).await?.into_iter();
    let view = |incident: Incident| {
        let rows = incident.missing + incident.surplus + incident.different;
        RepairView { rows: u32::try_from(rows).unwrap_or(u32::MAX), at: incident.at }
    };
    Ok(incidents.map(view).collect())
}

async fn merges(core: &Core, store: &Store, loc: &Localizer) -> Result<Vec<MergeView>, ApiError> {
    let notes = store.list_journal(SHOWN).await.map_err(|e| core.store_error(e))?;
    let mut merges = Vec::with_capacity(notes.len());
    for note in notes {
        let name = name_of(core, store, note.table, note.record_id).await?;
        merges.extend(merge_view(loc, &note, &name));
    }
    Ok(merges)
}

/// `None` for a merge of fields that nobody wrote by hand.
fn merge_view(loc: &Localizer, note: &MergeNote, name: &str) -> Option<MergeView> {
    let row = |value: fn(&tandem_store::MergedField) -> Option<serde_json::Value>| {
        note.fields.iter().filter_map(|one| Some((one.name.clone(), value(one)?))).collect()
    };
    let (before, mine, now) =
        (row(|one| Some(one.before.clone())), row(|one| one.mine.clone()), row(|one| Some(one.now.clone())));
    let told = note.fields.iter().filter(|one| field::is_told(note.table, &one.name));
    let changes: Vec<MergeChangeView> = told
        .map(|one| MergeChangeView {
            label: field::label(loc, note.table, &one.name),
            before: field::text(loc, note.table, &one.name, &before),
            mine: field::text(loc, note.table, &one.name, &mine),
            now: field::text(loc, note.table, &one.name, &now),
        })
        .collect();
    let labels: Vec<&str> = changes.iter().map(|change| change.label.as_str()).collect();
    let fields = labels.join(&tr::notification_list_separator(loc));
    let text = match note.kind {
        _ if changes.is_empty() => return None,
        MergeKind::Combined => tr::sync_merge_combined(loc, &fields, name),
        MergeKind::CameIn => tr::sync_merge_came_in(loc, &fields, name),
    };
    Some(MergeView { id: note.id, text, record: record_of(note.table, note.record_id), changes, at: note.at })
}

/// The screen of a record, where it has one.
fn record_of(table: Table, id: Uuid) -> Option<RecordRef> {
    match table {
        Table::Deal => Some(RecordRef::Deal(id)),
        Table::Partner => Some(RecordRef::Partner(id)),
        Table::Registration => Some(RecordRef::Registration(id)),
        _ => None,
    }
}

/// Empty for a record that is gone.
async fn name_of(core: &Core, store: &Store, table: Table, id: Uuid) -> Result<String, ApiError> {
    let row = store.find_row(table, id).await.map_err(|e| core.store_error(e))?;
    Ok(row.as_ref().map(title::of_row).unwrap_or_default())
}

/// The partner that a touch belongs to.
fn partner_of(fields: &tandem_domain::Fields) -> Option<PartnerId> {
    fields.get("partner_id")?.as_str()?.parse().ok().map(PartnerId)
}
