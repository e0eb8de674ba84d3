//! Training: how learning goes, by course, run and region.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::PartnerRef;

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct TrainingFilter {
    pub course_id: Option<Uuid>,
    pub region: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrainingView {
    pub totals: TrainingNumbers,
    pub courses: Vec<CourseNumbers>,
    pub regions: Vec<RegionNumbers>,
    pub runs: Vec<RunRow>,
    pub stalled: Vec<StalledLearner>,
    pub stalled_total: u32,
}

/// Counts of enrolments; rates are basis points, `None` when there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrainingNumbers {
    pub enrolled: u32,
    pub running: u32,
    pub passed: u32,
    pub distinction: u32,
    pub failed: u32,
    pub withdrawn: u32,
    /// (passed + distinction) / all enrolments that have ended.
    pub completion_bp: Option<u32>,
    /// Mean over attempts that have a score, basis points of the full score.
    pub mean_score_bp: Option<u32>,
    pub attempts: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CourseNumbers {
    pub id: Uuid,
    pub code: String,
    pub title: String,
    pub numbers: TrainingNumbers,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegionNumbers {
    pub region: String,
    pub numbers: TrainingNumbers,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunRow {
    pub id: Uuid,
    pub code: String,
    pub course_title: String,
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    pub exams: u32,
    pub numbers: TrainingNumbers,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StalledLearner {
    pub enrollment_id: Uuid,
    pub name: String,
    pub partner: PartnerRef,
    pub course_title: String,
    pub region: String,
    pub idle_days: u32,
    /// A sentence: when the person was last written to without an answer.
    pub mailed: Option<String>,
}
