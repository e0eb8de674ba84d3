//! The files an import reads, and reading them row by row within bounds whatever they hold.
//!
//! Each physical line is one row unless a quotation mark is open; then lines are joined, up to the cap. So one broken
//! row costs that row only, and its line number is exact.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::Serialize;

use super::report::{Cause, Report};

/// Longest row, in bytes.
pub const MAX_ROW_BYTES: usize = 64 * 1024;
/// Longest field, in bytes.
pub const MAX_FIELD_BYTES: usize = 1024;
/// Most rows of one file.
pub const MAX_ROWS: u64 = 2_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Source {
    Teams,
    Accounts,
    Products,
    Pipeline,
    Courses,
    Assessments,
    Enrollments,
    Submissions,
}

impl Source {
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Teams => "sales_teams.csv",
            Self::Accounts => "accounts.csv",
            Self::Products => "products.csv",
            Self::Pipeline => "sales_pipeline.csv",
            Self::Courses => "courses.csv",
            Self::Assessments => "assessments.csv",
            Self::Enrollments => "enrollments.csv",
            Self::Submissions => "submissions.csv",
        }
    }

    /// The columns an import needs, in the order in which [`read_rows`] hands them over.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Teams => &["sales_agent", "manager", "regional_office"],
            Self::Accounts => {
                &["account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of"]
            }
            Self::Products => &["product", "series", "sales_price"],
            Self::Pipeline => &[
                "opportunity_id",
                "sales_agent",
                "product",
                "account",
                "deal_stage",
                "engage_date",
                "close_date",
                "close_value",
            ],
            Self::Courses => &["code_module", "code_presentation", "module_presentation_length"],
            Self::Assessments => {
                &["code_module", "code_presentation", "id_assessment", "assessment_type", "date", "weight"]
            }
            Self::Enrollments => {
                &["id_student", "code_module", "code_presentation", "region", "date_registration", "final_result"]
            }
            Self::Submissions => &["id_assessment", "id_student", "date_submitted", "is_banked", "score"],
        }
    }
}

/// Why a whole file was refused; nothing of the import is written then.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {why}")]
pub struct FileRefused {
    pub file: String,
    #[source]
    pub why: FileProblem,
}

