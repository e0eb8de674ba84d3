//! Submissions to an exam, with their score.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    pub exam_id: ExamId,
    pub enrollment_id: EnrollmentId,
    pub submitted_on: Date,
    /// Carried over from an earlier run.
    pub banked: bool,
    /// Basis points of the full score; `None` is unknown, never zero.
    pub score_bp: Option<i32>,
    /// Goes up by one with each change at the hub.
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
