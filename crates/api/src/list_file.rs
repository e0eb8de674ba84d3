//! Lists as files among the user's downloads, for spreadsheets of both kinds.

use std::{io, path::Path};

use chrono::NaiveDate;
use tandem_l10n::money::exponent;

use crate::{
    csv_file::CsvFile,
    view::{FileFormat, Money},
    xlsx_file::XlsxFile,
};

/// What stands in a cell, before a format has its say.
pub(crate) enum Cell {
    Text(String),
    Day(Option<NaiveDate>),
    Count(i64),
    Amount(Option<Money>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A file that comes to stand under its name when it is whole, and never in the place of another.
pub(crate) enum ListFile {
    Csv(Box<CsvFile>),
    Xlsx(Box<XlsxFile>),
}

impl ListFile {
    pub fn create(format: FileFormat, folder: &Path, headers: &[String]) -> io::Result<Self> {
        match format {
            FileFormat::Csv => CsvFile::create(folder, headers).map(|file| Self::Csv(Box::new(file))),
            FileFormat::Xlsx => XlsxFile::create(folder, headers).map(|file| Self::Xlsx(Box::new(file))),
        }
    }

    pub fn add(&mut self, cells: &[Cell]) -> io::Result<()> {
        match self {
            Self::Csv(file) => file.add(&cells.iter().map(text).collect::<Vec<_>>()),
            Self::Xlsx(file) => file.add(cells),
        }
    }

    /// The name it got, and how many rows it has.
    pub fn finish(self, stem: &str) -> io::Result<(String, u64)> {
        match self {
            Self::Csv(file) => file.finish(stem),
            Self::Xlsx(file) => file.finish(stem),
        }
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
        Cell::Count(count) => count.to_string(),
        Cell::Amount(money) => money.as_ref().map(amount).unwrap_or_default(),
    }
}

/// In units of the currency, with a point, for programs to read.
pub(crate) fn amount(money: &Money) -> String {
    let places = exponent(&money.currency);
    let (scale, size) = (10_u64.pow(places), money.minor.unsigned_abs());
    let sign = if money.minor < 0 { "-" } else { "" };
    let whole = size / scale;
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{:0width$}", size % scale, width = places as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(1_250_005, "EUR", "12500.05")]
    #[case(-5, "EUR", "-0.05")]
    #[case(1_200, "JPY", "1200")]
    #[case(1_234, "KWD", "1.234")]
    fn an_amount_is_written_in_units_of_its_currency(#[case] minor: i64, #[case] currency: &str, #[case] wanted: &str) {
        assert_eq!(amount(&Money { minor, currency: currency.into() }), wanted);
    }
}
