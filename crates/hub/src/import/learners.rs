//! Who takes part in a run, and what they handed in.
//!
//! The source doesn't know partners. Each learner is given to one of them by rendezvous hashing over the partners' ids:
//! the same learner always lands with the same partner, and a partner that joins later takes over its own share only.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::NaiveDate;
use tandem_model::code::PersonRole;
use tandem_model::{
    AttemptId, CourseRunId, EnrollmentId, ExamId, PartnerId, PersonId, TrainingResult, attempt, enrollment, person,
};

use super::parse::{parse_decimal, row_id};
use super::report::{Cause, Report, ShiftNote};
use super::shift::{Shift, find_newest};
use super::source::{Bad, FileRefused, Source, read_rows};
use super::training::{Catalogue, day_of_run, known};

/// Full score of an exam, basis points.
const FULL_SCORE_BP: i32 = 10_000;

#[derive(Default)]
pub struct Learners {
    pub people: Vec<person::Model>,
    pub enrollments: Vec<enrollment::Model>,
    pub attempts: Vec<attempt::Model>,
    by_run: HashMap<(u64, CourseRunId), usize>,
    known_people: HashSet<u64>,
}

/// Reads enrolments and submissions, then moves all dates of the training files when `shift_to` says so.
///
/// # Errors
/// When one of the files is refused as a whole.
pub fn read_learners(
    dir: &Path,
    catalogue: &mut Catalogue,
    partners: &[PartnerId],
    shift_to: Option<NaiveDate>,
    report: &mut Report,
) -> Result<Learners, FileRefused> {
    let mut learners = Learners::default();
    read_enrollments(dir, catalogue, partners, report, &mut learners)?;
    read_submissions(dir, catalogue, report, &mut learners)?;
    set_last_active(&mut learners);
    shift_dates(catalogue, &mut learners, shift_to, report);
    Ok(learners)
}

/// The partner that `student` belongs to: the one whose id mixed with the student's number is greatest.
pub fn choose_partner(student: u64, partners: &[PartnerId]) -> Option<PartnerId> {
    partners.iter().copied().max_by_key(|partner| {
        let (high, low) = partner.0.as_u64_pair();
        (mix(mix(student) ^ high ^ low.rotate_left(32)), *partner)
    })
}

/// The finaliser of SplitMix64: every bit of the input changes half of the output.
fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn read_enrollments(
    dir: &Path,
    catalogue: &Catalogue,
    partners: &[PartnerId],
    report: &mut Report,
    to: &mut Learners,
) -> Result<(), FileRefused> {
    read_rows(
        dir,
        Source::Enrollments,
        report,
        |line, [student, module, presentation, region, date, result], report| {
            let number = parse_student(student)?;
            let run = catalogue.find_run(module, presentation)?;
            if to.by_run.contains_key(&(number, run.id)) {
                return Err(Bad::new(Cause::Duplicate, format!("{student} {module} {presentation}")));
            }
            let partner_id = choose_partner(number, partners).ok_or_else(|| Bad::new(Cause::UnknownAgent, ""))?;
            let registered_on = known(date).map(|text| day_of_run(run, text)).transpose()?;
            let result = parse_result(result)?;
            if registered_on.is_none() {
                report.note(Source::Enrollments, line, Cause::NoRegistration, student);
            }
            let person_id = PersonId(row_id("person", &[&number.to_string()]));
            if to.known_people.insert(number) {
                to.people.push(new_learner(person_id, partner_id, number, region));
            }
            to.by_run.insert((number, run.id), to.enrollments.len());
            to.enrollments.push(enrollment::Model {
                id: EnrollmentId(row_id("enrollment", &[module, presentation, &number.to_string()])),
                run_id: run.id,
                person_id,
                partner_id,
                region: region.to_owned(),
                registered_on,
                last_active_on: None,
                result: Some(result.code().to_owned()),
                version: 0,
            });
            Ok(())
        },
    )
}

fn new_learner(id: PersonId, partner_id: PartnerId, number: u64, region: &str) -> person::Model {
    person::Model {
        id,
        partner_id,
        name: format!("Learner {number}"),
        email: None,
        phone: None,
        role: PersonRole::Learner.code().to_owned(),
        region: Some(region.to_owned()),
        version: 0,
    }
}

