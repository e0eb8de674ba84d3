//! Two people changed the same thing without knowing of each other: both values, until somebody decides.
//!
//! A conflict is made by the hub and synced like any other row, so that every laptop that shows the record shows it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "conflict")]
pub struct Model {
    /// Made from the mutation and the fields, so that a repeated push makes no second one.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConflictId,
    /// Code of the [`crate::Table`] of the record.
    pub record_table: String,
    pub record_id: Uuid,
    /// [`crate::ConflictKind`] code.
    pub kind: String,
    /// JSON array of the fields that clash together, in alphabetical order.
    pub fields: String,
    /// JSON object: what the author of `mine` had seen.
    pub base: String,
    /// JSON object: what the mutation wanted.
    pub mine: String,
    /// JSON object: what the hub keeps meanwhile; empty when the record is gone.
    pub theirs: String,
    /// Who wanted `mine`; `None` for a token of the whole team.
    pub mine_by: Option<MemberId>,
    pub mine_device: Uuid,
    /// The clock of that laptop, microseconds UTC: for display only.
    pub mine_at: i64,
    /// Who last changed one of the fields, as far as the hub still knows.
    pub theirs_by: Option<MemberId>,
    /// The hub's clock, microseconds UTC.
    pub theirs_at: Option<i64>,
    /// The latest mutation whose value `mine` is.
    pub mutation_id: Uuid,
    /// [`crate::ConflictState`] code.
    pub state: String,
    /// [`crate::Choice`] code, once closed.
    pub choice: Option<String>,
    pub closed_by: Option<MemberId>,
    /// The clock of the laptop on which it was decided, microseconds UTC.
    pub closed_at: Option<i64>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
