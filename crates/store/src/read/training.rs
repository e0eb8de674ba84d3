//! How learning goes, from the sums by run, region and result: some thousand rows for any number of learners.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;
use tandem_model::{CourseId, CourseRunId, TrainingResult};

use super::frame::count;
use crate::{Error, Store};

/// Enrolments and scores, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TrainingSum {
    pub enrolled: i64,
    pub running: i64,
    pub passed: i64,
    pub distinction: i64,
    pub failed: i64,
    pub withdrawn: i64,
    pub attempts: i64,
    /// Attempts that have a score.
    pub scored: i64,
    /// Sum of the scores, basis points.
    pub score_bp: i64,
}

impl TrainingSum {
    /// (passed + with distinction) / ended, basis points, rounded to the nearest; `None` before any has ended.
    pub fn completion_bp(&self) -> Option<u32> {
        share_bp(self.passed + self.distinction, self.enrolled - self.running)
    }

    /// Mean of the known scores, basis points of the full score.
    pub fn mean_score_bp(&self) -> Option<u32> {
        (self.scored > 0).then(|| count((self.score_bp + self.scored / 2) / self.scored))
    }

    fn add(&mut self, cell: &Cell) {
        self.attempts += cell.attempts;
        self.scored += cell.scored;
        self.score_bp += cell.score_bp;
        self.enrolled += cell.n;
        match (cell.result.as_str(), TrainingResult::parse(&cell.result)) {
            ("", _) => self.running += cell.n,
            (_, Some(TrainingResult::Pass)) => self.passed += cell.n,
            (_, Some(TrainingResult::Distinction)) => self.distinction += cell.n,
            (_, Some(TrainingResult::Fail)) => self.failed += cell.n,
            (_, Some(TrainingResult::Withdrawn)) => self.withdrawn += cell.n,
            // A code of a newer hub: it has ended, though not in a way known here.
            (_, None) => {}
        }
    }
}

fn share_bp(part: i64, whole: i64) -> Option<u32> {
    (whole > 0).then(|| count((part * 10_000 + whole / 2) / whole))
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainingSums {
    /// Of the chosen course and region.
    pub total: TrainingSum,
    /// All courses, in the chosen region.
    pub courses: Vec<(CourseId, String, String, TrainingSum)>,
    /// All regions, in the chosen course.
    pub regions: Vec<(String, TrainingSum)>,
    /// Runs of the chosen course and region, newest first.
    pub runs: Vec<(Run, TrainingSum)>,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Run {
    pub id: CourseRunId,
    pub course_id: CourseId,
    pub code: String,
    pub course_title: String,
    pub starts_on: NaiveDate,
    pub length_days: i64,
    pub exams: i64,
}

impl Run {
    pub fn ends_on(&self) -> NaiveDate {
        self.starts_on + Days::new(self.length_days.max(0).unsigned_abs())
    }
}

#[derive(FromQueryResult)]
struct Cell {
    run_id: CourseRunId,
    region: String,
    result: String,
    n: i64,
    attempts: i64,
    scored: i64,
    score_bp: i64,
}

#[derive(FromQueryResult)]
struct Course {
    id: CourseId,
    code: String,
    title: String,
}

impl Store {
    pub async fn sum_training(&self, course: Option<CourseId>, region: Option<&str>) -> Result<TrainingSums, Error> {
        let courses: Vec<Course> = self.rows("SELECT id, code, title FROM course ORDER BY code, id", vec![]).await?;
        let runs =
            "SELECT r.id, r.course_id, r.code, coalesce(c.title, '') AS course_title, r.starts_on, r.length_days,
                      (SELECT count(*) FROM exam x WHERE x.run_id = r.id) AS exams
                    FROM course_run r LEFT JOIN course c ON c.id = r.course_id ORDER BY r.starts_on DESC, c.code, r.id";
        let runs: Vec<Run> = self.rows(runs, vec![]).await?;
        let cells = "SELECT run_id, region, result, n, 0 AS attempts, 0 AS scored, 0 AS score_bp FROM enrollment_rollup
                     UNION ALL SELECT run_id, region, '', 0, attempts, scored, score_bp FROM score_rollup";
        let cells: Vec<Cell> = self.rows(cells, vec![]).await?;
        Ok(fold(courses, runs, &cells, course, region))
    }
}

fn fold(
    courses: Vec<Course>,
    runs: Vec<Run>,
    cells: &[Cell],
    course: Option<CourseId>,
    region: Option<&str>,
) -> TrainingSums {
    let course_of: BTreeMap<CourseRunId, CourseId> = runs.iter().map(|run| (run.id, run.course_id)).collect();
    let (mut total, mut by_course, mut by_region, mut by_run) =
        (TrainingSum::default(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for cell in cells {
        let of = course_of.get(&cell.run_id).copied();
        let here = region.is_none_or(|region| region == cell.region);
        let this = course.is_none_or(|course| of == Some(course));
        if here && let Some(of) = of {
            by_course.entry(of).or_insert_with(TrainingSum::default).add(cell);
        }
        if this {
            by_region.entry(cell.region.clone()).or_insert_with(TrainingSum::default).add(cell);
        }
        if here && this {
            by_run.entry(cell.run_id).or_insert_with(TrainingSum::default).add(cell);
            total.add(cell);
        }
    }
    let sum_of = |id: &CourseId| by_course.get(id).copied().unwrap_or_default();
    TrainingSums {
        total,
        courses: courses.into_iter().map(|c| (c.id, c.code, c.title, sum_of(&c.id))).collect(),
        regions: by_region.into_iter().collect(),
        runs: runs
            .into_iter()
            .filter(|run| course.is_none_or(|course| run.course_id == course))
            .map(|run| (by_run.get(&run.id).copied().unwrap_or_default(), run))
            .map(|(sum, run)| (run, sum))
            .collect(),
    }
}
