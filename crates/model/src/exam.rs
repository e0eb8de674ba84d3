//! Assessments of a run.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "exam")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExamId,
    pub run_id: CourseRunId,
    pub code: String,
    /// As the learning system names it (TMA, CMA, Exam).
    pub kind: String,
    pub due_on: Option<Date>,
    /// Share of the final score, basis points.
    pub weight_bp: i32,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
