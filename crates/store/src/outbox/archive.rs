//! Edits that the hub has taken, kept for as long as the hub might lose them: a hub that came back from a backup is
//! offered them again. And the names under which a laptop counts.

use rusqlite::{Connection, Transaction};
use tandem_domain::outbox::LineState;
use uuid::Uuid;

use super::{lay, line};
use crate::{
    Error, Store,
    gate::Priority,
    rows::{self, blob},
    state,
};

/// At least as long as a hub keeps its backups, microseconds.
const KEPT_US: i64 = 30 * 86_400_000_000;

const COLUMNS: &str = "mutation_id, ord, device_seq, group_id, t, id, op, base_epoch, base_version, fields, deps,
    supersedes, verb, title, workspace_id, at";

/// Edits that the hub of this workspace has taken.
const TAKEN: &str = "state IN ('acked', 'conflict') AND workspace_id IS (SELECT workspace_id FROM sync_state)";

/// Moves a line out of the outbox. `done_at` in microseconds UTC.
pub(crate) fn take(tx: &Connection, mutation_id: Uuid, state: LineState, done_at: i64) -> Result<(), Error> {
    let sql = format!(
        "INSERT OR REPLACE INTO archive ({COLUMNS}, refusal, state, done_at)
         SELECT {COLUMNS}, refusal, ?, ? FROM outbox WHERE mutation_id = ?"
    );
    tx.prepare_cached(&sql)?.execute((state.code(), done_at, blob(&mutation_id)))?;
    line::remove(tx, mutation_id)
}

impl Store {
    /// Forgets what has been kept long enough. `now` in microseconds UTC.
    pub async fn prune_archive(&self, now: i64) -> Result<(), Error> {
        let prune = move |tx: &Transaction<'_>| {
            let before = now.saturating_sub(KEPT_US);
            tx.execute("DELETE FROM archive WHERE done_at < ?", [before])?;
            tx.execute("DELETE FROM merge_note WHERE at < ?", [before])?;
            Ok(())
        };
        self.writer().transaction(Priority::Sync, prune).await
    }

    /// The hub came back from a backup: all that it may have lost is offered again, in the order in which it was
    /// done and under the same ids, so that what it still has counts once.
    pub async fn requeue_for_epoch(&self, new_epoch: Uuid) -> Result<(), Error> {
        self.writer().transaction(Priority::Sync, move |tx| requeue(tx, new_epoch)).await
    }

    /// A copy of this profile has used the same numbers: this one takes a new name and counts from the start.
    pub async fn fork_device(&self) -> Result<Uuid, Error> {
        self.writer().transaction(Priority::Sync, |tx| fork(tx)).await
    }
}

/// Whether the hub of this workspace has taken anything that is still kept.
pub(crate) fn has_taken(tx: &Connection) -> Result<bool, Error> {
    Ok(tx.query_row(&format!("SELECT EXISTS (SELECT 1 FROM archive WHERE {TAKEN})"), [], |row| row.get(0))?)
}

pub(crate) fn requeue(tx: &Connection, new_epoch: Uuid) -> Result<(), Error> {
    let mut statement = tx.prepare(&format!("SELECT DISTINCT t, id FROM archive WHERE {TAKEN}"))?;
    let mut records = statement.query([])?;
    while let Some(row) = records.next()? {
        let (table, id) = (line::table_of(&row.get::<_, String>(0)?)?, line::id(row, 1)?);
        let shown = rows::find_fields(tx, table, id)?;
        lay::keep_base(tx, table, id, shown.as_ref())?;
    }
    // Versions of another life of the hub say nothing: whatever it has now is newer.
    tx.execute_batch("UPDATE base SET version = 0, last = coalesce(row, last), row = NULL")?;
    tx.execute_batch(&format!(
        "INSERT INTO outbox ({COLUMNS}, state) SELECT {COLUMNS}, 'sending' FROM archive WHERE {TAKEN};
         DELETE FROM archive WHERE {TAKEN};"
    ))?;
    tx.execute("UPDATE sync_state SET hub_epoch = ?", [blob(&new_epoch)])?;
    state::next_round(tx)
}

/// Unanswered edits are counted from 1 again; those that the hub has taken lose their number.
pub(crate) fn fork(tx: &Connection) -> Result<Uuid, Error> {
    state::next_round(tx)?;
    let device_id = Uuid::new_v4();
    tx.execute("UPDATE sync_state SET device_id = ?, next_device_seq = 1", [blob(&device_id)])?;
    tx.execute_batch(
        "UPDATE archive SET device_seq = NULL; UPDATE outbox SET device_seq = NULL WHERE state <> 'sending'",
    )?;
    for mut line in line::list(tx, "state = 'sending'", [])? {
        line.mutation.device_seq = line::take_device_seq(tx)?;
        line::save(tx, &line)?;
    }
    Ok(device_id)
}

/// Edits made for another workspace stay here and wait for it; those of this one go on.
pub(crate) fn sort_by_workspace(tx: &Connection, workspace: Uuid) -> Result<(), Error> {
    let own = blob(&workspace);
    for table in ["outbox", "archive"] {
        tx.execute(&format!("UPDATE {table} SET workspace_id = ? WHERE workspace_id IS NULL"), [own])?;
    }
    tx.execute("UPDATE outbox SET state = 'quarantined' WHERE workspace_id <> ?", [own])?;
    // Whether the hub had been asked is not known any more: the bytes stay as they are.
    let sql = "UPDATE outbox SET state = 'sending' WHERE workspace_id = ? AND state = 'quarantined'";
    tx.execute(sql, [own])?;
    Ok(())
}
