//! A real hub on a loopback port, with its database open to a test's own SQL.

use std::{net::SocketAddr, path::Path};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement, TryGetableMany};
use tandem_hub::{
    Change, Hub,
    import::{self, ImportOptions},
    member,
    seed::{self, SeedOptions},
    sequencer,
    serve::{self, Running},
    token, write,
};
use tandem_model::Row;
use tempfile::TempDir;
use uuid::Uuid;

pub struct TestHub {
    database: String,
    address: SocketAddr,
    token: String,
    token_id: Uuid,
    running: Option<Running>,
    sql: DatabaseConnection,
    /// Goes away with the hub; `None` for a database of the test's own.
    _folder: Option<TempDir>,
}

impl TestHub {
    pub async fn empty() -> Self {
        let (folder, hub) = new_hub().await;
        Self::serve(hub, folder).await
    }

    /// With the sample workspace.
    pub async fn sample(options: SeedOptions) -> Self {
        let (folder, hub) = new_hub().await;
        seed::run(&hub.1, options).await.unwrap();
        Self::serve(hub, folder).await
    }

    /// With the files of `data/crm` and `data/training`, moved so that the newest is of `today`.
    pub async fn import(data: &Path, today: NaiveDate) -> Self {
        let (folder, hub) = new_hub().await;
        let options = ImportOptions {
            crm: Some(data.join("crm")),
            training: Some(data.join("training")),
            shift_to: Some(today),
            report: None,
        };
        import::run(&hub.1, options).await.unwrap();
        sequencer::drain(&hub.1).await.unwrap();
        Self::serve(hub, folder).await
    }

    /// On a database that is there already, such as `postgres://…`.
    pub async fn on(database: &str) -> Self {
        let hub = Hub::open(database).await.unwrap();
        Self::serve((database.to_owned(), hub), None).await
    }

    /// With what [`TestHub::save_copy`] has kept.
    pub async fn copy_of(file: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(file, folder.path().join("hub.db")).unwrap();
        let (database, hub) = open_in(&folder).await;
        Self::serve((database, hub), Some(folder)).await
    }

    /// Keeps the whole SQLite database as one file; a reader never sees half of it.
    pub async fn save_copy(&self, file: &Path) {
        let beside = file.with_extension(format!("{}.new", std::process::id()));
        self.sql.execute_unprepared(&format!("VACUUM INTO '{}'", beside.display())).await.unwrap();
        std::fs::rename(beside, file).unwrap();
    }

    async fn serve((database, hub): (String, Hub), folder: Option<TempDir>) -> Self {
        // As in real life the laptop is somebody's: of the one who looks after most.
        let me = member::list(&hub).await.unwrap().first().map(|member| member.id);
        let token = token::create(&hub, "test", me).await.unwrap();
        let running = serve::start_hub(hub, "127.0.0.1:0").await.unwrap();
        let sql = Database::connect(&database).await.unwrap();
        Self {
            database,
            address: running.address,
            token: token.secret,
            token_id: token.id,
            running: Some(running),
            sql,
            _folder: folder,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A further token, for a laptop of this member.
    pub async fn new_token(&self, name: &str, member: Option<Uuid>) -> String {
        token::create(self.hub(), name, member).await.unwrap().secret
    }

    /// Somebody else of the team than the one whose token [`TestHub::token`] is.
    pub async fn second_member(&self) -> Option<Uuid> {
        member::list(self.hub()).await.unwrap().get(1).map(|member| member.id)
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    /// Of the database.
    pub fn database(&self) -> &str {
        &self.database
    }

    pub fn is_up(&self) -> bool {
        self.running.is_some()
    }

    /// The running hub.
    pub fn hub(&self) -> &Hub {
        &self.running.as_ref().expect("the hub is stopped").hub
    }

    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.shutdown().await.unwrap();
        }
    }

    /// On the same port as before.
    pub async fn start(&mut self) {
        if self.running.is_none() {
            let hub = Hub::open(&self.database).await.unwrap();
            self.running = Some(serve::start_hub(hub, &self.address.to_string()).await.unwrap());
        }
    }

    pub async fn revoke_token(&self) {
        assert!(token::revoke(self.hub(), self.token_id).await.unwrap());
    }

    /// Writes rows as one group that laptops can pull at once.
    pub async fn put(&self, rows: impl IntoIterator<Item = Row>) {
        self.write(rows.into_iter().map(|row| Change::Put { row }).collect()).await;
    }

    pub async fn write(&self, changes: Vec<Change>) {
        for group in changes.chunks(write::MAX_GROUP_CHANGES) {
            write::write_group(self.hub(), group.to_vec()).await.unwrap();
        }
        sequencer::drain(self.hub()).await.unwrap();
    }

    /// First column of the first row of a query on the hub's database; 0 for NULL.
    pub async fn number(&self, sql: &str) -> i64 {
        let rows = self.query(sql).await;
        rows.first().and_then(|row| row.try_get_by_index::<Option<i64>>(0).unwrap()).unwrap_or_default()
    }

    /// Rows of a query on the hub's database, as tuples.
    pub async fn rows<T: TryGetableMany>(&self, sql: &str) -> Vec<T> {
        self.query(sql).await.iter().map(|row| row.try_get_many_by_index().unwrap()).collect()
    }

    async fn query(&self, sql: &str) -> Vec<QueryResult> {
        let statement = Statement::from_string(self.sql.get_database_backend(), sql);
        self.sql.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{error}: {sql}"))
    }
}

async fn new_hub() -> (Option<TempDir>, (String, Hub)) {
    let folder = tempfile::tempdir().unwrap();
    let hub = open_in(&folder).await;
    (Some(folder), hub)
}

async fn open_in(folder: &TempDir) -> (String, Hub) {
    let database = format!("sqlite://{}/hub.db?mode=rwc", folder.path().display());
    let hub = Hub::open(&database).await.unwrap();
    (database, hub)
}
