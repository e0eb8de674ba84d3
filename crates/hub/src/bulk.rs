//! The first load of an empty hub: no feed, no indexes until the end, as fast as the database takes rows.
//!
//! What is loaded this way is not in the feed; [`BulkLoad::finish`] moves the horizon past every cursor handed out
//! before, so that whoever synced the empty hub starts with a snapshot.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, IdenStatic, IntoActiveModel,
    Iterable, ModelTrait, QueryFilter, Value, sea_query::Expr,
};
use tandem_model::{SyncedRow, Table, for_table, migration::INDEXES};
use uuid::Uuid;

use crate::{Error, Hub, Result, db, entity::workspace, feed, place, retry::retry, rows, write};

/// Rows of one PostgreSQL transaction; a SQLite transaction takes what one call brings.
const TRANSACTION_ROWS: usize = 20_000;

pub struct BulkLoad {
    hub: Hub,
    /// SQLite takes prepared statements on a connection of its own twice as fast as through the pool.
    file: Option<rusqlite::Connection>,
}

impl BulkLoad {
    /// Fails when the hub holds rows, other than those that an interrupted load left: they are removed.
    pub async fn begin(hub: &Hub) -> Result<Self> {
        if hub.is_loading().await? {
            remove_leftovers(hub.writer()).await?;
        }
        if !write::is_empty(hub).await? {
            return Err(Error::NotEmpty);
        }
        set_loading(hub.writer(), hub.workspace_id(), true).await?;
        for index in INDEXES {
            hub.writer().execute_unprepared(&index.drop_sql()).await?;
        }
        for table in place::SCOPED {
            hub.writer().execute_unprepared(&place::drop_index_sql(*table)).await?;
        }
        let file = hub.sqlite_path().map(open_file).transpose()?;
        Ok(Self { hub: hub.clone(), file })
    }

    /// Inserts rows of one table, all with version 1.
    pub async fn insert<M>(&mut self, mut rows: Vec<M>) -> Result<()>
    where
        M: ModelTrait + SyncedRow + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
        M::Entity: EntityTrait<Model = M>,
        <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
    {
        for row in &mut rows {
            row.set_version(1);
            rows::check(row)?;
        }
        match &mut self.file {
            Some(file) => {
                insert_into_file(file, &rows)?;
                // The pool's connection is the one that checkpoints; the log stays small.
                self.hub.writer().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            }
            None => insert_by_pool(self.hub.writer(), rows).await?,
        }
        Ok(())
    }

    /// Builds the indexes and makes every cursor handed out so far too old.
    pub async fn finish(self) -> Result<()> {
        drop(self.file);
        for sql in place::fill_sql() {
            self.hub.writer().execute_unprepared(&sql).await?;
        }
        for index in place::indexes() {
            self.hub.writer().execute(&index).await?;
        }
        for index in INDEXES {
            self.hub.writer().execute(&index.create()).await?;
        }
        retry(|| move_horizon(&self.hub)).await?;
        set_loading(self.hub.writer(), self.hub.workspace_id(), false).await?;
        if self.hub.sqlite_path().is_some() {
            self.hub.writer().execute_unprepared("PRAGMA optimize").await?;
        } else {
            self.hub.writer().execute_unprepared("ANALYZE").await?;
        }
        Ok(())
    }
}

fn open_file(path: std::path::PathBuf) -> Result<rusqlite::Connection> {
    let file = rusqlite::Connection::open(path)?;
    file.busy_timeout(std::time::Duration::from_secs(10))?;
    file.pragma_update(None, "synchronous", "FULL")?;
    file.pragma_update(None, "cache_size", -65_536)?;
    file.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(file)
}

fn insert_into_file<M: ModelTrait + SyncedRow>(file: &mut rusqlite::Connection, rows: &[M]) -> Result<()> {
    let columns: Vec<_> = <M::Entity as EntityTrait>::Column::iter().collect();
    let names: Vec<_> = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let marks = vec!["?"; columns.len()].join(",");
    let sql = format!("INSERT INTO \"{}\" ({}) VALUES ({marks})", M::TABLE.code(), names.join(","));
    let tx = file.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    {
        let mut insert = tx.prepare(&sql)?;
        for row in rows {
            for (place, &column) in columns.iter().enumerate() {
                insert.raw_bind_parameter(place + 1, sqlite_value(row.get(column)))?;
            }
            insert.raw_execute()?;
        }
    }
    Ok(tx.commit()?)
}

/// The same storage that sea-orm chooses: ids as 16 bytes, dates as ISO text, booleans as 0 and 1.
fn sqlite_value(value: Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Sqlite;
    match value {
        Value::Bool(Some(flag)) => Sqlite::Integer(i64::from(flag)),
        Value::Int(Some(number)) => Sqlite::Integer(i64::from(number)),
        Value::BigInt(Some(number)) => Sqlite::Integer(number),
        Value::String(Some(text)) => Sqlite::Text(text),
        Value::Uuid(Some(id)) => Sqlite::Blob(id.as_bytes().to_vec()),
        Value::ChronoDate(Some(date)) => Sqlite::Text(date.format("%F").to_string()),
        _ => Sqlite::Null,
    }
}

async fn insert_by_pool<M>(db: &DatabaseConnection, rows: Vec<M>) -> Result<()>
where
    M: ModelTrait + SyncedRow + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    M::Entity: EntityTrait<Model = M>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let tx = db::begin_write(db).await?;
        for _ in 0..TRANSACTION_ROWS / rows::CHUNK {
            let chunk: Vec<_> = rows.by_ref().take(rows::CHUNK).map(IntoActiveModel::into_active_model).collect();
            if chunk.is_empty() {
                break;
            }
            <M::Entity as EntityTrait>::insert_many(chunk).exec_without_returning(&tx).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn remove_leftovers(db: &DatabaseConnection) -> Result<()> {
    for &table in Table::ALL.iter().rev() {
        for_table!(table, E => E::delete_many().exec(db).await?);
    }
    Ok(())
}

async fn set_loading(db: &DatabaseConnection, ws: Uuid, loading: bool) -> Result<()> {
    let update = workspace::Entity::update_many().col_expr(workspace::Column::Loading, Expr::value(loading));
    update.filter(workspace::Column::Id.eq(ws)).exec(db).await?;
    Ok(())
}

async fn move_horizon(hub: &Hub) -> Result<()> {
    let tx = db::begin_write(hub.writer()).await?;
    feed::move_horizon(&tx, hub.workspace_id()).await?;
    tx.commit().await?;
    Ok(())
}
