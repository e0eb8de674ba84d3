//! What an import says about itself: counts for each file and table, and one finding for each row it mended, kept
//! with a gap, or refused. Read [`Report::render`] for what the terminal shows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use chrono::NaiveDate;
use serde::Serialize;
use tandem_model::Table;

use super::source::Source;

/// Findings kept one by one for each file; beyond that they are only counted, so that a hostile file can't fill memory.
const MAX_FINDINGS: u64 = 100_000;
/// Findings of one cause that the terminal shows.
const SHOWN: usize = 3;
/// Characters of a source value that a finding repeats.
const MAX_VALUE_CHARS: usize = 80;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A known slip of the source was put right.
    Mended,
    /// The row was taken over with a gap in it.
    Kept,
    /// The row was left out.
    Refused,
}

macro_rules! causes {
    ($($variant:ident $outcome:ident $words:literal),* $(,)?) => {
        /// Why a row is in the report.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Cause { $($variant),* }

        impl Cause {
            pub const fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$outcome),* }
            }

            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words),* }
            }
        }
    };
}

causes! {
    ProductName Mended "product name spelled differently",
    SectorName Mended "sector spelled differently",
    StrayDateMoved Mended "date far after all others, set to the newest day",
    NoAccount Kept "deal without an account",
    NoDate Kept "deal without an engagement date",
    NoCloseDate Kept "closed deal without a closing date",
    StrayDate Kept "date far after all others",
    NoScore Kept "submission without a score",
    NoDueDate Kept "assessment without a date",
    NoRegistration Kept "enrolment without a registration date",
    UnknownAgent Refused "unknown agent",
    UnknownProduct Refused "unknown product",
    UnknownAccount Refused "unknown account",
    UnknownStage Refused "unknown stage",
    UnknownRun Refused "unknown course run",
    UnknownExam Refused "unknown assessment",
    UnknownResult Refused "unknown result",
    NotEnrolled Refused "submission without an enrolment",
    BadNumber Refused "not a number of the expected form",
    BadDate Refused "not a date of the form YYYY-MM-DD",
    BadPresentation Refused "not a presentation of the form 2013B or 2013J",
    CloseBeforeEngagement Refused "closed before the engagement",
    MissingKey Refused "the value that identifies the row is missing",
    Duplicate Refused "a row with this key came before",
    ColumnCount Refused "wrong number of columns",
    NotUtf8 Refused "not UTF-8",
    NulCharacter Refused "holds a NUL character",
    TooLong Refused "longer than any honest row",
    OpenQuote Refused "a quotation mark is never closed",
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub file: &'static str,
    /// Counted from 1; the header is line 1.
    pub line: u64,
    pub outcome: Outcome,
    pub cause: Cause,
    /// What the source says, shortened.
    pub value: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileCount {
    pub read: u64,
    /// Number of findings, not of rows: a row can have two.
    pub mended: u64,
    pub kept: u64,
    pub refused: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableCount {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// The files and somebody changed the same: both are kept, and wait for a decision.
    pub conflicts: u64,
    /// The rules say no to what the files say now: the row stays as it was.
    pub refused: u64,
}

/// How far the dates of one source were moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShiftNote {
    pub source: &'static str,
    pub newest: NaiveDate,
    pub to: NaiveDate,
    pub days: i64,
}

#[derive(Debug, Default)]
pub struct Report {
    pub files: BTreeMap<Source, FileCount>,
    pub tables: BTreeMap<Table, TableCount>,
    pub shifts: Vec<ShiftNote>,
    findings: Vec<Finding>,
    counts: BTreeMap<(Source, Cause), u64>,
}

impl Report {
    pub fn count_read(&mut self, source: Source) {
        self.files.entry(source).or_default().read += 1;
    }

    pub fn note(&mut self, source: Source, line: u64, cause: Cause, value: &str) {
        let count = self.files.entry(source).or_default();
        let outcome = cause.outcome();
        match outcome {
            Outcome::Mended => count.mended += 1,
            Outcome::Kept => count.kept += 1,
            Outcome::Refused => count.refused += 1,
        }
        let findings_of_file = count.mended + count.kept + count.refused;
        *self.counts.entry((source, cause)).or_default() += 1;
        if findings_of_file <= MAX_FINDINGS {
            let value = value.chars().take(MAX_VALUE_CHARS).collect();
            self.findings.push(Finding { file: source.file_name(), line, outcome, cause, value });
        }
    }

    /// All findings, in the order in which they were made.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Rows with this cause, over all files.
    pub fn count(&self, cause: Cause) -> u64 {
        self.counts.iter().filter(|((_, c), _)| *c == cause).map(|(_, n)| n).sum()
    }

    pub fn rows_written(&self) -> u64 {
        self.tables.values().map(|t| t.created + t.updated).sum()
    }

    /// The whole report as JSON lines: one for each file, table, shift and finding.
    pub fn write_json_lines(&self, out: &mut impl io::Write) -> io::Result<()> {
        let mut line = |value: serde_json::Value| writeln!(out, "{value}");
        for (source, count) in &self.files {
            line(serde_json::json!({ "file": source.file_name(), "rows": count }))?;
        }
        for (table, count) in &self.tables {
            line(serde_json::json!({ "table": table.code(), "rows": count }))?;
        }
        for shift in &self.shifts {
            line(serde_json::json!({ "shift": shift }))?;
        }
        for finding in &self.findings {
            line(serde_json::json!({ "finding": finding }))?;
        }
        Ok(())
    }

    /// The summary for a terminal: counts, and the first few findings of each cause.
    pub fn render(&self) -> String {
        let mut out = String::new();
        self.render_counts(&mut out);
        for ((source, cause), count) in &self.counts {
            let outcome = format!("{:?}", cause.outcome()).to_lowercase();
            let _ = writeln!(out, "\n{outcome}: {} ({count} in {})", cause.words(), source.file_name());
            let of_cause = self.findings.iter().filter(|f| f.cause == *cause && f.file == source.file_name());
            for finding in of_cause.take(SHOWN) {
                let _ = writeln!(out, "  {}", finding.render());
            }
            if *count > SHOWN as u64 {
                let _ = writeln!(out, "  … and {} more", count - SHOWN as u64);
            }
        }
        out
    }

    fn render_counts(&self, out: &mut String) {
        let _ = writeln!(out, "{:<20} {:>8} {:>8} {:>8} {:>8}", "file", "read", "mended", "kept", "refused");
        for (source, c) in &self.files {
            let (name, read) = (source.file_name(), c.read);
            let _ = writeln!(out, "{name:<20} {read:>8} {:>8} {:>8} {:>8}", c.mended, c.kept, c.refused);
        }
        let _ = writeln!(
            out,
            "\n{:<20} {:>8} {:>8} {:>9} {:>9} {:>8}",
            "table", "created", "updated", "unchanged", "conflicts", "refused"
        );
        for (table, c) in &self.tables {
            let (name, created, updated) = (table.code(), c.created, c.updated);
            let (unchanged, conflicts, refused) = (c.unchanged, c.conflicts, c.refused);
            let _ = writeln!(out, "{name:<20} {created:>8} {updated:>8} {unchanged:>9} {conflicts:>9} {refused:>8}");
        }
        for s in &self.shifts {
            let _ = writeln!(out, "\n{}: newest date {} moved to {} ({} days)", s.source, s.newest, s.to, s.days);
        }
        if self.rows_written() == 0 && self.tables.values().all(|t| t.conflicts == 0) {
            let _ = writeln!(out, "\nNothing changed: the hub already has these rows.");
        }
    }
}

impl Finding {
    /// `file:line: outcome, cause: value`, with the value escaped: it comes from a file nobody vouches for.
    pub fn render(&self) -> String {
        let outcome = format!("{:?}", self.outcome).to_lowercase();
        let mut text = format!("{}:{}: {outcome}, {}", self.file, self.line, self.cause.words());
        if !self.value.is_empty() {
            let _ = write!(text, ": {}", self.value.escape_debug());
        }
        text
    }
}
