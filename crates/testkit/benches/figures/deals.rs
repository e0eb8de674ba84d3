//! The table of deals and the search at 1,000,000 deals, asked as the window asks, against reading one deal by its id.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use sea_orm::{EntityTrait, ModelTrait};
use serde_json::{Value, json};
use tandem_api::CACHE_KEY_NAME;
use tandem_model::{SyncedRow, Table, account, deal, member, partner, person, product};
use tandem_store::{FirstLoad, Key, OpenOptions, SnapshotPosition, Store, Workspace};
use tandem_testkit::{Device, FakeShell};
use uuid::Uuid;

use crate::{
    judging,
    measure::{Times, ms, ratio},
    workspace::{KEY, open_plainly, plan, today},
};

pub const DEALS: usize = 1_000_000;
const ROUNDS: usize = 200;
/// Pages of 500 that are turned to know places deep in the list.
const DEEP_PAGES: usize = 200;
const LOAD_CHUNK: usize = 5_000;
/// Part of the file's name: change it when the rows below change.
const EDITION: u32 = 2;

pub async fn run() {
    let profile = profile().await;
    judging::run(&profile).await;
    let shell = FakeShell::in_folder(&profile, today());
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let device = Device::on("bench", shell).await;
    device.wait_judged(1).await;
    println!("deals and search at {DEALS} deals, {ROUNDS} rounds in turns");
    let kinds = questions(&device).await;
    let ids = ids(&device).await;
    let file = open_plainly(&profile.join("cache.db"));
    let mut reads = Vec::new();
    let mut times: Vec<Vec<Duration>> = kinds.iter().map(|_| Vec::new()).collect();
    for round in 0..ROUNDS {
        reads.push(read_one(&file, ids[round * 7_919 % ids.len()]));
        for (kind, times) in kinds.iter().zip(&mut times) {
            let args = kind.args[round % kind.args.len()].clone();
            let start = Instant::now();
            device.ask(kind.query, args).await;
            times.push(start.elapsed());
        }
    }
    device.core.close().await;
    let reference = Times::of(reads);
    println!("{:<44} {:>9} {:>9} {:>10}", "", "p50", "p99", "p50 ratio");
    line("one deal by id, prepared statement", &reference, &reference);
    for (kind, times) in kinds.iter().zip(times) {
        line(kind.name, &Times::of(times), &reference);
    }
}

fn line(name: &str, times: &Times, reference: &Times) {
    let times_as = ratio(times.median(), reference.median());
    println!("{name:<44} {:>6.2} ms {:>6.2} ms {times_as:>10.1}", ms(times.median()), ms(times.percentile(99)));
}

/// One thing that is asked with different arguments.
struct Question {
    name: &'static str,
    query: &'static str,
    args: Vec<Value>,
}

async fn questions(device: &Device) -> Vec<Question> {
    let facets = device.ask("facets", json!({})).await;
    let list = |name: &str| facets[name].as_array().unwrap().clone();
    let (regions, stages, owners) = (list("regions"), list("stages"), list("owners"));
    let each = |values: &[Value], key: &str, rest: Value| {
        let with = |value: &Value| {
            let mut args = rest.clone();
            args[key] = value.clone();
            args
        };
        values.iter().map(with).collect::<Vec<_>>()
    };
    let owner: Vec<Value> = owners.iter().map(|owner| owner["id"].clone()).collect();
    let mut stage_region = Vec::new();
    for stage in &stages {
        stage_region.extend(each(&regions, "region", json!({ "stage": stage, "sort": "amount", "descending": true })));
    }
    let deals = |name, args| Question { name, query: "deal_page", args };
    let words = ["nor", "alpha", "global", "d-77", "systems", "a"].map(|text| json!({ "text": text })).to_vec();
    vec![
        deals("newest page", vec![json!({ "descending": true })]),
        deals("by name", vec![json!({ "sort": "name" })]),
        deals("by amount", vec![json!({ "sort": "amount", "descending": true })]),
        deals("open, by close", vec![json!({ "only": "open", "sort": "close_on" })]),
        deals("of a region, by close", each(&regions, "region", json!({ "sort": "close_on" }))),
        deals("of a stage and region, by amount", stage_region),
        deals("of an owner, newest", each(&owner, "ownerId", json!({ "descending": true }))),
        deals("stalled, by amount", vec![json!({ "only": "stalled", "sort": "amount", "descending": true })]),
        deals("a place up to 100,000 rows deep", deep_places(device).await),
        deals("by words", words.clone()),
        Question { name: "palette search", query: "search", args: words },
        Question { name: "Today", query: "today", args: vec![json!({})] },
        Question { name: "duplicate check", query: "duplicates", args: customers(device).await },
    ]
}

