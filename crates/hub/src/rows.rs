//! Reads and writes rows of any synced table inside a transaction. Only [`crate::write`] may change one.

use std::collections::HashMap;

use chrono::Datelike;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, IntoActiveModel, Iterable,
    ModelTrait, Order, QueryFilter, QueryOrder, QuerySelect, Value,
    sea_query::{Expr, OnConflict},
};
use tandem_model::{Row, SyncedRow, Table, for_table};
use tandem_protocol::MAX_TEXT_BYTES;
use uuid::Uuid;

use crate::{Error, Result};

/// Rows of one statement: far below the bind limits of both databases (32,766 and 65,535) for the widest table.
pub const CHUNK: usize = 500;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    None,
    /// Nobody changes them until the transaction ends; others may hold them like this too.
    Share,
    /// Until the transaction ends. SQLite locks the whole file anyway.
    Update,
}

/// The rows that exist among `ids`.
pub async fn find_rows(
    db: &impl ConnectionTrait,
    table: Table,
    ids: &[Uuid],
    lock: Lock,
) -> Result<HashMap<Uuid, Row>> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows = for_table!(table, E => find_chunk::<E>(db, chunk, lock).await?);
        found.extend(rows.into_iter().map(|row| (row.uuid(), row)));
    }
    Ok(found)
}

async fn find_chunk<E>(db: &impl ConnectionTrait, ids: &[Uuid], lock: Lock) -> Result<Vec<Row>, DbErr>
where
    E: EntityTrait,
    E::Model: SyncedRow,
{
    let mut select = E::find().filter(Expr::col("id").is_in(ids.iter().copied())).order_by(Expr::col("id"), Order::Asc);
    select = match lock {
        Lock::None => select,
        Lock::Share => select.lock_shared(),
        Lock::Update => select.lock_exclusive(),
    };
    Ok(select.all(db).await?.into_iter().map(SyncedRow::into_row).collect())
}

/// Inserts rows of one table; a row that exists makes it fail.
pub async fn insert_rows(tx: &DatabaseTransaction, table: Table, rows: Vec<Row>) -> Result<()> {
    for_table!(table, E => insert::<E>(tx, rows, None).await?);
    Ok(())
}

/// Replaces rows that exist and are locked.
pub async fn update_rows(tx: &DatabaseTransaction, table: Table, rows: Vec<Row>) -> Result<()> {
    for_table!(table, E => {
        let columns = <E as EntityTrait>::Column::iter().filter(|column| sea_orm::IdenStatic::as_str(column) != "id");
        let replace = OnConflict::column("id").update_columns(columns).to_owned();
        insert::<E>(tx, rows, Some(replace)).await?
    });
    Ok(())
}

pub async fn remove_rows(tx: &DatabaseTransaction, table: Table, ids: &[Uuid]) -> Result<()> {
    for chunk in ids.chunks(CHUNK) {
        for_table!(table, E => E::delete_many().filter(Expr::col("id").is_in(chunk.iter().copied())).exec(tx).await?);
    }
    Ok(())
}

async fn insert<E>(tx: &DatabaseTransaction, rows: Vec<Row>, replace: Option<OnConflict>) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    E::Model: SyncedRow + IntoActiveModel<E::ActiveModel>,
{
    let mut models = rows.into_iter().filter_map(E::Model::from_row).peekable();
    while models.peek().is_some() {
        let chunk = models.by_ref().take(CHUNK).map(IntoActiveModel::into_active_model);
        let insert = E::insert_many(chunk);
        match &replace {
            Some(replace) => insert.on_conflict(replace.clone()).exec_without_returning(tx).await?,
            None => insert.exec_without_returning(tx).await?,
        };
    }
    Ok(())
}

/// Days that both databases write with four digits, and read back as they were.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9_999;

/// Refuses what no laptop could take: a text longer than the protocol allows, one with a NUL, which PostgreSQL can't
/// store, or a day that SQLite can't read back.
pub fn check_row(row: &Row) -> Result<()> {
    match row {
        Row::Member(row) => check(row),
        Row::Partner(row) => check(row),
        Row::Person(row) => check(row),
        Row::Account(row) => check(row),
        Row::Product(row) => check(row),
        Row::Deal(row) => check(row),
        Row::StageChange(row) => check(row),
        Row::Activity(row) => check(row),
        Row::Target(row) => check(row),
        Row::Course(row) => check(row),
        Row::CourseRun(row) => check(row),
        Row::Exam(row) => check(row),
        Row::Enrollment(row) => check(row),
        Row::Attempt(row) => check(row),
        Row::Registration(row) => check(row),
        Row::Claim(row) => check(row),
        Row::Conflict(row) => check(row),
        Row::Task(row) => check(row),
    }
}

pub fn check<M: ModelTrait + SyncedRow>(row: &M) -> Result<()> {
    for column in <M::Entity as EntityTrait>::Column::iter() {
        let reason = match row.get(column) {
            Value::String(Some(text)) if wire_len(&text) > MAX_TEXT_BYTES => {
                format!("has {} bytes, {MAX_TEXT_BYTES} are allowed", wire_len(&text))
            }
            Value::String(Some(text)) if text.contains('\0') => "holds a NUL character".to_owned(),
            Value::ChronoDate(Some(day)) if !YEARS.contains(&day.year()) => format!("is in the year {}", day.year()),
            _ => continue,
        };
        let reason = format!("{} {reason}", sea_orm::IdenStatic::as_str(&column));
        return Err(Error::BadRow { table: M::TABLE.code(), id: row.uuid(), reason });
    }
    Ok(())
}

/// Bytes that a laptop counts: JSON writes control characters as escapes, which count as the longest character that
/// they may stand for.
fn wire_len(text: &str) -> usize {
    let escaped = |byte: &u8| *byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x08 | 0x0c);
    text.len() + 2 * text.bytes().filter(|byte| escaped(byte)).count()
}
