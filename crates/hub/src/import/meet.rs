//! Where a file meets what people did. The files are compared with what they said last time, so only what changed in them
//! counts; such a change is an edit like anybody's, brought together with the row by the same rules, and where both
//! changed the same field a conflict keeps both. Read [`update`].

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, sea_query::OnConflict};
use tandem_domain::{
    Base, FieldChange, Fields, Mutation, Op,
    check::check_op,
    mutation::{KEPT_BY_HUB, fields_of},
    policy::atomic_set,
    push::{Author, Status},
};
use tandem_model::{Row, Table};
use tandem_protocol::{IMPORT_DEVICE, canonical_json};
use uuid::Uuid;

use super::TableCount;
use crate::{
    Hub, Result,
    entity::imported,
    held::Desk,
    retry::retry,
    rows::CHUNK,
    write::{self, MAX_GROUP_CHANGES, Origin, Wanted},
};

/// Rows of one transaction. Each may leave a conflict for several of its fields.
const ROWS: usize = 200;

const AUTHOR: Author = Author { member: None, device: IMPORT_DEVICE };

/// What the files said last time; rows of later schemas read it as they read an old message.
type Said = HashMap<Uuid, Row>;

/// Whether people may edit rows of this table, so that the files are not all there is to know about one.
pub fn is_edited(table: Table) -> bool {
    table != Table::StageChange && check_op(table, Op::Set).is_ok()
}

/// Brings rows of one table, version 0, into the hub. Gives the ids of those that now wait for somebody to decide.
pub async fn update(hub: &Hub, table: Table, rows: &[Row], count: &mut TableCount) -> Result<HashSet<Uuid>> {
    let mut in_conflict = HashSet::new();
    for chunk in rows.chunks(ROWS) {
        let said = find_said(hub.db(), table, chunk).await?;
        let news: Vec<&Row> = chunk.iter().filter(|row| said.get(&row.uuid()) != Some(*row)).collect();
        count.unchanged += (chunk.len() - news.len()) as u64;
        if news.is_empty() {
            continue;
        }
        let done = retry(|| attempt(hub, table, &news, &said)).await?;
        hub.poke().notify_one();
        count.created += done.created;
        count.updated += done.updated;
        count.conflicts += done.in_conflict.len() as u64;
        count.refused += done.refused;
        count.unchanged += done.unchanged;
        in_conflict.extend(done.in_conflict);
    }
    Ok(in_conflict)
}

/// Keeps what the files say, for the next import.
pub async fn remember(db: &impl sea_orm::ConnectionTrait, table: Table, rows: &[&Row]) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        let said = chunk.iter().map(|row| imported::ActiveModel {
            t: Set(table.code().to_owned()),
            row_id: Set(row.uuid()),
            said: Set(serde_json::to_string(row).unwrap_or_default()),
        });
        let again = OnConflict::columns([imported::Column::T, imported::Column::RowId])
            .update_column(imported::Column::Said)
            .to_owned();
        imported::Entity::insert_many(said).on_conflict(again).exec_without_returning(db).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Done {
    created: u64,
    updated: u64,
    unchanged: u64,
    refused: u64,
    in_conflict: HashSet<Uuid>,
}

