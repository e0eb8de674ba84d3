//! Two laptops and a hub: what clashes is shown on both and decided by one; what merges can be read and taken back;
//! what the hub refuses is mended or dropped.

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_model::Row;
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, member, team},
};

use crate::support::today;

struct Team {
    hub: TestHub,
    alice: Device,
    bob: Device,
}

impl Team {
    async fn meet() -> Self {
        let hub = TestHub::empty().await;
        let rows = team()
            .into_iter()
            .chain([Row::Member(member(2, "Bo Nyström")), Row::Deal(healthy_deal(11, "Harbour", today()))]);
        hub.put(rows).await;
        let mut devices = Vec::new();
        for (name, member) in [("alice", 1), ("bob", 2)] {
            let device = Device::start(name, today()).await;
            let token = hub.new_token(name, Some(id(member))).await;
            device.connect(&hub.url(), &token).await;
            device.wait_synced().await;
            device.wait_judged(1).await;
            devices.push(device);
        }
        let bob = devices.pop().unwrap();
        let alice = devices.pop().unwrap();
        Self { hub, alice, bob }
    }

    /// Both do something without knowing of each other; the hub hears Bob first.
    async fn apart(&self, alice: Value, bob: Value) {
        self.alice.execute(json!({ "kind": "pause_sync" })).await;
        self.alice.wait_status(|status| status["phase"] == "paused").await;
        self.alice.execute(alice).await;
        self.bob.execute(bob).await;
        self.bob.wait_sent().await;
        self.alice.execute(json!({ "kind": "resume_sync" })).await;
        self.alice.wait_center("an empty queue", |center| center["waiting"] == json!([])).await;
    }

    async fn clash(&self) -> Value {
        self.apart(next_step("Mine"), next_step("Theirs")).await;
        let center = self.alice.wait_center("a conflict", |center| center["conflicts"] != json!([])).await;
        center["conflicts"][0].clone()
    }

    async fn next_step_of(&self, device: &Device) -> Value {
        device.ask("deal", json!({ "id": id(11) })).await["row"]["nextStep"].clone()
    }

    /// Bob's laptop after it has heard everything.
    async fn bob_hears(&self) -> Value {
        self.bob.sync_again().await;
        self.next_step_of(&self.bob).await
    }
}

fn next_step(text: &str) -> Value {
    json!({ "kind": "edit_deal", "id": id(11), "patch": { "nextStep": text } })
}

fn note(text: &str) -> Value {
    json!({ "kind": "edit_partner", "id": id(1), "note": text, "tags": null })
}

