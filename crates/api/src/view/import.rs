//! An import: the file, its map, what it would do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use tandem_domain::import::{Decimals, Kind};

use crate::sheet::Delimiter;

/// What the lines are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    Partners,
    People,
    Deals,
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Partners => Self::Partners,
            Kind::People => Self::People,
            Kind::Deals => Self::Deals,
        }
    }
}

impl From<ImportKind> for Kind {
    fn from(kind: ImportKind) -> Self {
        match kind {
            ImportKind::Partners => Self::Partners,
            ImportKind::People => Self::People,
            ImportKind::Deals => Self::Deals,
        }
    }
}

/// What stands before the fraction of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    Point,
    Comma,
}

impl From<Decimals> for DecimalSign {
    fn from(decimals: Decimals) -> Self {
        match decimals {
            Decimals::Point => Self::Point,
            Decimals::Comma => Self::Comma,
        }
    }
}

impl From<DecimalSign> for Decimals {
    fn from(sign: DecimalSign) -> Self {
        match sign {
            DecimalSign::Point => Self::Point,
            DecimalSign::Comma => Self::Comma,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// `None`: no file is read.
    pub file: Option<ImportFile>,
    pub max_lines: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportFile {
    pub name: String,
    pub kind: ImportKind,
    pub lines: u32,
    /// `None` for a workbook.
    pub delimiter: Option<Delimiter>,
    /// Names of a workbook's sheets, and which of them this is, from 0.
    pub sheets: Vec<String>,
    pub sheet: u32,
    pub columns: Vec<ImportColumn>,
    pub fields: Vec<ImportField>,
    /// `1/2` is the second of January.
    pub month_first: bool,
    /// A column of days is mapped.
    pub has_days: bool,
    pub decimals: DecimalSign,
    /// A column of amounts is mapped.
    pub has_amounts: bool,
    /// An amount of the file as it is understood.
    pub amount_sample: Option<ImportAmount>,
    /// A field that says what a line is about has its source.
    pub complete: bool,
    pub counts: ImportCounts,
    pub progress: Option<ImportProgress>,
    pub done: Option<ImportDone>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportAmount {
    /// As the file has it.
    pub text: String,
    /// To the last digit, with a point and the code of its currency.
    pub amount: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    pub heading: String,
    /// The first that are filled.
    pub samples: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportField {
    pub field: String,
    pub label: String,
    pub column: Option<u32>,
    /// The same for all lines.
    pub fixed: Option<String>,
    /// What all lines may be set to, where the values are few.
    pub choices: Vec<ImportChoice>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportChoice {
    pub value: String,
    pub label: String,
}

/// Where a field gets its value; without either it is left out.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldSource {
    pub field: String,
    pub column: Option<u32>,
    pub fixed: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    pub problems: u32,
    /// Of those that would be new or changed; they are in neither number.
    pub left_out: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    pub done: u32,
    pub total: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    pub new: u32,
    pub changed: u32,
    /// Changed by others meanwhile, and left alone.
    pub skipped: u32,
    /// Not reached before it was stopped.
    pub left: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportEffect {
    New,
    Changed,
    Same,
    Problem,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct ImportFilter {
    pub only: Option<ImportEffect>,
    /// `next` of the page before.
    pub after: Option<String>,
    pub limit: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowsView {
    pub rows: Vec<ImportRow>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Of the file.
    pub line: u32,
    pub title: String,
    pub effect: ImportEffect,
    /// By the user.
    pub left_out: bool,
    pub changes: Vec<ImportChange>,
    /// Whole sentences.
    pub problems: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportChange {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}
