//! Which laptop is whose, and how far its edits have been answered.
//!
//! A device belongs to the token that brought it. Device ids are no secret (a conflict names one), so nobody else's
//! token may speak for it: that would use up its numbers. Another token of the same member may, and whoever comes after
//! a token was revoked: the laptop got a new one.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::{
    Hub, Result,
    auth::Caller,
    db,
    entity::{answered, device, token},
    retry::retry,
};

/// When a device was here is kept to the minute: a push need not write it each time.
const SEEN_EVERY_US: i64 = 60 * 1_000_000;
/// Numbers looked at in one step when the answered ones are counted.
const STEP: u64 = 1_000;

/// What a laptop says about itself.
pub struct Seen<'a> {
    pub id: Uuid,
    /// `None` keeps what it said before.
    pub app: Option<&'a str>,
    pub client_schema: i32,
}

/// Keeps that the device was here. `None` when it is somebody else's.
pub async fn greet(hub: &Hub, caller: &Caller, seen: &Seen<'_>) -> Result<Option<device::Model>> {
    retry(|| attempt(hub, caller, seen)).await
}

async fn attempt(hub: &Hub, caller: &Caller, seen: &Seen<'_>) -> Result<Option<device::Model>> {
    let tx = db::begin_write(hub.writer()).await?;
    let now = chrono::Utc::now().timestamp_micros();
    let known = lock(&tx, hub.workspace_id(), seen.id).await?;
    if let Some(known) = &known {
        if !may_speak_for(&tx, caller, known).await? {
            return Ok(None);
        }
        if !is_news(known, caller, seen, now) {
            return Ok(Some(known.clone()));
        }
    }
    let row = device::Model {
        ws: hub.workspace_id(),
        id: seen.id,
        token_id: caller.token_id,
        app: seen.app.map(str::to_owned).or(known.as_ref().map(|row| row.app.clone())).unwrap_or_default(),
        client_schema: seen.client_schema,
        first_seen_at: known.as_ref().map_or(now, |row| row.first_seen_at),
        last_seen_at: now,
        acked_through: known.as_ref().map_or(0, |row| row.acked_through),
    };
    let active = device::ActiveModel {
        ws: Set(row.ws),
        id: Set(row.id),
        token_id: Set(row.token_id),
        app: Set(row.app.clone()),
        client_schema: Set(row.client_schema),
        first_seen_at: Set(row.first_seen_at),
        last_seen_at: Set(row.last_seen_at),
        acked_through: Set(row.acked_through),
    };
    match known {
        Some(_) => drop(device::Entity::update(active).exec(&tx).await?),
        None => drop(device::Entity::insert(active).exec_without_returning(&tx).await?),
    }
    tx.commit().await?;
    Ok(Some(row))
}

fn is_news(known: &device::Model, caller: &Caller, seen: &Seen<'_>, now: i64) -> bool {
    known.token_id != caller.token_id
        || known.client_schema != seen.client_schema
        || seen.app.is_some_and(|app| app != known.app)
        || (now - known.last_seen_at).abs() > SEEN_EVERY_US
}

async fn may_speak_for(db: &impl ConnectionTrait, caller: &Caller, device: &device::Model) -> Result<bool> {
    if device.token_id == caller.token_id {
        return Ok(true);
    }
    let Some(former) = token::Entity::find_by_id(device.token_id).one(db).await? else { return Ok(false) };
    let same_member = former.member_id == caller.member;
    Ok(match former.revoked_at {
        None => same_member && caller.member.is_some(),
        Some(_) => same_member || former.member_id.is_none(),
    })
}

/// Whoever answers a device's edits holds this lock, so that each is answered once.
pub async fn lock(tx: &DatabaseTransaction, ws: Uuid, id: Uuid) -> Result<Option<device::Model>> {
    Ok(device::Entity::find_by_id((ws, id)).lock_exclusive().one(tx).await?)
}

/// Moves `acked_through` over all numbers that have been answered without a gap; the device is locked.
pub async fn advance(tx: &DatabaseTransaction, device: &device::Model) -> Result<()> {
    let mut through = device.acked_through;
    loop {
        let next: Vec<i64> = answered::Entity::find()
            .select_only()
            .column(answered::Column::DeviceSeq)
            .filter(answered::Column::Ws.eq(device.ws))
            .filter(answered::Column::DeviceId.eq(device.id))
            .filter(answered::Column::DeviceSeq.gt(through))
            .order_by_asc(answered::Column::DeviceSeq)
            .limit(STEP)
            .into_tuple()
            .all(tx)
            .await?;
        let run = next.iter().zip(through + 1..).take_while(|(seq, expected)| *seq == expected).count();
        through += i64::try_from(run).unwrap_or(0);
        if run < next.len() || next.is_empty() {
            break;
        }
    }
    if through > device.acked_through {
        let moved = device::ActiveModel {
            ws: Set(device.ws),
            id: Set(device.id),
            acked_through: Set(through),
            ..Default::default()
        };
        device::Entity::update(moved).exec(tx).await?;
    }
    Ok(())
}

pub async fn find_acked_through(hub: &Hub, id: Uuid) -> Result<i64> {
    let row = device::Entity::find_by_id((hub.workspace_id(), id)).one(hub.db()).await?;
    Ok(row.map_or(0, |row| row.acked_through))
}