fn resolve(conflict: &Value, choice: &str, values: Value) -> Value {
    json!({ "kind": "resolve_conflict", "id": conflict["id"], "choice": choice, "values": values })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clash_is_shown_with_both_values_who_and_when() {
    let team = Team::meet().await;
    let conflict = team.clash().await;
    assert_eq!(
        (&conflict["kind"], &conflict["title"], &conflict["ours"]),
        (&json!("field"), &json!("Harbour"), &json!(true))
    );
    let field = &conflict["fields"][0];
    assert_eq!(
        (&field["name"], &field["base"], &field["mine"], &field["theirs"]),
        (&json!("next_step"), &json!("Call"), &json!("Mine"), &json!("Theirs"))
    );
    assert_eq!((&conflict["mineBy"], &conflict["theirsBy"]), (&json!("Mara Lindqvist"), &json!("Bo Nyström")));
    assert!(conflict["theirsAt"].is_i64());
    let page = team.alice.ask("deal", json!({ "id": id(11) })).await;
    assert_eq!(page["conflicts"], json!([conflict]));
    assert_eq!(page["row"]["nextStep"], "Theirs", "nothing is chosen: the hub keeps what came first");
    let status = team.alice.wait_status(|status| status["conflicts"] == 1).await;
    assert_eq!(status["waiting"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_choice_closes_the_conflict_and_reaches_the_others() {
    for (choice, values, wanted) in [
        ("mine", Value::Null, "Mine"),
        ("theirs", Value::Null, "Theirs"),
        ("edited", json!({ "next_step": "Third" }), "Third"),
    ] {
        let team = Team::meet().await;
        let conflict = team.clash().await;
        team.alice.execute(resolve(&conflict, choice, values)).await;
        assert_eq!(team.next_step_of(&team.alice).await, wanted, "{choice}");
        team.alice.wait_sent().await;
        assert_eq!(team.bob_hears().await, wanted, "{choice}");
        let center = team.bob.ask("sync_center", json!({})).await;
        assert_eq!(center["conflicts"], json!([]), "{choice}");
        assert_eq!(
            (&center["decided"][0]["choice"], &center["decided"][0]["closedBy"]),
            (&json!(choice), &json!("Mara Lindqvist"))
        );
        let again = team.alice.try_execute(resolve(&conflict, "mine", Value::Null)).await.unwrap_err();
        assert_eq!(again.kind, ErrorKind::Refused);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_can_be_undone() {
    let team = Team::meet().await;
    let conflict = team.clash().await;
    team.alice.execute(resolve(&conflict, "mine", Value::Null)).await;
    team.alice.wait_sent().await;
    team.alice.execute(json!({ "kind": "undo" })).await;
    assert_eq!(team.next_step_of(&team.alice).await, "Theirs");
    let center = team.alice.ask("sync_center", json!({})).await;
    assert_eq!(center["conflicts"][0]["id"], conflict["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_senseless_third_value_is_refused_and_leaves_the_conflict() {
    let team = Team::meet().await;
    let conflict = team.clash().await;
    for values in [json!({ "name": "Other" }), json!({ "next_step": 7 })] {
        let error = team.alice.try_execute(resolve(&conflict, "edited", values)).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Refused);
    }
    let center = team.alice.ask("sync_center", json!({})).await;
    assert_eq!((&center["conflicts"][0]["id"], &center["waiting"]), (&conflict["id"], &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_is_told_in_a_sentence_and_taken_back() {
    let team = Team::meet().await;
    team.alice.execute(note("Top\nMiddle\nBottom")).await;
    team.alice.wait_sent().await;
    team.bob.sync_again().await;
    team.apart(note("Alice's top\nMiddle\nBottom"), note("Top\nMiddle\nBob's bottom")).await;
    let center = team.alice.wait_center("a merge", |center| center["merges"] != json!([])).await;
    let merge = &center["merges"][0];
    let text = tandem_l10n::strip_isolates(merge["text"].as_str().unwrap());
    assert_eq!(text, "You and someone else changed Note of Nordwind Systems; both changes are in.");
    let note_now = async |device: &Device| device.ask("partner_page", json!({ "id": id(1) })).await["note"].clone();
    assert_eq!(note_now(&team.alice).await, "Alice's top\nMiddle\nBob's bottom");
    team.alice.execute(json!({ "kind": "take_back_merge", "id": merge["id"] })).await;
    assert_eq!(note_now(&team.alice).await, "Alice's top\nMiddle\nBottom");
    let again = team.alice.try_execute(json!({ "kind": "take_back_merge", "id": merge["id"] })).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::Conflict);
}

/// Two notes that are short enough alone and too long together: the hub refuses what comes second.
async fn parked(team: &Team) -> Value {
    let long = |letter: &str| letter.repeat(10_000);
    team.alice.execute(note("Top\nMiddle\nBottom")).await;
    team.alice.wait_sent().await;
    team.bob.sync_again().await;
    team.apart(note(&format!("{}\nMiddle\nBottom", long("a"))), note(&format!("Top\nMiddle\n{}", long("b")))).await;
    let center = team.alice.wait_center("a refusal", |center| center["parked"] != json!([])).await;
    center["parked"][0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_hub_refused_says_why_and_is_mended_by_the_next_edit() {
    let team = Team::meet().await;
    let refused = parked(&team).await;
    let reason = tandem_l10n::strip_isolates(refused["reason"].as_str().unwrap());
    assert_eq!((reason.as_str(), &refused["state"]), ("“Note” is too long. Shorten it.", &json!("parked")));
    team.alice.wait_status(|status| status["parked"] == 1).await;
    team.alice.execute(note("Short\nMiddle\nBottom")).await;
    let center = team.alice.wait_center("an empty queue", |center| center["waiting"] == json!([])).await;
    assert_eq!(center["parked"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_hub_refused_can_be_sent_again_or_dropped() {
    let team = Team::meet().await;
    let refused = parked(&team).await;
    team.alice.execute(json!({ "kind": "retry_parked", "mutationId": refused["mutationId"] })).await;
    let again =
        |center: &Value| center["parked"] != json!([]) && center["parked"][0]["mutationId"] != refused["mutationId"];
    let center = team.alice.wait_center("a second refusal", again).await;
    let mutation = &center["parked"][0]["mutationId"];
    team.alice.execute(json!({ "kind": "discard_edit", "mutationId": mutation })).await;
    let center = team.alice.ask("sync_center", json!({})).await;
    assert_eq!((&center["parked"], &center["waiting"]), (&json!([]), &json!([])));
    let page = team.alice.ask("partner_page", json!({ "id": id(1) })).await;
    assert!(page["note"].as_str().unwrap().ends_with("bbb"), "the record is as the hub has it");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_tells_all_of_it_without_marks_of_direction() {
    let team = Team::meet().await;
    team.clash().await;
    let log = team.alice.ask("sync_log", json!({})).await["text"].as_str().unwrap().to_owned();
    for wanted in ["Conflicts: 1", "Harbour", "Next step: Call | Mine | Theirs"] {
        assert!(log.contains(wanted), "{wanted} is not in {log}");
    }
    assert!(!log.contains('\u{2068}'));
    assert!(team.hub.is_up());
}
