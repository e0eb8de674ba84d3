//! Stops a hub that goes wrong before it empties the laptop.

use std::collections::BTreeMap;

use tandem_model::Table;
use tandem_protocol::TableCount;

/// Fewer deletions than this are never a wave.
const FEW_ROWS: u64 = 200;
/// Deletions of more than this share of a table are a wave.
const SHARE: u64 = 10;

/// Deletions of one run, per table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteGuard {
    deleted: BTreeMap<Table, u64>,
}

impl DeleteGuard {
    /// Counts a page's deletions. Gives the table that would lose too much with them.
    pub fn count(&mut self, deletes: &[(Table, u64, u64)]) -> Option<Table> {
        let mut wave = None;
        for &(table, more, held) in deletes {
            let deleted = self.deleted.entry(table).or_default();
            // Rows that earlier pages of the run removed are no longer held.
            let before = held.saturating_add(*deleted);
            *deleted = deleted.saturating_add(more);
            if is_wave(*deleted, before) {
                wave = wave.or(Some(table));
            }
        }
        wave
    }
}

/// The table that would lose too much if the laptop's rows were replaced by what the hub now has.
pub fn wave_of_resync(held: &BTreeMap<Table, u64>, offered: &[TableCount]) -> Option<Table> {
    let offered: BTreeMap<Table, u64> = offered.iter().map(|count| (count.t, count.rows)).collect();
    let lost = |table: &Table, rows: u64| rows.saturating_sub(offered.get(table).copied().unwrap_or(0));
    held.iter().find(|(table, rows)| is_wave(lost(table, **rows), **rows)).map(|(table, _)| *table)
}

fn is_wave(deleted: u64, held: u64) -> bool {
    deleted > FEW_ROWS.max(held / SHARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_of_a_large_table_is_a_wave_and_two_hundred_rows_are_not() {
        assert_eq!(DeleteGuard::default().count(&[(Table::Deal, 200, 300)]), None);
        assert_eq!(DeleteGuard::default().count(&[(Table::Deal, 201, 300)]), Some(Table::Deal));
        assert_eq!(DeleteGuard::default().count(&[(Table::Deal, 1_000, 10_000)]), None);
        assert_eq!(DeleteGuard::default().count(&[(Table::Deal, 1_001, 10_000)]), Some(Table::Deal));
    }

    #[test]
    fn pages_of_one_run_count_together() {
        let mut guard = DeleteGuard::default();
        assert_eq!(guard.count(&[(Table::Deal, 150, 300)]), None);
        assert_eq!(guard.count(&[(Table::Deal, 150, 150)]), Some(Table::Deal));
    }

    #[test]
    fn a_resync_that_brings_far_less_is_a_wave() {
        let held = BTreeMap::from([(Table::Deal, 5_000), (Table::Partner, 50)]);
        let deals = |rows| [TableCount { t: Table::Deal, rows }];
        assert_eq!(wave_of_resync(&held, &deals(4_600)), None);
        assert_eq!(wave_of_resync(&held, &deals(4_000)), Some(Table::Deal));
    }
}
