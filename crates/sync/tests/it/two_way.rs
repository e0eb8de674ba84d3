//! Edits of two laptops and a real hub: taken, brought together, kept for a decision; two weeks apart as well.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tandem_model::{ActivityId, MemberId, PartnerId, Row, Table, activity, conflict, deal};
use tandem_protocol::{RowSum, row_hash};
use tandem_store::{Change, Edit, Label, Origin};
use tandem_sync::{SyncPhase, digest::sum_table};
use uuid::Uuid;

use crate::{
    laptop::{Laptop, NOW},
    rows::id,
    team::Team,
};

pub async fn laptop(team: &Team) -> Laptop {
    let laptop = Laptop::new().await;
    team.connect(&laptop);
    laptop.until_phase(SyncPhase::Synced).await;
    laptop
}

pub async fn deal(laptop: &Laptop, n: u64) -> deal::Model {
    match laptop.store.find_row(Table::Deal, id(Table::Deal, n)).await.unwrap() {
        Some(Row::Deal(deal)) => deal,
        other => panic!("no deal {n}: {other:?}"),
    }
}

pub async fn write(laptop: &Laptop, row: Row) {
    let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: Label::default() };
    laptop.store.write(Origin::Local(edit), vec![Change::Put(row)]).await.unwrap();
}

pub async fn edit(laptop: &Laptop, n: u64, change: impl FnOnce(&mut deal::Model)) {
    let mut deal = deal(laptop, n).await;
    change(&mut deal);
    write(laptop, Row::Deal(deal)).await;
}

pub async fn rename(laptop: &Laptop, n: u64, name: &str) {
    edit(laptop, n, |deal| deal.name = name.into()).await;
}

/// Everything that may go has been answered, and all that the hub then had is here.
pub async fn exchange(laptop: &Laptop) {
    laptop.sync.resume();
    laptop.until_sent().await;
    laptop.until_phase(SyncPhase::Synced).await;
    laptop.sync_now().await;
}

/// Away from any network.
pub async fn leave(laptop: &Laptop) {
    laptop.sync.pause();
    laptop.until_phase(SyncPhase::Paused).await;
}

