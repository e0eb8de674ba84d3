//! A person in a run.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "enrollment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrollmentId,
    pub run_id: CourseRunId,
    pub person_id: PersonId,
    pub partner_id: PartnerId,
    pub region: String,
    pub registered_on: Option<Date>,
    /// Last sign of life of the learner in this run.
    pub last_active_on: Option<Date>,
    /// [`crate::TrainingResult`] code; `None` while the run goes on.
    pub result: Option<String>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
