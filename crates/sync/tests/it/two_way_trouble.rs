//! Edits when things go wrong: a hub from a backup, a copied profile, a hub that answers rubbish.

use serde_json::json;
use tandem_hub::{Hub, serve::start_hub};
use tandem_model::{SCHEMA_VERSION, Table};
use tandem_store::{Change, Edit, Key, Label, Origin, QueueCounts};
use tandem_sync::SyncPhase;
use uuid::Uuid;

use crate::{
    fake_hub::{Answer, FakeHub},
    laptop::{Laptop, NOW, open},
    rows::{id, row},
    team::{Team, url},
    two_way::{assert_same_as_hub, deal, edit, exchange, laptop, leave, rename, write},
};

/// The hub is back at what it was when it was copied, under a new epoch.
async fn restore(team: Team, copy: &std::path::Path) -> Team {
    let address = team.running.address.to_string();
    let Team { running, token, folder } = team;
    running.shutdown().await.unwrap();
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.path().join(format!("hub.db{suffix}")));
    }
    std::fs::copy(copy, folder.path().join("hub.db")).unwrap();
    let hub = Hub::open(&url(&folder)).await.unwrap();
    hub.renew_epoch().await.unwrap();
    Team { running: start_hub(hub, &address).await.unwrap(), token, folder }
}

