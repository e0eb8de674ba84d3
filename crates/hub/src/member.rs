//! The people of the team, for the operator who gives out tokens.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryOrder, QuerySelect};
use tandem_model::{ids::MemberId, member, partner};
use uuid::Uuid;

use crate::{Error, Hub, Result};

pub struct MemberInfo {
    pub id: Uuid,
    pub name: String,
    /// How many partners the member owns.
    pub partners: i64,
}

/// All members, those with most partners first.
pub async fn list(hub: &Hub) -> Result<Vec<MemberInfo>> {
    let owners = partner::Entity::find()
        .select_only()
        .column(partner::Column::OwnerId)
        .column_as(partner::Column::Id.count(), "partners")
        .group_by(partner::Column::OwnerId);
    let owned: HashMap<MemberId, i64> = owners.into_tuple().all(hub.db()).await?.into_iter().collect();
    let members = member::Entity::find().order_by_asc(member::Column::Name).order_by_asc(member::Column::Id);
    let mut members: Vec<MemberInfo> = members
        .all(hub.db())
        .await?
        .into_iter()
        .map(|row| MemberInfo { id: row.id.0, partners: owned.get(&row.id).copied().unwrap_or(0), name: row.name })
        .collect();
    members.sort_by_key(|member| std::cmp::Reverse(member.partners));
    Ok(members)
}

/// The one member with this id or this name; a name that two people share needs the id.
pub async fn get(hub: &Hub, wanted: &str) -> Result<Uuid> {
    let id = Uuid::parse_str(wanted).ok();
    let mut found = list(hub).await?.into_iter().filter(|member| Some(member.id) == id || member.name == wanted);
    match (found.next(), found.next()) {
        (Some(member), None) => Ok(member.id),
        (first, _) => Err(Error::Member { wanted: wanted.to_owned(), several: first.is_some() }),
    }
}
