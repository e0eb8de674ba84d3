//! What may not be seen any more is nowhere in the file, and what the user did to it is not lost.

use std::collections::BTreeSet;

use tandem_domain::{
    outbox::LineState,
    push::Status,
    scope::{Grant, Role},
};
use tandem_model::{Row, Table, activity, deal, task};
use tandem_store::{Answer, Change, Moved};
use uuid::Uuid;

use crate::{load::at, support::*};

fn grant(regions: &[&str], finance: bool) -> Grant {
    let regions = regions.iter().map(|region| (*region).to_owned()).collect::<BTreeSet<_>>();
    Grant { role: Role::Manager, regions: Some(regions), finance }
}

/// In each text of what goes.
const MARK: &str = "zqxmark";

async fn two_regions() -> Cache {
    let cache = Cache::new().await;
    let mut changes = Vec::new();
    for (n, region, name) in [(1, "North", "Acme"), (2, "South", MARK)] {
        let mut partner = partner(n, "");
        (partner.region, partner.name) = (region.into(), format!("{name} partner"));
        let mut deal = deal(n);
        (deal.region, deal.name, deal.partner_id) = (region.into(), format!("{name} deal"), partner.id);
        (deal.amount_minor, deal.currency, deal.next_step) = (Some(777_000), "EUR".into(), Some(name.into()));
        let mut person = person(n, "");
        (person.partner_id, person.name) = (partner.id, format!("{name} person"));
        let rows = [Row::Partner(partner), Row::Deal(deal), Row::Person(person), touch(n, n, name), promise(n, name)];
        changes.extend(rows.map(Change::Put));
    }
    cache.remote(changes).await;
    cache
}

fn touch(n: u128, deal: u128, subject: &str) -> Row {
    Row::Activity(activity::Model {
        id: id(n + 500).into(),
        partner_id: id(deal).into(),
        deal_id: Some(id(deal).into()),
        person_id: None,
        member_id: None,
        kind: "call".into(),
        subject: subject.into(),
        two_way: true,
        happened_at: 1,
        version: 1,
    })
}

fn promise(n: u128, title: &str) -> Row {
    Row::Task(task::Model {
        id: id(n + 600).into(),
        partner_id: id(n).into(),
        deal_id: None,
        side: "them".into(),
        owner_id: None,
        person_id: None,
        title: title.into(),
        due_on: None,
        status: "open".into(),
        closed_on: None,
        made_on: "2026-11-01".parse().unwrap(),
        origin_id: None,
        version: 1,
    })
}

/// All texts of all tables, as they lie in the file.
fn dump(cache: &Cache) -> String {
    let sqlite = cache.raw();
    let tables: Vec<String> = sqlite
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut text = String::new();
    for table in tables {
        let mut statement = sqlite.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for place in 0..columns {
                match row.get_ref(place).unwrap() {
                    rusqlite::types::ValueRef::Text(cell) => text.push_str(&String::from_utf8_lossy(cell)),
                    rusqlite::types::ValueRef::Integer(number) => text.push_str(&number.to_string()),
                    _ => {}
                }
                text.push('|');
            }
            text.push_str(&format!(" {table}\n"));
        }
    }
    text
}

async fn withdraw(cache: &Cache, access: Grant) {
    cache.store.save_access(access, Moved::SameHub, NOW).await.unwrap();
}

#[tokio::test]
async fn rows_outside_of_what_was_given_are_nowhere_in_the_file() {
    let cache = two_regions().await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    let sent = cache.push().await;
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], Vec::new()).await;
    assert!(dump(&cache).contains(MARK));
    withdraw(&cache, grant(&["North"], true)).await;
    let left = dump(&cache);
    assert!(!left.contains(MARK), "{left}");
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 1);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    let taken = cache.store.sync_state().await.unwrap().withdrawn.unwrap();
    assert_eq!((taken.at, taken.rows, taken.edits), (NOW, 5, 0));
}

#[tokio::test]
async fn what_waits_on_a_withdrawn_record_is_out_of_sight_and_goes_to_the_hub_all_the_same() {
    let cache = two_regions().await;
    cache.edit_deal(1, |deal| deal.next_step = Some("here".into())).await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    cache.local(vec![Change::Put(touch(70, 2, "spoke"))]).await;
    withdraw(&cache, grant(&["North"], true)).await;
    assert_eq!(cache.deal(2).await, None);
    let queue = cache.store.list_queue(10).await.unwrap();
    let states: Vec<LineState> = queue.iter().map(|entry| entry.state).collect();
    assert_eq!(states, [LineState::Queued, LineState::Quarantined, LineState::Quarantined]);
    assert!(queue.iter().all(|entry| !entry.title.contains(MARK)));
    assert_eq!(cache.store.queue_counts().await.unwrap().waiting, 3);
    let sent: Vec<_> = cache.push().await.into_iter().flatten().collect();
    assert_eq!(sent.len(), 3);
    let answers = [Status::Applied, Status::Conflict, Status::Conflict];
    cache.answer(sent.iter().zip(answers).map(|(sent, status)| verdict(sent, status)).collect(), Vec::new()).await;
    assert!(cache.store.list_queue(10).await.unwrap().is_empty());
    assert_eq!((cache.deal(2).await, cache.store.counts().await.unwrap()[&Table::Activity]), (None, 1));
}