/// Customers of the first deals by name, as somebody types them.
async fn customers(device: &Device) -> Vec<Value> {
    let page = device.ask("deal_page", json!({ "sort": "name", "limit": 100 })).await;
    let named = page["rows"].as_array().unwrap().iter().enumerate().map(|(n, row)| {
        let name = row["name"].as_str().unwrap().split([',', '،', ' ']).next().unwrap();
        let nothing = ["contactName", "contactEmail", "contactPhone", "taxId", "parentName", "productId", "money"];
        let mut form = json!({ "partnerId": row["partner"]["id"], "customer": format!("{name} Ltd"), "country": "NO",
                               "domain": format!("customer{n}.example"), "closeOn": null, "note": null });
        nothing.iter().for_each(|field| form[field] = Value::Null);
        json!({ "id": null, "form": form })
    });
    named.collect()
}

/// Pages after random places of the list by amount.
async fn deep_places(device: &Device) -> Vec<Value> {
    let mut places = Vec::new();
    let mut args = json!({ "sort": "amount", "descending": true, "limit": 500 });
    for _ in 0..DEEP_PAGES {
        let page = device.ask("deal_page", args.clone()).await;
        args["after"] = page["next"].clone();
        places.push(json!({ "sort": "amount", "descending": true, "after": page["next"] }));
    }
    // Not in order: 77 and 200 share no factor, so every place comes once.
    (0..DEEP_PAGES).map(|n| places[n * 77 % DEEP_PAGES].clone()).collect()
}

async fn ids(device: &Device) -> Vec<Uuid> {
    let page = device.ask("deal_page", json!({ "sort": "name", "limit": 500 })).await;
    page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().parse().unwrap()).collect()
}

fn read_one(file: &rusqlite::Connection, id: Uuid) -> Duration {
    let start = Instant::now();
    let mut statement = file.prepare_cached("SELECT * FROM deal WHERE id = ?").unwrap();
    let name: String = statement.query_row([id.as_bytes()], |row| row.get("name")).unwrap();
    let time = start.elapsed();
    assert!(!name.is_empty());
    time
}

/// The folder with the filled cache; made once, because that takes minutes.
pub async fn profile() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..").join("bench");
    let finished = target.join(format!("deals-{DEALS}-{EDITION}"));
    if finished.join("cache.db").exists() {
        return finished;
    }
    let unfinished = target.join("unfinished");
    let _ = std::fs::remove_dir_all(&unfinished);
    std::fs::create_dir_all(&unfinished).unwrap();
    let start = Instant::now();
    fill(&unfinished.join("cache.db")).await;
    println!("made {DEALS} deals in {:.0} s; they are kept for the next run", start.elapsed().as_secs_f64());
    std::fs::rename(unfinished, &finished).unwrap();
    finished
}

async fn fill(path: &Path) {
    let store = Store::open(path, &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    let workspace = Workspace { hub_epoch: Uuid::nil(), id: Uuid::nil(), name: "Bench".into(), me: None };
    store.save_workspace(workspace).await.unwrap();
    let plan = plan(DEALS);
    let mut load = store.begin_first_load(DEALS as u64).await.unwrap();
    take::<member::Entity>(&mut load, plan.members()).await;
    take::<partner::Entity>(&mut load, plan.partners()).await;
    take::<person::Entity>(&mut load, plan.contacts()).await;
    take::<account::Entity>(&mut load, plan.accounts()).await;
    take::<product::Entity>(&mut load, plan.products()).await;
    take::<deal::Entity>(&mut load, plan.deals()).await;
    let start = Instant::now();
    load.finish("bench".into()).await.unwrap();
    println!("indexes, sums and search of a first load {:>9.0} ms", ms(start.elapsed()));
    store.close().await.unwrap();
}

async fn take<E>(load: &mut FirstLoad, rows: impl Iterator<Item = E::Model>)
where
    E: EntityTrait,
    E::Model: SyncedRow + ModelTrait<Entity = E> + Clone + Send + 'static,
{
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let mut chunk: Vec<E::Model> = rows.by_ref().take(LOAD_CHUNK).collect();
        chunk.iter_mut().for_each(|row| row.set_version(1));
        let next = SnapshotPosition { table: Table::Deal, after_id: None, as_of: "bench".into() };
        load.load_page::<E>(chunk, 0, next).await.unwrap();
    }
}
