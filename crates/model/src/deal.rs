//! Opportunities, registered or not.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "deal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DealId,
    /// Short human name of the record, unique in the workspace.
    pub code: String,
    pub name: String,
    pub partner_id: PartnerId,
    pub account_id: Option<AccountId>,
    pub product_id: Option<ProductId>,
    pub owner_id: MemberId,
    pub region: String,
    /// [`crate::DealStage`] code.
    pub stage: String,
    /// `None` where the source did not say when.
    pub stage_entered_on: Option<Date>,
    pub opened_on: Option<Date>,
    /// Expected for an open deal, actual for a closed one.
    pub close_on: Option<Date>,
    /// Minor units of `currency`; `None` is unknown, never zero.
    pub amount_minor: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    pub next_step: Option<String>,
    pub next_step_on: Option<Date>,
    /// When both sides last talked, microseconds UTC.
    pub last_two_way_at: Option<i64>,
    /// How often the expected close was moved out.
    pub push_count: i32,
    /// Last sign of life from the partner on a registered deal.
    pub partner_updated_on: Option<Date>,
    /// End of the registration protection.
    pub protected_until: Option<Date>,
    /// A motion that is slow on purpose is never called stalled.
    pub slow_by_design: bool,
    pub snoozed_until: Option<Date>,
    /// When the row last changed at its source, microseconds UTC.
    pub updated_at: i64,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
