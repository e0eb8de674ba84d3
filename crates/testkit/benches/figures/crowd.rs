//! Many at once: eight laptops that push without a pause, against the same rows by plain inserts; and five hundred that
//! come back in the same moment.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use sea_orm::{
    ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, EntityTrait, IntoActiveModel, PaginatorTrait,
};
use serde_json::Value;
use tandem_connectors::{Error, HubClient, Limits, Secret};
use tandem_domain::{Base, FieldChange, Mutation, Op, mutation::fields_of};
use tandem_hub::{Hub, token};
use tandem_model::{ActivityId, MemberId, PartnerId, Row, SCHEMA_VERSION, Table, activity};
use tandem_protocol::{HelloRequest, PullRequest, PushGroup, PushRequest, SnapshotRequest};
use tandem_testkit::rows::{id, partner};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{
    measure::{ms, ratio},
    node::{Node, database},
    traffic::scaled,
};

const WRITERS: usize = 8;
const ROWS_A_WRITER: usize = 4_000;
/// As many as one push may carry.
const PUSH: usize = 200;
const DEVICES: usize = 500;

/// A PostgreSQL where `cargo xtask bench` brings one, otherwise SQLite.
async fn server() -> (Option<tempfile::TempDir>, String) {
    let Ok(server) = std::env::var("TANDEM_TEST_POSTGRES") else {
        let (folder, url) = database();
        return (Some(folder), url);
    };
    let admin = Database::connect(&server).await.unwrap();
    let name = format!("tandem_{}", Uuid::new_v4().simple());
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    admin.close().await.unwrap();
    (None, format!("{}/{name}", server.rsplit_once('/').unwrap().0))
}

fn calls(writer: usize) -> Vec<activity::Model> {
    let call = |n| activity::Model {
        id: ActivityId(Uuid::now_v7()),
        partner_id: PartnerId(id(1)),
        deal_id: None,
        person_id: None,
        member_id: Some(MemberId(id(1))),
        kind: "call".into(),
        subject: format!("Call {n} of {writer}"),
        two_way: true,
        happened_at: 1_795_000_000_000_000 + n as i64,
        version: 0,
    };
    (0..scaled(ROWS_A_WRITER)).map(call).collect()
}

pub async fn throughput() {
    let rows = WRITERS * scaled(ROWS_A_WRITER);
    let (_folder, pushed_to) = server().await;
    let kind = pushed_to.split(':').next().unwrap_or_default().to_owned();
    let pushed = push_all(&pushed_to).await;
    let (_folder, plain) = server().await;
    let one_by_one = insert_all(&plain, 1).await;
    let (_folder, plain) = server().await;
    let in_hundreds = insert_all(&plain, PUSH).await;
    let line = |name: &str, time: Duration| {
        let a_second = rows as f64 / time.as_secs_f64();
        println!("  {name:<46} {:>7.0} ms {a_second:>9.0} rows/s {:>6.2}", ms(time), ratio(time, one_by_one));
    };
    println!("{rows} new records from {WRITERS} writers into a hub on {kind}");
    line("pushed, an action each, merged and numbered", pushed);
    line("plain inserts, a transaction each", one_by_one);
    line("plain inserts, 200 a transaction", in_hundreds);
    println!();
}

async fn push_all(database: &str) -> Duration {
    let hub = Hub::open(database).await.unwrap();
    let first = tandem_hub::Change::Put { row: Row::Partner(partner(1, "Nordwind")) };
    tandem_hub::write::write_group(&hub, vec![first]).await.unwrap();
    let mut tokens = Vec::new();
    for n in 0..WRITERS {
        tokens.push(token::create(&hub, &format!("writer {n}"), None).await.unwrap().secret);
    }
    let node = Node::hub(database);
    let mut writers = JoinSet::new();
    let start = Instant::now();
    for (n, token) in tokens.into_iter().enumerate() {
        let client = HubClient::new(&node.url, &Secret::new(token), Limits::default()).unwrap();
        writers.spawn(async move {
            let device_id = Uuid::new_v4();
            hello(&client, device_id).await.unwrap();
            let mutations: Vec<Mutation> = calls(n).into_iter().zip(1..).map(|(call, seq)| create(call, seq)).collect();
            for batch in mutations.chunks(PUSH) {
                let group =
                    |mutation: &Mutation| PushGroup { group_id: Uuid::now_v7(), mutations: vec![mutation.clone()] };
                let groups = batch.iter().map(group).collect();
                let request = PushRequest { device_id, client_schema: SCHEMA_VERSION, hub_epoch: None, groups };
                let answer = client.push(&request).await.unwrap();
                assert_eq!(answer.results.len(), batch.len(), "all are answered");
            }
        });
    }
    writers.join_all().await;
    let time = start.elapsed();
    drop(node);
    let taken = activity::Entity::find().count(hub.db()).await.unwrap();
    assert_eq!(taken as usize, WRITERS * scaled(ROWS_A_WRITER));
    hub.close().await.unwrap();
    time
}