async fn come_back(laptop: &Laptop) {
    laptop.sync.resume();
    laptop.sync.sync_now();
    laptop.sync.network_back();
    exchange(laptop).await;
    exchange(laptop).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_was_removed_after_the_copy_stays_removed_whoever_comes_first() {
    for remover_first in [true, false] {
        let team = Team::new(4, 30).await;
        let (maker, remover) = (laptop(&team).await, laptop(&team).await);
        let copy = team.folder.path().join("copy.db");
        team.copy_to(&copy).await;
        write(&maker, row(Table::Person, 7)).await;
        exchange(&maker).await;
        exchange(&remover).await;
        let edit = Edit { group_id: Uuid::now_v7(), at: NOW, label: Label::default() };
        let removal = Change::Del { table: Table::Person, id: id(Table::Person, 7), version: 0 };
        remover.store.write(Origin::Local(edit), vec![removal]).await.unwrap();
        exchange(&remover).await;
        leave(&maker).await;
        leave(&remover).await;
        let team = restore(team, &copy).await;
        let order = if remover_first { [&remover, &maker, &remover] } else { [&maker, &remover, &maker] };
        for laptop in order {
            come_back(laptop).await;
        }
        for laptop in [&maker, &remover] {
            let found = laptop.store.find_row(Table::Person, id(Table::Person, 7)).await.unwrap();
            assert_eq!(found, None, "{remover_first}");
            // Who made it sees that it went, and may bring it back.
            let open = laptop.store.conflicts_of(Table::Person, id(Table::Person, 7)).await.unwrap();
            assert_eq!(open.len(), usize::from(remover_first));
            assert!(open.iter().all(|conflict| conflict.kind == "removed" && conflict.mine.contains("Person 7")));
            assert_same_as_hub(&team, laptop).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_from_an_old_copy_gets_back_what_it_lost_and_nothing_twice() {
    let team = Team::new(4, 30).await;
    let (one, two) = (laptop(&team).await, laptop(&team).await);
    rename(&one, 1, "Before the copy").await;
    edit(&one, 2, |deal| deal.push_count = 1).await;
    exchange(&one).await;
    let copy = team.folder.path().join("copy.db");
    team.copy_to(&copy).await;
    rename(&one, 3, "After the copy").await;
    edit(&one, 2, |deal| deal.push_count = 2).await;
    exchange(&one).await;
    exchange(&two).await;
    edit(&two, 2, |deal| deal.push_count = 3).await;
    rename(&two, 4, "Two's").await;
    exchange(&two).await;
    leave(&one).await;
    rename(&one, 5, "Not sent yet").await;

    let team = restore(team, &copy).await;

    for laptop in [&one, &two, &one] {
        come_back(laptop).await;
    }
    exchange(&two).await;
    for laptop in [&one, &two] {
        let mut names = Vec::new();
        for n in [1, 3, 4, 5] {
            names.push(deal(laptop, n).await.name);
        }
        assert_eq!(names, ["Before the copy", "After the copy", "Two's", "Not sent yet"]);
        assert_eq!(deal(laptop, 2).await.push_count, 3, "each step once");
        assert_same_as_hub(&team, laptop).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_profile_counts_for_itself_and_both_copies_are_heard() {
    let team = Team::new(4, 30).await;
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("one.db"), Key::random().unwrap());
    let one = Laptop::over(open(&path, &key).await).await;
    team.connect(&one);
    one.until_phase(SyncPhase::Synced).await;
    leave(&one).await;
    rename(&one, 1, "Common").await;
    one.store.checkpoint().await.unwrap();
    let copy = folder.path().join("two.db");
    std::fs::copy(&path, &copy).unwrap();
    let two = Laptop::over(open(&copy, &key).await).await;
    // Folded into the same waiting edit, here otherwise than there.
    edit(&one, 1, |deal| deal.next_step = Some("One".into())).await;
    edit(&two, 1, |deal| deal.region = "APAC".into()).await;
    rename(&two, 2, "Two").await;
    exchange(&one).await;
    team.connect(&two);
    exchange(&two).await;
    exchange(&one).await;
    let names = [one.store.sync_state().await.unwrap().device_id, two.store.sync_state().await.unwrap().device_id];
    assert_ne!(names[0], names[1]);
    for laptop in [&one, &two] {
        let first = deal(laptop, 1).await;
        assert_eq!(
            (first.name.as_str(), first.next_step.as_deref(), first.region.as_str()),
            ("Common", Some("One"), "APAC")
        );
        assert_eq!(deal(laptop, 2).await.name, "Two");
        assert_same_as_hub(&team, laptop).await;
    }
}

/// A laptop with one edit, and a hub that answers pushes as it is told.
async fn with_edit(answer: Answer) -> (Laptop, FakeHub) {
    let hub = FakeHub::start().await;
    hub.misbehave(move |verb, _| (verb == "push").then(|| answer.clone()));
    let laptop = Laptop::new().await;
    write(&laptop, crate::rows::row(Table::Partner, 77)).await;
    laptop.connect(&hub.address, "token");
    (laptop, hub)
}

fn applied(mutation_id: Uuid) -> serde_json::Value {
    json!({"mutation_id": mutation_id, "status": "applied"})
}

#[tokio::test(flavor = "multi_thread")]
async fn rubbish_in_answer_to_a_push_leaves_the_edit_waiting_and_the_pulls_going() {
    let course = json!({"op": "put", "row": crate::rows::row(Table::Course, 1)});
    let gone = json!({"op": "del", "table": "deal", "id": Uuid::from_u128(9), "version": 1});
    let answer = |results: serde_json::Value, changes: serde_json::Value| {
        Answer::page(&json!({"results": results, "changes": changes, "acked_through": 0}))
    };
    let cases = [
        ("a verdict on another edit", answer(json!([applied(Uuid::from_u128(9))]), json!([]))),
        ("a row of another table", answer(json!([]), json!([course]))),
        ("a removal nobody asked for", answer(json!([]), json!([gone]))),
        ("no answer at all", answer(json!(null), json!([]))),
        ("an error", Answer::plain(500, &[], "oops")),
        ("HTML", Answer::plain(200, &[("content-type", "text/html")], "<html>")),
        ("a reused id", Answer::plain(409, &[], r#"{"code":"mutation_reused","message":""}"#)),
    ];
    for (what, answer) in cases {
        let (laptop, hub) = with_edit(answer).await;
        laptop.until(|status| status.push_problem.is_some() && status.phase == SyncPhase::Synced).await;
        assert_eq!(
            laptop.store.queue_counts().await.unwrap(),
            QueueCounts { waiting: 1, ..QueueCounts::default() },
            "{what}"
        );
        hub.behave();
        laptop.sync.network_back();
        laptop.sync.sync_now();
        laptop.until(|status| status.waiting == 0 && status.push_problem.is_none()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_is_older_keeps_the_edits_waiting_and_says_so() {
    let (laptop, hub) = with_edit(Answer::plain(501, &[], r#"{"code":"too_new","message":""}"#)).await;
    laptop.until(|status| status.hub_too_old && status.phase == SyncPhase::Synced && status.waiting == 1).await;
    hub.behave();
    laptop.sync.sync_now();
    laptop.until(|status| status.waiting == 0 && !status.hub_too_old).await;
    let asked = hub.take_asked().into_iter().find(|(verb, _)| verb == "push").unwrap().1;
    assert_eq!(asked["client_schema"], SCHEMA_VERSION);
    assert_eq!(asked["groups"][0]["mutations"][0]["device_seq"], 1);
    assert_eq!(asked["groups"][0]["mutations"][0]["id"], json!(id(Table::Partner, 77)));
}
