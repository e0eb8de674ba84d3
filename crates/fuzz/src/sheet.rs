//! A file that a user chooses to import: whatever it is, it is refused or within its bounds, and reading it twice is the
//! same.

use tandem_api::sheet::{MAX_CELLS, MAX_COLUMNS, MAX_LINES, Reading, read};
use tandem_domain::{
    deal::Moment,
    import::{Kind, Plan, World, check, detect},
    scope::Grant,
};

pub fn run(bytes: &[u8]) {
    for windows in [false, true] {
        let reading = Reading { windows, ..Reading::default() };
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

/// Into a workspace without anything: each line has an answer, whatever it is taken for.
fn check_all(sheet: &tandem_domain::import::Sheet) {
    let world = World {
        partners: Vec::new(),
        people: Vec::new(),
        deals: Vec::new(),
        accounts: Vec::new(),
        products: Vec::new(),
        members: Vec::new(),
        me: None,
        access: Grant::everything(),
        now: Moment { today: Default::default(), at: 0 },
        words: std::collections::HashMap::new(),
        places: |_| 2,
    };
    for kind in Kind::ALL {
        let plan = Plan::guess(sheet, kind, detect(kind, &sheet.headings, &[]), world.places);
        let checked = check(sheet, &plan, &world);
        assert_eq!(checked.len(), sheet.lines.len());
        assert_eq!(checked, check(sheet, &plan, &world));
    }
}
