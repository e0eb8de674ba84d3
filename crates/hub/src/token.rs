//! Bearer tokens: made once, shown once, kept as a hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use sha2::{Digest, Sha256};
use tandem_domain::scope::Grant;
use uuid::Uuid;

use crate::{
    Hub, Result, access,
    entity::token::{ActiveModel, Column, Entity, Model},
};

/// Lets a scanner for leaked secrets recognise one.
const PREFIX: &str = "tdm_";
const SECRET_BYTES: usize = 32;

/// A new token. `secret` is nowhere else; it is not shown by `Debug`.
pub struct NewToken {
    pub id: Uuid,
    pub secret: String,
}

impl fmt::Debug for NewToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewToken").field("id", &self.id).finish_non_exhaustive()
    }
}

pub struct TokenInfo {
    pub id: Uuid,
    pub name: String,
    pub member: Option<Uuid>,
    /// Microseconds UTC.
    pub created_at: i64,
    pub revoked_at: Option<i64>,
}

/// `member` is whose token it is; `None` makes one for the whole team. Whoever was given nothing before may see and do
/// everything: [`access::give`] says otherwise.
pub async fn create(hub: &Hub, name: &str, member: Option<Uuid>) -> Result<NewToken> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes)?;
    let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(bytes));
    let id = Uuid::now_v7();
    let row = ActiveModel {
        id: Set(id),
        ws: Set(hub.workspace_id()),
        name: Set(name.to_owned()),
        member_id: Set(member),
        hash: Set(hash(&secret)),
        created_at: Set(chrono::Utc::now().timestamp_micros()),
        revoked_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(hub.writer()).await?;
    access::give_first(hub, access::principal(id, member), &Grant::everything()).await?;
    Ok(NewToken { id, secret })
}

pub async fn list(hub: &Hub) -> Result<Vec<TokenInfo>> {
    let rows = Entity::find().filter(Column::Ws.eq(hub.workspace_id())).order_by_asc(Column::CreatedAt);
    Ok(rows.all(hub.db()).await?.into_iter().map(render_info).collect())
}

/// `false` when there is no such token, or it was revoked before.
pub async fn revoke(hub: &Hub, id: Uuid) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::RevokedAt, Expr::value(chrono::Utc::now().timestamp_micros()))
        .filter(Column::Ws.eq(hub.workspace_id()))
        .filter(Column::Id.eq(id))
        .filter(Column::RevokedAt.is_null());
    Ok(update.exec(hub.writer()).await?.rows_affected > 0)
}

/// The token, if it is one of this workspace's and not revoked. Asked of the database each time, so that a
/// revocation counts from the next request on.
pub(crate) async fn find_valid(hub: &Hub, secret: &str) -> Result<Option<Model>> {
    let valid = Entity::find()
        .filter(Column::Hash.eq(hash(secret)))
        .filter(Column::Ws.eq(hub.workspace_id()))
        .filter(Column::RevokedAt.is_null());
    Ok(valid.one(hub.db()).await?)
}

/// No salt and no slow hash: 256 random bits can't be guessed from a hash.
fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}

fn render_info(row: Model) -> TokenInfo {
    TokenInfo {
        id: row.id,
        name: row.name,
        member: row.member_id,
        created_at: row.created_at,
        revoked_at: row.revoked_at,
    }
}
