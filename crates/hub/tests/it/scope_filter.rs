//! Readers of a workspace in which things come, go and move hold, after each pull, what a filter over everything gives.

use std::collections::BTreeMap;

use rstest::rstest;
use serde_json::{Value, json};
use tandem_hub::Change;
use tandem_model::Table;
use uuid::Uuid;

use crate::{
    scope::{now_of, person, put, somebody, touch},
    scope_rows::{NORTH, SOUTH, deal_row, id, partner_row, task_row},
    support::*,
};

/// A generator of small numbers; the tests want the same ones each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

type Rows = BTreeMap<(Table, Uuid), Value>;

async fn everything(team: &Team) -> Rows {
    let mut all = Rows::new();
    for &table in Table::ALL {
        for row in team.client.whole_table::<Value>(table, 500).await.1 {
            all.insert((table, row["id"].as_str().unwrap().parse().unwrap()), row);
        }
    }
    all
}

/// What a reader has gathered.
struct Reader {
    client: Client,
    regions: Vec<&'static str>,
    finance: bool,
    rows: Rows,
    cursor: String,
}

impl Reader {
    async fn new(team: &Team, regions: &[&'static str], finance: bool) -> Self {
        let (client, _) = somebody(team, regions, finance).await;
        let mut reader =
            Self { client, regions: regions.to_vec(), finance, rows: BTreeMap::new(), cursor: String::new() };
        reader.cursor = now_of(&reader.client).await;
        for &table in Table::ALL {
            for row in reader.client.whole_table::<Value>(table, 7).await.1 {
                reader.rows.insert((table, row["id"].as_str().unwrap().parse().unwrap()), row);
            }
        }
        reader
    }

    async fn pull(&mut self) {
        let (groups, cursor) = self.client.pull_all(&self.cursor, 3).await;
        self.cursor = cursor;
        for change in groups.into_iter().flat_map(|group| group.changes) {
            match change {
                Change::Put { row } => {
                    let value = serde_json::to_value(&row).unwrap()["row"].clone();
                    self.rows.insert((row.table(), row.uuid()), value);
                }
                Change::Del { table, id, .. } | Change::Leave { table, id } => drop(self.rows.remove(&(table, id))),
            }
        }
    }

    /// What a filter over everything would let through, judged by hand.
    fn expected(&self, all: &Rows) -> Rows {
        let region_of = |table: Table, row: &Value| -> Option<String> {
            let of = |table, name: &str| all.get(&(table, row[name].as_str()?.parse().ok()?));
            let home = match table {
                Table::Partner | Table::Deal => Some(row),
                Table::Person | Table::Target => of(Table::Partner, "partner_id"),
                Table::Activity | Table::Task if row["deal_id"].is_null() => of(Table::Partner, "partner_id"),
                Table::Activity | Table::Task | Table::StageChange => of(Table::Deal, "deal_id"),
                other => panic!("{other:?}"),
            };
            Some(home?["region"].as_str()?.to_owned())
        };
        let mut seen = BTreeMap::new();
        for (key, row) in all {
            let mut row = row.clone();
            let is_held = region_of(key.0, &row).is_some_and(|region| self.regions.contains(&region.as_str()));
            if !is_held || (key.0 == Table::Target && !self.finance) {
                continue;
            }
            if key.0 == Table::Deal && !self.finance {
                (row["amount_minor"], row["currency"]) = (Value::Null, "XXX".into());
            }
            seen.insert(*key, row);
        }
        seen
    }
}

/// One thing that happens in the workspace: records come, go, change and move.
fn happen(dice: &mut Dice) -> Vec<Change> {
    const REGIONS: [&str; 3] = [NORTH, SOUTH, "East"];
    let partner = u128::from(1 + dice.below(5));
    let deal = u128::from(100 + dice.below(8));
    let region = REGIONS[usize::try_from(dice.below(3)).unwrap()];
    let name = format!("n{}", dice.below(1_000));
    let leaf = u128::from(dice.below(30));
    match dice.below(11) {
        0 | 1 => vec![put(partner_row(partner, region, &name))],
        2 | 3 => vec![put(deal_row(deal, partner, region, &name))],
        4 => vec![put(person(200 + leaf, partner, &name))],
        5 => vec![put(touch(300 + leaf, partner, (leaf % 2 == 0).then_some(deal), &name))],
        6 => vec![Change::Del { table: Table::Activity, id: id(300 + leaf), version: 0 }],
        7 => vec![target(400 + leaf, partner, leaf)],
        8 => vec![put(task_row(500 + leaf, partner, (leaf % 2 == 0).then_some(deal), &name))],
        9 => vec![Change::Del { table: Table::Task, id: id(500 + leaf), version: 0 }],
        _ => vec![
            put(partner_row(partner, region, &name)),
            put(person(200 + leaf, partner, &name)),
            Change::Del { table: Table::Person, id: id(200 + (leaf + 1) % 30), version: 0 },
        ],
    }
}

pub fn target(number: u128, partner: u128, amount: u128) -> Change {
    let fields = json!({ "id": id(number), "partner_id": id(partner), "quarter_on": "2026-01-01",
                         "amount_minor": u64::try_from(amount).unwrap(), "currency": "EUR", "version": 0 });
    put(serde_json::from_value(json!({ "t": "target", "row": fields })).unwrap())
}

#[rstest]
#[tokio::test]
async fn what_readers_gather_is_what_a_filter_over_everything_gives(
    #[values(Kind::Sqlite, Kind::Postgres)] kind: Kind,
    #[values(1, 2, 3)] seed: u64,
) {
    let Some(team) = Team::start(kind).await else { return };
    let mut dice = Dice(seed);
    // Parents first, so that nothing is nobody's.
    let partners = (1..=5).map(|n| put(partner_row(n, NORTH, "first"))).collect();
    team.write(partners).await;
    team.write((100..108).map(|n| put(deal_row(n, 1, NORTH, "first"))).collect()).await;
    for _ in 0..30 {
        team.write(happen(&mut dice)).await;
    }
    let mut readers = Vec::new();
    for (regions, finance) in [(&[NORTH][..], true), (&[SOUTH], false), (&[NORTH, "East"], true), (&[], true)] {
        readers.push(Reader::new(&team, regions, finance).await);
    }
    for round in 0..15 {
        for _ in 0..1 + dice.below(6) {
            team.write(happen(&mut dice)).await;
        }
        let all = everything(&team).await;
        for reader in &mut readers {
            reader.pull().await;
            assert_eq!(reader.rows, reader.expected(&all), "round {round}, {:?}", reader.regions);
        }
    }
}
