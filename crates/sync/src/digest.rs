//! What this laptop holds, summed up as the hub sums it up: equal sums mean equal rows.

use tandem_model::Table;
use tandem_protocol::{PARTS, RowSum, part_of, row_hash};
use tandem_store::{Error, Store};

/// The parts of a table as the hub last said they are, the user's edits left out.
pub async fn sum_parts(store: &Store, table: Table) -> Result<Vec<RowSum>, Error> {
    let mut parts = vec![RowSum::default(); PARTS];
    let add = |row: &tandem_model::Row| {
        if let Some(part) = parts.get_mut(usize::from(part_of(row.uuid()))) {
            part.add(row_hash(row));
        }
    };
    store.visit_hub_rows(table, add).await?;
    Ok(parts)
}

/// A whole table.
pub async fn sum_table(store: &Store, table: Table) -> Result<RowSum, Error> {
    let mut sum = RowSum::default();
    sum_parts(store, table).await?.into_iter().for_each(|part| sum.add_all(part));
    Ok(sum)
}
