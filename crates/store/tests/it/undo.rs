//! Undo and redo: before and after the edit was sent, after a restart, and when somebody else was there meanwhile.

use tandem_domain::push::Status;
use tandem_model::{ActivityId, DealId, PartnerId, PersonId, Row, Table, activity};
use tandem_store::{Change, Edit, Label, Origin, UndoOutcome};
use uuid::Uuid;

use crate::support::{Cache, NOW, deal, id, person, put_deal, put_partner, verdict};

fn label(title: &str) -> Label {
    Label { verb: "edit_deal".into(), title: title.into(), record: Some((Table::Deal, id(1))) }
}

async fn rename(cache: &Cache, name: &str) {
    let mut deal = cache.deal(1).await.unwrap();
    deal.name = name.into();
    let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: label(name) };
    cache.store.write(Origin::Local(edit), vec![put_deal(&deal)]).await.unwrap();
}

async fn cache() -> Cache {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    cache
}

async fn name(cache: &Cache) -> String {
    cache.deal(1).await.unwrap().name
}

fn label_of(outcome: UndoOutcome) -> Label {
    match outcome {
        UndoOutcome::Done { label, .. } => label,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_edit_that_was_never_sent_leaves_the_outbox_when_it_is_undone_also_after_a_restart() {
    let mut cache = cache().await;
    rename(&cache, "One").await;
    rename(&cache, "Two").await;
    cache.reopen().await;
    assert_eq!(label_of(cache.store.undo(NOW).await.unwrap()), label("Two"));
    assert_eq!((name(&cache).await.as_str(), cache.number("SELECT count(*) FROM outbox")), ("One", 1));
    assert_eq!(label_of(cache.store.undo(NOW).await.unwrap()), label("One"));
    assert_eq!((name(&cache).await.as_str(), cache.number("SELECT count(*) FROM outbox")), ("Deal 1", 0));
    assert_eq!(cache.store.undo(NOW).await.unwrap(), UndoOutcome::Nothing);
    cache.reopen().await;
    for expected in ["One", "Two"] {
        assert_eq!(label_of(cache.store.redo(NOW).await.unwrap()), label(expected));
        assert_eq!(name(&cache).await, expected);
    }
    assert_eq!(cache.store.redo(NOW).await.unwrap(), UndoOutcome::Nothing);
}

#[tokio::test]
async fn a_sent_edit_is_undone_by_a_second_one() {
    let cache = cache().await;
    rename(&cache, "One").await;
    let sent = cache.push().await;
    label_of(cache.store.undo(NOW).await.unwrap());
    assert_eq!(name(&cache).await, "Deal 1");
    let both = cache.push().await;
    assert_eq!((both.len(), &both[0], both[1][0].fields["name"].new.as_str()), (2, &sent[0], Some("Deal 1")));
    let mut theirs = deal(1);
    (theirs.version, theirs.name) = (3, "Deal 1".into());
    let verdicts = both.iter().flatten().map(|mutation| verdict(mutation, Status::Applied)).collect();
    cache.answer(verdicts, vec![put_deal(&theirs)]).await;
    label_of(cache.store.redo(NOW).await.unwrap());
    assert_eq!(name(&cache).await, "One");
}

#[tokio::test]
async fn what_somebody_changed_since_is_left_to_them_and_the_step_before_comes_next() {
    let cache = cache().await;
    cache.edit_deal(1, |deal| deal.next_step = Some("Call".into())).await;
    rename(&cache, "Mine").await;
    let sent = cache.push().await;
    let mut theirs = deal(1);
    (theirs.version, theirs.name, theirs.next_step) = (3, "Theirs".into(), Some("Call".into()));
    let verdicts = sent.iter().flatten().map(|mutation| verdict(mutation, Status::Applied)).collect();
    cache.answer(verdicts, vec![put_deal(&theirs)]).await;
    assert_eq!(cache.store.undo(NOW).await.unwrap(), UndoOutcome::ChangedSince { label: label("Mine") });
    assert_eq!(name(&cache).await, "Theirs");
    label_of(cache.store.undo(NOW).await.unwrap());
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.next_step), ("Theirs", None));
}

#[tokio::test]
async fn a_change_of_another_field_does_not_stand_in_the_way() {
    let cache = cache().await;
    rename(&cache, "Mine").await;
    let mut theirs = deal(1);
    (theirs.version, theirs.region, theirs.updated_at) = (3, "APAC".into(), theirs.updated_at + 5);
    cache.remote(vec![put_deal(&theirs)]).await;
    label_of(cache.store.undo(NOW).await.unwrap());
    assert_eq!(cache.deal(1).await.unwrap(), theirs);
}

#[tokio::test]
async fn a_group_is_undone_as_a_whole() {
    let cache = cache().await;
    let mut edited = deal(1);
    edited.name = "Renamed".into();
    let gone = Change::Del { table: Table::Deal, id: id(2), version: 0 };
    cache.remote(vec![put_deal(&deal(2))]).await;
    cache.local(vec![put_deal(&edited), gone, put_partner(9, "New")]).await;
    label_of(cache.store.undo(NOW).await.unwrap());
    assert_eq!((cache.deal(1).await, cache.deal(2).await), (Some(deal(1)), Some(deal(2))));
    assert_eq!(cache.store.find_row(Table::Partner, id(9)).await.unwrap(), None);
    assert_eq!(cache.number("SELECT count(*) FROM outbox"), 0);
    assert_eq!(cache.number("SELECT count(*) FROM base"), 0);
    label_of(cache.store.redo(NOW).await.unwrap());
    assert_eq!((cache.deal(1).await.unwrap().name.as_str(), cache.deal(2).await), ("Renamed", None));
    assert_eq!(cache.number("SELECT count(*) FROM outbox"), 3);
}

