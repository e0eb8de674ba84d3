//! Hands out a whole table page by page, in id order.
//!
//! The cursor fixed by the first page is read before any row, so what a page shows is that state or a newer one:
//! pulling from the cursor afterwards brings whatever the pages missed, and row versions tell which is newer.

use futures::TryStreamExt;
use sea_orm::{DbErr, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::Serialize;
use serde_json::value::RawValue;
use tandem_domain::scope::{Grant, redact};
use tandem_model::{SyncedRow, for_table};
use tandem_protocol::{MAX_RAW_BYTES, ProblemCode, SnapshotRequest, SnapshotResponse, WireError};
use uuid::Uuid;

use crate::{
    Error, Hub, Result,
    cursor::{self, Cursor},
    feed, page, place,
};

struct Page {
    json: Vec<u8>,
    next: Option<Uuid>,
}

pub async fn snapshot(hub: &Hub, grant: &Grant, request: &SnapshotRequest) -> Result<SnapshotResponse> {
    if request.bucket != hub.workspace_id() {
        return Err(Error::refused(ProblemCode::Forbidden, "this bucket is not granted"));
    }
    let as_of = match &request.as_of {
        Some(cursor) => {
            cursor::check(hub, grant, cursor).await?;
            cursor.clone()
        }
        None => cursor::seal(hub, &head_cursor(hub, grant).await?)?,
    };
    let max = page::rows_wanted(request.max);
    let page = for_table!(request.t, E => read_page::<E>(hub, grant, request.after_id, max).await?);
    Ok(SnapshotResponse { as_of, rows: into_raw(page.json)?, next: page.next })
}

async fn head_cursor(hub: &Hub, grant: &Grant) -> Result<Cursor> {
    let head = feed::find_head(hub).await?;
    Ok(Cursor { epoch: hub.epoch(), seq: head.seq, chain: head.chain, reach: grant.reach() })
}

/// Rows are streamed and written as JSON one by one: memory holds a page, however long the texts are.
async fn read_page<E>(hub: &Hub, grant: &Grant, after: Option<Uuid>, max: usize) -> Result<Page>
where
    E: EntityTrait,
    E::Model: SyncedRow + Serialize,
{
    let mut select = E::find().order_by(Expr::col("id"), Order::Asc).limit(max as u64 + 1);
    if let Some(after) = after {
        select = select.filter(Expr::col("id").gt(after));
    }
    if let Some(limit) = place::within(grant, E::Model::TABLE) {
        select = select.filter(limit);
    }
    let has_all = grant.has_finance();
    let mut rows = select.stream(hub.db()).await?;
    let (mut json, mut row_json, mut count, mut last) = (vec![b'['], Vec::new(), 0, None);
    while let Some(row) = rows.try_next().await? {
        row_json.clear();
        let seen = if has_all { Some(row) } else { E::Model::from_row(redact(grant, row.into_row())) };
        let Some(row) = seen else { continue };
        serde_json::to_writer(&mut row_json, &row).map_err(WireError::from)?;
        if row_json.len() > MAX_RAW_BYTES - (64 << 10) {
            return Err(Error::BadRow {
                table: E::Model::TABLE.code(),
                id: row.uuid(),
                reason: "it is larger than a page may be".into(),
            });
        }
        if count == max || (count > 0 && json.len() + row_json.len() > page::PAGE_JSON_BYTES) {
            json.push(b']');
            return Ok(Page { json, next: last });
        }
        if count > 0 {
            json.push(b',');
        }
        json.extend_from_slice(&row_json);
        (count, last) = (count + 1, Some(row.uuid()));
    }
    json.push(b']');
    Ok(Page { json, next: None })
}

fn into_raw(json: Vec<u8>) -> Result<Box<RawValue>> {
    let text = String::from_utf8(json).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(RawValue::from_string(text).map_err(WireError::from)?)
}
