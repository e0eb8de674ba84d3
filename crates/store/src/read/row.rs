//! Any one row by its id.

use sea_orm::{EntityTrait, QueryFilter, sea_query::Expr, sea_query::ExprTrait};
use tandem_model::{Row, SyncedRow, Table, for_table};
use uuid::Uuid;

use crate::{Error, Store};

impl Store {
    pub async fn find_row(&self, table: Table, id: Uuid) -> Result<Option<Row>, Error> {
        for_table!(table, Entity => {
            let found = Entity::find().filter(Expr::col("id").eq(id)).one(self.reader()).await?;
            Ok(found.map(SyncedRow::into_row))
        })
    }
}
