//! What one edit asks of one record. A laptop keeps it until the hub has answered; the hub brings it together with
//! what others did meanwhile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tandem_model::{Row, Table};
use uuid::Uuid;

/// A row as field name to value, the way it is on the wire.
pub type Fields = Map<String, Value>;

/// Fields that only the hub sets, so that no mutation names them.
pub const KEPT_BY_HUB: &[&str] = &["id", "version"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    Create,
    Set,
    /// Carries the whole row as the user last saw it, each field as `old`.
    Del,
    /// Brings back a row that was removed.
    Restore,
}

impl Op {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Set => "set",
            Self::Del => "del",
            Self::Restore => "restore",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Create, Self::Set, Self::Del, Self::Restore].into_iter().find(|op| op.code() == code)
    }
}

/// What the user saw and what they want. Equal values say: this field was seen, and has to be as it was seen for the
/// rest of its atomic set to make sense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    pub old: Value,
    pub new: Value,
}

impl FieldChange {
    pub fn is_witness(&self) -> bool {
        self.old == self.new
    }
}

/// The hub's row that the user saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    pub epoch: Option<Uuid>,
    /// 0 for a row that the hub does not know.
    pub v: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mutation {
    /// The hub recognises a repetition by it.
    pub mutation_id: Uuid,
    /// Counts up on each device without a gap.
    pub device_seq: i64,
    #[serde(rename = "t")]
    pub table: Table,
    pub id: Uuid,
    pub op: Op,
    pub base: Base,
    #[serde(rename = "set")]
    pub fields: BTreeMap<String, FieldChange>,
    /// Mutations that have to be at the hub before this one makes sense.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deps: Vec<Uuid>,
    /// The user's clock, microseconds UTC: for display only.
    pub at: i64,
    /// A refused mutation that this one mends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Uuid>,
}

/// The fields of a row; `None` for a row that does not serialise to an object, which no row of ours is.
pub fn fields_of(row: &Row) -> Option<Fields> {
    match serde_json::to_value(row).ok()?.get_mut("row").map(Value::take) {
        Some(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// The row that the fields make.
///
/// # Errors
/// Fields that are missing or of another type.
pub fn row_of(table: Table, fields: Fields) -> Result<Row, serde_json::Error> {
    serde_json::from_value(serde_json::json!({ "t": table, "row": fields }))
}
