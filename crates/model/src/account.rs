//! End customers.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub name: String,
    pub sector: Option<String>,
    /// Country as the source wrote it.
    pub country: Option<String>,
    pub domain: Option<String>,
    pub founded_year: Option<i32>,
    /// Yearly revenue in minor units of `currency`.
    pub revenue_minor: Option<i64>,
    pub currency: Option<String>,
    pub employees: Option<i64>,
    /// Name of the parent company, as the source wrote it.
    pub parent_name: Option<String>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
