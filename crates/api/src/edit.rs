//! The way of every edit from a command to the file: named, kept, offered to be undone, and judged anew.

use chrono::{DateTime, NaiveDate};
use tandem_l10n::tr;
use tandem_model::{MemberId, Row, Table};
use tandem_store::{Change, Edit, Label, Origin, UndoOutcome, Written};
use uuid::Uuid;

use tandem_domain::{
    Refusal, RefusalCode,
    deal::Moment,
    mutation::fields_of,
    scope::{Bucket, Deed, Denied, Grant, Home, Place, home_of, may},
};

use crate::{ApiError, Core, ErrorKind, Outcome, refresh::topics, routes::Offer, words::verb};

impl Core {
    /// Now, by the user's clock and calendar.
    pub(crate) fn moment(&self) -> Moment {
        Moment { today: self.today(), at: self.shell().now_us() }
    }

    /// The day of an instant (microseconds UTC) on the user's clock.
    pub(crate) fn day_of(&self, at_us: i64) -> Option<NaiveDate> {
        let here = i64::from(self.shell().utc_offset_minutes()) * 60_000_000;
        Some(DateTime::from_timestamp_micros(at_us.saturating_add(here))?.date_naive())
    }

    /// The member that works here; `None` for a token of the whole team.
    pub(crate) async fn me(&self) -> Result<Option<MemberId>, ApiError> {
        let state = self.store()?.sync_state().await.map_err(|e| self.store_error(e))?;
        Ok(state.workspace.and_then(|workspace| workspace.me))
    }

    pub(crate) async fn get_row(&self, table: Table, id: Uuid) -> Result<Row, ApiError> {
        let found = self.store()?.find_row(table, id).await.map_err(|e| self.store_error(e))?;
        found.ok_or_else(|| self.not_found())
    }

    /// Keeps the changes as one action of the user. An action that changes nothing says nothing.
    pub(crate) async fn keep_edit(&self, label: Label, changes: Vec<Change>) -> Result<Outcome, ApiError> {
        self.check_access(&changes).await?;
        let note = verb::sentence(&self.loc(), &label.verb, &label.title);
        let edit = Edit { group_id: Uuid::now_v7(), at: self.shell().now_us(), label };
        let written = self.store()?.write(Origin::Local(edit), changes).await.map_err(|e| self.store_error(e))?;
        if written.group_id.is_none() {
            return Ok(Outcome::default());
        }
        Ok(Outcome { note: Some(note), offer: Some(Offer::Undo), ..self.edited(&written) })
    }

    /// The hub asks the same policy again; asked here, nobody works in vain.
    pub(crate) async fn check_access(&self, changes: &[Change]) -> Result<(), ApiError> {
        let state = self.store()?.sync_state().await.map_err(|e| self.store_error(e))?;
        for change in changes {
            let (table, id) = change.record();
            let before = self.store()?.find_row(table, id).await.map_err(|e| self.store_error(e))?;
            let allowed = match change {
                Change::Put(row) => may_put(&state.access, before.as_ref(), row),
                Change::Del { .. } | Change::Leave { .. } => may(&state.access, Deed::Remove, table, &HERE),
            };
            allowed.map_err(|_| self.refusal(table, &Refusal::new(RefusalCode::Forbidden)))?;
        }
        Ok(())
    }

    /// What an edit that is in the file makes stale; deals are judged again.
    pub(crate) fn edited(&self, written: &Written) -> Outcome {
        self.judge_soon(&written.topics);
        Outcome::of(topics(&written.topics))
    }

    /// The answer to undo and redo. `offer` is what takes it back in turn.
    pub(crate) fn walked(&self, outcome: UndoOutcome, offer: Offer) -> Result<Outcome, ApiError> {
        let loc = self.loc();
        match outcome {
            UndoOutcome::Done { label, topics: tables } => {
                let what = verb::sentence(&loc, &label.verb, &label.title);
                let note = match offer {
                    // Files are the user's own: they may have been changed or sent.
                    Offer::Redo if label.verb.starts_with("remind:") => {
                        tr::reminder_undone(&loc, &tr::sync_undone(&loc, &what))
                    }
                    Offer::Redo => tr::sync_undone(&loc, &what),
                    Offer::Undo => tr::sync_redone(&loc, &what),
                };
                self.judge_soon(&tables);
                Ok(Outcome { note: Some(note), offer: Some(offer), ..Outcome::of(topics(&tables)) })
            }
            UndoOutcome::Nothing => {
                let note = match offer {
                    Offer::Redo => tr::sync_nothing_to_undo(&loc),
                    Offer::Undo => tr::sync_nothing_to_redo(&loc),
                };
                Ok(Outcome { note: Some(note), ..Outcome::of(Vec::new()) })
            }
            UndoOutcome::Forbidden { label } => {
                let what = verb::sentence(&loc, &label.verb, &label.title);
                Err(self.refused(tr::import_undo_forbidden(&loc, &what)))
            }
            UndoOutcome::ChangedSince { label } => {
                let what = verb::sentence(&loc, &label.verb, &label.title);
                Err(ApiError::new(ErrorKind::Conflict, tr::sync_changed_since(&loc, &what)))
            }
        }
    }
}

/// Whatever is on this laptop lies within what its user was given.
pub(crate) const HERE: Place = Place { bucket: Bucket::Public, finance: false };

fn may_put(access: &Grant, before: Option<&Row>, after: &Row) -> Result<(), Denied> {
    let table = after.table();
    if let Home::Region(region) = home_of(after) {
        may(access, Deed::Read, table, &Place { bucket: Bucket::Region(region), finance: false })?;
    }
    let Some(before) = before.and_then(fields_of) else { return may(access, Deed::Create, table, &HERE) };
    let after = fields_of(after).unwrap_or_default();
    let changed = after.iter().filter(|(name, value)| before.get(*name) != Some(*value));
    changed.into_iter().try_for_each(|(name, _)| may(access, Deed::Set(name), table, &HERE))
}

/// An edit of one record.
pub(crate) fn label(verb: impl Into<String>, title: &str, record: (Table, Uuid)) -> Label {
    Label { verb: verb.into(), title: title.to_owned(), record: Some(record) }
}
