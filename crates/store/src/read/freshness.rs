//! How new the data is, and which step undo and redo would take.

use sea_orm::FromQueryResult;

use crate::{Error, Label, Store};

/// Newest changes that are here, microseconds UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Newest {
    pub deal_at: Option<i64>,
    pub activity_at: Option<i64>,
}

/// What undo takes back next, and what redo does again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextSteps {
    pub undo: Option<Label>,
    pub redo: Option<Label>,
}

#[derive(FromQueryResult)]
struct Named {
    verb: String,
    title: String,
}

impl Store {
    pub async fn newest_changes(&self) -> Result<Newest, Error> {
        let sql = "SELECT (SELECT max(updated_at) FROM deal) AS deal_at, (SELECT max(happened_at) FROM activity) AS activity_at";
        Ok(self.row(sql, vec![]).await?.unwrap_or_default())
    }

    pub async fn next_steps(&self) -> Result<NextSteps, Error> {
        let label = |named: Named| Label { verb: named.verb, title: named.title, record: None };
        let undo = "SELECT verb, title FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT 1";
        let redo = "SELECT verb, title FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1";
        Ok(NextSteps { undo: self.row(undo, vec![]).await?.map(label), redo: self.row(redo, vec![]).await?.map(label) })
    }
}
