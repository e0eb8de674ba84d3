//! Calls, mails, meetings: the touches between vendor and partner.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ActivityId,
    pub partner_id: PartnerId,
    pub deal_id: Option<DealId>,
    pub person_id: Option<PersonId>,
    pub member_id: Option<MemberId>,
    /// [`crate::code::ActivityKind`] code.
    pub kind: String,
    pub subject: String,
    /// Both sides took part; a mail nobody answered does not count.
    pub two_way: bool,
    /// Microseconds UTC.
    pub happened_at: i64,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
