//! The one door through which a synced row changes at the hub. Read [`write_group`] first.
//!
//! A group commits without a number. What has committed is numbered afterwards by [`crate::sequencer`], so the order
//! of numbers is the order in which groups became visible, and a reader that has seen number n has seen all before it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};
use tandem_model::{Row, Table, for_table};
use tandem_protocol::Change;
use uuid::Uuid;

use crate::{
    Error, Hub, Result, db,
    entity::{change, change_group, tombstone, workspace},
    retry::retry,
    rows::{self, Lock},
};

pub use crate::bulk::BulkLoad;

/// Most changes of one group. A laptop applies a group as a whole, so it has to fit a page.
pub const MAX_GROUP_CHANGES: usize = 1_000;

pub const PUT: &str = "put";
pub const DEL: &str = "del";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// `None` when every row already was as asked.
    pub group_id: Option<Uuid>,
    pub changed: usize,
}

/// What one row is to become; `None` deletes it.
type Wanted = BTreeMap<Table, BTreeMap<Uuid, Option<Row>>>;

struct Logged {
    table: Table,
    id: Uuid,
    version: i64,
    op: &'static str,
}

/// Writes a group in one transaction: rows, tombstones and what the feed needs.
///
/// Versions of the given rows are ignored: a changed row gets its old version plus one. A put that changes nothing
/// and a delete of what is not there are left out. Of several changes of one row the last one counts.
pub async fn write_group(hub: &Hub, changes: Vec<Change>) -> Result<Written> {
    let wanted = plan_group(changes)?;
    let written = retry(|| attempt(hub, &wanted)).await?;
    if written.group_id.is_some() {
        hub.poke().notify_one();
    }
    Ok(written)
}

/// Whether no synced table has a row.
pub async fn is_empty(hub: &Hub) -> Result<bool> {
    for &table in Table::ALL {
        let any = for_table!(table, E => E::find().limit(1).one(hub.db()).await?.is_some());
        if any {
            return Ok(false);
        }
    }
    Ok(true)
}

/// In the order of tables and ids, in which all writers lock: two groups never wait for each other in a circle.
fn plan_group(changes: Vec<Change>) -> Result<Wanted> {
    if changes.len() > MAX_GROUP_CHANGES {
        return Err(Error::bad_request("a group holds at most 1000 changes"));
    }
    let mut wanted = Wanted::new();
    for change in changes {
        let (table, id, row) = match change {
            Change::Put { row } => {
                rows::check_row(&row)?;
                (row.table(), row.uuid(), Some(row))
            }
            Change::Del { table, id, .. } => (table, id, None),
        };
        wanted.entry(table).or_default().insert(id, row);
    }
    Ok(wanted)
}

async fn attempt(hub: &Hub, wanted: &Wanted) -> Result<Written> {
    let tx = db::begin_write(hub.writer()).await?;
    if workspace::Entity::find_by_id(hub.workspace_id()).one(&tx).await?.is_some_and(|row| row.loading) {
        return Err(Error::LoadUnfinished);
    }
    let mut log = Vec::new();
    for (&table, wanted) in wanted {
        apply(&tx, table, wanted, &mut log).await?;
    }
    if log.is_empty() {
        tx.rollback().await?;
        return Ok(Written { group_id: None, changed: 0 });
    }
    let group_id = save_group(&tx, hub.workspace_id(), &log).await?;
    tx.commit().await?;
    Ok(Written { group_id: Some(group_id), changed: log.len() })
}

