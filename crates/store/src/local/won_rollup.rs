//! What each partner won in each quarter.

use sea_orm::entity::prelude::*;
use tandem_model::PartnerId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "won_rollup")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub partner_id: PartnerId,
    /// First day of the quarter.
    #[sea_orm(primary_key, auto_increment = false)]
    pub quarter_on: Date,
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
