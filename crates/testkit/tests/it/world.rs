//! A hub of its own process on a database of its own, that can be killed and stopped, and two laptops behind networks
//! of their own.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::{Value, json};
use tandem_hub::{Change, Hub, sequencer, token, write};
use tandem_model::Row;
use tandem_testkit::{
    Device,
    rows::{day, healthy_deal, id, member, team},
};
use uuid::Uuid;

use crate::proxy::Proxy;

pub const DEALS: std::ops::Range<u128> = 11..16;

pub fn today() -> NaiveDate {
    day("2026-11-26")
}

pub struct World {
    url: String,
    node: Node,
    /// For a look at what the hub holds.
    pub hub: Hub,
    admin: DatabaseConnection,
    pub laptops: Vec<Laptop>,
}

pub struct Laptop {
    pub device: Device,
    pub network: Proxy,
}

/// The hub's own program.
struct Node {
    process: Child,
    address: SocketAddr,
}

impl World {
    /// `None` where there is no PostgreSQL to test with; says so.
    pub async fn start() -> Option<Self> {
        let Ok(server) = std::env::var("TANDEM_TEST_POSTGRES") else {
            eprintln!("left out: TANDEM_TEST_POSTGRES is not set");
            return None;
        };
        let admin = Database::connect(&server).await.unwrap();
        let name = format!("tandem_{}", Uuid::new_v4().simple());
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
        let hub = Hub::open(&url).await.unwrap();
        let deals = DEALS.map(|n| Row::Deal(healthy_deal(n, &format!("Deal {n}"), today())));
        let rows = team().into_iter().chain([Row::Member(member(2, "Bo Nyström"))]).chain(deals);
        write::write_group(&hub, rows.map(|row| Change::Put { row }).collect()).await.unwrap();
        sequencer::drain(&hub).await.unwrap();
        let node = Node::start(&url);
        let mut laptops = Vec::new();
        for (name, number) in [("alice", 1), ("bob", 2)] {
            let token = token::create(&hub, name, Some(id(number))).await.unwrap().secret;
            let network = Proxy::start(node.address).await;
            let device = Device::start(name, today()).await;
            device.connect(&network.url, &token).await;
            device.wait_synced().await;
            laptops.push(Laptop { device, network });
        }
        Some(Self { url, node, hub, admin, laptops })
    }

    /// `kill -9`, and a new one on another port.
    pub fn kill_hub(&mut self) {
        self.node.process.kill().unwrap();
        self.node.process.wait().unwrap();
    }

    pub fn restart_hub(&mut self) {
        self.node = Node::start(&self.url);
        self.laptops.iter().for_each(|laptop| laptop.network.set_hub(self.node.address));
    }

    /// Stops the hub in the middle of whatever it does, or lets it go on.
    pub fn freeze_hub(&self, frozen: bool) {
        assert!(signal(if frozen { "STOP" } else { "CONT" }, i64::from(self.node.process.id())));
    }

    /// The processes of the database that serve the hub.
    pub async fn backends(&self) -> Vec<i64> {
        let database = self.url.rsplit_once('/').unwrap().1;
        let sql = format!("SELECT pid::bigint FROM pg_stat_activity WHERE datname = '{database}'");
        let statement = Statement::from_string(self.admin.get_database_backend(), sql);
        let rows = self.admin.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// Ends all connections of the hub to its database, whatever is under way.
    pub async fn cut_database(&self) {
        for pid in self.backends().await {
            self.admin.execute_unprepared(&format!("SELECT pg_terminate_backend({pid})")).await.unwrap();
        }
    }

    pub async fn number(&self, sql: &str) -> i64 {
        let statement = Statement::from_string(self.hub.db().get_database_backend(), sql);
        self.hub.db().query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // One that was killed already is no news.
        let _ = self.node.process.kill();
        let _ = self.node.process.wait();
    }
}

/// False where that process is not ours to stop.
pub fn signal(name: &str, process: i64) -> bool {
    Command::new("kill").args([format!("-{name}"), process.to_string()]).status().is_ok_and(|status| status.success())
}

impl Node {
    fn start(url: &str) -> Self {
        let mut process = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--database", url])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line:?}"));
        Self { process, address: address.parse().unwrap() }
    }
}

/// Built beside this test by `cargo test --workspace`.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.parent().unwrap().parent().unwrap().join("tandem-hub");
    assert!(program.exists(), "build the programs first: cargo build --workspace --bins");
    program
}

impl Laptop {
    /// The edit is saved when this returns.
    pub async fn log_call(&self, subject: &str) {
        let touch = json!({
            "partnerId": id(1), "dealId": null, "kind": "call", "subject": subject, "twoWay": true,
            "nextStep": null, "nextStepOn": null,
        });
        self.device.execute(json!({ "kind": "log_touch", "touch": touch })).await;
    }

    pub async fn next_step(&self, deal: u128) -> Value {
        self.device.ask("deal", json!({ "id": id(deal) })).await["row"]["nextStep"].clone()
    }

    pub async fn set_next_step(&self, deal: u128, text: &str) {
        let patch = json!({ "nextStep": text });
        self.device.execute(json!({ "kind": "edit_deal", "id": id(deal), "patch": patch })).await;
    }

    /// Asks for a sync and waits until a request has gone out, or was refused at once.
    pub async fn reach_out(&self) {
        let before = self.network.seen().requests;
        self.device.execute(json!({ "kind": "sync_now" })).await;
        self.network.until(|seen| seen.requests > before).await;
    }
}
