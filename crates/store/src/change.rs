//! What can be written, and on whose behalf.

use std::collections::BTreeSet;

use tandem_model::{Row, Table};
use uuid::Uuid;

/// State based: `Put` carries the whole row, so that writing it twice or late does no harm.
#[derive(Clone, Debug, PartialEq)]
// Nearly all changes are rows: a box for each would cost more than the room that a removal leaves empty.
#[allow(clippy::large_enum_variant)]
pub enum Change {
    Put(Row),
    Del {
        table: Table,
        id: Uuid,
        version: i64,
    },
    /// The row may not be seen any more, whatever became of it.
    Leave {
        table: Table,
        id: Uuid,
    },
}

impl Change {
    pub fn table(&self) -> Table {
        match self {
            Self::Put(row) => row.table(),
            Self::Del { table, .. } | Self::Leave { table, .. } => *table,
        }
    }

    pub fn record(&self) -> (Table, Uuid) {
        match self {
            Self::Put(row) => (row.table(), row.uuid()),
            Self::Del { table, id, .. } | Self::Leave { table, id } => (*table, *id),
        }
    }
}

/// Who made the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The hub. The cursor is stored in the same transaction as the rows. `at` is this machine's clock, microseconds UTC.
    Remote { cursor: Option<String>, at: i64 },
    /// The user.
    Local(Edit),
}

/// One thing that the user did: taken by the hub as a whole or not at all, and undone as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub group_id: Uuid,
    /// The user's clock, microseconds UTC.
    pub at: i64,
    pub label: Label,
}

/// How an edit is named where the user meets it again: in the queue and when it is undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Code of what was done; the words are made from it. `undo` and `redo` are the store's own.
    pub verb: String,
    /// Name of the record, as it was.
    pub title: String,
    pub record: Option<(Table, Uuid)>,
}

/// What a write touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Tables in which something a screen shows has changed.
    pub topics: BTreeSet<Table>,
    /// The edit that was kept; `None` when there was nothing to keep, and for what the hub said.
    pub group_id: Option<Uuid>,
}
