//! The one door through which a row changes.
//!
//! A write is one transaction: the rows, what the user or the hub did (outbox line or base copy and cursor),
//! the sums (by trigger) and the search index. All of it or nothing.

use std::{
    collections::{BTreeSet, VecDeque},
    time::{Duration, Instant},
};

use rusqlite::Transaction;
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Change, Edit, Error, Origin, Store, Written,
    gate::Priority,
    match_key,
    outbox::edit::{self, Folding},
    search::upkeep,
    state, undo, write_remote,
};

/// How long a sync commit may grow while the user waits to write.
pub(crate) const PATIENCE: Duration = Duration::from_millis(150);

/// What a transaction touched so far.
#[derive(Default)]
pub(crate) struct Touched {
    pub(crate) topics: BTreeSet<Table>,
    /// Rows whose text the search index holds.
    pub(crate) texts: BTreeSet<(Table, Uuid)>,
    /// Rows that describe a customer.
    pub(crate) customers: BTreeSet<(Table, Uuid)>,
}

impl Touched {
    pub(crate) fn note(&mut self, table: Table, id: Uuid) {
        self.topics.insert(table);
        if matches!(table, Table::Deal | Table::Partner | Table::Person | Table::Account) {
            self.texts.insert((table, id));
        }
        if match_key::KINDS.contains(&table) {
            self.customers.insert((table, id));
        }
    }
}

impl Store {
    /// Writes the changes, all of them or none. When this returns, they survive a crash and a power cut.
    pub async fn write(&self, origin: Origin, changes: Vec<Change>) -> Result<Written, Error> {
        match origin {
            Origin::Remote { cursor, at } => self.apply_groups(vec![changes], cursor, at).await,
            Origin::Local(edit) => self.write_local(edit, None, changes).await,
        }
    }

    /// One piece of what the user did at once: a group of its own for the hub, while undo and redo take all pieces of
    /// the batch as one.
    pub async fn write_piece(&self, batch: Uuid, edit: Edit, changes: Vec<Change>) -> Result<Written, Error> {
        self.write_local(edit, Some(batch), changes).await
    }

    async fn write_local(&self, edit: Edit, batch: Option<Uuid>, changes: Vec<Change>) -> Result<Written, Error> {
        let work = move |tx: &Transaction<'_>| {
            let mut touched = Touched::default();
            let parts = edit::apply(tx, &changes, &edit, Folding::Single, &mut touched)?;
            let kept = undo::save_step(tx, &edit, batch, &parts)?;
            Ok(Written { group_id: kept.then_some(edit.group_id), ..finish(tx, touched)? })
        };
        let written = self.writer().transaction(Priority::User, work).await?;
        self.tell_outbox();
        Ok(written)
    }

    /// Applies a pulled page: each group wholly, in order; the cursor together with the last of them.
    ///
    /// While the user waits to write, the page is cut into several commits. A crash between them does no harm:
    /// the cursor has not moved, and applying a group again changes nothing.
    /// `at` is this machine's clock, microseconds UTC.
    pub async fn apply_groups(
        &self,
        groups: Vec<Vec<Change>>,
        cursor: Option<String>,
        at: i64,
    ) -> Result<Written, Error> {
        let mut left = VecDeque::from(groups);
        let mut written = Written::default();
        loop {
            let (gate, cursor) = (self.writer().gate().clone(), cursor.clone());
            let piece = move |tx: &Transaction<'_>| {
                let started = Instant::now();
                let dirty = write_remote::Dirty::load(tx)?;
                let mut touched = Touched::default();
                while let Some(group) = left.pop_front() {
                    for change in group {
                        write_remote::apply(tx, change, &dirty, at, &mut touched)?;
                    }
                    if gate.user_waits() && started.elapsed() >= PATIENCE {
                        break;
                    }
                }
                if let (true, Some(cursor)) = (left.is_empty(), cursor) {
                    state::save_cursor(tx, &cursor)?;
                }
                Ok((left, finish(tx, touched)?))
            };
            let (rest, done) = self.writer().transaction(Priority::Sync, piece).await?;
            written.topics.extend(done.topics);
            if rest.is_empty() {
                return Ok(written);
            }
            left = rest;
        }
    }
}

pub(crate) fn finish(tx: &Transaction<'_>, touched: Touched) -> Result<Written, Error> {
    upkeep::refresh(tx, &touched.texts)?;
    match_key::refresh(tx, &touched.customers)?;
    Ok(Written { topics: touched.topics, group_id: None })
}