#[tokio::test]
async fn a_refused_edit_of_a_withdrawn_record_is_handed_over_as_a_new_one() {
    let cache = two_regions().await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    let refused = cache.push().await.remove(0).remove(0);
    cache.answer(vec![verdict(&refused, Status::Parked)], Vec::new()).await;
    withdraw(&cache, grant(&["North"], true)).await;
    let again = cache.push().await.remove(0).remove(0);
    assert_eq!(again.supersedes, Some(refused.mutation_id));
    assert_ne!(again.mutation_id, refused.mutation_id);
}

#[tokio::test]
async fn without_finance_deals_stay_and_no_amount_does() {
    let cache = two_regions().await;
    cache.edit_deal(1, |deal| deal.amount_minor = Some(888_000)).await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    withdraw(&cache, grant(&["North", "South"], false)).await;
    for n in [1, 2] {
        let deal = cache.deal(n).await.unwrap();
        assert_eq!((deal.amount_minor, deal.currency.as_str()), (None, "XXX"), "{n}");
    }
    assert!(!dump(&cache).contains("777000") || cache.store.queue_counts().await.unwrap().waiting == 2);
    let queue = cache.store.list_queue(10).await.unwrap();
    assert_eq!((queue[0].state, queue[1].state), (LineState::Quarantined, LineState::Queued));
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test]
async fn a_row_that_leaves_goes_with_its_edits_out_of_sight() {
    let cache = two_regions().await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    cache.remote(vec![Change::Leave { table: Table::Deal, id: id(2) }]).await;
    assert_eq!(cache.deal(2).await, None);
    assert_eq!(cache.store.list_queue(10).await.unwrap()[0].state, LineState::Quarantined);
    let next = cache.store.next_steps().await.unwrap();
    assert_eq!(next.undo, None);
    // It may come back, with the version that it had.
    let mut back = deal(2);
    back.region = "South".into();
    cache.remote(vec![Change::Put(Row::Deal(back))]).await;
    assert!(cache.deal(2).await.is_some());
}

#[tokio::test]
async fn an_answer_that_was_given_for_other_eyes_counts_for_nothing() {
    let cache = two_regions().await;
    cache.edit_deal(2, |deal| deal.stage = "proposal".into()).await;
    let sent = cache.push().await.remove(0).remove(0);
    withdraw(&cache, grant(&["North"], true)).await;
    let mut row = deal(2);
    (row.version, row.name) = (9, MARK.into());
    let (verdicts, rows) = (vec![verdict(&sent, Status::Applied)], vec![Change::Put(Row::Deal(row))]);
    let (round, reach) = (cache.store.standing().await.unwrap().round, String::new());
    let answer = Answer { round, hub_epoch: None, reach, verdicts, changes: rows, at: NOW };
    assert!(cache.store.apply_push(answer).await.unwrap().is_none());
    assert_eq!(cache.deal(2).await, None);
    let again: Vec<Uuid> = cache.push().await.into_iter().flatten().map(|mutation| mutation.mutation_id).collect();
    assert_eq!(again, [sent.mutation_id]);
}

#[tokio::test]
async fn another_role_over_the_same_records_takes_nothing_away() {
    let cache = two_regions().await;
    withdraw(&cache, grant(&["North", "South"], true)).await;
    let before = dump(&cache);
    withdraw(&cache, Grant { role: Role::ReadOnly, ..grant(&["North", "South"], true) }).await;
    assert_eq!(cache.store.sync_state().await.unwrap().access.role, Role::ReadOnly);
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 2);
    assert_eq!(dump(&cache).matches(MARK).count(), before.matches(MARK).count());
}

/// An edit of a withdrawn record that the hub has refused, on a laptop that may see the record again.
async fn refused_out_of_sight() -> Cache {
    let cache = two_regions().await;
    cache.edit_deal(2, |deal| deal.next_step = Some("mine".into())).await;
    withdraw(&cache, grant(&["North"], true)).await;
    let sent = cache.push().await.remove(0).remove(0);
    cache.answer(vec![verdict(&sent, Status::Parked)], Vec::new()).await;
    assert_eq!(cache.deal(2).await, None);
    withdraw(&cache, grant(&["North", "South"], true)).await;
    cache
}

fn back() -> deal::Model {
    let mut back = deal(2);
    (back.region, back.name) = ("South".into(), "Back".into());
    back
}

#[tokio::test]
async fn an_edit_that_was_refused_out_of_sight_lies_over_the_record_that_comes_back() {
    let cache = refused_out_of_sight().await;
    cache.remote(vec![Change::Put(Row::Deal(back()))]).await;
    let seen = cache.deal(2).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.next_step.as_deref()), ("Back", Some("mine")));
}

#[tokio::test]
async fn an_edit_that_was_refused_out_of_sight_lies_over_rows_that_take_the_place_of_the_old_ones() {
    let cache = refused_out_of_sight().await;
    let mut load = cache.store.begin_replacement(1, true).await.unwrap();
    load.load_page::<deal::Entity>(vec![back()], 1, at(Table::Deal, None)).await.unwrap();
    load.finish("next".into()).await.unwrap();
    let seen = cache.deal(2).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.next_step.as_deref()), ("Back", Some("mine")));
}
