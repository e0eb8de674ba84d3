//! A hub of its own for each test, and a client that speaks to it over HTTP.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tandem_domain::{Base, FieldChange, Mutation, Op, push::Status};
use tandem_hub::{Change, Hub, serve, serve::Running, token, write};
use tandem_model::{Row, SCHEMA_VERSION, Table, deal, ids::*, partner};
use tandem_protocol::{
    BASE, CONTENT_TYPE, DIGEST_HEADER, DigestRequest, DigestResponse, Group, HelloRequest, HelloResponse,
    MAX_RAW_BYTES, Problem, PullRequest, PullResponse, PushGroup, PushRequest, PushResponse, SnapshotRequest,
    SnapshotResponse, decode,
};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// An empty database; a SQLite one goes away with it.
pub struct TestDatabase {
    pub url: String,
    pub folder: tempfile::TempDir,
}

/// `None` where there is no PostgreSQL to test with; says so.
pub async fn database(kind: Kind) -> Option<TestDatabase> {
    let folder = tempfile::tempdir().unwrap();
    let url = match kind {
        Kind::Sqlite => format!("sqlite://{}/hub.db?mode=rwc", folder.path().display()),
        Kind::Postgres => {
            let Ok(server) = std::env::var("TANDEM_TEST_POSTGRES") else {
                eprintln!("left out: TANDEM_TEST_POSTGRES is not set");
                return None;
            };
            let name = format!("tandem_{}", Uuid::new_v4().simple());
            let admin = Database::connect(&server).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            admin.close().await.unwrap();
            let (base, _) = server.rsplit_once('/').unwrap();
            format!("{base}/{name}")
        }
    };
    Some(TestDatabase { url, folder })
}

/// A served hub, a token and a client.
pub struct Team {
    pub database: TestDatabase,
    pub running: Running,
    pub client: Client,
    pub token_id: Uuid,
}

impl Team {
    pub async fn start(kind: Kind) -> Option<Self> {
        let database = database(kind).await?;
        let hub = Hub::open(&database.url).await.unwrap();
        Some(Self::serve(database, hub).await)
    }

    pub async fn serve(database: TestDatabase, hub: Hub) -> Self {
        let running = serve::start_hub(hub, "127.0.0.1:0").await.unwrap();
        let token = token::create(&running.hub, "test", None).await.unwrap();
        let client = Client { bucket: running.hub.workspace_id(), ..Client::new(&running.url, &token.secret) };
        Self { database, running, client, token_id: token.id }
    }

    pub fn hub(&self) -> &Hub {
        &self.running.hub
    }

    /// Writes one group and waits until it is numbered.
    pub async fn write(&self, changes: Vec<Change>) -> write::Written {
        let written = write::write_group(self.hub(), changes).await.unwrap();
        tandem_hub::sequencer::drain(self.hub()).await.unwrap();
        written
    }

    /// The cursor of now.
    pub async fn now(&self) -> String {
        self.client.page(Table::Target, None, None, 1).await.unwrap().as_of
    }
}

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    token: String,
    pub schema: Option<i32>,
    bucket: Uuid,
}

impl Client {
    pub fn new(url: &str, token: &str) -> Self {
        Self {
            http: reqwest::Client::new(),
            url: url.into(),
            token: token.into(),
            schema: Some(SCHEMA_VERSION),
            bucket: Uuid::nil(),
        }
    }

    pub fn with_token(&self, token: &str) -> Self {
        Self { token: token.into(), ..self.clone() }
    }

