//! What was promised: by us to a partner, or by a partner to us. A task is a promise of ours.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TaskId,
    pub partner_id: PartnerId,
    pub deal_id: Option<DealId>,
    /// [`crate::code::TaskSide`] code: who owes it.
    pub side: String,
    /// Who does it, or sees that the partner does.
    pub owner_id: Option<MemberId>,
    /// Who promised it, on the partner's side.
    pub person_id: Option<PersonId>,
    pub title: String,
    /// The last day on which it is kept in time.
    pub due_on: Option<Date>,
    /// [`crate::code::TaskStatus`] code.
    pub status: String,
    /// The day on which it was kept or dropped; `None` while it is open.
    pub closed_on: Option<Date>,
    /// The day on which it was promised.
    pub made_on: Date,
    /// The touch that it came from.
    pub origin_id: Option<ActivityId>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
