//! What a partner registers: a customer and a product, to be protected from others once it is approved.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistrationId,
    pub partner_id: PartnerId,
    /// Who wrote it, on behalf of the partner.
    pub member_id: Option<MemberId>,
    /// Name of the customer.
    pub customer: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Web site of the customer, as it was typed.
    pub domain: Option<String>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    pub tax_id: Option<String>,
    /// Name of the parent company.
    pub parent_name: Option<String>,
    pub product_id: Option<ProductId>,
    /// Minor units of `currency`; `None` is unknown, never zero.
    pub amount_minor: Option<i64>,
    /// ISO 4217.
    pub currency: String,
    pub close_on: Option<Date>,
    /// Why this partner, and what comes next.
    pub note: Option<String>,
    /// [`crate::RegistrationStatus`] code.
    pub status: String,
    /// Microseconds UTC.
    pub submitted_at: Option<i64>,
    /// Until when it is to be decided, microseconds UTC.
    pub due_at: Option<i64>,
    /// Microseconds UTC.
    pub decided_at: Option<i64>,
    pub decided_by: Option<MemberId>,
    /// [`crate::RejectionReason`] or [`crate::ApprovalReason`] code.
    pub reason: Option<String>,
    /// What the partner is told: what is missing, why not, what has happened since.
    pub answer: Option<String>,
    /// JSON: what looked like the same customer when it was decided, with scores and reasons.
    pub evidence: Option<String>,
    /// Last day of the protection.
    pub protected_until: Option<Date>,
    /// How often the protection was made longer.
    pub extensions: i32,
    /// Microseconds UTC.
    pub updated_at: i64,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
