//! First and incremental pulls against the real hub.

use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use tandem_hub::{
    Change, Hub,
    serve::{Running, start_hub},
    token::{self, NewToken},
    write::{self, BulkLoad},
};
use tandem_model::{Row, SyncedRow, Table, for_table};
use tandem_store::{Change as LocalChange, Edit, Label, Origin};
use tandem_sync::{ProblemKind, SyncPhase};
use uuid::Uuid;

use crate::{
    laptop::{Laptop, NOW},
    rows::{id, row, rows},
};

pub struct Team {
    pub running: Running,
    pub token: NewToken,
    pub folder: tempfile::TempDir,
}

impl Team {
    /// A hub with `count` rows in each table, and `many` deals.
    pub async fn new(count: u64, many: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(&url(&folder)).await.unwrap();
        let mut load = BulkLoad::begin(&hub).await.unwrap();
        for &table in Table::ALL {
            let count = if table == Table::Deal { many } else { count };
            for_table!(table, Entity => load.insert(models::<Entity>(rows(table, count))).await.unwrap());
        }
        load.finish().await.unwrap();
        let token = token::create(&hub, "laptop", None).await.unwrap();
        Self { running: start_hub(hub, "127.0.0.1:0").await.unwrap(), token, folder }
    }

    pub fn hub(&self) -> &Hub {
        &self.running.hub
    }

    pub fn connect(&self, laptop: &Laptop) {
        laptop.connect(&self.running.url, &self.token.secret);
    }

    pub async fn write(&self, changes: Vec<Change>) {
        write::write_group(self.hub(), changes).await.unwrap();
        tandem_hub::sequencer::drain(self.hub()).await.unwrap();
    }

    /// The whole database as one file, as a backup takes it.
    pub async fn copy_to(&self, file: &std::path::Path) {
        let sql = format!("VACUUM INTO '{}'", file.display());
        let sqlite = sea_orm::Database::connect(url(&self.folder)).await.unwrap();
        sqlite.execute_unprepared(&sql).await.unwrap();
        sqlite.close().await.unwrap();
    }

