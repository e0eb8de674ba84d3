//! Reading and writing one row of any synced table inside of a write transaction.
//!
//! Every list of columns comes from the entity, so that it can't drift from the model.

use std::{collections::HashMap, sync::LazyLock};

use rusqlite::{Connection, OptionalExtension, params_from_iter, types};
use sea_orm::{ColumnTrait, EntityTrait, IdenStatic, Iterable, ModelTrait, Value, sea_query::ColumnType};
use serde_json::Value as Json;
use tandem_domain::mutation::{self, Fields};
use tandem_model::{Row, SyncedRow, Table, for_table};
use uuid::Uuid;

use crate::Error;

/// Whether a row that is there may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
    /// Only by a newer version: a late or repeated page changes nothing.
    Newer,
    Always,
}

struct TableSql {
    table: String,
    columns: Vec<String>,
    load: String,
    insert: String,
    find: String,
    remove: String,
    beside: BesideSql,
}

/// For the tables in which rows come in beside those in sight.
struct BesideSql {
    put: String,
    find: String,
    remove: String,
    /// Ids of rows that are not in sight, or otherwise.
    list_other: String,
    /// Ids of rows in sight that did not come in.
    list_gone: String,
    take_over: String,
}

static SQL: LazyLock<HashMap<Table, TableSql>> = LazyLock::new(|| {
    Table::ALL.iter().map(|table| (*table, for_table!(*table, Entity => table_sql(Entity)))).collect()
});

fn table_sql<E: EntityTrait>(entity: E) -> TableSql {
    let table = entity.table_name().to_owned();
    let columns: Vec<String> = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sets: Vec<String> =
        columns.iter().filter(|column| *column != "id").map(|column| format!("{column} = excluded.{column}")).collect();
    let beside = beside_sql(&table, &columns, &sets.join(", "));
    let (names, sets) = (columns, sets.join(", "));
    let columns = names.join(", ");
    let insert = format!("INSERT INTO {table} ({columns}) VALUES ({places})");
    TableSql {
        load: format!("{insert} ON CONFLICT (id) DO UPDATE SET {sets} WHERE excluded.version > {table}.version"),
        insert,
        find: format!("SELECT {columns} FROM {table} WHERE id = ?"),
        remove: format!("DELETE FROM {table} WHERE id = ? AND version <= ?"),
        table,
        columns: names,
        beside,
    }
}

fn beside_sql(table: &str, columns: &[String], sets: &str) -> BesideSql {
    let (names, places) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let of = |row: &str| columns.iter().map(|column| format!("{row}.{column}")).collect::<Vec<_>>().join(", ");
    let edited = |row: &str| format!("SELECT 1 FROM base b WHERE b.t = '{table}' AND b.id = {row}.id");
    BesideSql {
        put: format!(
            "INSERT INTO beside_{table} ({names}) VALUES ({places})
             ON CONFLICT (id) DO UPDATE SET {sets} WHERE excluded.version > beside_{table}.version"
        ),
        find: format!("SELECT {names} FROM beside_{table} WHERE id = ?"),
        remove: format!("DELETE FROM beside_{table} WHERE id = ? AND version <= ?"),
        list_other: format!(
            "SELECT n.id FROM beside_{table} n LEFT JOIN {table} o ON o.id = n.id
             WHERE (o.id IS NULL OR ({}) IS NOT ({})) AND NOT EXISTS ({})",
            of("n"),
            of("o"),
            edited("n")
        ),
        list_gone: format!(
            "SELECT o.id FROM {table} o WHERE NOT EXISTS (SELECT 1 FROM beside_{table} n WHERE n.id = o.id)
             AND NOT EXISTS ({})",
            edited("o")
        ),
        take_over: format!(
            "INSERT INTO {table} ({names}) SELECT {names} FROM beside_{table} WHERE id = ?
             ON CONFLICT (id) DO UPDATE SET {sets}"
        ),
    }
}

fn sql(table: Table) -> &'static TableSql {
    &SQL[&table]
}

