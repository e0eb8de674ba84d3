//! Lists as XLSX workbooks: days are days, amounts are numbers, and a text is never a formula because it is written as
//! text. Rows go to a file as they come, so a long list takes no more memory than a short one.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use tandem_l10n::money::exponent;
use tempfile::NamedTempFile;

use crate::{download, list_file::Cell, view::Money};

/// Of the format: one sheet has no more.
const MOST_ROWS: u32 = 1_048_576;
/// Characters of a cell, of the format too.
const MOST_SIGNS: usize = 32_767;
const WIDTH: f64 = 18.0;

/// See [`crate::list_file::ListFile`].
pub(crate) struct XlsxFile {
    book: Workbook,
    headers: Vec<String>,
    folder: PathBuf,
    /// Of all sheets, without their heads.
    rows: u64,
    /// The next one of the last sheet.
    row: u32,
    day: Format,
    head: Format,
}

impl XlsxFile {
    pub fn create(folder: &Path, headers: &[String]) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut file = Self {
            book: Workbook::new(),
            headers: headers.to_vec(),
            folder: folder.to_owned(),
            rows: 0,
            row: 0,
            day: Format::new().set_num_format("yyyy-mm-dd"),
            head: Format::new().set_bold(),
        };
        file.begin_sheet().map_err(broken)?;
        Ok(file)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        for (at, header) in (0..).zip(&self.headers) {
            sheet.set_column_width(at, WIDTH)?;
            sheet.write_string_with_format(0, at, header, &self.head)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        self.row = 1;
        Ok(())
    }

    pub fn add(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.write(cells).map_err(broken)
    }

    fn write(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        if self.row == MOST_ROWS {
            self.begin_sheet()?;
        }
        let last = self.book.worksheets().len() - 1;
        let sheet = self.book.worksheet_from_index(last)?;
        for (at, cell) in (0..).zip(cells) {
            put(sheet, self.row, at, cell, &self.day)?;
        }
        (self.row, self.rows) = (self.row + 1, self.rows + 1);
        Ok(())
    }

    /// The name it got, and how many rows it has.
    pub fn finish(mut self, stem: &str) -> io::Result<(String, u64)> {
        let mut file = NamedTempFile::new_in(&self.folder)?;
        self.book.save_to_writer(&mut file).map_err(broken)?;
        Ok((download::keep(file, &self.folder, stem, "xlsx")?, self.rows))
    }
}

fn put(sheet: &mut Worksheet, row: u32, at: u16, cell: &Cell, day: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if !text.is_empty() => {
            sheet.write_string(row, at, text.chars().take(MOST_SIGNS).collect::<String>())?;
        }
        Cell::Day(Some(on)) => {
            sheet.write_date_with_format(row, at, on, day)?;
        }
        Cell::Count(count) => {
            sheet.write_number(row, at, *count as f64)?;
        }
        Cell::Amount(Some(money)) => {
            sheet.write_number_with_format(row, at, units(money), &money_format(money))?;
        }
        Cell::Text(_) | Cell::Day(None) | Cell::Amount(None) => {}
    }
    Ok(())
}

/// A sheet knows only binary numbers; they hold the minor units of any sum below 2^53 exactly, and their share too as
/// far as it is shown.
fn units(money: &Money) -> f64 {
    money.minor as f64 / f64::from(10_u32.pow(exponent(&money.currency)))
}

fn money_format(money: &Money) -> Format {
    let places = exponent(&money.currency) as usize;
    let point = if places == 0 { "" } else { "." };
    Format::new().set_num_format(format!("#,##0{point}{:0<places$}", ""))
}

fn broken(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}