pub async fn assert_same_as_hub(team: &Team, laptop: &Laptop) {
    let mut sums: BTreeMap<Table, RowSum> = Table::ALL.iter().map(|table| (*table, RowSum::default())).collect();
    for row in team.all_rows().await {
        sums.entry(row.table()).or_default().add(row_hash(&row));
    }
    for (table, sum) in sums {
        assert_eq!(sum_table(&laptop.store, table).await.unwrap(), sum, "{table:?}");
    }
    assert_eq!(laptop.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_goes_to_the_hub_at_once_and_on_to_the_other_laptop() {
    let team = Team::new(4, 4).await;
    let (one, two) = (laptop(&team).await, laptop(&team).await);
    rename(&one, 2, "Renamed").await;
    one.until_sent().await;
    two.sync_now().await;
    assert_eq!(deal(&two, 2).await.name, "Renamed");
    for laptop in [one, two] {
        laptop.sync_now().await;
        assert_same_as_hub(&team, &laptop).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn different_fields_of_one_record_are_both_there_and_the_journal_tells() {
    let team = Team::new(4, 4).await;
    let (one, two) = (laptop(&team).await, laptop(&team).await);
    leave(&one).await;
    leave(&two).await;
    rename(&one, 2, "Renamed").await;
    edit(&two, 2, |deal| deal.next_step = Some("Call".into())).await;
    for laptop in [&one, &two, &one] {
        exchange(laptop).await;
    }
    for laptop in [&one, &two] {
        let deal = deal(laptop, 2).await;
        assert_eq!((deal.name.as_str(), deal.next_step.as_deref()), ("Renamed", Some("Call")));
        let counts = laptop.store.queue_counts().await.unwrap();
        assert_eq!((counts.waiting, counts.parked), (0, 0));
        assert_same_as_hub(&team, laptop).await;
    }
    let notes = two.store.list_journal(9).await.unwrap();
    assert_eq!((notes.len(), notes[0].fields[0].name.as_str()), (1, "name"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_field_becomes_one_conflict_that_both_see_and_one_closes() {
    let team = Team::new(4, 4).await;
    let (one, two) = (laptop(&team).await, laptop(&team).await);
    let before = one.store.list_conflicts(true, 99).await.unwrap().len();
    leave(&one).await;
    leave(&two).await;
    rename(&one, 2, "One").await;
    rename(&two, 2, "Two").await;
    for laptop in [&one, &two, &one] {
        exchange(laptop).await;
    }
    let open = |rows: Vec<conflict::Model>| {
        rows.into_iter().find(|row| row.record_id == id(Table::Deal, 2) && row.mine.contains("Two"))
    };
    let here = open(two.store.conflicts_of(Table::Deal, id(Table::Deal, 2)).await.unwrap()).unwrap();
    let there = open(one.store.conflicts_of(Table::Deal, id(Table::Deal, 2)).await.unwrap()).unwrap();
    assert_eq!(here, there);
    assert_eq!((here.mine.as_str(), here.theirs.as_str()), (r#"{"name":"Two"}"#, r#"{"name":"One"}"#));
    assert_eq!(one.store.list_conflicts(true, 99).await.unwrap().len(), before + 1);
    assert_eq!(deal(&two, 2).await.name, "One");
    let closed = conflict::Model { state: "closed".into(), choice: Some("theirs".into()), ..here };
    write(&one, Row::Conflict(closed)).await;
    exchange(&one).await;
    exchange(&two).await;
    assert_eq!(two.store.list_conflicts(true, 99).await.unwrap().len(), before);
    assert_same_as_hub(&team, &two).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_edit_holds_back_its_own_record_and_nothing_else() {
    let team = Team::new(4, 6).await;
    let laptop = laptop(&team).await;
    leave(&laptop).await;
    edit(&laptop, 1, |deal| deal.name = " ".into()).await;
    rename(&laptop, 2, "Taken").await;
    laptop.sync.resume();
    laptop.until(|status| status.parked == 1 && status.waiting == 0).await;
    let queue = laptop.store.list_queue(9).await.unwrap();
    assert_eq!((queue.len(), queue[0].state.code(), queue[0].id), (1, "parked", id(Table::Deal, 1)));
    assert_eq!(queue[0].refusal.as_ref().unwrap().field.as_deref(), Some("name"));
    assert_eq!(deal(&laptop, 1).await.name, " ", "what was refused is not taken away");
    rename(&laptop, 1, "Mended").await;
    laptop.until_sent().await;
    laptop.until(|status| status.parked == 0 && status.waiting == 0).await;
    laptop.sync_now().await;
    assert_eq!(deal(&laptop, 1).await.name, "Mended");
    assert_same_as_hub(&team, &laptop).await;
}

fn call(n: u64, by: &str) -> Row {
    Row::Activity(activity::Model {
        id: ActivityId(Uuid::now_v7()),
        partner_id: PartnerId(id(Table::Partner, n % 20)),
        deal_id: None,
        person_id: None,
        member_id: Some(MemberId(id(Table::Member, 1))),
        kind: "call".into(),
        subject: format!("{by} called {n}"),
        two_way: true,
        happened_at: NOW,
        version: 0,
    })
}

/// The names that a conflict keeps: both.
fn names(row: &conflict::Model) -> [String; 2] {
    [&row.mine, &row.theirs]
        .map(|text| serde_json::from_str::<BTreeMap<String, Value>>(text).unwrap()["name"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fortnight_offline_on_both_sides_loses_nothing_doubles_nothing_and_asks_sixty_times() {
    let team = Team::new(20, 1_000).await;
    let (one, two) = (laptop(&team).await, laptop(&team).await);
    let before = one.store.counts().await.unwrap();
    let open_before = one.store.list_conflicts(true, 1_000).await.unwrap().len();
    leave(&one).await;
    leave(&two).await;
    // 500 edits here: names, and calls that were made.
    for n in 0..400 {
        rename(&one, n, &format!("One {n}")).await;
    }
    for n in 0..100 {
        write(&one, call(n, "One")).await;
    }
    // 500 there: 60 of the same names, other fields of the same deals, other deals, other calls.
    for n in 0..60 {
        rename(&two, n, &format!("Two {n}")).await;
    }
    for n in 60..160 {
        edit(&two, n, |deal| deal.next_step = Some(format!("Two {n}"))).await;
    }
    for n in 500..740 {
        rename(&two, n, &format!("Two {n}")).await;
    }
    for n in 0..100 {
        write(&two, call(n, "Two")).await;
    }
    assert_eq!(
        [one.store.queue_counts().await.unwrap(), two.store.queue_counts().await.unwrap()].map(|all| all.waiting),
        [500, 500]
    );
    // Both come back at the same time, and once more for what the other had to say.
    tokio::join!(exchange(&one), exchange(&two));
    tokio::join!(exchange(&one), exchange(&two));

    for laptop in [&one, &two] {
        assert_same_as_hub(&team, laptop).await;
        let fresh: Vec<_> = laptop
            .store
            .list_conflicts(true, 1_000)
            .await
            .unwrap()
            .into_iter()
            .filter(|row| row.mine_at == NOW)
            .collect();
        assert_eq!(fresh.len(), 60, "exactly one question for each name that both gave");
        assert_eq!(laptop.store.queue_counts().await.unwrap().open_conflicts as usize, open_before + 60);
        let asked: BTreeMap<Uuid, [String; 2]> = fresh.iter().map(|row| (row.record_id, names(row))).collect();
        for n in 0..60 {
            let [mine, theirs] = &asked[&id(Table::Deal, n)];
            let mut both = [mine.as_str(), theirs.as_str()];
            both.sort_unstable();
            assert_eq!(both, [format!("One {n}").as_str(), format!("Two {n}").as_str()]);
            assert_eq!(&deal(laptop, n).await.name, theirs, "the value that came first stays meanwhile");
        }
        for n in 60..400 {
            let deal = deal(laptop, n).await;
            assert_eq!(deal.name, format!("One {n}"));
            assert_eq!(deal.next_step, (n < 160).then(|| format!("Two {n}")));
        }
        for n in 500..740 {
            assert_eq!(deal(laptop, n).await.name, format!("Two {n}"));
        }
        let counts = laptop.store.counts().await.unwrap();
        assert_eq!(counts[&Table::Activity], before[&Table::Activity] + 200, "each call once");
        assert_eq!(counts[&Table::Deal], before[&Table::Deal]);
        assert_eq!(json!(laptop.store.queue_counts().await.unwrap().waiting), json!(0));
    }
}
