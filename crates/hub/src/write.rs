//! The one door through which a synced row changes at the hub. Read [`write_group`] first; [`put`] is the same inside a
//! transaction that has read what it decides from.
//!
//! A group commits without a number. What has committed is numbered afterwards by [`crate::sequencer`], so the order
//! of numbers is the order in which groups became visible, and a reader that has seen number n has seen all before it.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};
use tandem_domain::push::RecordKey;
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

/// What one row is to become; `None` deletes it. In the order of tables and ids, in which all writers lock: two groups
/// never wait for each other in a circle.
pub(crate) type Wanted = BTreeMap<RecordKey, Option<Row>>;

/// Who asks for a group: a member by a laptop, an import, or the hub itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    pub actor: Option<Uuid>,
    pub device: Option<Uuid>,
}

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

fn plan_group(changes: Vec<Change>) -> Result<Wanted> {
    let mut wanted = Wanted::new();
    for change in changes {
        match change {
            Change::Put { row } => wanted.insert((row.table(), row.uuid()), Some(row)),
            Change::Del { table, id, .. } => wanted.insert((table, id), None),
        };
    }
    check(&wanted)?;
    Ok(wanted)
}

/// Whether laptops can take the group: each row for itself, and all of them on one page.
pub(crate) fn check(wanted: &Wanted) -> Result<()> {
    if wanted.len() > MAX_GROUP_CHANGES {
        return Err(Error::bad_request("a group holds at most 1000 changes"));
    }
    wanted.values().flatten().try_for_each(rows::check_row)
}

async fn attempt(hub: &Hub, wanted: &Wanted) -> Result<Written> {
    let tx = begin(hub).await?;
    let written = put(&tx, hub.workspace_id(), wanted, Origin::default()).await?;
    match written.group_id {
        Some(_) => tx.commit().await?,
        None => tx.rollback().await?,
    }
    Ok(written)
}

/// A transaction that is going to change rows; refused while a first load runs.
pub(crate) async fn begin(hub: &Hub) -> Result<DatabaseTransaction> {
    let tx = db::begin_write(hub.writer()).await?;
    if let Some(workspace) = workspace::Entity::find_by_id(hub.workspace_id()).one(&tx).await? {
        hub.keep_epoch(workspace.epoch);
        if workspace.loading {
            return Err(Error::LoadUnfinished);
        }
    }
    Ok(tx)
}

/// Writes one group of checked rows. Whoever commits pokes the sequencer.
pub(crate) async fn put(tx: &DatabaseTransaction, ws: Uuid, wanted: &Wanted, origin: Origin) -> Result<Written> {
    let mut log = Vec::new();
    for of_table in by_table(wanted) {
        apply(tx, of_table.0, &of_table.1, &mut log).await?;
    }
    if log.is_empty() {
        return Ok(Written { group_id: None, changed: 0 });
    }
    let group_id = save_group(tx, ws, &log, origin).await?;
    Ok(Written { group_id: Some(group_id), changed: log.len() })
}

fn by_table(wanted: &Wanted) -> BTreeMap<Table, BTreeMap<Uuid, Option<&Row>>> {
    let mut tables: BTreeMap<Table, BTreeMap<Uuid, Option<&Row>>> = BTreeMap::new();
    for (&(table, id), row) in wanted {
        tables.entry(table).or_default().insert(id, row.as_ref());
    }
    tables
}

async fn apply(
    tx: &DatabaseTransaction,
    table: Table,
    wanted: &BTreeMap<Uuid, Option<&Row>>,
    log: &mut Vec<Logged>,
) -> Result<()> {
    let ids: Vec<Uuid> = wanted.keys().copied().collect();
    let current = rows::find_rows(tx, table, &ids, Lock::Update).await?;
    let graves = find_tombstones(tx, table, &ids).await?;
    let (mut inserts, mut updates, mut deletes) = (Vec::new(), Vec::new(), Vec::new());
    for (&id, &row) in wanted {
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
                deletes.push((old, old.version() + 1));
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
        let graves = of_table
            .filter(tombstone::Column::RowId.is_in(chunk.iter().copied()))
            .select_only()
            .columns([tombstone::Column::RowId, tombstone::Column::Version])
            .into_tuple::<(Uuid, i64)>();
        found.extend(graves.all(db).await?);
    }
    Ok(found)
}

/// What removed rows last were, as far as that is kept.
pub(crate) async fn find_removed(
    db: &impl sea_orm::ConnectionTrait,
    table: Table,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Row>> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(rows::CHUNK) {
        let of_table = tombstone::Entity::find().filter(tombstone::Column::T.eq(table.code()));
        for grave in of_table.filter(tombstone::Column::RowId.is_in(chunk.iter().copied())).all(db).await? {
            // A row of an older schema may lack what a row has today; then it is not known any more.
            if let Some(row) = grave.was.and_then(|was| serde_json::from_str(&was).ok()) {
                found.insert(grave.row_id, row);
            }
        }
    }
    Ok(found)
}

/// Keeps that rows were removed which the hub never had: whoever made them hears of it when they come. A tombstone that
/// is there keeps its version.
pub(crate) async fn bury_unseen(tx: &DatabaseTransaction, graves: &BTreeMap<RecordKey, Row>) -> Result<()> {
    let deleted_at = chrono::Utc::now().timestamp_micros();
    for ((table, id), row) in graves {
        let grave = tombstone::ActiveModel {
            t: Set(table.code().into()),
            row_id: Set(*id),
            version: Set(row.version()),
            deleted_at: Set(deleted_at),
            was: Set(serde_json::to_string(row).ok()),
        };
        let again = OnConflict::columns([tombstone::Column::T, tombstone::Column::RowId])
            .update_columns([tombstone::Column::DeletedAt, tombstone::Column::Was])
            .to_owned();
        tombstone::Entity::insert(grave).on_conflict(again).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A tombstone outlives the row's return: the version only ever grows.
async fn bury(tx: &DatabaseTransaction, table: Table, deletes: &[(&Row, i64)]) -> Result<()> {
    let deleted_at = chrono::Utc::now().timestamp_micros();
    for chunk in deletes.chunks(rows::CHUNK) {
        let graves = chunk.iter().map(|&(row, version)| tombstone::ActiveModel {
            t: Set(table.code().into()),
            row_id: Set(row.uuid()),
            version: Set(version),
            deleted_at: Set(deleted_at),
            was: Set(serde_json::to_string(row).ok()),
        });
        let again = OnConflict::columns([tombstone::Column::T, tombstone::Column::RowId])
            .update_columns([tombstone::Column::Version, tombstone::Column::DeletedAt, tombstone::Column::Was])
            .to_owned();
        tombstone::Entity::insert_many(graves).on_conflict(again).exec_without_returning(tx).await?;
    }
    let ids: Vec<Uuid> = deletes.iter().map(|(row, _)| row.uuid()).collect();
    rows::remove_rows(tx, table, &ids).await
}

async fn save_group(tx: &DatabaseTransaction, ws: Uuid, log: &[Logged], origin: Origin) -> Result<Uuid> {
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
        actor: Set(origin.actor),
        device: Set(origin.device),
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