async fn attempt(hub: &Hub, table: Table, news: &[&Row], said: &Said) -> Result<Done> {
    let tx = write::begin(hub).await?;
    let touched: Vec<Mutation> = news.iter().map(|row| mutation(row, BTreeMap::new())).collect();
    let mut desk = Desk::open(&tx, AUTHOR, &touched).await?;
    let ids: Vec<Uuid> = news.iter().map(|row| row.uuid()).collect();
    let graves = write::find_tombstones(&tx, table, &ids).await?;
    let (mut wanted, mut done, mut heard) = (Wanted::new(), Done::default(), Vec::new());
    for &row in news {
        let key = (table, row.uuid());
        let current = desk.held(key).and_then(|held| held.row.clone());
        let said = said.get(&row.uuid());
        if said.is_none() && current.is_none() && !graves.contains_key(&row.uuid()) {
            wanted.insert(key, Some(row.clone()));
            done.created += 1;
            heard.push(row);
            continue;
        }
        let changes = list_changes(row, said, current.as_ref());
        if changes.is_empty() {
            done.unchanged += 1;
            heard.push(row);
            continue;
        }
        let plan = desk.plan(&tx, &[mutation(row, changes)]).await?;
        match plan.verdicts.first().map(|verdict| verdict.status) {
            Some(Status::Parked) | None => {
                done.refused += 1;
                continue;
            }
            Some(Status::Conflict) => drop(done.in_conflict.insert(row.uuid())),
            Some(_) if plan.rows.contains_key(&key) => done.updated += 1,
            Some(_) => done.unchanged += 1,
        }
        heard.push(row);
        // The files bring lines of history of their own.
        wanted.extend(plan.rows.into_iter().filter(|((table, _), _)| *table != Table::StageChange));
    }
    save(hub, &tx, wanted).await?;
    remember(&tx, table, &heard).await?;
    tx.commit().await?;
    Ok(done)
}

async fn save(hub: &Hub, tx: &DatabaseTransaction, wanted: Wanted) -> Result<()> {
    let origin = Origin { actor: None, device: Some(IMPORT_DEVICE) };
    let mut rows = wanted.into_iter().peekable();
    while rows.peek().is_some() {
        let group: Wanted = rows.by_ref().take(MAX_GROUP_CHANGES).collect();
        write::check(&group)?;
        write::put(tx, hub.workspace_id(), &group, origin).await?;
    }
    Ok(())
}

async fn find_said(db: &impl sea_orm::ConnectionTrait, table: Table, rows: &[Row]) -> Result<Said> {
    let of_rows = imported::Entity::find()
        .filter(imported::Column::T.eq(table.code()))
        .filter(imported::Column::RowId.is_in(rows.iter().map(Row::uuid)));
    let said = of_rows.all(db).await?.into_iter();
    Ok(said.filter_map(|row| Some((row.row_id, serde_json::from_str(&row.said).ok()?))).collect())
}

/// What the files say otherwise than before. Where nothing was kept of before, the row itself stands in for it, and a
/// field that the files leave empty says nothing.
fn list_changes(row: &Row, said: Option<&Row>, current: Option<&Row>) -> BTreeMap<String, FieldChange> {
    let Some(before) = said.or(current).and_then(fields_of) else { return BTreeMap::new() };
    let after = fields_of(row).unwrap_or_default();
    let is_news = |name: &str| {
        let (old, new) = (before.get(name), after.get(name));
        old != new && !KEPT_BY_HUB.contains(&name) && (said.is_some() || new.is_some_and(|new| !new.is_null()))
    };
    let news: Vec<&String> = after.keys().filter(|name| is_news(name)).collect();
    let mut changes = BTreeMap::new();
    for name in &news {
        for together in atomic_set(row.table(), name) {
            let new = if news.iter().any(|name| *name == together) { &after } else { &before };
            let value = |of: &Fields| of.get(together).cloned().unwrap_or_default();
            changes.insert(together.to_owned(), FieldChange { old: value(&before), new: value(new) });
        }
    }
    changes
}

/// The same lines make the same mutation, so an import that was cut off leaves no second conflict.
fn mutation(row: &Row, fields: BTreeMap<String, FieldChange>) -> Mutation {
    let name = canonical_json(&(row, &fields));
    Mutation {
        mutation_id: Uuid::new_v5(&IMPORT_DEVICE, &name),
        device_seq: 0,
        table: row.table(),
        id: row.uuid(),
        op: Op::Set,
        base: Base::default(),
        fields,
        deps: Vec::new(),
        at: chrono::Utc::now().timestamp_micros(),
        supersedes: None,
    }
}