/// Writes a row; false when the guard kept the one that is there. Of a row that is there only the columns are written
/// that differ: an index of another column is not touched then, nor a trigger compiled that waits for one.
pub(crate) fn put<M>(tx: &Connection, row: &M, guard: Guard) -> Result<bool, Error>
where
    M: SyncedRow + ModelTrait,
{
    let sql = sql(M::TABLE);
    let cells = <M::Entity as EntityTrait>::Column::iter().map(|column| sqlite_value(row.get(column)));
    let cells = cells.collect::<Result<Vec<_>, _>>()?;
    let there = {
        let mut find = tx.prepare_cached(&sql.find)?;
        let read = |found: &rusqlite::Row<'_>| (0..cells.len()).map(|place| found.get(place)).collect();
        find.query_row([blob(&row.uuid())], read).optional()?
    };
    let Some(there): Option<Vec<types::Value>> = there else {
        return Ok(tx.prepare_cached(&sql.insert)?.execute(params_from_iter(cells))? > 0);
    };
    let is_older = |place| {
        matches!((&there[place], &cells[place]),
        (types::Value::Integer(there), types::Value::Integer(new)) if new <= there)
    };
    if guard == Guard::Newer && sql.columns.iter().position(|column| column == "version").is_some_and(is_older) {
        return Ok(false);
    }
    let differs: Vec<usize> = (0..cells.len()).filter(|place| there[*place] != cells[*place]).collect();
    if !differs.is_empty() {
        let sets: Vec<String> = differs.iter().map(|place| format!("{} = ?", sql.columns[*place])).collect();
        let update = format!("UPDATE {} SET {} WHERE id = ?", sql.table, sets.join(", "));
        let id = types::Value::Blob(blob(&row.uuid()).to_vec());
        let new = differs.into_iter().map(|place| cells[place].clone());
        tx.prepare_cached(&update)?.execute(params_from_iter(new.chain([id])))?;
    }
    Ok(true)
}

/// The same for a first load, where few rows are there and no index and no sum is kept.
pub(crate) fn load<M>(tx: &Connection, row: &M) -> Result<bool, Error>
where
    M: SyncedRow + ModelTrait,
{
    bind_and_run(tx, &sql(M::TABLE).load, row)
}

fn bind_and_run<M>(tx: &Connection, sql: &str, row: &M) -> Result<bool, Error>
where
    M: SyncedRow + ModelTrait,
{
    let mut statement = tx.prepare_cached(sql)?;
    for (place, column) in <M::Entity as EntityTrait>::Column::iter().enumerate() {
        statement.raw_bind_parameter(place + 1, sqlite_value(row.get(column))?)?;
    }
    Ok(statement.raw_execute()? > 0)
}

/// Runs `$body` with `$model` bound to the model inside of a [`Row`].
macro_rules! with_model {
    ($row:expr, $model:ident => $body:expr) => {
        match $row {
            Row::Member($model) => $body,
            Row::Partner($model) => $body,
            Row::Person($model) => $body,
            Row::Account($model) => $body,
            Row::Product($model) => $body,
            Row::Deal($model) => $body,
            Row::StageChange($model) => $body,
            Row::Activity($model) => $body,
            Row::Target($model) => $body,
            Row::Course($model) => $body,
            Row::CourseRun($model) => $body,
            Row::Exam($model) => $body,
            Row::Enrollment($model) => $body,
            Row::Attempt($model) => $body,
            Row::Registration($model) => $body,
            Row::Claim($model) => $body,
            Row::Conflict($model) => $body,
            Row::Task($model) => $body,
        }
    };
}

pub(crate) fn put_row(tx: &Connection, row: &Row, guard: Guard) -> Result<bool, Error> {
    with_model!(row, model => put(tx, model, guard))
}

/// Removes a row unless it is newer than `version`; false when nothing was there to remove.
pub(crate) fn remove(tx: &Connection, table: Table, id: Uuid, version: i64) -> Result<bool, Error> {
    Ok(tx.prepare_cached(&sql(table).remove)?.execute((blob(&id), version))? > 0)
}

pub(crate) fn find_fields(tx: &Connection, table: Table, id: Uuid) -> Result<Option<Fields>, Error> {
    for_table!(table, Entity => find_fields_of::<Entity>(tx, &sql(table).find, id))
}

fn find_fields_of<E: EntityTrait>(tx: &Connection, sql: &str, id: Uuid) -> Result<Option<Fields>, Error> {
    let mut statement = tx.prepare_cached(sql)?;
    let found = statement.query_row([blob(&id)], |row| {
        let cells = E::Column::iter().enumerate().map(|(place, column)| {
            let value = json_value(column.def().get_column_type(), row.get_ref(place)?)?;
            Ok((column.as_str().to_owned(), value))
        });
        cells.collect::<rusqlite::Result<Fields>>()
    });
    Ok(found.optional()?)
}

