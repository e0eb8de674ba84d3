//! The single row that says where the sync stands; read it as [`crate::SyncState`].

use sea_orm::entity::prelude::*;
use tandem_model::MemberId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sync_state")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub device_id: Uuid,
    pub next_device_seq: i64,
    pub hub_epoch: Option<Uuid>,
    pub workspace_id: Option<Uuid>,
    pub workspace_name: Option<String>,
    pub me: Option<MemberId>,
    pub cursor: Option<String>,
    pub load_phase: Option<String>,
    pub snapshot_table: Option<String>,
    pub snapshot_after: Option<Uuid>,
    pub snapshot_as_of: Option<String>,
    pub rows_done: i64,
    pub rows_total: i64,
    pub bytes_done: i64,
    pub first_sync_done: bool,
    pub last_synced_at: Option<i64>,
    pub checked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
