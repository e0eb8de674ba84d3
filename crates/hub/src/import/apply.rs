//! Brings imported rows into the hub: all at once when it is empty, else only what differs, through the one write door.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait};
use tandem_model::{Row, SyncedRow, Table};
use uuid::Uuid;

use super::{Report, Rows, TableCount};
use crate::rows::{Lock, find_rows};
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
    each_table!(rows, list => update_table(hub, list, report).await?);
    Ok(())
}

async fn load_rows(hub: &Hub, rows: Rows, report: &mut Report) -> Result<()> {
    let mut load = BulkLoad::begin(hub).await?;
    each_table!(rows, list => load_table(&mut load, list, report).await?);
    load.finish().await
}

async fn load_table<M>(load: &mut BulkLoad, rows: Vec<M>, report: &mut Report) -> Result<()>
where
    M: ModelTrait + SyncedRow + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
    M::Entity: EntityTrait<Model = M>,
    <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
{
    if rows.is_empty() {
        return Ok(());
    }
    report.tables.entry(M::TABLE).or_default().created += rows.len() as u64;
    load.insert(rows).await
}

async fn update_table<M: SyncedRow>(hub: &Hub, rows: Vec<M>, report: &mut Report) -> Result<()> {
    let mut rows = rows.into_iter().map(SyncedRow::into_row).peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Row> = rows.by_ref().take(MAX_GROUP_CHANGES).collect();
        let changes = list_changes(hub, M::TABLE, chunk, report.tables.entry(M::TABLE).or_default()).await?;
        if !changes.is_empty() {
            write_group(hub, changes).await?;
        }
    }
    Ok(())
}

/// What has to be written so that the hub has these rows.
async fn list_changes(hub: &Hub, table: Table, rows: Vec<Row>, count: &mut TableCount) -> Result<Vec<Change>> {
    let ids: Vec<Uuid> = rows.iter().map(Row::uuid).collect();
    let current = find_rows(hub.db(), table, &ids, Lock::None).await?;
    let mut changes = Vec::new();
    for mut row in rows {
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
