//! Reads the CSV files of a CRM and a learning system into the hub.
//!
//! Start with [`run`]. [`read`] is the pure half: files in, rows and a [`Report`] out. Ids are made from the keys of the
//! source, so a second import finds its own rows and writes only what the files say otherwise than before: see [`meet`]
//! for how that comes together with what people changed. It never deletes: a row that is no longer in the files stays.

mod apply;
mod crm;
mod deals;
mod learners;
mod meet;
mod parse;
mod report;
mod shift;
mod source;
mod training;

use std::fmt;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sea_orm::{EntityTrait, QuerySelect};
use tandem_model::{
    PartnerId, account, attempt, course, course_run, deal, enrollment, exam, member, partner, person, product,
    stage_change,
};

pub use parse::row_id;
pub use report::{Cause, FileCount, Finding, Outcome, Report, ShiftNote, TableCount};
pub use source::{FileProblem, FileRefused, MAX_FIELD_BYTES, MAX_ROW_BYTES, MAX_ROWS, Source};

use crate::{Error, Hub, Result};

#[derive(Clone, Debug, Default, clap::Args)]
pub struct ImportOptions {
    /// Folder with sales_teams.csv, accounts.csv, products.csv and sales_pipeline.csv
    #[arg(long, value_name = "DIR", required_unless_present = "training")]
    pub crm: Option<PathBuf>,
    /// Folder with courses.csv, assessments.csv, enrollments.csv and submissions.csv
    #[arg(long, value_name = "DIR")]
    pub training: Option<PathBuf>,
    /// Move all dates so that the newest becomes this day (YYYY-MM-DD); CRM and training each by their own newest
    #[arg(long, value_name = "DATE")]
    pub shift_to: Option<NaiveDate>,
    /// Write every finding to this file, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Everything the files hold, in our shape, with version 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    pub members: Vec<member::Model>,
    pub partners: Vec<partner::Model>,
    pub people: Vec<person::Model>,
    pub accounts: Vec<account::Model>,
    pub products: Vec<product::Model>,
    pub deals: Vec<deal::Model>,
    pub stage_changes: Vec<stage_change::Model>,
    pub courses: Vec<course::Model>,
    pub course_runs: Vec<course_run::Model>,
    pub exams: Vec<exam::Model>,
    pub enrollments: Vec<enrollment::Model>,
    pub attempts: Vec<attempt::Model>,
}

/// Imports and says what it did. Nothing is written when one of the files is refused as a whole.
///
/// # Errors
/// When a file is refused, the report can't be written or the database fails.
pub async fn run(hub: &Hub, options: ImportOptions) -> Result<Report> {
    let partners = match options.crm {
        Some(_) => Vec::new(),
        None => list_partners(hub).await?,
    };
    let (rows, mut report) = read(&options, partners)?;
    apply::write_rows(hub, rows, &mut report).await?;
    if let Some(path) = &options.report {
        save_report(&report, path)?;
    }
    Ok(report)
}

/// Reads the files. `partners` get the learners when no CRM files are read along.
///
/// # Errors
/// When a file is refused as a whole.
pub fn read(options: &ImportOptions, mut partners: Vec<PartnerId>) -> Result<(Rows, Report)> {
    let mut report = Report::default();
    let mut rows = Rows::default();
    if let Some(dir) = &options.crm {
        read_crm(dir, options.shift_to, &mut report, &mut rows)?;
        partners = rows.partners.iter().map(|partner| partner.id).collect();
    }
    if let Some(dir) = &options.training {
        read_training(dir, options.shift_to, &partners, &mut report, &mut rows)?;
    }
    Ok((rows, report))
}

fn read_crm(dir: &Path, shift_to: Option<NaiveDate>, report: &mut Report, to: &mut Rows) -> Result<()> {
    let (masters, directory) = crm::read_masters(dir, report)?;
    let deals = deals::read_deals(dir, &directory, shift_to, report)?;
    to.members = masters.members;
    to.partners = masters.partners;
    to.accounts = masters.accounts;
    to.products = masters.products;
    to.deals = deals.deals;
    to.stage_changes = deals.stage_changes;
    Ok(())
}

fn read_training(
    dir: &Path,
    shift_to: Option<NaiveDate>,
    partners: &[PartnerId],
    report: &mut Report,
    to: &mut Rows,
) -> Result<()> {
    if partners.is_empty() {
        let reason = "there is no partner that the learners could belong to; import the CRM files first".to_owned();
        return Err(Error::Input { file: dir.join(Source::Enrollments.file_name()), line: 1, reason });
    }
    let mut catalogue = training::read_catalogue(dir, report)?;
    let learners = learners::read_learners(dir, &mut catalogue, partners, shift_to, report)?;
    to.courses = catalogue.courses;
    to.course_runs = catalogue.runs;
    to.exams = catalogue.exams;
    to.people = learners.people;
    to.enrollments = learners.enrollments;
    to.attempts = learners.attempts;
    Ok(())
}

async fn list_partners(hub: &Hub) -> Result<Vec<PartnerId>> {
    let ids = partner::Entity::find().select_only().column(partner::Column::Id).into_tuple();
    Ok(ids.all(hub.db()).await?)
}

fn save_report(report: &Report, path: &Path) -> Result<()> {
    let write = || report.write_json_lines(&mut BufWriter::new(File::create(path)?));
    write().map_err(|source| Error::Io { path: path.to_owned(), source })
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render())
    }
}

impl From<FileRefused> for Error {
    fn from(refused: FileRefused) -> Self {
        let file = PathBuf::from(refused.file);
        match refused.why {
            FileProblem::Io(source) => Self::Io { path: file, source },
            why => Self::Input { file, line: 1, reason: format!("the file {why}") },
        }
    }
}
