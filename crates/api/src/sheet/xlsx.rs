//! The first visible sheet of a workbook, cell after cell. Formulas are named, never taken: what they made of their
//! cells last is another program's word.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use tandem_domain::import::{Cell, Line};

use super::{Count, MAX_COLUMNS, Trouble, TroubleCause, unzip};

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Line>, Trouble> {
    unzip::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TroubleCause::Broken.whole())?;
    let visible = book.sheets_metadata().iter().find(|sheet| sheet.visible == SheetVisible::Visible);
    let name = visible.map(|sheet| sheet.name.clone()).ok_or(TroubleCause::Empty.whole())?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| TroubleCause::Broken.whole())?;
    let mut lines: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let (mut count, mut last) = (Count::default(), 0);
    loop {
        let next = cells.next_cell_with_formula_metadata().map_err(|_| TroubleCause::Broken.on(last))?;
        let Some(found) = next else { break };
        let (row, column) = found.pos;
        last = u64::from(row) + 1;
        let cell = if found.formula.is_some() { Cell::Formula } else { cell(&found.value) };
        if cell.is_empty() {
            continue;
        }
        put(&mut lines, &mut count, (row, column), cell)?;
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
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Text(number.to_string()),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(flag) => Cell::Text(flag.to_string()),
        DataRef::DateTime(at) => at.as_datetime().map_or(Cell::Fault, |at| Cell::Day(at.date())),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(_) => Cell::Fault,
        DataRef::Empty => Cell::Text(String::new()),
    }
}
