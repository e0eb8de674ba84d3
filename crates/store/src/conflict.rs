//! Conflicts as the hub made them: read here, closed by an ordinary edit of their row.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tandem_model::{ConflictState, Table, conflict};
use uuid::Uuid;

use crate::{Error, Store};

impl Store {
    /// The latest first.
    pub async fn list_conflicts(&self, open_only: bool, limit: u64) -> Result<Vec<conflict::Model>, Error> {
        let mut query = conflict::Entity::find();
        if open_only {
            query = query.filter(conflict::Column::State.eq(ConflictState::Open.code()));
        }
        let query = query.order_by_desc(conflict::Column::MineAt).order_by_asc(conflict::Column::Id);
        Ok(query.limit(limit).all(self.reader()).await?)
    }

    /// Of one record: open ones first, then the latest first.
    pub async fn conflicts_of(&self, table: Table, id: Uuid) -> Result<Vec<conflict::Model>, Error> {
        let query = conflict::Entity::find()
            .filter(conflict::Column::RecordId.eq(id))
            .filter(conflict::Column::RecordTable.eq(table.code()))
            .order_by_desc(conflict::Column::State)
            .order_by_desc(conflict::Column::MineAt);
        Ok(query.all(self.reader()).await?)
    }
}
