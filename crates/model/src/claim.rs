//! Whose a customer is for a product: the protection itself, one row for both, whoever approves.
//!
//! Two laptops that approve registrations of one customer make one row, so that the hub sees both and keeps the first;
//! the second becomes a conflict.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "claim")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClaimId,
    pub registration_id: RegistrationId,
    pub partner_id: PartnerId,
    /// Name of the partner and of the customer when it was approved, so that a conflict can be read.
    pub partner_name: String,
    pub customer: String,
    /// Last day.
    pub protected_until: Date,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
