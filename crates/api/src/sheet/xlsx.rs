//! A visible sheet of a workbook, cell after cell. Formulas are named, never taken: what they made of their
//! cells last is another program's word.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use tandem_domain::import::{Cell, Line};

use super::{Count, MAX_COLUMNS, Trouble, TroubleCause, unzip};

pub(super) struct Book {
    pub(super) lines: Vec<Line>,
    /// Names of the visible ones.
    pub(super) sheets: Vec<String>,
    pub(super) at: usize,
}

/// That sheet, or the first that has more than headings.
pub(super) fn read(bytes: &[u8], wanted: Option<usize>) -> Result<Book, Trouble> {
    unzip::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TroubleCause::Broken.whole())?;
    let visible = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let sheets: Vec<String> = visible.map(|sheet| sheet.name.clone()).collect();
    // Of all sheets that are looked at together.
    let mut count = Count::default();
    for (at, name) in sheets.iter().enumerate().filter(|(at, _)| wanted.is_none_or(|wanted| wanted == *at)) {
        let lines = read_sheet(&mut book, name, &mut count)?;
        if wanted.is_some() || lines.len() > 1 {
            return Ok(Book { lines, sheets, at });
        }
    }
    Err(TroubleCause::Empty.whole())
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, count: &mut Count) -> Result<Vec<Line>, Trouble> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| TroubleCause::Broken.whole())?;
    let mut lines: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut last = 0;
    loop {
        let next = cells.next_cell_with_formula_metadata().map_err(|_| TroubleCause::Broken.on(last))?;
        let Some(found) = next else { break };
        let (row, column) = found.pos;
        last = u64::from(row) + 1;
        let cell = if found.formula.is_some() { Cell::Formula } else { cell(&found.value) };
        if cell.is_empty() {
            continue;
        }
        put(&mut lines, count, (row, column), cell)?;
    }
    Ok(lines.into_iter().map(|(row, cells)| Line { number: u64::from(row) + 1, cells }).collect())
}

fn put(
    lines: &mut BTreeMap<u32, Vec<Cell>>,
    count: &mut Count,
    (row, column): (u32, u32),
    cell: Cell,
) -> Result<(), Trouble> {
    let number = u64::from(row) + 1;
    let column = usize::try_from(column).unwrap_or(MAX_COLUMNS);
    if !lines.contains_key(&row) {
        count.line(number)?;
    }
    let line = lines.entry(row).or_default();
    // Those that stand empty between others take room too.
    for at in line.len()..=column.min(MAX_COLUMNS) {
        count.cell(number, at, 0)?;
        line.push(Cell::Text(String::new()));
    }
    let bytes = if let Cell::Text(text) = &cell { text.len() } else { 0 };
    count.cell(number, column, bytes)?;
    if let Some(place) = line.get_mut(column) {
        *place = cell;
    }
    Ok(())
}

fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(flag) => Cell::Text(flag.to_string()),
        DataRef::DateTime(at) => at.as_datetime().map_or(Cell::Fault, |at| Cell::Day(at.date())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(_) => Cell::Fault,
        DataRef::Empty => Cell::Text(String::new()),
    }
}
