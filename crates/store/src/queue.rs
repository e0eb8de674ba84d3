//! What waits for the hub, as the user may look at it and help it on.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Transaction;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use tandem_domain::{
    check::Refusal,
    mutation::{FieldChange, Op},
    outbox::LineState,
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Error, Store,
    gate::Priority,
    outbox::{line, renew},
    rows::blob,
};

/// Edits by what they wait for, and conflicts that wait for a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueCounts {
    /// On their way or to be sent.
    pub waiting: u64,
    /// Refused: the user mends or drops them.
    pub parked: u64,
    /// Kept for a workspace that is not this one. What was withdrawn waits to be handed over like any other edit.
    pub quarantined: u64,
    pub open_conflicts: u64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct QueueEntry {
    pub mutation_id: Uuid,
    pub group_id: Uuid,
    pub table: Table,
    pub id: Uuid,
    pub op: Op,
    pub title: String,
    pub verb: String,
    /// What changes; all of the row for one that comes or goes.
    pub fields: BTreeMap<String, FieldChange>,
    pub state: LineState,
    pub refusal: Option<Refusal>,
    /// Made for another workspace.
    pub is_foreign: bool,
    /// Microseconds UTC.
    pub at: i64,
}

impl Store {
    pub async fn queue_counts(&self) -> Result<QueueCounts, Error> {
        let sql = "SELECT CASE WHEN state = 'quarantined' AND workspace_id IS (SELECT workspace_id FROM sync_state)
                     THEN 'queued' ELSE state END AS state, count(*) AS n FROM outbox GROUP BY 1
                   UNION ALL SELECT 'open', count(*) FROM conflict WHERE state = 'open'";
        let mut counts = QueueCounts::default();
        for row in self.reader().query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await? {
            let (state, n): (String, i64) = (row.try_get("", "state")?, row.try_get("", "n")?);
            let n = n.unsigned_abs();
            match LineState::parse(&state) {
                Some(LineState::Parked) => counts.parked += n,
                Some(LineState::Quarantined) => counts.quarantined += n,
                Some(state) if state.is_waiting() => counts.waiting += n,
                _ => counts.open_conflicts += n,
            }
        }
        Ok(counts)
    }

    /// In the order in which the edits were made.
    pub async fn list_queue(&self, limit: u64) -> Result<Vec<QueueEntry>, Error> {
        let rows = self.lines("ORDER BY ord LIMIT ?", [limit.into()]).await?;
        rows.iter().map(entry_of).collect()
    }

    /// Fields of a record that the hub has not taken yet, with where they are on their way.
    pub async fn pending_fields(&self, table: Table, id: Uuid) -> Result<BTreeMap<String, LineState>, Error> {
        let rows = self.lines("WHERE t = ? AND id = ? ORDER BY ord", [table.code().into(), id.into()]).await?;
        let mut pending = BTreeMap::new();
        for row in &rows {
            let entry = entry_of(row)?;
            pending.extend(entry.fields.into_keys().map(|name| (name, entry.state)));
        }
        Ok(pending)
    }

    /// Offers refused edits once more: the group of one of them, or all. They become new edits that say which ones
    /// they mend.
    pub async fn retry_parked(&self, only: Option<Uuid>) -> Result<(), Error> {
        let retry = move |tx: &Transaction<'_>| {
            let lines = match &only {
                Some(id) => line::list(tx, "state = 'parked' AND mutation_id = ?", [blob(id)])?,
                None => line::list(tx, "state = 'parked'", [])?,
            };
            let groups: BTreeSet<Uuid> = lines.into_iter().map(|line| line.group_id).collect();
            groups.into_iter().try_for_each(|group| renew::renew_group(tx, group))
        };
        self.writer().transaction(Priority::User, retry).await?;
        self.tell_outbox();
        Ok(())
    }

    /// The hub knows an edit of this group with other content, from a copy of this profile: here it becomes a new one.
    pub async fn renew_group(&self, group_id: Uuid) -> Result<(), Error> {
        let renew = move |tx: &Transaction<'_>| renew::renew_all(tx, group_id);
        self.writer().transaction(Priority::Sync, renew).await
    }

    async fn lines(&self, which: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<QueryResult>, Error> {
        let own = "workspace_id IS (SELECT workspace_id FROM sync_state)";
        let sql = format!("SELECT *, NOT ({own}) AS is_foreign FROM outbox {which}");
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        Ok(self.reader().query_all_raw(statement).await?)
    }
}

fn entry_of(row: &QueryResult) -> Result<QueueEntry, Error> {
    let text = |column: &str| row.try_get::<String>("", column);
    let unknown = |what: &str| Error::BadRow(format!("an edit with an unknown {what}"));
    let op = Op::parse(&text("op")?).ok_or_else(|| unknown("op"))?;
    let refusal: Option<String> = row.try_get("", "refusal")?;
    let mut fields: BTreeMap<String, FieldChange> = serde_json::from_str(&text("fields")?)?;
    fields.retain(|_, change| op != Op::Set || !change.is_witness());
    Ok(QueueEntry {
        mutation_id: row.try_get("", "mutation_id")?,
        group_id: row.try_get("", "group_id")?,
        table: line::table_of(&text("t")?)?,
        id: row.try_get("", "id")?,
        op,
        title: text("title")?,
        verb: text("verb")?,
        fields,
        state: LineState::parse(&text("state")?).ok_or_else(|| unknown("state"))?,
        refusal: refusal.map(|text| serde_json::from_str(&text)).transpose()?,
        is_foreign: row.try_get("", "is_foreign")?,
        at: row.try_get("", "at")?,
    })
}