fn create(call: activity::Model, device_seq: i64) -> Mutation {
    let (mutation_id, id) = (Uuid::now_v7(), call.id.0);
    let change = |(name, new): (String, Value)| (name, FieldChange { old: Value::Null, new });
    let fields = fields_of(&Row::Activity(call)).unwrap().into_iter();
    Mutation {
        mutation_id,
        device_seq,
        table: Table::Activity,
        id,
        op: Op::Create,
        base: Base::default(),
        fields: fields.filter(|(name, _)| name != "id" && name != "version").map(change).collect(),
        deps: Vec::new(),
        at: 0,
        supersedes: None,
    }
}

/// The same rows into the same table, by as many connections, with nothing but the table.
async fn insert_all(database: &str, rows_a_transaction: usize) -> Duration {
    let hub = Hub::open(database).await.unwrap();
    hub.close().await.unwrap();
    let mut options = ConnectOptions::new(database.to_owned());
    options.max_connections(WRITERS as u32).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    let mut writers = JoinSet::new();
    let start = Instant::now();
    for n in 0..WRITERS {
        let db = db.clone();
        writers.spawn(async move {
            for batch in calls(n).chunks(rows_a_transaction) {
                let rows = batch.iter().map(|call| call.clone().into_active_model());
                if rows_a_transaction == 1 {
                    rows.into_iter().next().unwrap().insert(&db).await.unwrap();
                } else {
                    activity::Entity::insert_many(rows).exec_without_returning(&db).await.unwrap();
                }
            }
        });
    }
    writers.join_all().await;
    start.elapsed()
}

async fn hello(client: &HubClient, device_id: Uuid) -> Result<tandem_protocol::HelloResponse, Error> {
    let request = HelloRequest { device_id, app: "bench".into(), client_schema: SCHEMA_VERSION, cursor: None };
    client.hello(&request).await
}

/// How often a request was told to come back, and how often anything else went wrong.
#[derive(Default)]
struct Refusals {
    busy: AtomicU64,
    other: AtomicU64,
}

impl Refusals {
    /// Asks until there is an answer, as late as the hub wants it.
    async fn until_answered<T, A>(&self, ask: impl Fn() -> A) -> T
    where
        A: Future<Output = Result<T, Error>>,
    {
        loop {
            let wait_ms = match ask().await {
                Ok(answer) => return answer,
                Err(Error::Busy { retry_after_ms }) => {
                    self.busy.fetch_add(1, Ordering::Relaxed);
                    retry_after_ms.max(100)
                }
                Err(error) => {
                    eprintln!("  not a 429: {error}");
                    self.other.fetch_add(1, Ordering::Relaxed);
                    1_000
                }
            };
            tokio::time::sleep(Duration::from_millis(wait_ms / 2 + rand_below(wait_ms))).await;
        }
    }
}

/// Jitter, so that those who wait don't come back together.
fn rand_below(limit: u64) -> u64 {
    u64::from_le_bytes(Uuid::new_v4().into_bytes()[..8].try_into().unwrap_or_default()) % limit.max(1)
}

pub async fn reconnect() {
    let (_folder, url) = server().await;
    let hub = Hub::open(&url).await.unwrap();
    let rows = (1..=400).map(|n| tandem_hub::Change::Put { row: Row::Partner(partner(n, "Nordwind")) });
    tandem_hub::write::write_group(&hub, rows.collect()).await.unwrap();
    tandem_hub::sequencer::drain(&hub).await.unwrap();
    let token = token::create(&hub, "bench", None).await.unwrap().secret;
    let node = Node::hub(&url);
    let refusals = std::sync::Arc::new(Refusals::default());
    let mut devices = JoinSet::new();
    let start = Instant::now();
    for _ in 0..DEVICES {
        let client = HubClient::new(&node.url, &Secret::new(token.clone()), Limits::default()).unwrap();
        let refusals = refusals.clone();
        devices.spawn(async move { come_back(&client, &refusals).await });
    }
    let mut times: Vec<Duration> = devices.join_all().await;
    let all = start.elapsed();
    times.sort_unstable();
    println!("{DEVICES} laptops that come back at once");
    println!("  all served after                               {:>7.0} ms", ms(all));
    println!("  half of them after                             {:>7.0} ms", ms(times[DEVICES / 2]));
    println!("  told to come back later (429)                  {:>7}", refusals.busy.load(Ordering::Relaxed));
    println!("  any other failure                              {:>7}", refusals.other.load(Ordering::Relaxed));
    if let Some(mib) = node.peak_mib() {
        println!("  most memory of the hub                         {mib:>7.0} MiB");
    }
    println!();
    assert_eq!(refusals.other.load(Ordering::Relaxed), 0, "only 429s");
    hub.close().await.unwrap();
}

/// A greeting, a page of the partners and a pull: what a laptop asks that starts over.
async fn come_back(client: &HubClient, refusals: &Refusals) -> Duration {
    let start = Instant::now();
    let device = Uuid::new_v4();
    let greeting = refusals.until_answered(|| hello(client, device)).await;
    let bucket = greeting.grants[0].bucket;
    let (after_id, as_of) = (None, None);
    let request = SnapshotRequest { bucket, t: Table::Partner, after_id, as_of, max: 500 };
    let page = refusals.until_answered(|| client.snapshot::<tandem_model::partner::Model>(&request)).await;
    assert_eq!(page.rows.len(), 400);
    let request = PullRequest { cursor: page.as_of.clone(), max: 500 };
    refusals.until_answered(|| client.pull(&request)).await;
    start.elapsed()
}
