//! The handle that everything at the hub works with: database pools, the workspace and its secret.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::{Mutex, Notify};
use uuid::Uuid;

use crate::{
    Result,
    db::{self, Pools},
    digest::Sums,
    entity::{feed_head, workspace},
    feed, migration,
    news::News,
    retry::retry,
};

/// A hub has one workspace today; the column that says so is what keeps it to one.
const ONLY: i32 = 1;
const SECRET_BYTES: usize = 32;

/// Cheap to clone.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    url: String,
    pools: Pools,
    workspace: workspace::Model,
    /// As last read: another process may have renewed it.
    epoch: RwLock<Uuid>,
    poke: Notify,
    news: News,
    /// The last digest.
    sums: Mutex<Option<Arc<Sums>>>,
}

impl Hub {
    /// Opens `sqlite://path?mode=rwc` or `postgres://…`, migrates it, and makes the workspace when there is none.
    pub async fn open(url: &str) -> Result<Self> {
        let pools = db::connect(url).await?;
        migration::Migrator::up(&pools.write, None).await?;
        let workspace = ensure_workspace(&pools.write).await?;
        let epoch = RwLock::new(workspace.epoch);
        let (url, poke, news, sums) = (url.to_owned(), Notify::new(), News::new(), Mutex::new(None));
        Ok(Self(Arc::new(Inner { url, pools, workspace, epoch, poke, news, sums })))
    }

    /// For reads.
    pub fn db(&self) -> &DatabaseConnection {
        &self.0.pools.read
    }

    pub fn workspace_id(&self) -> Uuid {
        self.0.workspace.id
    }

    /// Which life of the data this is; a new one begins with [`Hub::renew_epoch`].
    pub fn epoch(&self) -> Uuid {
        *self.0.epoch.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be called after the database was restored from a backup, before laptops are served again: they then offer
    /// anew what the backup does not have, and start over with a snapshot.
    pub async fn renew_epoch(&self) -> Result<Uuid> {
        let epoch = Uuid::new_v4();
        retry(|| self.save_epoch(epoch)).await?;
        self.keep_epoch(epoch);
        Ok(epoch)
    }

    async fn save_epoch(&self, epoch: Uuid) -> Result<()> {
        let tx = db::begin_write(self.writer()).await?;
        feed::move_horizon(&tx, self.workspace_id()).await?;
        let update = workspace::Entity::update_many().col_expr(workspace::Column::Epoch, Expr::value(epoch));
        update.filter(workspace::Column::Id.eq(self.workspace_id())).exec(&tx).await?;
        Ok(tx.commit().await?)
    }

    /// As a row of the workspace that was just read says.
    pub(crate) fn keep_epoch(&self, epoch: Uuid) {
        *self.0.epoch.write().unwrap_or_else(PoisonError::into_inner) = epoch;
    }

    /// The workspace's display name.
    pub async fn name(&self) -> Result<String> {
        Ok(self.workspace_row().await?.map(|row| row.name).unwrap_or_default())
    }

    pub async fn rename(&self, name: &str) -> Result<()> {
        let update = workspace::Entity::update_many().col_expr(workspace::Column::Name, Expr::value(name));
        update.filter(workspace::Column::Id.eq(self.workspace_id())).exec(self.writer()).await?;
        Ok(())
    }

    pub async fn close(self) -> Result<()> {
        self.0.pools.read.clone().close().await?;
        Ok(self.0.pools.write.clone().close().await?)
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.0.pools.write
    }

    pub(crate) fn secret(&self) -> &[u8] {
        &self.0.workspace.secret
    }

    pub(crate) fn poke(&self) -> &Notify {
        &self.0.poke
    }

    pub(crate) fn news(&self) -> &News {
        &self.0.news
    }

    pub(crate) fn sums(&self) -> &Mutex<Option<Arc<Sums>>> {
        &self.0.sums
    }

    /// Path of the file when the database is SQLite.
    pub(crate) fn sqlite_path(&self) -> Option<PathBuf> {
        let rest = self.0.url.strip_prefix("sqlite:")?;
        let path = rest.strip_prefix("//").unwrap_or(rest);
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }

    pub(crate) async fn is_loading(&self) -> Result<bool> {
        Ok(self.workspace_row().await?.is_some_and(|row| row.loading))
    }

    async fn workspace_row(&self) -> Result<Option<workspace::Model>> {
        let row = workspace::Entity::find_by_id(self.workspace_id()).one(self.db()).await?;
        if let Some(row) = &row {
            self.keep_epoch(row.epoch);
        }
        Ok(row)
    }
}

async fn ensure_workspace(db: &DatabaseConnection) -> Result<workspace::Model> {
    if let Some(found) = find_workspace(db).await? {
        return Ok(found);
    }
    let mut secret = vec![0; SECRET_BYTES];
    getrandom::fill(&mut secret)?;
    let tx = db::begin_write(db).await?;
    let new = workspace::ActiveModel {
        id: Set(Uuid::now_v7()),
        ordinal: Set(ONLY),
        name: Set("Tandem".into()),
        epoch: Set(Uuid::new_v4()),
        secret: Set(secret),
        loading: Set(false),
    };
    let ignore = OnConflict::column(workspace::Column::Ordinal).do_nothing().to_owned();
    workspace::Entity::insert(new).on_conflict(ignore).exec_without_returning(&tx).await?;
    let Some(workspace) = find_workspace(&tx).await? else {
        return Err(sea_orm::DbErr::RecordNotFound("workspace".into()).into());
    };
    let head = feed_head::ActiveModel {
        ws: Set(workspace.id),
        seq: Set(0),
        chain: Set(feed::genesis(workspace.id, workspace.epoch)),
        horizon: Set(0),
    };
    let ignore = OnConflict::column(feed_head::Column::Ws).do_nothing().to_owned();
    feed_head::Entity::insert(head).on_conflict(ignore).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(workspace)
}

async fn find_workspace(db: &impl ConnectionTrait) -> Result<Option<workspace::Model>> {
    Ok(workspace::Entity::find().filter(workspace::Column::Ordinal.eq(ONLY)).one(db).await?)
}
