//! One presentation of a course, with its start: a cohort.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "course_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseRunId,
    pub course_id: CourseId,
    pub code: String,
    pub starts_on: Date,
    pub length_days: i32,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