fn read_submissions(
    dir: &Path,
    catalogue: &Catalogue,
    report: &mut Report,
    to: &mut Learners,
) -> Result<(), FileRefused> {
    let mut handed_in: HashSet<(ExamId, u64)> = HashSet::new();
    read_rows(dir, Source::Submissions, report, |line, [exam_code, student, date, banked, score], report| {
        let number = parse_student(student)?;
        let exam = catalogue.find_exam(exam_code)?;
        let not_enrolled = || Bad::new(Cause::NotEnrolled, format!("{student} in {exam_code}"));
        let at = *to.by_run.get(&(number, exam.run.id)).ok_or_else(not_enrolled)?;
        let submitted_on = day_of_run(exam.run, date)?;
        let banked = match banked {
            "0" => false,
            "1" => true,
            _ => return Err(Bad::new(Cause::BadNumber, banked)),
        };
        let score_bp = known(score).map(parse_score).transpose()?;
        if !handed_in.insert((exam.id, number)) {
            return Err(Bad::new(Cause::Duplicate, format!("{exam_code} {student}")));
        }
        if score_bp.is_none() {
            report.note(Source::Submissions, line, Cause::NoScore, "");
        }
        to.attempts.push(attempt::Model {
            id: AttemptId(row_id("attempt", &[exam_code, &number.to_string()])),
            exam_id: exam.id,
            enrollment_id: to.enrollments[at].id,
            submitted_on,
            banked,
            score_bp,
            version: 0,
        });
        let last = &mut to.enrollments[at].last_active_on;
        *last = (*last).max(Some(submitted_on));
        Ok(())
    })
}

/// Who never handed anything in was last seen registering.
fn set_last_active(learners: &mut Learners) {
    for enrollment in &mut learners.enrollments {
        enrollment.last_active_on = enrollment.last_active_on.or(enrollment.registered_on);
    }
}

fn shift_dates(catalogue: &mut Catalogue, learners: &mut Learners, to: Option<NaiveDate>, report: &mut Report) {
    let registered = learners.enrollments.iter().filter_map(|e| e.registered_on);
    let submitted = learners.attempts.iter().map(|a| a.submitted_on);
    let newest = find_newest(registered.chain(submitted));
    let Some((newest, to)) = newest.zip(to) else { return };
    let shift = Shift::new(newest, to);
    report.shifts.push(ShiftNote { source: "training", newest, to, days: shift.days() });
    for run in &mut catalogue.runs {
        run.starts_on = shift.planned(run.starts_on);
    }
    for exam in &mut catalogue.exams {
        exam.due_on = exam.due_on.map(|date| shift.planned(date));
    }
    for enrollment in &mut learners.enrollments {
        enrollment.registered_on = enrollment.registered_on.map(|date| shift.happened(date));
        enrollment.last_active_on = enrollment.last_active_on.map(|date| shift.happened(date));
    }
    for attempt in &mut learners.attempts {
        attempt.submitted_on = shift.happened(attempt.submitted_on);
    }
}

fn parse_student(text: &str) -> Result<u64, Bad> {
    if text.is_empty() {
        return Err(Bad::new(Cause::MissingKey, "id_student"));
    }
    parse_decimal(text, 0)
        .filter(|_| !text.contains('.'))
        .and_then(|number| u64::try_from(number).ok())
        .ok_or_else(|| Bad::new(Cause::BadNumber, text))
}

fn parse_score(text: &str) -> Result<i32, Bad> {
    parse_decimal(text, 2)
        .and_then(|bp| i32::try_from(bp).ok())
        .filter(|bp| *bp <= FULL_SCORE_BP)
        .ok_or_else(|| Bad::new(Cause::BadNumber, text))
}

fn parse_result(text: &str) -> Result<TrainingResult, Bad> {
    match text {
        "Pass" => Ok(TrainingResult::Pass),
        "Distinction" => Ok(TrainingResult::Distinction),
        "Fail" => Ok(TrainingResult::Fail),
        "Withdrawn" => Ok(TrainingResult::Withdrawn),
        _ => Err(Bad::new(Cause::UnknownResult, text)),
    }
}
