//! Numbers groups after they have committed, and so makes the feed.
//!
//! Numbers are handed out by transactions that hold the lock of one row, to groups that are already visible. So the
//! order of numbers is an order of commits, whatever the writers do, and a number never appears before a smaller one.
//! Any number of nodes may run this; killed at any moment it leaves groups unnumbered, never numbered twice.

use std::time::Duration;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    Value,
    sea_query::{LockBehavior, LockType},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Hub, Result, db,
    entity::{change_group, feed_head},
    feed,
    retry::retry,
};

/// Groups numbered in one transaction.
const BATCH: u64 = 2_000;
/// Groups of one statement, at three values each.
const STATEMENT: usize = 400;
/// For groups of other processes; this process's writers poke.
const TICK: Duration = Duration::from_millis(50);

struct Numbered {
    group_id: Uuid,
    seq: i64,
    chain: String,
}

/// Numbers groups as they come, until `stop`.
pub async fn run(hub: Hub, stop: CancellationToken) {
    loop {
        if let Err(error) = drain(&hub).await {
            tracing::warn!(cause = %error, "groups could not be numbered yet");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = hub.poke().notified() => {}
            () = tokio::time::sleep(TICK) => {}
        }
    }
}

/// Numbers all groups that have committed; returns how many.
pub async fn drain(hub: &Hub) -> Result<usize> {
    let mut total = 0;
    while is_any_waiting(hub).await? {
        let numbered = retry(|| number_batch(hub)).await?;
        if numbered == 0 {
            break;
        }
        total += numbered;
        hub.news().note_numbered();
    }
    Ok(total)
}

/// Asked first, and without a lock: most ticks find nothing.
async fn is_any_waiting(hub: &Hub) -> Result<bool> {
    let first = change_group::Entity::find()
        .select_only()
        .column(change_group::Column::GroupId)
        .filter(change_group::Column::Ws.eq(hub.workspace_id()))
        .filter(change_group::Column::Seq.is_null())
        .limit(1);
    Ok(first.into_tuple::<Uuid>().one(hub.db()).await?.is_some())
}

async fn number_batch(hub: &Hub) -> Result<usize> {
    let tx = db::begin_write(hub.writer()).await?;
    let head = feed::lock_head(&tx, hub.workspace_id()).await?;
    let waiting = change_group::Entity::find()
        .filter(change_group::Column::Ws.eq(hub.workspace_id()))
        .filter(change_group::Column::Seq.is_null())
        .order_by_asc(change_group::Column::EnqAt)
        .order_by_asc(change_group::Column::GroupId)
        .limit(BATCH)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx)
        .await?;
    if waiting.is_empty() {
        tx.rollback().await?;
        return Ok(0);
    }
    let numbered = plan_numbers(&head, &waiting);
    save_numbers(&tx, &numbered).await?;
    if let Some(last) = numbered.last() {
        let moved = feed_head::ActiveModel {
            ws: Set(head.ws),
            seq: Set(last.seq),
            chain: Set(last.chain.clone()),
            ..Default::default()
        };
        feed_head::Entity::update(moved).exec(&tx).await?;
    }
    tx.commit().await?;
    Ok(numbered.len())
}

fn plan_numbers(head: &feed_head::Model, waiting: &[change_group::Model]) -> Vec<Numbered> {
    let (mut seq, mut chain) = (head.seq, head.chain.clone());
    let number = |group: &change_group::Model| {
        seq += 1;
        chain = feed::link(&chain, group.group_id, &group.content_hash);
        Numbered { group_id: group.group_id, seq, chain: chain.clone() }
    };
    waiting.iter().map(number).collect()
}

/// Both databases call the columns of `VALUES` column1, column2 and so on.
async fn save_numbers(tx: &DatabaseTransaction, numbered: &[Numbered]) -> Result<()> {
    for chunk in numbered.chunks(STATEMENT) {
        let marks: Vec<_> =
            (0..chunk.len()).map(|row| format!("(${}, ${}, ${})", row * 3 + 1, row * 3 + 2, row * 3 + 3)).collect();
        let sql = format!(
            "UPDATE change_group SET seq = v.column2, chain = v.column3 FROM (VALUES {}) AS v \
             WHERE change_group.group_id = v.column1",
            marks.join(", ")
        );
        let values = chunk
            .iter()
            .flat_map(|group| [Value::from(group.group_id), Value::from(group.seq), Value::from(group.chain.clone())]);
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}
