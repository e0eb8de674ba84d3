//! The pipeline, summed up: deals by region, stage, owner and currency.

use sea_orm::entity::prelude::*;
use tandem_model::MemberId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deal_rollup")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub region: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub stage: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub owner_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub currency: String,
    pub n: i64,
    /// Deals without an amount.
    pub unpriced: i64,
    pub amount_minor: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
