//! What the screens ask of a cache with 1,000,000 deals, asked as the window asks, against reading one deal by its id; and
//! how that grew from a cache of the smallest size.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;
use tandem_api::CACHE_KEY_NAME;
use tandem_hub::seed::Size;
use tandem_testkit::{Device, FakeShell};
use uuid::Uuid;

use crate::{
    judging,
    measure::{Times, ms, ratio},
    profile::profile,
    questions::questions,
    workspace::{open_plainly, today},
};

const ROUNDS: usize = 200;
/// A question that took so long altogether is not asked again, once it was asked [`FEWEST`] times.
const PATIENCE: Duration = Duration::from_secs(10);
const FEWEST: usize = 20;

pub async fn run() {
    let large = profile(Size::L).await;
    judging::run(&large).await;
    let small = ask_all(&profile(Size::S).await).await;
    let large = ask_all(&large).await;
    println!("what the screens ask at 1,000,000 deals, {ROUNDS} rounds in turns");
    println!("{:<44} {:>9} {:>9} {:>10} {:>14}", "", "p50", "p99", "p50 ratio", "p50 l : s");
    let reference = &large[0].times;
    for (at_l, at_s) in large.iter().zip(&small) {
        assert_eq!(at_l.name, at_s.name);
        line(at_l, reference, &at_s.times);
    }
}

fn line(Asked { name, times }: &Asked, reference: &Times, small: &Times) {
    let times_as = ratio(times.median(), reference.median());
    let growth = ratio(times.median(), small.median());
    let (median, high) = (ms(times.median()), ms(times.percentile(99)));
    println!("{name:<44} {median:>6.2} ms {high:>6.2} ms {times_as:>10.1} {growth:>14.2}");
}

struct Asked {
    name: &'static str,
    times: Times,
}

/// The reference comes first.
async fn ask_all(profile: &Path) -> Vec<Asked> {
    let shell = FakeShell::in_folder(profile, today());
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let device = Device::on("bench", shell).await;
    device.wait_judged(1).await;
    let kinds = questions(&device).await;
    let ids = ids(&device).await;
    let file = open_plainly(&profile.join("cache.db"));
    let mut reads = Vec::new();
    let mut times: Vec<Vec<Duration>> = kinds.iter().map(|_| Vec::new()).collect();
    for round in 0..ROUNDS {
        reads.push(read_one(&file, ids[round * 7_919 % ids.len()]));
        for (kind, times) in kinds.iter().zip(&mut times) {
            if times.len() >= FEWEST && times.iter().sum::<Duration>() > PATIENCE {
                continue;
            }
            let args = kind.args[round % kind.args.len()].clone();
            let start = Instant::now();
            device.ask(kind.query, args).await;
            times.push(start.elapsed());
        }
    }
    device.core.close().await;
    let mut all = vec![Asked { name: "one deal by id, prepared statement", times: Times::of(reads) }];
    all.extend(kinds.iter().zip(times).map(|(kind, times)| Asked { name: kind.name, times: Times::of(times) }));
    all
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
