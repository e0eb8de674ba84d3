//! Partners, people or deals from a file: which column is which field, what each line would do, and what stands against
//! it.
//!
//! Read [`check`] first. A line only ever sets fields that it fills: an empty cell leaves what is there.

mod amount;
mod cells;
mod check;
mod day;
mod deal;
mod kind;
mod map;
mod partner;
mod person;
mod wanted;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tandem_model::{MemberId, Row, account, member, product};

use crate::{check::RefusalCode, deal::Moment, scope::Grant};

pub use amount::Decimals;
pub use check::{check, lay_again};
pub use day::DayOrder;
pub use deal::code_of;
pub use kind::Kind;
pub use map::{Named, detect, fold, guess_kind};
pub use wanted::{Wanted, wanted};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// As a workbook keeps it: digits, and a point before its fraction.
    Number(String),
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

/// How a file is to be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub kind: Kind,
    pub map: Map,
    pub days: DayOrder,
    pub decimals: Decimals,
}

/// What the lines are compared with. Of people, deals and customers those that [`wanted`] asks for are enough.
#[derive(Clone, Debug)]
pub struct World {
    pub partners: Vec<tandem_model::partner::Model>,
    pub people: Vec<tandem_model::person::Model>,
    pub deals: Vec<tandem_model::deal::Model>,
    pub accounts: Vec<account::Model>,
    pub products: Vec<product::Model>,
    pub members: Vec<member::Model>,
    /// Looks after new partners for whom the file names nobody.
    pub me: Option<MemberId>,
    pub access: Grant,
    pub now: Moment,
    /// Field and folded word to the code that the word stands for.
    pub words: HashMap<(&'static str, String), String>,
    /// Decimal places of an amount in a currency.
    pub places: fn(&str) -> u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Number of the line.
    pub line: u64,
    /// As the line names what it is about.
    pub title: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
// Nearly all are rows: a box for each would cost more than the room that a problem leaves empty.
#[allow(clippy::large_enum_variant)]
pub enum Outcome {
    /// With the nil id: whoever writes it gives it one.
    New(Row),
    Changed {
        before: Row,
        after: Row,
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
    /// A new record needs it.
    Missing,
    /// No word for any of the codes, no country, no language tag.
    Unknown(String),
    /// No record, or more than one, goes by this name.
    NotFound(String),
    /// No partner, or more than one, has the web site of this address.
    NoPartnerOfMail(String),
    BadMail(String),
    BadDay(String),
    /// No amount in this currency.
    BadAmount(String, String),
    /// An amount keeps its currency unless the line has both.
    AmountMissing,
    Formula,
    Fault,
    /// Cells beyond the last heading.
    TooManyCells,
    /// Another line is about the same record.
    Twice(u64),
    /// Several records are meant.
    Ambiguous,
    /// The partner has a deal of this name with another number.
    OtherNumber(String),
    Refused(RefusalCode),
}

#[cfg(test)]
mod records;
#[cfg(test)]
mod tests;