    /// First column of the first row of a query on the hub's database.
    pub async fn number(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        let row = self.hub().db().query_one_raw(statement).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    pub async fn all_rows(&self) -> Vec<Row> {
        let mut all = Vec::new();
        for &table in Table::ALL {
            for_table!(table, Entity => {
                let rows = Entity::find().all(self.hub().db()).await.unwrap();
                all.extend(rows.into_iter().map(SyncedRow::into_row));
            });
        }
        all
    }
}

pub fn url(folder: &tempfile::TempDir) -> String {
    format!("sqlite://{}?mode=rwc", folder.path().join("hub.db").display())
}

fn models<E: EntityTrait>(rows: Vec<Row>) -> Vec<E::Model>
where
    E::Model: serde::de::DeserializeOwned,
{
    rows.into_iter()
        .map(|row| serde_json::from_value(serde_json::to_value(row).unwrap()["row"].take()).unwrap())
        .collect()
}

fn put(row: Row) -> Change {
    Change::Put { row }
}

fn del(table: Table, number: u64) -> Change {
    Change::Del { table, id: id(table, number), version: 1 }
}

async fn synced_laptop(team: &Team) -> Laptop {
    let laptop = Laptop::new().await;
    team.connect(&laptop);
    laptop.until_phase(SyncPhase::Synced).await;
    laptop
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sync_brings_exactly_the_hubs_rows() {
    let team = Team::new(60, 7_000).await;
    let laptop = Laptop::new().await;
    assert!(!laptop.sync.status().borrow().first_sync_done);
    team.connect(&laptop);
    let status = laptop.until(|status| status.rows_done > 0 && !status.first_sync_done).await;
    assert_eq!(status.rows_total, 7_000 + (Table::ALL.len() as u64 - 1) * 60);
    let status = laptop.until_phase(SyncPhase::Synced).await;
    assert!(status.first_sync_done && status.problem.is_none());
    assert!(status.last_synced_at > Some(NOW));
    laptop.assert_holds(&team.all_rows().await).await;
    assert_eq!(laptop.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_hub_is_synced_too() {
    let team = Team::new(0, 0).await;
    let laptop = synced_laptop(&team).await;
    laptop.assert_holds(&[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn later_changes_come_by_pulls_and_tell_their_tables() {
    let team = Team::new(10, 10).await;
    let laptop = synced_laptop(&team).await;
    let mut changed = laptop.sync.changed();
    let Row::Deal(mut deal) = row(Table::Deal, 3) else { unreachable!() };
    deal.name = "Renamed".into();
    team.write(vec![put(deal.into_row()), put(row(Table::Deal, 99))]).await;
    team.write(vec![del(Table::Activity, 4)]).await;
    laptop.sync_now().await;
    laptop.assert_holds(&team.all_rows().await).await;
    let mut tables = changed.recv().await.unwrap().tables;
    while let Ok(more) = changed.try_recv() {
        tables.extend(more.tables);
    }
    assert!(tables.contains(&Table::Deal) && tables.contains(&Table::Activity) && !tables.contains(&Table::Exam));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_groups_come_page_by_page() {
    let team = Team::new(1, 1).await;
    let laptop = synced_laptop(&team).await;
    for hundred in 0..25 {
        team.write((0..100).map(|n| put(row(Table::Partner, 100 * hundred + n + 10))).collect()).await;
    }
    laptop.sync_now().await;
    laptop.assert_holds(&team.all_rows().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wave_of_deletions_waits_for_the_user() {
    let team = Team::new(300, 1).await;
    let laptop = synced_laptop(&team).await;
    team.write((0..250).map(|n| del(Table::Course, n)).collect()).await;
    laptop.sync.sync_now();
    let status = laptop.until_phase(SyncPhase::NeedsUser).await;
    assert_eq!(status.problem.unwrap().kind, ProblemKind::DeleteWave);
    assert_eq!(laptop.count(Table::Course).await, 300);
    laptop.sync.allow_deletes();
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.assert_holds(&team.all_rows().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_went_away_and_came_back_is_synced_again() {
    let mut team = Team::new(5, 5).await;
    let laptop = synced_laptop(&team).await;
    let (url, address) = (url(&team.folder), team.running.address.to_string());
    let Team { running, token, folder } = team;
    running.shutdown().await.unwrap();
    laptop.sync.sync_now();
    let status = laptop.until_phase(SyncPhase::Offline).await;
    assert!(status.retry_at.unwrap() > NOW && status.first_sync_done);
    assert_eq!(laptop.count(Table::Deal).await, 5);
    let running = start_hub(Hub::open(&url).await.unwrap(), &address).await.unwrap();
    team = Team { running, token, folder };
    team.write(vec![put(row(Table::Deal, 50))]).await;
    laptop.sync.network_back();
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.assert_holds(&team.all_rows().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_stops_the_sync_and_a_new_one_goes_on() {
    let team = Team::new(5, 5).await;
    let laptop = synced_laptop(&team).await;
    token::revoke(team.hub(), team.token.id).await.unwrap();
    team.write(vec![put(row(Table::Deal, 50))]).await;
    laptop.sync.sync_now();
    let status = laptop.until_phase(SyncPhase::AuthRevoked).await;
    assert_eq!((status.problem.unwrap().kind, status.retry_at), (ProblemKind::Unauthorized, None));
    assert_eq!(laptop.count(Table::Deal).await, 5);
    let token = token::create(team.hub(), "laptop again", None).await.unwrap();
    laptop.connect(&team.running.url, &token.secret);
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.assert_holds(&team.all_rows().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_hub_replaces_the_rows_but_not_what_the_user_did() {
    let (first, second) = (Team::new(10, 10).await, Team::new(3, 20).await);
    let laptop = synced_laptop(&first).await;
    let mine = row(Table::Product, 77);
    let origin = Origin::Local(Edit { group_id: Uuid::now_v7(), at: NOW, label: Label::default() });
    laptop.store.write(origin, vec![LocalChange::Put(mine.clone())]).await.unwrap();
    let before = laptop.sync.status().borrow().last_synced_at;
    second.connect(&laptop);
    laptop.until_synced_after(before).await;
    assert!(laptop.store.find_row(Table::Product, mine.uuid()).await.unwrap().is_some());
    assert_eq!(laptop.count(Table::Deal).await, 20);
    assert_eq!(laptop.count(Table::Product).await, 3 + 1);
    assert_eq!(laptop.count(Table::Partner).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_without_encryption_is_refused_at_once() {
    let laptop = Laptop::new().await;
    let hub = tandem_sync::HubConfig { address: "http://hub.example.org".into(), token: tandem_sync::Secret::new("x") };
    assert!(laptop.sync.set_hub(Some(hub)).is_err());
    laptop.until_phase(SyncPhase::NoHub).await;
}
