//! Deals that are stalled at the moment, as the rules last found.

use sea_orm::entity::prelude::*;
use tandem_model::DealId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stall_flag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub deal_id: DealId,
    /// 0 to 100.
    pub severity: i32,
    /// JSON of the verdict with its reasons.
    pub verdict: String,
    /// Same text, same cause: nobody is told twice.
    pub cause: String,
    /// The first day of the stretch in which the deal has been stalled, from its facts.
    pub since_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
