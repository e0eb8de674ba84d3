//! A file that a user chooses to import: whatever it is, it is refused or within its bounds, and reading it twice is the
//! same.

use tandem_api::sheet::{MAX_CELLS, MAX_COLUMNS, MAX_LINES, Reading, read};
use tandem_domain::import::{DayOrder, World, check, detect, guess_day_order};
use tandem_domain::scope::Grant;

pub fn run(bytes: &[u8]) {
    for windows in [false, true] {
        let reading = Reading { delimiter: None, windows };
        let Ok(found) = read(bytes, reading) else { continue };
        assert_eq!(read(bytes, reading).as_ref(), Ok(&found));
        let sheet = found.sheet;
        assert!(!sheet.lines.is_empty() && sheet.lines.len() <= MAX_LINES);
        assert!((1..=MAX_COLUMNS).contains(&sheet.headings.len()));
        assert!(sheet.lines.iter().map(|line| line.cells.len()).sum::<usize>() <= MAX_CELLS);
        assert!(sheet.lines.windows(2).all(|pair| pair[0].number < pair[1].number), "lines go on");
        check_all(&sheet);
    }
}

/// Into a workspace without anything: each line has an answer.
fn check_all(sheet: &tandem_domain::import::Sheet) {
    let world = World {
        partners: Vec::new(),
        members: Vec::new(),
        me: None,
        access: Grant::everything(),
        words: std::collections::HashMap::new(),
    };
    let map = detect(&sheet.headings, &[]);
    let checked = check(sheet, &map, guess_day_order(sheet.headings.iter().map(String::as_str)), &world);
    assert_eq!(checked.len(), sheet.lines.len());
    assert_eq!(checked, check(sheet, &map, DayOrder::DayFirst, &world), "nothing here is a day");
}
