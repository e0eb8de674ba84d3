//! Reads the feed: which groups follow a cursor, with their rows as they are now.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use sha2::{Digest, Sha256};
use tandem_domain::push::RecordKey;
use tandem_model::{Row, Table};
use tandem_protocol::{Change, Group, ProblemCode, PullRequest, PullResponse};
use uuid::Uuid;

use crate::{
    Error, Hub, Result,
    cursor::{self, Cursor},
    entity::{change, change_group, feed_head},
    page,
    rows::{self, Lock},
    write,
};

/// Changes whose rows are held in memory at a time, unless one group has more.
const SLICE_CHANGES: usize = 256;

type Rows = HashMap<RecordKey, Row>;
type Graves = HashMap<RecordKey, i64>;

/// Chain of a feed without groups.
pub fn genesis(ws: Uuid, epoch: Uuid) -> String {
    hex::encode(Sha256::new().chain_update(ws).chain_update(epoch).finalize())
}

/// Chain after one more group.
pub fn link(previous: &str, group_id: Uuid, content_hash: &str) -> String {
    hex::encode(Sha256::new().chain_update(previous).chain_update(group_id).chain_update(content_hash).finalize())
}

pub async fn find_head(hub: &Hub) -> Result<feed_head::Model> {
    let head = feed_head::Entity::find_by_id(hub.workspace_id()).one(hub.db()).await?;
    Ok(head.ok_or_else(|| DbErr::RecordNotFound("feed_head".into()))?)
}

/// Whoever holds this lock hands out numbers.
pub async fn lock_head(tx: &impl ConnectionTrait, ws: Uuid) -> Result<feed_head::Model> {
    let head = feed_head::Entity::find_by_id(ws).lock_exclusive().one(tx).await?;
    Ok(head.ok_or_else(|| DbErr::RecordNotFound("feed_head".into()))?)
}

/// Makes every cursor handed out so far too old. An empty numbered group stands at the new horizon, so that its chain
/// can be looked up like any other.
pub async fn move_horizon(tx: &impl ConnectionTrait, ws: Uuid) -> Result<()> {
    let head = lock_head(tx, ws).await?;
    let (group_id, content_hash) = (Uuid::now_v7(), hex::encode([0; 32]));
    let (seq, chain) = (head.seq + 1, link(&head.chain, group_id, &content_hash));
    let marker = change_group::ActiveModel {
        group_id: Set(group_id),
        ws: Set(ws),
        seq: Set(Some(seq)),
        enq_at: Set(chrono::Utc::now().timestamp_micros()),
        size: Set(0),
        content_hash: Set(content_hash),
        chain: Set(Some(chain.clone())),
        actor: Set(None),
        device: Set(None),
    };
    change_group::Entity::insert(marker).exec_without_returning(tx).await?;
    let moved = feed_head::ActiveModel { ws: Set(ws), seq: Set(seq), chain: Set(chain), horizon: Set(seq) };
    feed_head::Entity::update(moved).exec(tx).await?;
    Ok(())
}

/// The chain at a number between horizon and head; `None` when it is not kept.
pub async fn find_chain(hub: &Hub, head: &feed_head::Model, seq: i64) -> Result<Option<String>> {
    if seq == head.seq {
        return Ok(Some(head.chain.clone()));
    }
    if seq == 0 {
        return Ok(Some(genesis(hub.workspace_id(), hub.epoch())));
    }
    Ok(groups_of(hub).filter(change_group::Column::Seq.eq(seq)).one(hub.db()).await?.and_then(|group| group.chain))
}

/// Groups after the cursor, whole and in order, up to the page's limits.
pub async fn pull(hub: &Hub, request: &PullRequest) -> Result<PullResponse> {
    let from = cursor::check(hub, &request.cursor).await?;
    let head = find_head(hub).await?;
    let heads = list_group_heads(hub, from.seq, page::rows_wanted(request.max)).await?;
    let gapless = heads.iter().zip(from.seq + 1..).all(|(group, seq)| group.seq == Some(seq));
    if !gapless || (heads.is_empty() && head.seq > from.seq) {
        return Err(forgotten());
    }
    let (mut groups, mut bytes, mut at, mut full) = (Vec::new(), 0, from, false);
    for slice in slices(&heads) {
        for (head, group) in slice.iter().zip(load_groups(hub, slice).await?) {
            let len = page::json_len(&group)?;
            if bytes + len > page::PAGE_JSON_BYTES {
                full = true;
                break;
            }
            bytes += len;
            at = Cursor { epoch: hub.epoch(), seq: group.seq, chain: head.chain.clone().unwrap_or_default() };
            groups.push(group);
        }
        if full {
            break;
        }
    }
    if full && groups.is_empty() {
        // Its rows have grown since; a snapshot brings them one by one.
        return Err(Error::refused(ProblemCode::ResyncRequired, "the next group no longer fits a page"));
    }
    let waiting = groups_of(hub).filter(change_group::Column::Seq.is_null()).count(hub.db()).await?;
    let behind = u64::try_from(head.seq - at.seq).unwrap_or(0);
    Ok(PullResponse { groups, cursor: cursor::seal(hub, &at)?, more: behind > 0, head_lag: waiting + behind })
}

