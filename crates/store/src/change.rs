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
    Del { table: Table, id: Uuid, version: i64 },
}

impl Change {
    pub fn table(&self) -> Table {
        match self {
            Self::Put(row) => row.table(),
            Self::Del { table, .. } => *table,
        }
    }
}

/// Who made the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The hub. The cursor is stored in the same transaction as the rows.
    Remote { cursor: Option<String> },
    /// The user. One group is one thing the user did; `at` is their clock, microseconds UTC.
    Local { group_id: Uuid, at: i64 },
}

/// What a write touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Tables in which something a screen shows has changed.
    pub topics: BTreeSet<Table>,
}
