//! Partners from a file: which column is which field, what each line would do, and what stands against it.
//!
//! Read [`check`] first. A line only ever sets fields that it fills: an empty cell leaves what is there.

mod check;
mod day;
mod map;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use tandem_model::{MemberId, member, partner};

use crate::{check::RefusalCode, scope::Grant};

pub use check::{check, lay_again};
pub use day::{DayOrder, guess_day_order};
pub use map::{detect, fold};

/// Fields of a partner that a file may fill, by their name in the data, in the order in which they are shown.
pub const FIELDS: &[&str] =
    &["name", "domain", "kind", "tier", "region", "country", "city", "language", "owner_id", "since", "tags", "note"];

/// Without a source for these no line says which partner it is about.
pub const REQUIRED: &[&str] = &["name"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Day(NaiveDate),
    /// Its value is whatever some program last made of it: it is never taken.
    Formula,
    /// An error of the spreadsheet, as `#REF!`.
    Fault,
}

impl Cell {
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In the file, from 1.
    pub number: u64,
    pub cells: Vec<Cell>,
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub lines: Vec<Line>,
}

/// Where the value of a field comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Counted from 0.
    Column(usize),
    /// The same for all lines.
    Fixed(String),
}

/// Field name to source.
pub type Map = BTreeMap<String, Source>;

/// What the lines are compared with.
#[derive(Clone, Debug)]
pub struct World {
    pub partners: Vec<partner::Model>,
    pub members: Vec<member::Model>,
    /// Looks after new partners for whom the file names nobody.
    pub me: Option<MemberId>,
    pub access: Grant,
    /// Field and folded word to the code that the word stands for.
    pub words: HashMap<(&'static str, String), String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Number of the line.
    pub line: u64,
    /// As the line names the partner.
    pub title: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
// Nearly all are rows: a box for each would cost more than the room that a problem leaves empty.
#[allow(clippy::large_enum_variant)]
pub enum Outcome {
    /// With the nil id: whoever writes it gives it one.
    New(partner::Model),
    Changed {
        before: partner::Model,
        after: partner::Model,
    },
    Same,
    /// Nothing of the line is taken.
    Problem(Vec<Problem>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `None`: the line as a whole.
    pub field: Option<&'static str>,
    pub cause: Cause,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A new partner needs it.
    Missing,
    /// No word for any of the codes, no country, no language tag.
    Unknown(String),
    NoSuchMember(String),
    BadDay(String),
    Formula,
    Fault,
    /// Cells beyond the last heading.
    TooManyCells,
    /// Another line is about the same partner.
    Twice(u64),
    /// Several partners go by this name, or name and domain are of two.
    Ambiguous,
    Refused(RefusalCode),
}

#[cfg(test)]
mod tests;