    pub async fn post(&self, path: &str, body: Vec<u8>) -> reqwest::Response {
        let mut request = self.http.post(format!("{}{path}", self.url)).bearer_auth(&self.token).body(body);
        if let Some(schema) = self.schema {
            request = request.header(tandem_protocol::SCHEMA_HEADER, schema);
        }
        request.send().await.unwrap()
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.url)).bearer_auth(&self.token).send().await.unwrap()
    }

    async fn ask<A: DeserializeOwned>(&self, name: &str, question: &impl Serialize) -> Result<A, Problem> {
        let response = self.post(&format!("{BASE}/{name}"), serde_json::to_vec(question).unwrap()).await;
        let ok = response.status().is_success();
        let header = |name: &str| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
        let (digest, content_type) = (header(DIGEST_HEADER), header("content-type"));
        let body = response.bytes().await.unwrap();
        if !ok {
            return Err(serde_json::from_slice(&body).unwrap());
        }
        assert_eq!(content_type.as_deref(), Some(CONTENT_TYPE));
        assert!(body.len() <= tandem_protocol::MAX_PAGE_BYTES, "a page of {} bytes", body.len());
        Ok(decode(&body, &digest.unwrap(), MAX_RAW_BYTES).unwrap())
    }

    pub async fn hello(&self, cursor: Option<String>) -> Result<HelloResponse, Problem> {
        self.hello_as(Uuid::from_u128(7), cursor).await
    }

    pub async fn hello_as(&self, device_id: Uuid, cursor: Option<String>) -> Result<HelloResponse, Problem> {
        self.ask("hello", &HelloRequest { device_id, app: "test 1".into(), client_schema: SCHEMA_VERSION, cursor })
            .await
    }

    pub async fn push(&self, request: &PushRequest) -> Result<PushResponse, Problem> {
        self.ask("push", request).await
    }

    /// `None` when the node went away before it answered.
    pub async fn try_push(&self, request: &PushRequest) -> Option<PushResponse> {
        let url = format!("{}{BASE}/push", self.url);
        let sent = self.http.post(url).bearer_auth(&self.token).body(serde_json::to_vec(request).unwrap());
        let response = sent.send().await.ok()?.error_for_status().ok()?;
        let digest = response.headers().get(DIGEST_HEADER)?.to_str().ok()?.to_owned();
        Some(decode(&response.bytes().await.ok()?, &digest, MAX_RAW_BYTES).unwrap())
    }

    pub async fn digest(&self, request: DigestRequest) -> Result<DigestResponse, Problem> {
        self.ask("digest", &request).await
    }

    pub async fn pull(&self, cursor: &str, max: usize) -> Result<PullResponse, Problem> {
        self.ask("pull", &PullRequest { cursor: cursor.into(), max }).await
    }

    pub async fn page(
        &self,
        t: Table,
        after_id: Option<Uuid>,
        as_of: Option<String>,
        max: usize,
    ) -> Result<SnapshotResponse, Problem> {
        self.ask("snapshot", &SnapshotRequest { bucket: self.bucket, t, after_id, as_of, max }).await
    }

    pub async fn snapshot_of(&self, request: &SnapshotRequest) -> Result<SnapshotResponse, Problem> {
        self.ask("snapshot", request).await
    }

    /// All pages of a table: the cursor they share, the rows, and how many pages it took.
    pub async fn whole_table<M: DeserializeOwned>(&self, t: Table, max: usize) -> (String, Vec<M>, usize) {
        let (mut after, mut as_of, mut rows, mut pages) = (None, None, Vec::new(), 0);
        loop {
            let page = self.page(t, after, as_of.clone(), max).await.unwrap();
            assert!(as_of.is_none() || as_of.as_ref() == Some(&page.as_of), "as_of changed on the way");
            let part: Vec<M> = serde_json::from_str(page.rows.get()).unwrap();
            assert!(part.len() <= max);
            rows.extend(part);
            pages += 1;
            as_of = Some(page.as_of);
            after = page.next;
            if after.is_none() {
                return (as_of.unwrap(), rows, pages);
            }
        }
    }

    /// Everything after a cursor, and the cursor behind it.
    pub async fn pull_all(&self, cursor: &str, max: usize) -> (Vec<Group>, String) {
        let (mut groups, mut cursor) = (Vec::new(), cursor.to_owned());
        loop {
            let page = self.pull(&cursor, max).await.unwrap();
            groups.extend(page.groups);
            cursor = page.cursor;
            if !page.more {
                return (groups, cursor);
            }
        }
    }
}

