//! What this laptop holds, summed up as the hub sums it up: equal sums mean equal rows.

use tandem_model::{Row, Table};
use tandem_protocol::{PARTS, RowSum, part_of, row_hash};
use tandem_store::{Error, Store};
use uuid::Uuid;

/// The parts of a table as the hub last said they are, the user's edits left out.
pub async fn sum_parts(store: &Store, table: Table) -> Result<Vec<RowSum>, Error> {
    let mut parts = vec![RowSum::default(); PARTS];
    store.visit_hub_rows(table, |row| add(&mut parts, row)).await?;
    Ok(parts)
}

/// The same of rows that have come in beside those in sight.
pub async fn sum_beside(store: &Store, table: Table) -> Result<RowSum, Error> {
    let mut parts = vec![RowSum::default(); PARTS];
    store.visit_rows_beside(table, |row| add(&mut parts, row)).await?;
    Ok(total(&parts))
}

/// A whole table.
pub async fn sum_table(store: &Store, table: Table) -> Result<RowSum, Error> {
    Ok(total(&sum_parts(store, table).await?))
}

/// Which rows there are in some parts of a table.
pub async fn list_ids(store: &Store, table: Table, parts: &[u8]) -> Result<Vec<Uuid>, Error> {
    let mut ids = Vec::new();
    let take = |row: &Row| ids.extend(Some(row.uuid()).filter(|id| parts.contains(&part_of(*id))));
    store.visit_hub_rows(table, take).await?;
    Ok(ids)
}

fn add(parts: &mut [RowSum], row: &Row) {
    if let Some(part) = parts.get_mut(usize::from(part_of(row.uuid()))) {
        part.add(row_hash(row));
    }
}

fn total(parts: &[RowSum]) -> RowSum {
    let mut sum = RowSum::default();
    parts.iter().for_each(|part| sum.add_all(*part));
    sum
}