/// The same for rows beside those in sight; newer ones replace older ones.
pub(crate) mod beside {
    use super::*;

    pub(crate) fn put<M: SyncedRow + ModelTrait>(tx: &Connection, row: &M) -> Result<(), Error> {
        bind_and_run(tx, &sql(M::TABLE).beside.put, row).map(drop)
    }

    pub(crate) fn put_row(tx: &Connection, row: &Row) -> Result<(), Error> {
        with_model!(row, model => put(tx, model))
    }

    pub(crate) fn remove(tx: &Connection, table: Table, id: Uuid, version: i64) -> Result<(), Error> {
        tx.prepare_cached(&sql(table).beside.remove)?.execute((blob(&id), version))?;
        Ok(())
    }

    pub(crate) fn find_fields(tx: &Connection, table: Table, id: Uuid) -> Result<Option<Fields>, Error> {
        for_table!(table, Entity => find_fields_of::<Entity>(tx, &sql(table).beside.find, id))
    }

    /// Rows without edits that are not in sight as they came in.
    pub(crate) fn list_other(tx: &Connection, table: Table) -> Result<Vec<Uuid>, Error> {
        ids(tx, &sql(table).beside.list_other)
    }

    /// Rows without edits that are in sight and did not come in.
    pub(crate) fn list_gone(tx: &Connection, table: Table) -> Result<Vec<Uuid>, Error> {
        ids(tx, &sql(table).beside.list_gone)
    }

    pub(crate) fn take_over(tx: &Connection, table: Table, id: Uuid) -> Result<(), Error> {
        tx.prepare_cached(&sql(table).beside.take_over)?.execute([blob(&id)])?;
        Ok(())
    }

    fn ids(tx: &Connection, sql: &str) -> Result<Vec<Uuid>, Error> {
        let mut statement = tx.prepare(sql)?;
        let ids = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        Ok(ids.map(|id| id.map(Uuid::from_bytes)).collect::<Result<_, _>>()?)
    }
}

pub(crate) fn fields_of(row: &Row) -> Result<Fields, Error> {
    let wrong = || Error::BadRow(format!("{} does not serialise to an object", row.table().code()));
    mutation::fields_of(row).ok_or_else(wrong)
}

pub(crate) fn row_of(table: Table, fields: Fields) -> Result<Row, Error> {
    Ok(mutation::row_of(table, fields)?)
}

/// An id as SQLite keeps it.
pub(crate) fn blob(id: &Uuid) -> &[u8] {
    id.as_bytes()
}

/// Must give the same bytes as sea-orm does, because both write the same columns.
fn sqlite_value(value: Value) -> Result<types::Value, Error> {
    let value = match value {
        Value::Bool(value) => value.map(types::Value::from),
        Value::Int(value) => value.map(types::Value::from),
        Value::BigInt(value) => value.map(types::Value::from),
        Value::String(value) => value.map(types::Value::from),
        Value::Uuid(value) => value.map(|id| types::Value::Blob(id.as_bytes().to_vec())),
        Value::ChronoDate(value) => value.map(|day| types::Value::Text(day.format("%F").to_string())),
        other => return Err(Error::BadRow(format!("no column may hold {other:?}"))),
    };
    Ok(value.unwrap_or(types::Value::Null))
}

/// The same value as the row's own serialisation gives.
fn json_value(column: &ColumnType, cell: types::ValueRef<'_>) -> rusqlite::Result<Json> {
    use types::ValueRef;
    Ok(match (column, cell) {
        (_, ValueRef::Null) => Json::Null,
        (ColumnType::Boolean, ValueRef::Integer(flag)) => Json::Bool(flag != 0),
        (_, ValueRef::Integer(number)) => Json::from(number),
        (_, ValueRef::Text(_)) => Json::from(cell.as_str()?),
        (ColumnType::Uuid, ValueRef::Blob(bytes)) => Json::from(
            Uuid::from_slice(bytes).map_err(|cause| types::FromSqlError::Other(Box::new(cause)))?.to_string(),
        ),
        _ => return Err(types::FromSqlError::InvalidType.into()),
    })
}
