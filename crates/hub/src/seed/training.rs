//! Courses of the sample workspace, their cohorts, and how the learners do.

use chrono::NaiveDate;
use tandem_model::{TrainingResult, attempt, course, course_run, enrollment, exam};

use super::plan::{Plan, add_days};
use super::rng::Noun;
use super::words::COURSES;

/// Cohorts of each course: one is running, the others are over.
const COHORTS: usize = 9;
const RUNS: usize = COHORTS * COURSES.len();
const RUN_DAYS: i64 = 84;
/// Code, day of the run, share of the score.
const EXAMS: [(&str, i64, i32); 3] = [("Quiz", 21, 2_000), ("Project", 56, 3_000), ("Exam", 84, 5_000)];

/// How somebody does in a run.
struct Progress {
    result: Option<TrainingResult>,
    last_active_on: NaiveDate,
    /// Lowest and highest score, basis points.
    scores: (i64, i64),
}

impl Plan {
    pub fn courses(&self) -> impl Iterator<Item = course::Model> + '_ {
        COURSES.iter().enumerate().map(|(row, (code, title))| course::Model {
            id: self.id(Noun::Course, row),
            code: (*code).to_owned(),
            title: (*title).to_owned(),
            version: 0,
        })
    }

    pub fn course_runs(&self) -> impl Iterator<Item = course_run::Model> + '_ {
        (0..RUNS).map(|row| {
            let starts_on = self.start_of_run(row);
            course_run::Model {
                id: self.id(Noun::Run, row),
                course_id: self.id(Noun::Course, row % COURSES.len()),
                code: starts_on.format("%Y-%m").to_string(),
                starts_on,
                length_days: RUN_DAYS as i32,
                version: 0,
            }
        })
    }

    /// A new cohort each quarter; the courses start some days apart.
    fn start_of_run(&self, run: usize) -> NaiveDate {
        let (course, cohort) = (run % COURSES.len(), run / COURSES.len());
        self.days_ago(35 + 91 * cohort as i64 + 5 * course as i64)
    }

    pub fn exams(&self) -> impl Iterator<Item = exam::Model> + '_ {
        (0..RUNS * EXAMS.len()).map(|row| {
            let (run, (kind, day, weight_bp)) = (row / EXAMS.len(), EXAMS[row % EXAMS.len()]);
            exam::Model {
                id: self.id(Noun::Exam, row),
                run_id: self.id(Noun::Run, run),
                code: format!("{}-{}", COURSES[run % COURSES.len()].0, kind.to_uppercase()),
                kind: kind.to_owned(),
                due_on: Some(add_days(self.start_of_run(run), day)),
                weight_bp,
                version: 0,
            }
        })
    }

    pub fn enrollments(&self) -> impl Iterator<Item = enrollment::Model> + '_ {
        (0..self.counts.enrollments).map(|row| {
            let (learner, run) = self.place(row);
            let partner = self.partner_of_learner(learner);
            let starts_on = self.start_of_run(run);
            let progress = self.progress(row, starts_on);
            let registered_before = self.rng(Noun::Run, RUNS + row).between(2, 30);
            enrollment::Model {
                id: self.id(Noun::Enrollment, row),
                run_id: self.id(Noun::Run, run),
                person_id: self.id(Noun::Learner, learner),
                partner_id: self.id(Noun::Partner, partner),
                region: self.country_of_partner(partner).region.to_owned(),
                registered_on: Some(add_days(starts_on, -registered_before)),
                last_active_on: Some(progress.last_active_on),
                result: progress.result.map(|result| result.code().to_owned()),
                version: 0,
            }
        })
    }

    /// Learner and run of an enrolment; a second one is never in the same run as the first.
    fn place(&self, row: usize) -> (usize, usize) {
        let learner = row % self.counts.learners;
        let first = self.rng(Noun::Run, learner + (1 << 40)).index(RUNS);
        let second = self.rng(Noun::Run, learner + (1 << 41)).index(RUNS - 1);
        (learner, if row == learner { first } else { (first + 1 + second) % RUNS })
    }

    fn progress(&self, row: usize, starts_on: NaiveDate) -> Progress {
        let mut rng = self.rng(Noun::Enrollment, row);
        let ends_on = add_days(starts_on, RUN_DAYS);
        let roll = rng.below(100);
        if ends_on > self.today {
            return match roll {
                0..=4 => Progress {
                    result: Some(TrainingResult::Withdrawn),
                    last_active_on: add_days(starts_on, rng.between(2, 25)),
                    scores: (2_000, 6_000),
                },
                // Nothing for more than two weeks: stalled.
                5..=15 => Progress {
                    result: None,
                    last_active_on: self.days_ago(rng.between(16, 32)),
                    scores: (3_000, 8_000),
                },
                _ => {
                    Progress { result: None, last_active_on: self.days_ago(rng.between(0, 9)), scores: (5_500, 9_600) }
                }
            };
        }
        let (result, last_day, scores) = match roll {
            0..=57 => (TrainingResult::Pass, RUN_DAYS, (5_500, 8_900)),
            58..=71 => (TrainingResult::Distinction, RUN_DAYS, (8_600, 9_900)),
            72..=84 => (TrainingResult::Fail, rng.between(40, RUN_DAYS), (1_800, 4_800)),
            _ => (TrainingResult::Withdrawn, rng.between(4, 50), (2_500, 7_500)),
        };
        Progress { result: Some(result), last_active_on: add_days(starts_on, last_day), scores }
    }

    pub fn attempts(&self) -> impl Iterator<Item = attempt::Model> + '_ {
        (0..self.counts.enrollments).flat_map(move |row| {
            let (_, run) = self.place(row);
            let starts_on = self.start_of_run(run);
            let progress = self.progress(row, starts_on);
            let of_run = EXAMS.iter().enumerate().filter_map(|(nth, (_, day, _))| {
                let mut rng = self.rng(Noun::Attempt, row * EXAMS.len() + nth);
                let submitted_on = add_days(starts_on, day - rng.between(0, 4));
                let (low, high) = progress.scores;
                (submitted_on <= progress.last_active_on).then(|| attempt::Model {
                    id: self.id(Noun::Attempt, row * EXAMS.len() + nth),
                    exam_id: self.id(Noun::Exam, run * EXAMS.len() + nth),
                    enrollment_id: self.id(Noun::Enrollment, row),
                    submitted_on,
                    banked: false,
                    score_bp: Some(rng.between(low / 100, high / 100) as i32 * 100),
                    version: 0,
                })
            });
            of_run.collect::<Vec<_>>()
        })
    }
}