#[tokio::test]
async fn a_new_edit_ends_what_could_be_redone() {
    let cache = cache().await;
    rename(&cache, "One").await;
    label_of(cache.store.undo(NOW).await.unwrap());
    rename(&cache, "Two").await;
    assert_eq!(cache.store.redo(NOW).await.unwrap(), UndoOutcome::Nothing);
    assert_eq!(name(&cache).await, "Two");
}

/// Renames a deal of its own as one piece of a batch.
async fn piece(cache: &Cache, batch: Uuid, number: u128) {
    let mut deal = cache.deal(number).await.unwrap();
    deal.name = format!("Piece {number}");
    let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: label("File") };
    cache.store.write_piece(batch, edit, vec![put_deal(&deal)]).await.unwrap();
}

#[tokio::test]
async fn the_pieces_of_a_batch_are_undone_and_redone_as_one_also_after_a_restart() {
    let mut cache = Cache::new().await;
    cache.remote((1..=3).map(|number| put_deal(&deal(number))).collect()).await;
    let batch = Uuid::now_v7();
    rename(&cache, "Before").await;
    for number in 2..=3 {
        piece(&cache, batch, number).await;
    }
    cache.reopen().await;
    let names = async |cache: &Cache| [cache.deal(2).await.unwrap().name, cache.deal(3).await.unwrap().name];
    assert_eq!(label_of(cache.store.undo(NOW).await.unwrap()), label("File"));
    assert_eq!(names(&cache).await, ["Deal 2", "Deal 3"]);
    assert_eq!((name(&cache).await.as_str(), cache.number("SELECT count(*) FROM outbox")), ("Before", 1));
    assert_eq!(label_of(cache.store.redo(NOW).await.unwrap()), label("File"));
    assert_eq!(names(&cache).await, ["Piece 2", "Piece 3"]);
    assert_eq!(cache.store.redo(NOW).await.unwrap(), UndoOutcome::Nothing);
}

#[tokio::test]
async fn a_batch_that_somebody_changed_since_stays_whole() {
    let cache = Cache::new().await;
    cache.remote((2..=3).map(|number| put_deal(&deal(number))).collect()).await;
    let batch = Uuid::now_v7();
    piece(&cache, batch, 2).await;
    piece(&cache, batch, 3).await;
    let sent = cache.push().await;
    let mut theirs = deal(2);
    (theirs.version, theirs.name) = (5, "Theirs".into());
    let verdicts = sent.iter().flatten().map(|mutation| verdict(mutation, Status::Applied)).collect();
    cache.answer(verdicts, vec![put_deal(&theirs)]).await;
    assert_eq!(cache.store.undo(NOW).await.unwrap(), UndoOutcome::ChangedSince { label: label("File") });
    assert_eq!(cache.deal(3).await.unwrap().name, "Piece 3");
    assert_eq!(cache.store.undo(NOW).await.unwrap(), UndoOutcome::Nothing);
}

#[tokio::test]
async fn a_batch_counts_as_one_of_the_steps_that_are_remembered() {
    let mut cache = cache().await;
    cache.remote(vec![put_deal(&deal(2))]).await;
    rename(&cache, "First").await;
    let batch = Uuid::now_v7();
    for number in 0..210 {
        let mut deal = cache.deal(2).await.unwrap();
        deal.name = format!("Piece {number}");
        let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: label("File") };
        cache.store.write_piece(batch, edit, vec![put_deal(&deal)]).await.unwrap();
    }
    cache.reopen().await;
    label_of(cache.store.undo(NOW).await.unwrap());
    assert_eq!(cache.deal(2).await.unwrap().name, "Deal 2");
    label_of(cache.store.undo(NOW).await.unwrap());
    assert_eq!(name(&cache).await, "Deal 1");
}

/// A deal and a person that an import made here.
async fn imported() -> Cache {
    let cache = Cache::new().await;
    cache.remote(vec![put_partner(1, "Nordwind")]).await;
    let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: label("File") };
    let rows = vec![put_deal(&deal(2)), Change::Put(Row::Person(person(3, "Anna")))];
    cache.store.write_piece(Uuid::now_v7(), edit, rows).await.unwrap();
    cache
}

#[tokio::test]
async fn an_import_is_not_taken_away_from_under_what_others_added_to_it() {
    let touch = activity::Model {
        id: ActivityId(id(9)),
        kind: "call".into(),
        subject: "Call".into(),
        happened_at: NOW,
        partner_id: PartnerId(id(1)),
        deal_id: None,
        person_id: None,
        member_id: None,
        two_way: true,
        version: 1,
    };
    let of_deal = activity::Model { deal_id: Some(DealId(id(2))), ..touch.clone() };
    let partner_id = person(3, "Anna").partner_id;
    let of_person = activity::Model { person_id: Some(PersonId(id(3))), partner_id, ..touch.clone() };
    for (added, stays) in [(touch, false), (of_deal, true), (of_person, true)] {
        let cache = imported().await;
        cache.remote(vec![Change::Put(Row::Activity(added.clone()))]).await;
        let undone = cache.store.undo(NOW).await.unwrap();
        assert_eq!(undone == UndoOutcome::ChangedSince { label: label("File") }, stays, "{added:?}: {undone:?}");
        assert_eq!(cache.deal(2).await.is_some(), stays);
        assert_eq!(cache.number("SELECT count(*) FROM person"), i64::from(stays));
    }
}
