//! Forgets what is old enough, so that a hub does not grow with its history. Read [`run`].
//!
//! What is never forgotten: the rows, which edits were taken and by which numbers, and refusals, which somebody may still
//! have to hear. So an edit that comes again after years is recognised and not done a second time, and one that never
//! came is told from it.

use std::{fmt, time::Duration};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement, sea_query::Expr,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Hub, Result, db,
    entity::{applied, change, change_group, feed_head, tombstone},
    feed,
    retry::retry,
};

const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;
/// A user can bring a removed record back for this long.
const KEEP_REMOVED_DAYS: i64 = 30;
const KEEP_TOMBSTONES_DAYS: i64 = 180;
const KEEP_ANSWERS_DAYS: i64 = 90;
/// Rows of one statement.
const BATCH: u64 = 500;
const EVERY: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Clone, Copy, Debug, clap::Args)]
pub struct CompactOptions {
    /// A laptop that was away longer starts again with a snapshot; what it did meanwhile is not lost
    #[arg(long, default_value_t = 90, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
    pub keep_days: u16,
}

impl Default for CompactOptions {
    fn default() -> Self {
        Self { keep_days: 90 }
    }
}

/// How much was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compacted {
    pub groups: u64,
    /// Removed records that can't be brought back any more.
    pub removed_rows: u64,
    pub tombstones: u64,
    pub answers: u64,
}

/// `now` in microseconds UTC. Can be stopped at any moment and run again, on several nodes at once.
pub async fn run(hub: &Hub, options: CompactOptions, now: i64) -> Result<Compacted> {
    let before = |days: i64| now - days * DAY_US;
    let keep_days = i64::from(options.keep_days);
    let horizon = retry(|| move_horizon(hub, before(keep_days))).await?;
    Ok(Compacted {
        groups: forget_groups(hub, horizon).await?,
        removed_rows: forget_removed_rows(hub, before(KEEP_REMOVED_DAYS)).await?,
        tombstones: forget_tombstones(hub, before(KEEP_TOMBSTONES_DAYS)).await?,
        answers: forget_answers(hub, before(keep_days.max(KEEP_ANSWERS_DAYS))).await?,
    })
}

/// Compacts now and then once a day, until `stop`.
pub async fn run_daily(hub: Hub, stop: CancellationToken) {
    loop {
        match run(&hub, CompactOptions::default(), chrono::Utc::now().timestamp_micros()).await {
            Ok(compacted) if compacted != Compacted::default() => tracing::info!("compacted: {compacted}"),
            Ok(_) => {}
            Err(error) => tracing::warn!(cause = %error, "not compacted this time"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// The horizon first, the groups behind it second: no cursor that is still good points at a group that is gone.
async fn move_horizon(hub: &Hub, before: i64) -> Result<i64> {
    let tx = db::begin_write(hub.writer()).await?;
    let head = feed::lock_head(&tx, hub.workspace_id()).await?;
    let first_kept: Option<Option<i64>> = change_group::Entity::find()
        .select_only()
        .column(change_group::Column::Seq)
        .filter(change_group::Column::Ws.eq(head.ws))
        .filter(change_group::Column::Seq.gt(head.horizon))
        .filter(change_group::Column::EnqAt.gte(before))
        .order_by_asc(change_group::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(&tx)
        .await?;
    let horizon = first_kept.flatten().map_or(head.seq, |seq| seq - 1);
    if horizon <= head.horizon {
        return Ok(head.horizon);
    }
    let moved = feed_head::ActiveModel { ws: Set(head.ws), horizon: Set(horizon), ..Default::default() };
    feed_head::Entity::update(moved).exec(&tx).await?;
    tx.commit().await?;
    Ok(horizon)
}

/// The group at the horizon stays: a cursor may stand on it, and its chain is compared.
async fn forget_groups(hub: &Hub, horizon: i64) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let ids: Vec<Uuid> = change_group::Entity::find()
            .select_only()
            .column(change_group::Column::GroupId)
            .filter(change_group::Column::Ws.eq(hub.workspace_id()))
            .filter(change_group::Column::Seq.lt(horizon))
            .limit(BATCH)
            .into_tuple()
            .all(hub.db())
            .await?;
        if ids.is_empty() {
            return Ok(forgotten);
        }
        let changes = change::Entity::delete_many().filter(change::Column::GroupId.is_in(ids.iter().copied()));
        changes.exec(hub.writer()).await?;
        let groups = change_group::Entity::delete_many().filter(change_group::Column::GroupId.is_in(ids));
        forgotten += groups.exec(hub.writer()).await?.rows_affected;
    }
}

async fn forget_removed_rows(hub: &Hub, before: i64) -> Result<u64> {
    let update = tombstone::Entity::update_many()
        .col_expr(tombstone::Column::Was, Expr::value(None::<String>))
        .filter(tombstone::Column::DeletedAt.lt(before))
        .filter(tombstone::Column::Was.is_not_null());
    Ok(update.exec(hub.writer()).await?.rows_affected)
}

async fn forget_tombstones(hub: &Hub, before: i64) -> Result<u64> {
    let old = tombstone::Entity::delete_many().filter(tombstone::Column::DeletedAt.lt(before));
    Ok(old.exec(hub.writer()).await?.rows_affected)
}

/// Answers to what was taken whose numbers are all within what their devices know to be answered. The numbers stay.
async fn forget_answers(hub: &Hub, before: i64) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let ids = list_old_answers(hub, before).await?;
        if ids.is_empty() {
            return Ok(forgotten);
        }
        let answers = applied::Entity::delete_many().filter(applied::Column::MutationId.is_in(ids));
        forgotten += answers.exec(hub.writer()).await?.rows_affected;
    }
}

#[derive(FromQueryResult)]
struct OldAnswer {
    mutation_id: Uuid,
}

async fn list_old_answers(hub: &Hub, before: i64) -> Result<Vec<Uuid>> {
    let sql = format!(
        "SELECT mutation_id FROM applied WHERE ws = $1 AND at < $2 AND parked = false AND NOT EXISTS ( \
         SELECT 1 FROM answered JOIN device ON device.ws = answered.ws AND device.id = answered.device_id \
         WHERE answered.mutation_id = applied.mutation_id AND answered.device_seq > device.acked_through) LIMIT {BATCH}"
    );
    let backend: DbBackend = sea_orm::ConnectionTrait::get_database_backend(hub.db());
    let query = Statement::from_sql_and_values(backend, sql, [hub.workspace_id().into(), before.into()]);
    let old = OldAnswer::find_by_statement(query).all(hub.db()).await?;
    Ok(old.into_iter().map(|row| row.mutation_id).collect())
}

impl fmt::Display for Compacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { groups, removed_rows, tombstones, answers } = self;
        write!(
            f,
            "{groups} groups of the feed, {removed_rows} removed rows, {tombstones} tombstones, {answers} answers"
        )
    }
}
