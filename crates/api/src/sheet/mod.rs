//! A file of a user as rows of cells, whatever it claims to be. Read [`read`].
//!
//! Nothing of a file is believed: what it may take of memory and time is bounded before it is taken, and every refusal
//! says on which line.

mod csv;
mod text;
mod unzip;
mod xlsx;

use tandem_domain::import::{Line, Sheet};

pub use self::csv::Delimiter;

/// Largest file, bytes.
pub const MAX_FILE_BYTES: usize = 32 << 20;
/// Most lines, without the headings.
pub const MAX_LINES: usize = 20_000;
pub const MAX_COLUMNS: usize = 256;
/// Of all lines together.
pub const MAX_CELLS: usize = 1_000_000;
/// Longest cell, bytes: the longest note and room to say that it is too long.
pub const MAX_CELL_BYTES: usize = 64 << 10;

/// Why a file is not taken. Nothing of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Line of the file, from 1; `None` where it is about the file as a whole.
    pub line: Option<u64>,
    pub cause: TroubleCause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleCause {
    TooLarge,
    /// Neither a text nor a workbook of the newer kind.
    NoSheet,
    /// Not UTF-8, nor UTF-16 with its mark.
    Encoding,
    /// A quotation that does not end.
    OpenQuote,
    /// Cut short, or not as the format wants it.
    Broken,
    /// Unpacks to more than any list needs.
    Bomb,
    TooManyColumns,
    TooManyLines,
    TooManyCells,
    CellTooLong,
    Empty,
}

impl TroubleCause {
    pub(crate) const fn on(self, line: u64) -> Trouble {
        Trouble { line: Some(line), cause: self }
    }

    pub(crate) const fn whole(self) -> Trouble {
        Trouble { line: None, cause: self }
    }
}

/// How a text is read. A workbook says it by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// `None`: as the headings tell.
    pub delimiter: Option<Delimiter>,
    /// What is not UTF-8 is text of older Windows programs.
    pub windows: bool,
    /// Of a workbook, among those that are visible, from 0; `None`: the first that has lines.
    pub sheet: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    pub sheet: Sheet,
    /// `None` for a workbook.
    pub delimiter: Option<Delimiter>,
    /// Names of a workbook's visible sheets, and which of them this is.
    pub sheets: Vec<String>,
    pub at: usize,
}

/// # Errors
/// The first thing that is wrong with the file.
pub fn read(bytes: &[u8], reading: Reading) -> Result<Read, Trouble> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(TroubleCause::TooLarge.whole());
    }
    if bytes.starts_with(b"PK") {
        let xlsx::Book { lines, sheets, at } = xlsx::read(bytes, reading.sheet)?;
        return Ok(Read { sheet: finished(lines)?, delimiter: None, sheets, at });
    }
    // Older workbooks and pictures begin so.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"%PDF") {
        return Err(TroubleCause::NoSheet.whole());
    }
    let text = text::decode(bytes, reading.windows)?;
    let delimiter = reading.delimiter.unwrap_or_else(|| csv::guess(&text));
    let sheet = finished(csv::read(&text, delimiter)?)?;
    Ok(Read { sheet, delimiter: Some(delimiter), sheets: Vec::new(), at: 0 })
}

/// The first line that is not empty has the headings.
fn finished(lines: Vec<Line>) -> Result<Sheet, Trouble> {
    let mut lines = lines.into_iter().filter(|line| !line.cells.iter().all(tandem_domain::import::Cell::is_empty));
    let Some(head) = lines.next() else { return Err(TroubleCause::Empty.whole()) };
    let headings = head.cells.iter().map(|cell| match cell {
        tandem_domain::import::Cell::Text(text) | tandem_domain::import::Cell::Number(text) => text.trim().to_owned(),
        tandem_domain::import::Cell::Day(day) => day.to_string(),
        _ => String::new(),
    });
    let mut headings: Vec<String> = headings.collect();
    headings.truncate(headings.iter().rposition(|heading| !heading.is_empty()).map_or(0, |last| last + 1));
    let lines: Vec<Line> = lines.collect();
    if headings.is_empty() || lines.is_empty() {
        return Err(TroubleCause::Empty.whole());
    }
    Ok(Sheet { headings, lines })
}

/// Counts what a file has so far.
#[derive(Default)]
struct Count {
    lines: usize,
    cells: usize,
}

impl Count {
    fn cell(&mut self, line: u64, column: usize, bytes: usize) -> Result<(), Trouble> {
        self.cells += 1;
        if column >= MAX_COLUMNS {
            return Err(TroubleCause::TooManyColumns.on(line));
        }
        if bytes > MAX_CELL_BYTES {
            return Err(TroubleCause::CellTooLong.on(line));
        }
        if self.cells > MAX_CELLS {
            return Err(TroubleCause::TooManyCells.on(line));
        }
        Ok(())
    }

    /// The headings are a line too.
    fn line(&mut self, line: u64) -> Result<(), Trouble> {
        self.lines += 1;
        if self.lines > MAX_LINES + 1 { Err(TroubleCause::TooManyLines.on(line)) } else { Ok(()) }
    }
}
