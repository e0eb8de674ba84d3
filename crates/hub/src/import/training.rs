//! The course files as rows: a module is a course, a presentation a run, an assessment an exam. Who takes part is in
//! [`super::learners`].

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::{Days, NaiveDate};
use tandem_model::{CourseId, CourseRunId, ExamId, course, course_run, exam};

use super::crm::{must_exist, optional};
use super::parse::{parse_days, parse_decimal, row_id};
use super::report::{Cause, Report};
use super::source::{Bad, FileRefused, Source, read_rows};

/// How the source writes a missing value.
const MISSING: &str = "?";

#[derive(Default)]
pub struct Catalogue {
    pub courses: Vec<course::Model>,
    pub runs: Vec<course_run::Model>,
    pub exams: Vec<exam::Model>,
    run_by_name: HashMap<(String, String), usize>,
    exam_by_code: HashMap<String, ExamRef>,
}

#[derive(Clone, Copy, Debug)]
pub struct RunRef {
    pub id: CourseRunId,
    pub starts_on: NaiveDate,
}

#[derive(Clone, Copy, Debug)]
pub struct ExamRef {
    pub id: ExamId,
    pub run: RunRef,
}

impl Catalogue {
    pub fn find_run(&self, module: &str, presentation: &str) -> Result<RunRef, Bad> {
        let unknown = || Bad::new(Cause::UnknownRun, format!("{module} {presentation}"));
        let at = self.run_by_name.get(&(module.to_owned(), presentation.to_owned())).ok_or_else(unknown)?;
        let run = &self.runs[*at];
        Ok(RunRef { id: run.id, starts_on: run.starts_on })
    }

    pub fn find_exam(&self, code: &str) -> Result<ExamRef, Bad> {
        self.exam_by_code.get(code).copied().ok_or_else(|| Bad::new(Cause::UnknownExam, code))
    }
}

/// Reads courses and assessments.
///
/// # Errors
/// When one of the files is refused as a whole.
pub fn read_catalogue(dir: &Path, report: &mut Report) -> Result<Catalogue, FileRefused> {
    let mut catalogue = Catalogue::default();
    read_courses(dir, report, &mut catalogue)?;
    read_exams(dir, report, &mut catalogue)?;
    Ok(catalogue)
}

/// `None` for an empty field and for the source's own mark of a missing value.
pub fn known(text: &str) -> Option<&str> {
    (!text.is_empty() && text != MISSING).then_some(text)
}

/// The day that lies `days` after the start of a run.
pub fn day_of_run(run: RunRef, text: &str) -> Result<NaiveDate, Bad> {
    let bad = || Bad::new(Cause::BadNumber, text);
    let days = parse_days(text).ok_or_else(bad)?;
    let span = Days::new(days.unsigned_abs());
    let day = if days < 0 { run.starts_on.checked_sub_days(span) } else { run.starts_on.checked_add_days(span) };
    day.ok_or_else(bad)
}

fn read_courses(dir: &Path, report: &mut Report, to: &mut Catalogue) -> Result<(), FileRefused> {
    let mut courses: BTreeMap<String, course::Model> = BTreeMap::new();
    read_rows(dir, Source::Courses, report, |_, [module, presentation, length], _| {
        must_exist(module, "code_module")?;
        must_exist(presentation, "code_presentation")?;
        let key = (module.to_owned(), presentation.to_owned());
        if to.run_by_name.contains_key(&key) {
            return Err(Bad::new(Cause::Duplicate, format!("{module} {presentation}")));
        }
        let starts_on = parse_presentation(presentation)?;
        let length_days = optional(length, |text| i32::try_from(parse_days(text)?).ok().filter(|days| *days > 0))?
            .ok_or_else(|| Bad::new(Cause::BadNumber, length))?;
        let course_id = CourseId(row_id("course", &[module]));
        courses.entry(module.to_owned()).or_insert_with(|| course::Model {
            id: course_id,
            code: module.to_owned(),
            title: module.to_owned(),
            version: 0,
        });
        let id = CourseRunId(row_id("course_run", &[module, presentation]));
        to.run_by_name.insert(key, to.runs.len());
        to.runs.push(course_run::Model {
            id,
            course_id,
            code: presentation.to_owned(),
            starts_on,
            length_days,
            version: 0,
        });
        Ok(())
    })?;
    to.courses.extend(courses.into_values());
    Ok(())
}

fn read_exams(dir: &Path, report: &mut Report, to: &mut Catalogue) -> Result<(), FileRefused> {
    read_rows(dir, Source::Assessments, report, |line, [module, presentation, code, kind, date, weight], report| {
        must_exist(code, "id_assessment")?;
        if to.exam_by_code.contains_key(code) {
            return Err(Bad::new(Cause::Duplicate, code));
        }
        let run = to.find_run(module, presentation)?;
        let weight_bp = parse_decimal(weight, 2)
            .and_then(|bp| i32::try_from(bp).ok())
            .filter(|bp| *bp <= 10_000)
            .ok_or_else(|| Bad::new(Cause::BadNumber, weight))?;
        let due_on = known(date).map(|text| day_of_run(run, text)).transpose()?;
        if due_on.is_none() {
            report.note(Source::Assessments, line, Cause::NoDueDate, code);
        }
        let id = ExamId(row_id("exam", &[code]));
        to.exam_by_code.insert(code.to_owned(), ExamRef { id, run });
        let (code, kind) = (code.to_owned(), kind.to_owned());
        to.exams.push(exam::Model { id, run_id: run.id, code, kind, due_on, weight_bp, version: 0 });
        Ok(())
    })
}

/// `2013B` started on 1 February 2013, `2013J` on 1 October.
fn parse_presentation(text: &str) -> Result<NaiveDate, Bad> {
    let bad = || Bad::new(Cause::BadPresentation, text);
    let (year, month) = match text.as_bytes() {
        [year @ .., b'B'] => (year, 2),
        [year @ .., b'J'] => (year, 10),
        _ => return Err(bad()),
    };
    let year = std::str::from_utf8(year).ok().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
    let year = year.and_then(|y| y.parse().ok()).filter(|y| (1900..=2100).contains(y)).ok_or_else(bad)?;
    NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(bad)
}
