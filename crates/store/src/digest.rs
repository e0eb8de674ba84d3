//! The rows of a table as the hub last said they are: what a laptop compares with the hub.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Statement};
use tandem_model::{Row, SyncedRow, Table, for_table};
use uuid::Uuid;

use crate::{Error, Store, rows};

/// Rows read at a time.
const PAGE: u64 = 2_000;

impl Store {
    /// Gives each row of the table, without the user's edits, to `each`; in no order.
    pub async fn visit_hub_rows(&self, table: Table, mut each: impl FnMut(&Row) + Send) -> Result<(), Error> {
        let mut edited = self.list_base_rows(table).await?;
        let mut after = None;
        loop {
            let page = self.page_of_rows(table, after).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.uuid());
            for row in &page {
                match edited.remove(&row.uuid()) {
                    Some(Some(base)) => each(&base),
                    Some(None) => {}
                    // Lines of history that only this laptop expects have no version.
                    None if row.version() > 0 => each(row),
                    None => {}
                }
            }
        }
        // What the user has removed and the hub still has.
        edited.into_values().flatten().for_each(|row| each(&row));
        Ok(())
    }

    /// The same for the rows that have come in beside those in sight.
    pub async fn visit_rows_beside(&self, table: Table, mut each: impl FnMut(&Row) + Send) -> Result<(), Error> {
        // Before every id.
        let mut after = Vec::new();
        loop {
            let page = for_table!(table, Entity => {
                let sql = format!("SELECT * FROM beside_{} WHERE id > ? ORDER BY id LIMIT {PAGE}", table.code());
                let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [after.clone().into()]);
                let rows = Entity::find().from_raw_sql(statement).all(self.reader()).await?;
                rows.into_iter().map(SyncedRow::into_row).collect::<Vec<_>>()
            });
            let Some(last) = page.last() else { return Ok(()) };
            after = last.uuid().as_bytes().to_vec();
            page.iter().for_each(&mut each);
        }
    }

    async fn page_of_rows(&self, table: Table, after: Option<Uuid>) -> Result<Vec<Row>, Error> {
        for_table!(table, Entity => {
            let mut query = Entity::find().order_by_asc(Expr::col("id")).limit(PAGE);
            if let Some(after) = after {
                query = query.filter(Expr::col("id").gt(after));
            }
            let rows = query.all(self.reader()).await?;
            Ok(rows.into_iter().map(SyncedRow::into_row).collect())
        })
    }

    /// The hub's rows under the user's edits; `None` where the hub has none.
    async fn list_base_rows(&self, table: Table) -> Result<BTreeMap<Uuid, Option<Row>>, Error> {
        let sql = "SELECT id, row FROM base WHERE t = ?";
        let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [table.code().into()]);
        let mut edited = BTreeMap::new();
        for row in self.reader().query_all_raw(statement).await? {
            let fields: Option<String> = row.try_get("", "row")?;
            let base = match fields {
                Some(text) => Some(rows::row_of(table, serde_json::from_str(&text)?)?),
                None => None,
            };
            edited.insert(row.try_get("", "id")?, base);
        }
        Ok(edited)
    }
}
