//! Greets a laptop: what it may see, where it has to start, how much there is.

use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use tandem_domain::scope::Grant as Access;
use tandem_model::{SCHEMA_VERSION, Table, for_table};
use tandem_protocol::{Grant, HelloRequest, HelloResponse, ProblemCode, Start, TableCount, Workspace};

use crate::{Error, Hub, Result, auth::Caller, cursor, device, place};

/// Oldest schema of a laptop that the hub still serves.
pub const MIN_SCHEMA: i32 = 3;

const MAX_APP_BYTES: usize = 200;

pub async fn hello(hub: &Hub, caller: &Caller, request: &HelloRequest) -> Result<HelloResponse> {
    if request.app.len() > MAX_APP_BYTES || request.app.contains('\0') {
        return Err(Error::bad_request("the app's name is too long"));
    }
    let seen = device::Seen { id: request.device_id, app: Some(&request.app), client_schema: request.client_schema };
    // Somebody else's device may say hello; with its first push it hears that it needs another name.
    let device = device::greet(hub, caller, &seen).await?;
    let name = hub.name().await?;
    let from = find_start(hub, &caller.grant, request.cursor.as_deref()).await?;
    Ok(HelloResponse {
        server_schema: SCHEMA_VERSION,
        min_schema: MIN_SCHEMA,
        hub_epoch: hub.epoch(),
        workspace: Workspace { id: hub.workspace_id(), name, me: caller.member },
        grants: vec![Grant { bucket: hub.workspace_id(), from }],
        counts: count_rows(hub, &caller.grant).await?,
        server_now: chrono::Utc::now().timestamp_micros(),
        acked_through: device.map_or(0, |device| device.acked_through),
        access: Some(caller.grant.clone()),
    })
}

/// A cursor that can't be used leads to a snapshot; one that proves two histories is refused, because a snapshot
/// would hide that the hub lost something.
async fn find_start(hub: &Hub, access: &Access, cursor: Option<&str>) -> Result<Start> {
    let Some(cursor) = cursor else { return Ok(Start::Snapshot) };
    match cursor::check(hub, access, cursor).await {
        Ok(_) => Ok(Start::Cursor),
        Err(Error::Refused { code: ProblemCode::ResyncRequired | ProblemCode::BadRequest, .. }) => Ok(Start::Snapshot),
        Err(error) => Err(error),
    }
}

/// Only what may be seen: a number says something too.
async fn count_rows(hub: &Hub, access: &Access) -> Result<Vec<TableCount>> {
    let mut counts = Vec::with_capacity(Table::ALL.len());
    for &t in Table::ALL {
        let rows = for_table!(t, E => match place::within(access, t) {
            Some(limit) => E::find().filter(limit).count(hub.db()).await?,
            None => E::find().count(hub.db()).await?,
        });
        counts.push(TableCount { t, rows });
    }
    Ok(counts)
}