/// Compaction overtook the cursor between two of our statements.
fn forgotten() -> Error {
    Error::refused(ProblemCode::ResyncRequired, "the hub no longer keeps what follows this cursor")
}

/// Records as they are now. Those that never were at the hub are left out.
pub async fn list_now(hub: &Hub, keys: &BTreeSet<RecordKey>) -> Result<Vec<(RecordKey, Change)>> {
    let (mut rows, graves) = load_rows(hub, keys.iter().copied()).await?;
    let now = |key: &RecordKey| {
        let buried = |version: &i64| Change::Del { table: key.0, id: key.1, version: *version };
        let change = rows.remove(key).map(|row| Change::Put { row }).or_else(|| graves.get(key).map(buried))?;
        Some((*key, change))
    };
    Ok(keys.iter().filter_map(now).collect())
}

fn groups_of(hub: &Hub) -> sea_orm::Select<change_group::Entity> {
    change_group::Entity::find().filter(change_group::Column::Ws.eq(hub.workspace_id()))
}

/// As many groups as hold `max` changes together, at least one.
async fn list_group_heads(hub: &Hub, after: i64, max: usize) -> Result<Vec<change_group::Model>> {
    let following = groups_of(hub)
        .filter(change_group::Column::Seq.gt(after))
        .order_by_asc(change_group::Column::Seq)
        .limit(max as u64)
        .all(hub.db())
        .await?;
    let mut total = 0;
    let fitting = following.iter().enumerate().take_while(|(place, group)| {
        total += size_of(group);
        *place == 0 || total <= max
    });
    let count = fitting.count();
    Ok(following.into_iter().take(count).collect())
}

fn size_of(group: &change_group::Model) -> usize {
    usize::try_from(group.size).unwrap_or(0)
}

/// Cuts the list where a slice would hold too many changes.
fn slices(heads: &[change_group::Model]) -> Vec<&[change_group::Model]> {
    let (mut slices, mut start, mut held) = (Vec::new(), 0, 0);
    for (place, group) in heads.iter().enumerate() {
        if held > 0 && held + size_of(group) > SLICE_CHANGES {
            slices.push(&heads[start..place]);
            (start, held) = (place, 0);
        }
        held += size_of(group);
    }
    if start < heads.len() {
        slices.push(&heads[start..]);
    }
    slices
}

async fn load_groups(hub: &Hub, heads: &[change_group::Model]) -> Result<Vec<Group>> {
    let mut logged: HashMap<Uuid, Vec<change::Model>> = HashMap::new();
    for entry in list_changes(hub, heads).await? {
        logged.entry(entry.group_id).or_default().push(entry);
    }
    let key = |entry: &change::Model| Some((Table::parse(&entry.t)?, entry.row_id));
    let (rows, graves) = load_rows(hub, logged.values().flatten().filter_map(key)).await?;
    let mut groups = Vec::with_capacity(heads.len());
    for head in heads {
        let entries = logged.remove(&head.group_id).unwrap_or_default();
        if entries.len() != size_of(head) {
            return Err(forgotten());
        }
        let changes = entries.iter().filter_map(|entry| render_change(entry, &rows, &graves)).collect();
        groups.push(Group { seq: head.seq.unwrap_or_default(), group_id: head.group_id, changes });
    }
    Ok(groups)
}

async fn list_changes(hub: &Hub, heads: &[change_group::Model]) -> Result<Vec<change::Model>> {
    let ids = heads.iter().map(|head| head.group_id);
    let of_groups = change::Entity::find().filter(change::Column::GroupId.is_in(ids));
    Ok(of_groups.order_by_asc(change::Column::GroupId).order_by_asc(change::Column::Ord).all(hub.db()).await?)
}

/// Rows first, tombstones second: a row deleted in between is then found in one of the two.
async fn load_rows(hub: &Hub, keys: impl Iterator<Item = RecordKey>) -> Result<(Rows, Graves)> {
    let mut ids: HashMap<Table, Vec<Uuid>> = HashMap::new();
    for (table, id) in keys {
        ids.entry(table).or_default().push(id);
    }
    let (mut rows, mut graves) = (Rows::new(), Graves::new());
    for (table, mut ids) in ids {
        ids.sort_unstable();
        ids.dedup();
        let found = rows::find_rows(hub.db(), table, &ids, Lock::None).await?;
        ids.retain(|id| !found.contains_key(id));
        rows.extend(found.into_iter().map(|(id, row)| ((table, id), row)));
        let dead = write::find_tombstones(hub.db(), table, &ids).await?;
        graves.extend(dead.into_iter().map(|(id, version)| ((table, id), version)));
    }
    Ok((rows, graves))
}

/// The state as it is now, which may be newer than the group: versions tell.
fn render_change(entry: &change::Model, rows: &Rows, graves: &Graves) -> Option<Change> {
    let table = Table::parse(&entry.t)?;
    let key = (table, entry.row_id);
    Some(match rows.get(&key) {
        Some(row) => Change::Put { row: row.clone() },
        None => Change::Del { table, id: entry.row_id, version: graves.get(&key).copied().unwrap_or(entry.version) },
    })
}
