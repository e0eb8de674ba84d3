//! Reads the feed: which groups follow a cursor, with their rows as they are now and as their reader may see them.
//!
//! Somebody who may see little reads little: `feed_bucket` says which groups touch their buckets, and the cursor moves
//! past all others. A row that went from their buckets to another one has left, whatever became of it there.

use std::collections::{BTreeSet, HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tandem_domain::{
    push::RecordKey,
    scope::{Deed, Grant, may},
};
use tandem_model::{Row, Table};
use tandem_protocol::{Change, Group, ProblemCode, PullRequest, PullResponse};
use uuid::Uuid;

use crate::{
    Error, Hub, Result, cursor,
    entity::{change, change_group, feed_bucket, feed_head},
    feed::{self, groups_of},
    page, place, write,
};

/// Changes whose rows are held in memory at a time, unless one group has more.
const SLICE_CHANGES: usize = 256;

/// Groups that follow a cursor.
struct Heads {
    groups: Vec<change_group::Model>,
    /// Nothing else follows.
    is_all: bool,
}

/// Groups after the cursor, whole and in order, up to the page's limits.
pub async fn pull(hub: &Hub, grant: &Grant, request: &PullRequest) -> Result<PullResponse> {
    let from = cursor::check(hub, grant, &request.cursor).await?;
    let head = feed::find_head(hub).await?;
    let heads = list_heads(hub, grant, from.seq, &head, page::rows_wanted(request.max)).await?;
    let (mut groups, mut bytes, mut at, mut full) = (Vec::new(), 0, from.clone(), false);
    for slice in slices(&heads.groups) {
        for (head, group) in slice.iter().zip(load_groups(hub, grant, slice).await?) {
            let len = page::json_len(&group)?;
            if bytes + len > page::PAGE_JSON_BYTES {
                full = true;
                break;
            }
            bytes += len;
            (at.seq, at.chain) = (group.seq, head.chain.clone().unwrap_or_default());
            if !group.changes.is_empty() || grant.is_whole() {
                groups.push(group);
            }
        }
        if full {
            break;
        }
    }
    if full && at == from {
        // Its rows have grown since; a snapshot brings them one by one.
        return Err(Error::refused(ProblemCode::ResyncRequired, "the next group no longer fits a page"));
    }
    if heads.is_all && !full {
        (at.seq, at.chain) = (head.seq, head.chain);
    }
    let waiting = groups_of(hub).filter(change_group::Column::Seq.is_null()).count(hub.db()).await?;
    let behind = u64::try_from(head.seq - at.seq).unwrap_or(0);
    Ok(PullResponse { groups, cursor: cursor::seal(hub, &at)?, more: behind > 0, head_lag: waiting + behind })
}

/// Compaction overtook the cursor between two of our statements.
fn forgotten() -> Error {
    Error::refused(ProblemCode::ResyncRequired, "the hub no longer keeps what follows this cursor")
}

/// Records as they are now. Those that never were at the hub are left out, and those that may not be seen.
pub async fn list_now(hub: &Hub, grant: &Grant, keys: &BTreeSet<RecordKey>) -> Result<Vec<(RecordKey, Change)>> {
    let mut changes = Vec::new();
    for (table, ids) in by_table(keys.iter().copied()) {
        let seen = Seen::load(hub, grant, table, &ids).await?;
        let former: HashMap<Uuid, _> = place::find_former(hub.db(), table, &ids).await?.into_iter().collect();
        for id in ids {
            let was_seen = former.get(&id).is_some_and(|place| may(grant, Deed::Read, table, place).is_ok());
            let change = match (seen.rows.get(&id), seen.graves.get(&id)) {
                (Some(row), _) => Change::Put { row: row.clone() },
                (None, Some(version)) if was_seen => Change::Del { table, id, version: *version },
                _ => continue,
            };
            changes.push(((table, id), change));
        }
    }
    Ok(changes)
}

fn by_table(keys: impl Iterator<Item = RecordKey>) -> HashMap<Table, Vec<Uuid>> {
    let mut tables: HashMap<Table, Vec<Uuid>> = HashMap::new();
    keys.for_each(|(table, id)| tables.entry(table).or_default().push(id));
    for ids in tables.values_mut() {
        ids.sort_unstable();
        ids.dedup();
    }
    tables
}

/// As many groups as hold `max` changes together, at least one.
async fn list_heads(hub: &Hub, grant: &Grant, after: i64, head: &feed_head::Model, max: usize) -> Result<Heads> {
    let following = match grant.buckets() {
        None => {
            let rows = groups_of(hub).filter(change_group::Column::Seq.gt(after));
            let rows = rows.order_by_asc(change_group::Column::Seq).limit(max as u64).all(hub.db()).await?;
            let gapless = rows.iter().zip(after + 1..).all(|(group, seq)| group.seq == Some(seq));
            if !gapless || (rows.is_empty() && head.seq > after) {
                return Err(forgotten());
            }
            rows
        }
        Some(buckets) => {
            let rows = list_groups_in(hub, &buckets, after, head.seq, max).await?;
            // What was forgotten meanwhile can't be told from what never touched these buckets.
            if feed::find_head(hub).await?.horizon > after {
                return Err(forgotten());
            }
            rows
        }
    };
    let mut total = 0;
    let fitting = following.iter().enumerate().take_while(|(place, group)| {
        total += size_of(group);
        *place == 0 || total <= max
    });
    let count = fitting.count();
    let is_all = grant.buckets().is_some() && count == following.len() && count < max;
    Ok(Heads { groups: following.into_iter().take(count).collect(), is_all })
}

async fn list_groups_in(
    hub: &Hub,
    buckets: &[String],
    after: i64,
    until: i64,
    max: usize,
) -> Result<Vec<change_group::Model>> {
    let ids: Vec<(i64, Uuid)> = feed_bucket::Entity::find()
        .select_only()
        .columns([feed_bucket::Column::Seq, feed_bucket::Column::GroupId])
        .distinct()
        .filter(feed_bucket::Column::Ws.eq(hub.workspace_id()))
        .filter(feed_bucket::Column::Bucket.is_in(buckets))
        .filter(feed_bucket::Column::Seq.gt(after))
        .filter(feed_bucket::Column::Seq.lte(until))
        .order_by_asc(feed_bucket::Column::Seq)
        .limit(max as u64)
        .into_tuple()
        .all(hub.db())
        .await?;
    let groups = groups_of(hub).filter(change_group::Column::GroupId.is_in(ids.iter().map(|(_, id)| *id)));
    let groups = groups.order_by_asc(change_group::Column::Seq).all(hub.db()).await?;
    if groups.len() == ids.len() { Ok(groups) } else { Err(forgotten()) }
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

async fn load_groups(hub: &Hub, grant: &Grant, heads: &[change_group::Model]) -> Result<Vec<Group>> {
    let mut logged: HashMap<Uuid, Vec<change::Model>> = HashMap::new();
    for entry in list_changes(hub, heads).await? {
        logged.entry(entry.group_id).or_default().push(entry);
    }
    let touches = |entry: &&change::Model| is_concerned(grant, entry);
    let key = |entry: &change::Model| Some((Table::parse(&entry.t)?, entry.row_id));
    let mut seen = HashMap::new();
    for (table, ids) in by_table(logged.values().flatten().filter(touches).filter_map(key)) {
        seen.insert(table, Seen::load(hub, grant, table, &ids).await?);
    }
    let mut groups = Vec::with_capacity(heads.len());
    for head in heads {
        let entries = logged.remove(&head.group_id).unwrap_or_default();
        if entries.len() != size_of(head) {
            return Err(forgotten());
        }
        let changes = entries.iter().filter(touches).filter_map(|entry| render_change(entry, &seen)).collect();
        groups.push(Group { seq: head.seq.unwrap_or_default(), group_id: head.group_id, changes });
    }
    Ok(groups)
}

/// Whether the reader has, had or gets the row.
fn is_concerned(grant: &Grant, entry: &change::Model) -> bool {
    let Some(buckets) = grant.buckets() else {
        // To who sees all buckets nothing has moved.
        return entry.op != write::MOVE && (grant.has_finance() || entry.t != Table::Target.code());
    };
    let codes = [Some(&entry.bucket), entry.left_bucket.as_ref()];
    let held = codes.into_iter().flatten().any(|code| buckets.contains(code));
    held && (grant.has_finance() || entry.t != Table::Target.code())
}

async fn list_changes(hub: &Hub, heads: &[change_group::Model]) -> Result<Vec<change::Model>> {
    let ids = heads.iter().map(|head| head.group_id);
    let of_groups = change::Entity::find().filter(change::Column::GroupId.is_in(ids));
    Ok(of_groups.order_by_asc(change::Column::GroupId).order_by_asc(change::Column::Ord).all(hub.db()).await?)
}

/// Rows of a table as somebody may see them.
struct Seen {
    rows: HashMap<Uuid, Row>,
    /// There, and not for this reader.
    hidden: HashSet<Uuid>,
    graves: HashMap<Uuid, i64>,
}

impl Seen {
    /// Rows first, tombstones second: a row deleted in between is then found in one of the two.
    async fn load(hub: &Hub, grant: &Grant, table: Table, ids: &[Uuid]) -> Result<Self> {
        let rows = place::find_visible(hub.db(), grant, table, ids).await?;
        let rest: Vec<Uuid> = ids.iter().copied().filter(|id| !rows.contains_key(id)).collect();
        let hidden: HashSet<Uuid> = match grant.is_whole() {
            true => HashSet::new(),
            false => place::find_present(hub.db(), table, &rest).await?.into_iter().collect(),
        };
        let gone: Vec<Uuid> = rest.into_iter().filter(|id| !hidden.contains(id)).collect();
        let graves = write::find_tombstones(hub.db(), table, &gone).await?;
        Ok(Self { rows, hidden, graves })
    }
}

/// The state as it is now, which may be newer than the group: versions tell.
fn render_change(entry: &change::Model, seen: &HashMap<Table, Seen>) -> Option<Change> {
    let table = Table::parse(&entry.t)?;
    let (seen, id) = (seen.get(&table)?, entry.row_id);
    Some(match seen.rows.get(&id) {
        Some(row) => Change::Put { row: row.clone() },
        None if seen.hidden.contains(&id) => Change::Leave { table, id },
        None => Change::Del { table, id, version: seen.graves.get(&id).copied().unwrap_or(entry.version) },
    })
}
