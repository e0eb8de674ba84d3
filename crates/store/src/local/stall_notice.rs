//! What the user was told about a stalled deal; kept when the deal moves on, so that the same cause stays told.

use sea_orm::entity::prelude::*;
use tandem_model::DealId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stall_notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: DealId,
    pub cause: String,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
