//! The answer to a push, believed only as far as it speaks of what was sent.

use std::collections::BTreeSet;

use tandem_model::Table;
use tandem_protocol::{Change, MAX_PAGE_ROWS, PushRequest, PushResponse};
use uuid::Uuid;

use crate::{
    Malformed,
    http::Body,
    page::{is_versioned, read_message},
};

/// What a push was about.
pub struct Asked {
    mutations: BTreeSet<Uuid>,
    records: BTreeSet<(Table, Uuid)>,
    tables: BTreeSet<Table>,
}

impl Asked {
    pub fn of(request: &PushRequest) -> Self {
        let mutations = || request.groups.iter().flat_map(|group| &group.mutations);
        // An edit may leave a conflict and lines of history, and close a conflict of another day.
        let made_by_hub = [Table::Conflict, Table::StageChange, Table::Deal];
        Self {
            mutations: mutations().map(|mutation| mutation.mutation_id).collect(),
            records: mutations().map(|mutation| (mutation.table, mutation.id)).collect(),
            tables: mutations().map(|mutation| mutation.table).chain(made_by_hub).collect(),
        }
    }

    fn allows(&self, change: &Change) -> bool {
        match change {
            Change::Put { row } => self.tables.contains(&row.table()),
            // Nothing goes that the user has not touched.
            Change::Del { table, id, .. } | Change::Leave { table, id } => {
                self.records.contains(&(*table, *id)) || *table == Table::StageChange
            }
        }
    }
}

pub fn read_push(body: &Body, raw_bytes: usize, asked: &Asked) -> Result<PushResponse, Malformed> {
    let answer: PushResponse = read_message(body, raw_bytes)?;
    let mut open = asked.mutations.clone();
    if !answer.results.iter().all(|result| open.remove(&result.verdict.mutation_id)) {
        return Err(Malformed::Unasked);
    }
    if answer.changes.len() > MAX_PAGE_ROWS {
        return Err(Malformed::TooManyRows);
    }
    if !answer.changes.iter().all(is_versioned) {
        return Err(Malformed::Version);
    }
    if !answer.changes.iter().all(|change| asked.allows(change)) {
        return Err(Malformed::Unasked);
    }
    Ok(answer)
}
