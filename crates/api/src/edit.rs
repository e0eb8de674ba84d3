//! The way of every edit from a command to the file: named, kept, offered to be undone, and judged anew.

use tandem_l10n::tr;
use tandem_model::{MemberId, Row, Table};
use tandem_store::{Change, Edit, Label, Origin, UndoOutcome, Written};
use uuid::Uuid;

use tandem_domain::deal::Moment;

use crate::{ApiError, Core, ErrorKind, Outcome, refresh::topics, routes::Offer, words::verb};

impl Core {
    /// Now, by the user's clock and calendar.
    pub(crate) fn moment(&self) -> Moment {
        Moment { today: self.today(), at: self.shell().now_us() }
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
        let note = verb::sentence(&self.loc(), &label.verb, &label.title);
        let edit = Edit { group_id: Uuid::now_v7(), at: self.shell().now_us(), label };
        let written = self.store()?.write(Origin::Local(edit), changes).await.map_err(|e| self.store_error(e))?;
        if written.group_id.is_none() {
            return Ok(Outcome::default());
        }
        Ok(Outcome { note: Some(note), offer: Some(Offer::Undo), ..self.edited(&written) })
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
            UndoOutcome::ChangedSince { label } => {
                let what = verb::sentence(&loc, &label.verb, &label.title);
                Err(ApiError::new(ErrorKind::Conflict, tr::sync_changed_since(&loc, &what)))
            }
        }
    }
}

/// An edit of one record.
pub(crate) fn label(verb: impl Into<String>, title: &str, record: (Table, Uuid)) -> Label {
    Label { verb: verb.into(), title: title.to_owned(), record: Some(record) }
}
