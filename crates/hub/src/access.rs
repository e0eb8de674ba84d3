//! What each member may see and do. Asked of the database with every request, so that a change counts from the next one
//! on, as the revocation of a token does.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use tandem_domain::scope::{Grant, Role};
use tandem_model::{MemberId, member};
use uuid::Uuid;

use crate::{
    Hub, Result,
    entity::{
        access::{ActiveModel, Column, Entity, Model},
        token,
    },
};

/// As the command line takes it.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct AccessOptions {
    /// admin, manager, success_manager, read_only or nobody; without one a new token is an admin's
    #[arg(long, value_parser = parse_role)]
    pub role: Option<Role>,
    /// A region whose records may be seen; may be given several times. Without any: all regions
    #[arg(long, value_name = "REGION", requires = "role")]
    pub region: Vec<String>,
    /// Amounts and targets may not be seen
    #[arg(long, requires = "role")]
    pub no_finance: bool,
}

impl AccessOptions {
    /// `None` when nothing was said.
    pub fn grant(self) -> Option<Grant> {
        let regions = (!self.region.is_empty()).then(|| self.region.into_iter().collect());
        Some(Grant { role: self.role?, regions, finance: !self.no_finance })
    }
}

fn parse_role(text: &str) -> Result<Role, String> {
    let codes = || Role::ALL.map(Role::code).join(", ");
    Role::parse(text).ok_or_else(|| format!("one of {}", codes()))
}

/// Of whoever holds the token. A member that is not on the team, or was given nothing, has nothing.
pub(crate) async fn find_grant(hub: &Hub, token: &token::Model) -> Result<Grant> {
    if let Some(id) = token.member_id
        && member::Entity::find_by_id(MemberId(id)).one(hub.db()).await?.is_none()
    {
        return Ok(Grant::nothing());
    }
    Ok(find(hub, principal(token.id, token.member_id)).await?.unwrap_or_else(Grant::nothing))
}

/// Whose rights a token has: its member's, or its own.
pub(crate) fn principal(token: Uuid, member: Option<Uuid>) -> Uuid {
    member.unwrap_or(token)
}

/// By member or, for a token that is no member's, by token.
pub async fn find(hub: &Hub, principal: Uuid) -> Result<Option<Grant>> {
    let row = Entity::find_by_id((hub.workspace_id(), principal)).one(hub.db()).await?;
    Ok(row.map(|row| read(&row)))
}

/// Replaces what was given before. Counts from the next request on.
pub async fn give(hub: &Hub, principal: Uuid, grant: &Grant) -> Result<()> {
    let replace = OnConflict::columns([Column::Ws, Column::Principal])
        .update_columns([Column::Role, Column::Regions, Column::Finance])
        .to_owned();
    insert(hub, principal, grant, replace).await
}

/// For somebody who was given nothing yet.
pub(crate) async fn give_first(hub: &Hub, principal: Uuid, grant: &Grant) -> Result<()> {
    insert(hub, principal, grant, OnConflict::columns([Column::Ws, Column::Principal]).do_nothing().to_owned()).await
}

async fn insert(hub: &Hub, principal: Uuid, grant: &Grant, else_do: OnConflict) -> Result<()> {
    let regions = grant.regions.as_ref().map(serde_json::to_string).transpose();
    let row = ActiveModel {
        ws: Set(hub.workspace_id()),
        principal: Set(principal),
        role: Set(grant.role.code().to_owned()),
        regions: Set(regions.map_err(tandem_protocol::WireError::from)?),
        finance: Set(grant.finance),
    };
    Entity::insert(row).on_conflict(else_do).exec_without_returning(hub.writer()).await?;
    Ok(())
}

/// What can't be read gives nothing.
fn read(row: &Model) -> Grant {
    let regions = match row.regions.as_deref().map(serde_json::from_str::<BTreeSet<String>>) {
        None => None,
        Some(Ok(regions)) => Some(regions),
        Some(Err(_)) => return Grant::nothing(),
    };
    Grant { role: Role::parse(&row.role).unwrap_or(Role::Nobody), regions, finance: row.finance }
}