#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    #[error("can't be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("has no readable header line")]
    NoHeader,
    #[error("has no column `{0}`")]
    MissingColumn(&'static str),
    #[error("has the column `{0}` twice")]
    ColumnTwice(&'static str),
    #[error("has more than {MAX_ROWS} rows")]
    TooManyRows,
}

/// A row that can't be taken over, and the value that is to blame.
#[derive(Debug, PartialEq, Eq)]
pub struct Bad(pub Cause, pub String);

impl Bad {
    pub fn new(cause: Cause, value: impl Into<String>) -> Self {
        Self(cause, value.into())
    }
}

/// Calls `each(line, columns, report)` for every well-formed row; what it refuses is noted with its line.
///
/// # Errors
/// When the file can't be read, lacks a column or is larger than any honest one.
pub fn read_rows<const N: usize>(
    dir: &Path,
    source: Source,
    report: &mut Report,
    each: impl FnMut(u64, [&str; N], &mut Report) -> Result<(), Bad>,
) -> Result<(), FileRefused> {
    let path = dir.join(source.file_name());
    read_file(&path, source, report, each).map_err(|why| FileRefused { file: path.display().to_string(), why })
}

fn read_file<const N: usize>(
    path: &Path,
    source: Source,
    report: &mut Report,
    mut each: impl FnMut(u64, [&str; N], &mut Report) -> Result<(), Bad>,
) -> Result<(), FileProblem> {
    let mut rows = Rows::new(File::open(path)?);
    let header = match rows.next_row()? {
        Some((_, Ok(header))) => header,
        _ => return Err(FileProblem::NoHeader),
    };
    let (width, positions) = header_positions::<N>(&header, source)?;
    report.files.entry(source).or_default();
    let mut read = 0;
    while let Some((line, row)) = rows.next_row()? {
        read += 1;
        if read > MAX_ROWS {
            return Err(FileProblem::TooManyRows);
        }
        report.count_read(source);
        let outcome =
            row.and_then(|text| with_columns(&text, width, &positions, |columns| each(line, columns, report)));
        if let Err(Bad(cause, value)) = outcome {
            report.note(source, line, cause, &value);
        }
    }
    Ok(())
}

/// How many columns the file has, and where the needed ones are.
fn header_positions<const N: usize>(header: &str, source: Source) -> Result<(usize, [usize; N]), FileProblem> {
    let names: Vec<String> =
        split(header.trim_start_matches('\u{feff}')).map_err(|_| FileProblem::NoHeader)?.into_iter().collect();
    let mut positions = [0; N];
    for (slot, column) in positions.iter_mut().zip(source.columns()) {
        let mut found = names.iter().enumerate().filter(|(_, name)| name.trim() == *column).map(|(i, _)| i);
        *slot = found.next().ok_or(FileProblem::MissingColumn(column))?;
        if found.next().is_some() {
            return Err(FileProblem::ColumnTwice(column));
        }
    }
    Ok((names.len(), positions))
}

fn with_columns<const N: usize>(
    text: &str,
    width: usize,
    positions: &[usize; N],
    each: impl FnOnce([&str; N]) -> Result<(), Bad>,
) -> Result<(), Bad> {
    let fields = split(text)?;
    if fields.len() != width {
        return Err(Bad::new(Cause::ColumnCount, format!("{} instead of {width}", fields.len())));
    }
    if let Some(long) = fields.iter().find(|field| field.len() > MAX_FIELD_BYTES) {
        return Err(Bad::new(Cause::TooLong, long.as_str()));
    }
    if text.contains('\0') {
        return Err(Bad::new(Cause::NulCharacter, text));
    }
    each(positions.map(|at| fields[at].trim()))
}

/// Splits one row; only a row with quotation marks needs the full parser.
fn split(text: &str) -> Result<Vec<String>, Bad> {
    if !text.contains('"') {
        return Ok(text.split(',').map(str::to_owned).collect());
    }
    let mut parser = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    match parser.records().next() {
        Some(Ok(record)) => Ok(record.iter().map(str::to_owned).collect()),
        _ => Err(Bad::new(Cause::ColumnCount, text)),
    }
}

/// A row's text with the number of its first line, or why it isn't one.
type NumberedRow = (u64, Result<String, Bad>);

struct Rows<R> {
    input: BufReader<R>,
    line: u64,
    /// A line read too far while a quotation mark was open.
    pushed_back: std::collections::VecDeque<(u64, RawLine)>,
}

enum RawLine {
    Text(Vec<u8>),
    TooLong(Vec<u8>),
}

impl<R: Read> Rows<R> {
    fn new(input: R) -> Self {
        Self { input: BufReader::with_capacity(MAX_ROW_BYTES, input), line: 0, pushed_back: Default::default() }
    }

    fn next_row(&mut self) -> std::io::Result<Option<NumberedRow>> {
        loop {
            let Some((line, raw)) = self.next_line()? else { return Ok(None) };
            return Ok(Some(match raw {
                RawLine::TooLong(start) => (line, Err(Bad::new(Cause::TooLong, String::from_utf8_lossy(&start)))),
                RawLine::Text(bytes) if bytes.is_empty() => continue,
                RawLine::Text(bytes) if has_open_quote(&bytes) => (line, self.join_quoted(bytes)?),
                RawLine::Text(bytes) => (line, decode(bytes)),
            }));
        }
    }

    /// Joins following lines until the quotation mark closes; when it doesn't, they are read again as rows of their own.
    fn join_quoted(&mut self, mut row: Vec<u8>) -> std::io::Result<Result<String, Bad>> {
        let first = row.clone();
        let mut taken = Vec::new();
        let mut open = true;
        while let Some((line, raw)) = self.next_line()? {
            let RawLine::Text(bytes) = &raw else {
                taken.push((line, raw));
                break;
            };
            row.push(b'\n');
            row.extend_from_slice(bytes);
            open ^= has_open_quote(bytes);
            taken.push((line, raw));
            if row.len() > MAX_ROW_BYTES {
                break;
            }
            if !open {
                return Ok(decode(row));
            }
        }
        for entry in taken.into_iter().rev() {
            self.pushed_back.push_front(entry);
        }
        Ok(Err(Bad::new(Cause::OpenQuote, String::from_utf8_lossy(&first))))
    }

    fn next_line(&mut self) -> std::io::Result<Option<(u64, RawLine)>> {
        if let Some(entry) = self.pushed_back.pop_front() {
            return Ok(Some(entry));
        }
        let mut bytes = Vec::new();
        if (&mut self.input).take(MAX_ROW_BYTES as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.line += 1;
        if bytes.len() > MAX_ROW_BYTES && bytes.last() != Some(&b'\n') {
            self.skip_line()?;
            bytes.truncate(MAX_FIELD_BYTES);
            return Ok(Some((self.line, RawLine::TooLong(bytes))));
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Ok(Some((self.line, RawLine::Text(bytes))))
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let (used, done) = match end {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.input.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}

fn has_open_quote(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1
}

fn decode(bytes: Vec<u8>) -> Result<String, Bad> {
    String::from_utf8(bytes).map_err(|e| Bad::new(Cause::NotUtf8, String::from_utf8_lossy(e.as_bytes())))
}
