//! Sums up what the hub holds at one place of the feed, so that a laptop at the same place can find out whether it
//! holds the same. Read [`digest`].

use std::{collections::BTreeMap, sync::Arc};

use futures::TryStreamExt;
use sea_orm::{
    AccessMode, ColumnTrait, DatabaseTransaction, DbBackend, EntityTrait, ExprTrait, IsolationLevel, Order,
    PaginatorTrait, QueryFilter, QueryOrder, TransactionTrait, sea_query::Expr,
};
use tandem_domain::scope::{Grant, redact};
use tandem_model::{Row, SyncedRow, Table, for_table};
use tandem_protocol::{
    DigestRequest, DigestResponse, MAX_PAGE_ROWS, PARTS, PartSum, ProblemCode, RowSum, TableSum, part_of, row_hash,
};
use uuid::Uuid;

use crate::{
    Error, Hub, Result,
    cursor::{self, Cursor},
    entity::{change_group, feed_head},
    feed, page, place, sequencer,
};

/// A state in which every committed group has its number is looked for this often.
const ATTEMPTS: usize = 20;

/// Sums that are kept: one for each group of people who see the same.
const MOST_KEPT: usize = 32;

/// Of all parts of all tables, at one place of the feed, for who may see just these rows.
pub struct Sums {
    at: Cursor,
    tables: BTreeMap<Table, Vec<RowSum>>,
}

/// Sums are made once for each place of the feed; rows are read anew.
pub async fn digest(hub: &Hub, grant: &Grant, request: &DigestRequest) -> Result<DigestResponse> {
    match (request.t, request.part) {
        (None, None) => {
            let sums = find_sums(hub, grant).await?;
            let table = |(&t, parts): (&Table, &Vec<RowSum>)| TableSum { t, sum: total(parts) };
            Ok(DigestResponse { tables: sums.tables.iter().map(table).collect(), ..empty(hub, &sums.at)? })
        }
        (Some(t), None) => {
            let sums = find_sums(hub, grant).await?;
            let parts = sums.tables.get(&t).into_iter().flatten();
            let parts = (0..=u8::MAX).zip(parts).filter(|(_, sum)| sum.rows > 0);
            let parts = parts.map(|(part, &sum)| PartSum { part, sum }).collect();
            Ok(DigestResponse { parts, ..empty(hub, &sums.at)? })
        }
        (Some(t), Some(part)) => {
            // Before the rows, so that pulling from here brings what they lack.
            let head = feed::find_head(hub).await?;
            let answer = empty(hub, &place_of(hub.epoch(), head, grant))?;
            let (rows, next) = for_table!(t, E => read_part::<E>(hub, grant, part, request.after_id).await?);
            Ok(DigestResponse { rows, next, ..answer })
        }
        (None, Some(_)) => Err(Error::bad_request("a part of which table?")),
    }
}

fn empty(hub: &Hub, at: &Cursor) -> Result<DigestResponse> {
    let (tables, parts, rows) = (Vec::new(), Vec::new(), Vec::new());
    Ok(DigestResponse { as_of: cursor::seal(hub, at)?, tables, parts, rows, next: None })
}

fn place_of(epoch: Uuid, head: feed_head::Model, grant: &Grant) -> Cursor {
    Cursor { epoch, seq: head.seq, chain: head.chain, reach: grant.reach() }
}

fn total(parts: &[RowSum]) -> RowSum {
    let mut sum = RowSum::default();
    parts.iter().for_each(|part| sum.add_all(*part));
    sum
}

/// Whoever comes while the sums are made waits for them instead of making them again.
async fn find_sums(hub: &Hub, grant: &Grant) -> Result<Arc<Sums>> {
    let mut kept = hub.sums().lock().await;
    let now = place_of(hub.epoch(), feed::find_head(hub).await?, grant);
    kept.retain(|sums| sums.at.epoch == now.epoch && sums.at.seq == now.seq);
    if let Some(sums) = kept.iter().find(|sums| sums.at == now) {
        return Ok(sums.clone());
    }
    for _ in 0..ATTEMPTS {
        sequencer::drain(hub).await?;
        if let Some(sums) = sum_up(hub, grant).await? {
            let sums = Arc::new(sums);
            if kept.len() == MOST_KEPT {
                kept.remove(0);
            }
            kept.push(sums.clone());
            return Ok(sums);
        }
    }
    Err(Error::refused(ProblemCode::TooMany, "too much is changing to be summed up: try again"))
}

/// All statements see one state. `None` when a group in it has no number yet: then no cursor means just this state.
async fn sum_up(hub: &Hub, grant: &Grant) -> Result<Option<Sums>> {
    let tx = match hub.db().get_database_backend() {
        // A read transaction of SQLite always sees one state.
        DbBackend::Sqlite => hub.db().begin().await?,
        _ => {
            let (isolation, access) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
            hub.db().begin_with_config(Some(isolation), Some(access)).await?
        }
    };
    let waiting = change_group::Entity::find()
        .filter(change_group::Column::Ws.eq(hub.workspace_id()))
        .filter(change_group::Column::Seq.is_null());
    if waiting.count(&tx).await? > 0 {
        return Ok(None);
    }
    let head = feed_head::Entity::find_by_id(hub.workspace_id()).one(&tx).await?;
    let Some(head) = head else { return Ok(None) };
    let mut tables = BTreeMap::new();
    for &table in Table::ALL {
        tables.insert(table, for_table!(table, E => sum_table::<E>(&tx, grant).await?));
    }
    tx.rollback().await?;
    Ok(Some(Sums { at: place_of(hub.epoch(), head, grant), tables }))
}

async fn sum_table<E>(tx: &DatabaseTransaction, grant: &Grant) -> Result<Vec<RowSum>>
where
    E: EntityTrait,
    E::Model: SyncedRow,
{
    let mut parts = vec![RowSum::default(); PARTS];
    let rows = E::find();
    let rows = match place::within(grant, E::Model::TABLE) {
        Some(limit) => rows.filter(limit),
        None => rows,
    };
    let mut rows = rows.stream(tx).await?;
    while let Some(row) = rows.try_next().await? {
        let row = redact(grant, row.into_row());
        parts[usize::from(part_of(row.uuid()))].add(row_hash(&row));
    }
    Ok(parts)
}

/// Which rows are in a part only the id's bytes tell, and the databases keep those differently: all are looked at.
async fn read_part<E>(hub: &Hub, grant: &Grant, part: u8, after: Option<Uuid>) -> Result<(Vec<Row>, Option<Uuid>)>
where
    E: EntityTrait,
    E::Model: SyncedRow,
{
    let mut select = E::find().order_by(Expr::col("id"), Order::Asc);
    if let Some(after) = after {
        select = select.filter(Expr::col("id").gt(after));
    }
    if let Some(limit) = place::within(grant, E::Model::TABLE) {
        select = select.filter(limit);
    }
    let mut stream = select.stream(hub.db()).await?;
    let (mut rows, mut bytes): (Vec<Row>, usize) = (Vec::new(), 0);
    while let Some(row) = stream.try_next().await? {
        if part_of(row.uuid()) != part {
            continue;
        }
        let row = redact(grant, row.into_row());
        bytes += page::json_len(&row)?;
        if !rows.is_empty() && (bytes > page::PAGE_JSON_BYTES || rows.len() == MAX_PAGE_ROWS) {
            let last = rows.last().map(Row::uuid);
            return Ok((rows, last));
        }
        rows.push(row);
    }
    Ok((rows, None))
}