async fn apply(
    tx: &DatabaseTransaction,
    table: Table,
    wanted: &BTreeMap<Uuid, Option<Row>>,
    log: &mut Vec<Logged>,
) -> Result<()> {
    let ids: Vec<Uuid> = wanted.keys().copied().collect();
    let current = rows::find_rows(tx, table, &ids, Lock::Update).await?;
    let graves = find_tombstones(tx, table, &ids).await?;
    let (mut inserts, mut updates, mut deletes) = (Vec::new(), Vec::new(), Vec::new());
    for (&id, row) in wanted {
        let (version, op) = match (row, current.get(&id)) {
            (Some(row), Some(old)) if is_same(row, old) => continue,
            (None, None) => continue,
            (Some(row), Some(old)) => {
                updates.push(with_version(row, old.version() + 1));
                (old.version() + 1, PUT)
            }
            (Some(row), None) => {
                let version = graves.get(&id).copied().unwrap_or(0) + 1;
                inserts.push(with_version(row, version));
                (version, PUT)
            }
            (None, Some(old)) => {
                deletes.push((id, old.version() + 1));
                (old.version() + 1, DEL)
            }
        };
        log.push(Logged { table, id, version, op });
    }
    rows::insert_rows(tx, table, inserts).await?;
    rows::update_rows(tx, table, updates).await?;
    bury(tx, table, &deletes).await
}

fn is_same(new: &Row, old: &Row) -> bool {
    with_version(new, old.version()) == *old
}

fn with_version(row: &Row, version: i64) -> Row {
    let mut row = row.clone();
    row.set_version(version);
    row
}

pub async fn find_tombstones(
    db: &impl sea_orm::ConnectionTrait,
    table: Table,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, i64>> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(rows::CHUNK) {
        let of_table = tombstone::Entity::find().filter(tombstone::Column::T.eq(table.code()));
        let graves = of_table.filter(tombstone::Column::RowId.is_in(chunk.iter().copied())).all(db).await?;
        found.extend(graves.into_iter().map(|grave| (grave.row_id, grave.version)));
    }
    Ok(found)
}

/// A tombstone outlives the row's return: the version only ever grows.
async fn bury(tx: &DatabaseTransaction, table: Table, deletes: &[(Uuid, i64)]) -> Result<()> {
    let deleted_at = chrono::Utc::now().timestamp_micros();
    for chunk in deletes.chunks(rows::CHUNK) {
        let graves = chunk.iter().map(|&(row_id, version)| tombstone::ActiveModel {
            t: Set(table.code().into()),
            row_id: Set(row_id),
            version: Set(version),
            deleted_at: Set(deleted_at),
        });
        let again = OnConflict::columns([tombstone::Column::T, tombstone::Column::RowId])
            .update_columns([tombstone::Column::Version, tombstone::Column::DeletedAt])
            .to_owned();
        tombstone::Entity::insert_many(graves).on_conflict(again).exec_without_returning(tx).await?;
    }
    let ids: Vec<Uuid> = deletes.iter().map(|(id, _)| *id).collect();
    rows::remove_rows(tx, table, &ids).await
}

async fn save_group(tx: &DatabaseTransaction, ws: Uuid, log: &[Logged]) -> Result<Uuid> {
    let group_id = Uuid::now_v7();
    let entries: Vec<change::ActiveModel> = (0i32..)
        .zip(log)
        .map(|(ord, entry)| change::ActiveModel {
            group_id: Set(group_id),
            ord: Set(ord),
            t: Set(entry.table.code().into()),
            row_id: Set(entry.id),
            version: Set(entry.version),
            op: Set(entry.op.into()),
        })
        .collect();
    let group = change_group::ActiveModel {
        group_id: Set(group_id),
        ws: Set(ws),
        seq: Set(None),
        enq_at: Set(chrono::Utc::now().timestamp_micros()),
        size: Set(i32::try_from(log.len()).unwrap_or(i32::MAX)),
        content_hash: Set(content_hash(log)),
        chain: Set(None),
    };
    for chunk in entries.chunks(rows::CHUNK) {
        change::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    change_group::Entity::insert(group).exec_without_returning(tx).await?;
    Ok(group_id)
}

fn content_hash(log: &[Logged]) -> String {
    let mut hash = Sha256::new();
    for entry in log {
        hash.update(entry.table.code());
        hash.update(entry.id);
        hash.update(entry.version.to_be_bytes());
        hash.update(entry.op);
    }
    hex::encode(hash.finalize())
}
