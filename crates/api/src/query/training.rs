//! Training: how learning goes, by course, run and region.

use tandem_model::CourseId;
use tandem_store::read::{
    today::LearnerLine,
    training::{Run, TrainingSum},
};

use crate::{
    ApiError, Core,
    query::reminder::mailed,
    view::{
        CourseNumbers, PartnerRef, RegionNumbers, RunRow, StalledLearner, TrainingFilter, TrainingNumbers, TrainingView,
    },
};

/// Stalled learners on the screen.
const SHOWN: u64 = 100;

/// Totals and runs follow both filters; courses follow the region and regions the course, so that each can be compared.
pub(crate) async fn training(core: &Core, args: TrainingFilter) -> Result<TrainingView, ApiError> {
    let (store, today) = (core.store()?, core.today());
    let (course, region) = (args.course_id.map(CourseId), args.region.as_deref());
    let sums = store.sum_training(course, region).await.map_err(|e| core.store_error(e))?;
    let stalled = store.list_stalled_learners(today, course, region, SHOWN).await.map_err(|e| core.store_error(e))?;
    let total = store.count_stalled_learners(today, course, region).await.map_err(|e| core.store_error(e))?;
    let course = |(id, code, title, sum): (CourseId, String, String, TrainingSum)| CourseNumbers {
        id: id.0,
        code,
        title,
        numbers: numbers(&sum),
    };
    Ok(TrainingView {
        totals: numbers(&sums.total),
        courses: sums.courses.into_iter().map(course).collect(),
        regions: sums
            .regions
            .into_iter()
            .map(|(region, sum)| RegionNumbers { region, numbers: numbers(&sum) })
            .collect(),
        runs: sums.runs.into_iter().map(|(run, sum)| run_row(run, &sum)).collect(),
        stalled: stalled.into_iter().map(|line| learner(core, line)).collect(),
        stalled_total: total.learners,
    })
}

fn numbers(sum: &TrainingSum) -> TrainingNumbers {
    let count = |n: i64| u32::try_from(n).unwrap_or_default();
    TrainingNumbers {
        enrolled: count(sum.enrolled),
        running: count(sum.running),
        passed: count(sum.passed),
        distinction: count(sum.distinction),
        failed: count(sum.failed),
        withdrawn: count(sum.withdrawn),
        completion_bp: sum.completion_bp(),
        mean_score_bp: sum.mean_score_bp(),
        attempts: count(sum.attempts),
    }
}

fn run_row(run: Run, sum: &TrainingSum) -> RunRow {
    RunRow {
        id: run.id.0,
        ends_on: run.ends_on(),
        code: run.code,
        course_title: run.course_title,
        starts_on: run.starts_on,
        exams: u32::try_from(run.exams).unwrap_or_default(),
        numbers: numbers(sum),
    }
}

fn learner(core: &Core, line: LearnerLine) -> StalledLearner {
    StalledLearner {
        enrollment_id: line.id.0,
        name: line.name,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        course_title: line.course_title,
        region: line.region,
        idle_days: u32::try_from(line.idle_days).unwrap_or_default(),
        mailed: mailed(core, line.mailed_at),
    }
}
