//! The rows that are measured with: the sample workspace, with as many deals as a figure is about.

use chrono::NaiveDate;
use tandem_hub::seed::{Plan, Size};

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

pub fn plan(deals: usize) -> Plan {
    let mut plan = Plan::new(Size::L, 1, today());
    plan.counts.deals = deals;
    plan
}

/// For files that only ever hold the sample.
pub const KEY: [u8; 32] = [0x5a; 32];

/// A plain connection to an encrypted file, with the settings of the product's writer.
pub fn open_plainly(path: &std::path::Path) -> rusqlite::Connection {
    let file = rusqlite::Connection::open(path).unwrap();
    let key = "5a".repeat(32);
    file.execute_batch(&format!(
        "PRAGMA key = \"x'{key}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -65536;"
    ))
    .unwrap();
    file
}
