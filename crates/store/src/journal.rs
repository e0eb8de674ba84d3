//! What was brought together without asking: one line each, with what it takes to look at it and to change it back.

use rusqlite::Connection;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tandem_domain::{
    mutation::Fields,
    policy::{Policy, policy_of},
};
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    Error, Store,
    outbox::line::{self, Line},
    rows::blob,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeKind {
    /// Both changed the same field, and its policy brought the two together at the hub.
    Combined,
    /// Somebody changed other fields of a record on which an edit of the user waited.
    CameIn,
}

impl MergeKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Combined => "combined",
            Self::CameIn => "came_in",
        }
    }
}

/// One field of a merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergedField {
    pub name: String,
    /// What it was before either change.
    pub before: Value,
    /// What the user wanted; `None` when only the others changed it.
    pub mine: Option<Value>,
    /// What came of it.
    pub now: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MergeNote {
    pub id: i64,
    /// Microseconds UTC.
    pub at: i64,
    pub kind: MergeKind,
    pub table: Table,
    pub record_id: Uuid,
    /// The user's edit whose answer told of the merge.
    pub mutation_id: Option<Uuid>,
    pub fields: Vec<MergedField>,
}

impl Store {
    /// The latest first.
    pub async fn list_journal(&self, limit: u64) -> Result<Vec<MergeNote>, Error> {
        let sql = "SELECT id, at, kind, t, record_id, mutation_id, fields FROM merge_note ORDER BY id DESC LIMIT ?";
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [limit.into()]);
        let rows = self.reader().query_all_raw(statement).await?;
        rows.iter().map(note_of).collect()
    }
}

fn note_of(row: &sea_orm::QueryResult) -> Result<MergeNote, Error> {
    let kind: String = row.try_get("", "kind")?;
    let table: String = row.try_get("", "t")?;
    Ok(MergeNote {
        id: row.try_get("", "id")?,
        at: row.try_get("", "at")?,
        kind: if kind == MergeKind::Combined.code() { MergeKind::Combined } else { MergeKind::CameIn },
        table: line::table_of(&table)?,
        record_id: row.try_get("", "record_id")?,
        mutation_id: row.try_get("", "mutation_id")?,
        fields: serde_json::from_str(&row.try_get::<String>("", "fields")?)?,
    })
}

/// The hub says that it brought these fields of an edit together with somebody else's.
pub(crate) fn note_combined(
    tx: &Connection,
    line: &Line,
    names: &[String],
    now: Option<&Fields>,
    at: i64,
) -> Result<(), Error> {
    let field = |name: &String| {
        let change = line.mutation.fields.get(name)?;
        let now = now.and_then(|row| row.get(name)).unwrap_or(&change.new).clone();
        Some(MergedField { name: name.clone(), before: change.old.clone(), mine: Some(change.new.clone()), now })
    };
    let fields: Vec<MergedField> = names.iter().filter_map(field).collect();
    let record = (line.mutation.table, line.mutation.id);
    save(tx, MergeKind::Combined, record, Some(line.mutation.mutation_id), &fields, at)
}

/// The hub's row moved from `before` to `now` under edits that wait. Fields that those edits touch are the hub's to
/// bring together: it tells of them when it answers.
pub(crate) fn note_came_in(
    tx: &Connection,
    (table, id): (Table, Uuid),
    before: &Fields,
    now: &Fields,
    at: i64,
) -> Result<(), Error> {
    let lane = line::lane(tx, table, id)?;
    let is_ours = |name: &String| {
        lane.iter().filter_map(|line| line.mutation.fields.get(name)).any(|change| !change.is_witness())
    };
    let mut fields = Vec::new();
    for (name, value) in now.iter().filter(|(name, _)| !is_quiet(table, name) && !is_ours(name)) {
        let old = before.get(name).unwrap_or(&Value::Null);
        if old != value {
            fields.push(MergedField { name: name.clone(), before: old.clone(), mine: None, now: value.clone() });
        }
    }
    let latest = lane.last().map(|line| line.mutation.mutation_id);
    save(tx, MergeKind::CameIn, (table, id), latest, &fields, at)
}

/// Fields that nobody wrote by hand: the hub's own and times that only go forward.
fn is_quiet(table: Table, name: &str) -> bool {
    tandem_domain::mutation::KEPT_BY_HUB.contains(&name)
        || matches!(policy_of(table, name), Policy::Derived | Policy::Max)
}

fn save(
    tx: &Connection,
    kind: MergeKind,
    (table, id): (Table, Uuid),
    mutation_id: Option<Uuid>,
    fields: &[MergedField],
    at: i64,
) -> Result<(), Error> {
    if fields.is_empty() {
        return Ok(());
    }
    let sql = "INSERT INTO merge_note (at, t, record_id, kind, mutation_id, fields) VALUES (?, ?, ?, ?, ?, ?)";
    tx.prepare_cached(sql)?.execute((
        at,
        table.code(),
        blob(&id),
        kind.code(),
        mutation_id.as_ref().map(blob),
        serde_json::to_string(fields)?,
    ))?;
    Ok(())
}
