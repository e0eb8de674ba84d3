//! Resellers, integrators, affiliates: who the vendor sells through.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PartnerId,
    pub name: String,
    /// [`crate::PartnerKind`] code.
    pub kind: String,
    /// [`crate::PartnerTier`] code; `None` where the program has no tiers.
    pub tier: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    pub city: Option<String>,
    pub region: String,
    pub domain: Option<String>,
    /// BCP 47 tag of the language the partner works in.
    pub language: Option<String>,
    pub owner_id: MemberId,
    pub since: Option<Date>,
    /// Written together by everybody who works with the partner.
    #[serde(default)]
    pub note: Option<String>,
    /// One tag a line, sorted, without repetition.
    #[serde(default)]
    pub tags: Option<String>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
