//! Brings imported rows into the hub: all at once when it is empty, else only what differs, through the one write door.

use std::collections::{BTreeSet, HashSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter};
use tandem_model::{DealId, Row, SyncedRow, Table, stage_change};
use uuid::Uuid;

use super::{Report, Rows, TableCount, meet};
use crate::rows::{CHUNK, Lock, find_rows};
use crate::write::{BulkLoad, MAX_GROUP_CHANGES, is_empty, write_group};
use crate::{Change, Hub, Result};

/// Runs `$body` for each list of `$rows`, parents before children.
macro_rules! each_table {
    ($rows:ident, $list:ident => $body:expr) => {
        each_table!($rows, $list => $body; members partners people accounts products deals stage_changes courses
            course_runs exams enrollments attempts)
    };
    ($rows:ident, $list:ident => $body:expr; $($field:ident)*) => {{
        $(
            let $list = $rows.$field;
            $body;
        )*
    }};
}

pub async fn write_rows(hub: &Hub, rows: Rows, report: &mut Report) -> Result<()> {
    if hub.is_loading().await? || is_empty(hub).await? {
        return load_rows(hub, rows, report).await;
    }
    let mut in_conflict = HashSet::new();
    each_table!(rows, list => update_table(hub, list, report, &mut in_conflict).await?);
    Ok(())
}

async fn load_rows(hub: &Hub, rows: Rows, report: &mut Report) -> Result<()> {
    let mut load = BulkLoad::begin(hub).await?;
    each_table!(rows, list => load_table(hub, &mut load, list, report).await?);
    load.finish().await
}

async fn load_table<M>(hub: &Hub, load: &mut BulkLoad, rows: Vec<M>, report: &mut Report) -> Result<()>
where
    M: ModelTrait + SyncedRow + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    M::Entity: EntityTrait<Model = M>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    if rows.is_empty() {
        return Ok(());
    }
    report.tables.entry(M::TABLE).or_default().created += rows.len() as u64;
    if meet::is_edited(M::TABLE) {
        let rows: Vec<Row> = rows.iter().cloned().map(SyncedRow::into_row).collect();
        meet::remember(hub.writer(), M::TABLE, &rows.iter().collect::<Vec<_>>()).await?;
    }
    load.insert(rows).await
}

/// `in_conflict`: deals about which the files and people disagree; the files' history of them waits too.
async fn update_table<M: SyncedRow>(
    hub: &Hub,
    rows: Vec<M>,
    report: &mut Report,
    in_conflict: &mut HashSet<Uuid>,
) -> Result<()> {
    let mut rows: Vec<Row> = rows.into_iter().map(SyncedRow::into_row).collect();
    let count = report.tables.entry(M::TABLE).or_default();
    if meet::is_edited(M::TABLE) {
        in_conflict.extend(meet::update(hub, M::TABLE, &rows, count).await?);
        return Ok(());
    }
    if M::TABLE == Table::StageChange {
        count.unchanged += leave_out_told(hub, &mut rows, in_conflict).await?;
    }
    for chunk in rows.chunks(MAX_GROUP_CHANGES) {
        let changes = list_changes(hub, M::TABLE, chunk, count).await?;
        if !changes.is_empty() {
            write_group(hub, changes).await?;
        }
    }
    Ok(())
}

/// Leaves out lines of history that the hub has from people's own moves, and those of deals in conflict.
async fn leave_out_told(hub: &Hub, rows: &mut Vec<Row>, in_conflict: &HashSet<Uuid>) -> Result<u64> {
    let deals: BTreeSet<DealId> = rows.iter().filter_map(line_of).map(|line| line.deal_id).collect();
    let deals: Vec<DealId> = deals.into_iter().collect();
    let mut told = HashSet::new();
    for chunk in deals.chunks(CHUNK) {
        let of_deals = stage_change::Entity::find().filter(stage_change::Column::DealId.is_in(chunk.iter().copied()));
        let lines = of_deals.all(hub.db()).await?;
        told.extend(lines.into_iter().map(|line| (line.deal_id, line.to_stage, line.id)));
    }
    let (stages, ids): (HashSet<_>, HashSet<_>) = told.into_iter().map(|(deal, stage, id)| ((deal, stage), id)).unzip();
    let before = rows.len();
    rows.retain(|row| {
        line_of(row).is_none_or(|line| {
            ids.contains(&line.id)
                || !(stages.contains(&(line.deal_id, line.to_stage.clone())) || in_conflict.contains(&line.deal_id.0))
        })
    });
    Ok((before - rows.len()) as u64)
}

fn line_of(row: &Row) -> Option<&stage_change::Model> {
    match row {
        Row::StageChange(line) => Some(line),
        _ => None,
    }
}

/// What has to be written so that the hub has these rows, which nobody but the files speaks about.
async fn list_changes(hub: &Hub, table: Table, rows: &[Row], count: &mut TableCount) -> Result<Vec<Change>> {
    let ids: Vec<Uuid> = rows.iter().map(Row::uuid).collect();
    let current = find_rows(hub.db(), table, &ids, Lock::None).await?;
    let mut changes = Vec::new();
    for row in rows {
        let mut row = row.clone();
        match current.get(&row.uuid()) {
            Some(old) => {
                row.set_version(old.version());
                if row == *old {
                    count.unchanged += 1;
                    continue;
                }
                count.updated += 1;
            }
            None => count.created += 1,
        }
        changes.push(Change::Put { row });
    }
    Ok(changes)
}
