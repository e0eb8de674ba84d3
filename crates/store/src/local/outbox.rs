//! What the user did and the hub has not confirmed, in the order it was done.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// The hub recognises a repetition by it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub mutation_id: Uuid,
    /// Counts up without a gap.
    pub device_seq: i64,
    /// All that one action of the user did.
    pub group_id: Uuid,
    pub t: String,
    pub id: Uuid,
    /// [`super::Op`] code.
    pub op: String,
    /// Version of the hub's row that the user saw.
    pub base_version: i64,
    /// JSON object: field name to `{old, new}`.
    pub fields: String,
    /// `queued`, `sending`, `acked`, `conflict`, `parked` or `quarantined`.
    pub state: String,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
