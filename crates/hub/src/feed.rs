//! Where the feed is: its head, its horizon, and the chain that proves its history. [`crate::pull`] reads it.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Hub, Result,
    entity::{change_group, feed_head},
};

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

pub fn groups_of(hub: &Hub) -> sea_orm::Select<change_group::Entity> {
    change_group::Entity::find().filter(change_group::Column::Ws.eq(hub.workspace_id()))
}