pub fn partner(number: u128, name: &str) -> partner::Model {
    partner::Model {
        id: PartnerId(Uuid::from_u128(number)),
        name: name.into(),
        kind: "reseller".into(),
        tier: None,
        country: Some("DE".into()),
        city: None,
        region: "Central".into(),
        domain: None,
        language: None,
        owner_id: MemberId(Uuid::from_u128(1)),
        since: chrono::NaiveDate::from_ymd_opt(2024, 2, 29),
        note: None,
        tags: None,
        version: 0,
    }
}

pub fn put_partner(number: u128, name: &str) -> Change {
    Change::Put { row: Row::Partner(partner(number, name)) }
}

pub fn del_partner(number: u128) -> Change {
    Change::Del { table: Table::Partner, id: Uuid::from_u128(number), version: 0 }
}

pub fn put_deal(number: u128) -> Change {
    Change::Put { row: Row::Deal(full_deal(number)) }
}

/// A deal with every field filled.
pub fn full_deal(number: u128) -> deal::Model {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 31);
    deal::Model {
        id: DealId(Uuid::from_u128(number)),
        code: format!("D-{number}"),
        name: "Ünïcode ✓ شريك 日本".into(),
        partner_id: PartnerId(Uuid::from_u128(2)),
        account_id: Some(AccountId(Uuid::from_u128(3))),
        product_id: Some(ProductId(Uuid::from_u128(4))),
        owner_id: MemberId(Uuid::from_u128(1)),
        region: "Central".into(),
        stage: "engaging".into(),
        stage_entered_on: day,
        opened_on: day,
        close_on: day,
        amount_minor: Some(i64::MAX),
        currency: "EUR".into(),
        next_step: Some("call".into()),
        next_step_on: day,
        last_two_way_at: Some(1_767_225_600_000_001),
        push_count: 3,
        partner_updated_on: day,
        protected_until: day,
        slow_by_design: true,
        snoozed_until: None,
        updated_at: -1,
        version: 0,
    }
}

pub async fn query_strings(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// A laptop that counts its mutations.
#[derive(Clone)]
pub struct Laptop {
    pub client: Client,
    pub device: Uuid,
    pub seq: i64,
}

impl Laptop {
    pub fn new(client: &Client, device: u128) -> Self {
        Self { client: client.clone(), device: Uuid::from_u128(device), seq: 0 }
    }

    /// `changes`: field name to `[old, new]`.
    pub fn mutation(&mut self, table: Table, record: u128, op: Op, changes: Value) -> Mutation {
        self.seq += 1;
        let change = |pair: &Value| FieldChange { old: pair[0].clone(), new: pair[1].clone() };
        Mutation {
            mutation_id: Uuid::now_v7(),
            device_seq: self.seq,
            table,
            id: Uuid::from_u128(record),
            op,
            base: Base::default(),
            fields: changes.as_object().unwrap().iter().map(|(name, pair)| (name.clone(), change(pair))).collect(),
            deps: Vec::new(),
            at: 1_767_225_600_000_000 + self.seq,
            supersedes: None,
        }
    }

    pub fn edit(&mut self, partner: u128, changes: Value) -> Mutation {
        self.mutation(Table::Partner, partner, Op::Set, changes)
    }

    pub fn request(&self, groups: Vec<Vec<Mutation>>) -> PushRequest {
        let group = |mutations| PushGroup { group_id: Uuid::now_v7(), mutations };
        let groups = groups.into_iter().map(group).collect();
        PushRequest { device_id: self.device, client_schema: SCHEMA_VERSION, hub_epoch: None, groups }
    }

    /// Each of the mutations a group of its own.
    pub async fn push(&self, mutations: Vec<Mutation>) -> Result<PushResponse, Problem> {
        let groups = mutations.into_iter().map(|mutation| vec![mutation]).collect();
        self.client.push(&self.request(groups)).await
    }
}

pub fn statuses(answer: &PushResponse) -> Vec<Status> {
    answer.results.iter().map(|result| result.verdict.status).collect()
}

/// The rows that an answer puts, as JSON.
pub fn puts(answer: &PushResponse, table: Table) -> Vec<Value> {
    let put = |change: &Change| match change {
        Change::Put { row } if row.table() == table => Some(serde_json::to_value(row).unwrap()["row"].clone()),
        _ => None,
    };
    answer.changes.iter().filter_map(put).collect()
}
