//! Registrations on real laptops with a real hub: written, checked, decided, and two approvals that meet.

use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_model::{AccountId, PersonId, ProductId, Row, account, person, product};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, id, member, partner, team},
};

use crate::support::{sample_hub, synced, today};

const CORE: u128 = 40;
const VAULT: u128 = 41;

async fn hub() -> TestHub {
    let hub = TestHub::empty().await;
    let product = |number: u128, name: &str| {
        let (series, currency) = (None, "EUR".to_owned());
        Row::Product(product::Model {
            id: ProductId(id(number)),
            name: name.into(),
            series,
            price_minor: 1,
            currency,
            version: 0,
        })
    };
    let account = account::Model {
        id: AccountId(id(30)),
        name: "Meridian Rail GmbH".into(),
        sector: None,
        country: Some("Germany".into()),
        domain: Some("meridian-rail.de".into()),
        founded_year: None,
        revenue_minor: None,
        currency: None,
        employees: None,
        parent_name: None,
        version: 0,
    };
    let mut deal = healthy_deal(11, "Meridian Rail, ticketing", today());
    deal.account_id = Some(AccountId(id(30)));
    deal.product_id = Some(ProductId(id(CORE)));
    let anna = person::Model {
        id: PersonId(id(50)),
        partner_id: tandem_model::PartnerId(id(2)),
        name: "Anna Berg".into(),
        email: Some("Anna@Cobalt.example".into()),
        phone: None,
        role: "sales".into(),
        region: None,
        version: 0,
    };
    let others = [
        Row::Member(member(2, "Bo Nyström")),
        Row::Partner(partner(2, "Cobalt")),
        Row::Person(anna),
        Row::Account(account),
        product(CORE, "Core Platform"),
        product(VAULT, "Vault"),
        Row::Deal(deal),
    ];
    hub.put(team().into_iter().chain(others)).await;
    hub
}

/// Signed in as a member.
async fn device(hub: &TestHub, name: &str, who: u128) -> Device {
    let device = Device::start(name, today()).await;
    let token = hub.new_token(name, Some(id(who))).await;
    device.connect(&hub.url(), &token).await;
    device.wait_synced().await;
    device.wait_judged(1).await;
    device
}

fn form(partner: u128, customer: &str, domain: &str, product: u128) -> Value {
    json!({
        "partnerId": id(partner), "customer": customer, "country": "de", "domain": domain, "contactName": null,
        "contactEmail": null, "contactPhone": null, "taxId": null, "parentName": null, "productId": id(product),
        "money": { "minor": 4_800_000, "currency": "EUR" }, "closeOn": "2027-02-01", "note": null,
    })
}

fn save(form: &Value, submit: bool) -> Value {
    json!({ "kind": "save_registration", "id": null, "form": form, "submit": submit })
}

async fn inbox(device: &Device, part: &str) -> Value {
    device.ask("registration_inbox", json!({ "part": part, "mine": false, "shown": 50 })).await
}

/// The id of the only registration of a part.
async fn only(device: &Device, part: &str) -> Value {
    let inbox = inbox(device, part).await;
    assert_eq!(inbox["rows"].as_array().unwrap().len(), 1, "{inbox}");
    inbox["rows"][0]["id"].clone()
}

async fn page(device: &Device, of: &Value) -> Value {
    device.ask("registration", json!({ "id": of })).await
}

fn approve(of: &Value, reason: Value) -> Value {
    json!({ "kind": "approve_registration", "id": of, "reason": reason })
}

fn codes(check: &Value) -> Vec<&str> {
    check["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_goes_from_draft_to_protection_and_each_step_can_be_undone() {
    let (hub, tessel) = (hub().await, form(2, "Tessel Bank AG", "tessel.de", CORE));
    let alice = device(&hub, "alice", 1).await;
    alice.execute(save(&tessel, false)).await;
    let draft = only(&alice, "open").await;
    let shown = page(&alice, &draft).await;
    assert_eq!((&shown["row"]["status"], &shown["steps"]), (&json!("draft"), &json!(["edit", "submit", "withdraw"])));
    alice.execute(json!({ "kind": "submit_registration", "id": draft })).await;
    let row = inbox(&alice, "undecided").await["rows"][0].clone();
    // On a Sunday: two working days begin on Monday morning.
    assert_eq!((&row["clock"]["minutes"], &row["clock"]["text"]), (&json!(960), &json!("\u{2068}16\u{2069} h left")));
    assert_eq!((&row["closest"], &row["partner"]["name"]), (&Value::Null, &json!("Cobalt")));
    let told = alice.execute(approve(&draft, Value::Null)).await;
    assert_eq!(tandem_l10n::strip_isolates(&told.note.unwrap()), "Tessel Bank AG approved");
    let shown = page(&alice, &draft).await;
    assert_eq!((&shown["row"]["status"], &shown["row"]["protectedUntil"]), (&json!("approved"), &json!("2027-02-20")));
    assert_eq!((&shown["decidedBy"], &shown["steps"]), (&json!("Mara Lindqvist"), &json!(["extend", "withdraw"])));
    let longer = json!({ "kind": "extend_registration", "id": draft, "answer": "Pilot began" });
    alice.execute(longer).await;
    assert_eq!(page(&alice, &draft).await["row"]["protectedUntil"], "2027-04-21");
    for (until, status) in [(json!("2027-02-20"), "approved"), (Value::Null, "submitted"), (Value::Null, "draft")] {
        alice.execute(json!({ "kind": "undo" })).await;
        let row = page(&alice, &draft).await["row"].clone();
        assert_eq!((&row["protectedUntil"], &row["status"]), (&until, &json!(status)));
    }
    alice.wait_sent().await;
    assert_eq!(hub.number("SELECT count(*) FROM claim").await, 0, "no protection is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_the_same_customer_is_named_with_its_reasons_and_kept_with_the_decision() {
    let hub = hub().await;
    let alice = device(&hub, "alice", 1).await;
    let mut known = form(2, "Meridain Rail", "www.meridian-rail.de", CORE);
    known["contactEmail"] = json!("anna@cobalt.example");
    let checks = alice.ask("duplicates", json!({ "id": null, "form": known })).await["checks"].clone();
    let (deal, person) = (&checks[0], &checks[1]);
    assert_eq!(
        (&deal["kind"], &deal["title"], &deal["class"]),
        (&json!("deal"), &json!("Meridian Rail, ticketing"), &json!("exact"))
    );
    assert_eq!(codes(deal), ["domain", "name_similar", "product", "country"]);
    assert_eq!(
        deal["compared"][0],
        json!({ "label": "Customer", "this": "Meridain Rail", "that": "Meridian Rail GmbH" })
    );
    assert_eq!(
        (&person["kind"], &person["title"], &person["class"]),
        (&json!("person"), &json!("Anna Berg"), &json!("possible"))
    );
    alice.execute(save(&known, true)).await;
    let id = only(&alice, "undecided").await;
    let shown = page(&alice, &id).await;
    assert_eq!((&shown["needsReason"], &shown["checksAreKept"]), (&json!(true), &json!(false)));
    let refused = alice.try_execute(approve(&id, Value::Null)).await.unwrap_err();
    assert_eq!((refused.kind, refused.field.as_deref()), (ErrorKind::Refused, Some("reason")));
    let reject = json!({ "kind": "reject_registration", "id": id, "reason": "existing_customer", "answer": "" });
    alice.execute(reject).await;
    let shown = page(&alice, &id).await;
    assert_eq!((&shown["reason"], &shown["checksAreKept"]), (&json!("Existing customer"), &json!(true)));
    assert_eq!((&shown["checks"][0]["score"], codes(&shown["checks"][0])), (&deal["score"], codes(deal)));
    // Another product of the same customer is no clash, and says so.
    let other = form(2, "Meridian Rail", "", VAULT);
    let checks = alice.ask("duplicates", json!({ "id": null, "form": other })).await["checks"].clone();
    assert_eq!(checks[0]["class"], "likely");
    assert!(codes(&checks[0]).contains(&"product_differs"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_approvals_made_offline_the_first_to_arrive_holds_and_the_second_is_a_visible_conflict() {
    let hub = hub().await;
    let (alice, bob) = (device(&hub, "alice", 1).await, device(&hub, "bob", 2).await);
    for device in [&alice, &bob] {
        device.execute(json!({ "kind": "pause_sync" })).await;
        device.wait_status(|status| status["phase"] == "paused").await;
    }
    // The same customer, written otherwise, for the same product, by two partners.
    alice.execute(save(&form(1, "Tessel Bank", "https://tessel.de/", CORE), true)).await;
    bob.execute(save(&form(2, "TESSEL BANK AG", "www.tessel.de", CORE), true)).await;
    let (late, first) = (only(&alice, "undecided").await, only(&bob, "undecided").await);
    alice.execute(approve(&late, Value::Null)).await;
    bob.execute(approve(&first, Value::Null)).await;
    assert_eq!(page(&alice, &late).await["row"]["status"], "approved");
    bob.execute(json!({ "kind": "resume_sync" })).await;
    bob.wait_sent().await;
    alice.execute(json!({ "kind": "resume_sync" })).await;
    let center = alice.wait_center("a conflict", |center| center["conflicts"] != json!([])).await;
    alice.sync_again().await;
    let conflict = &center["conflicts"][0];
    assert_eq!(
        (&conflict["title"], &conflict["noun"], &conflict["record"]),
        (&json!("TESSEL BANK AG"), &json!("Protection"), &json!({ "kind": "registration", "id": late }))
    );
    let sides: Vec<_> =
        conflict["fields"].as_array().unwrap().iter().map(|field| (&field["mine"], &field["theirs"])).collect();
    assert!(sides.contains(&(&json!("Nordwind Systems"), &json!("Cobalt"))), "{conflict}");
    bob.sync_again().await;
    for device in [&alice, &bob] {
        assert_eq!(page(device, &first).await["row"]["status"], "approved", "{}", device.name);
        let late = page(device, &late).await;
        assert_eq!((&late["row"]["status"], &late["holder"]["partnerName"]), (&json!("superseded"), &json!("Cobalt")));
        assert_eq!(late["conflicts"][0]["id"], conflict["id"], "{}", device.name);
    }
    let mine = json!({ "kind": "resolve_conflict", "id": conflict["id"], "choice": "mine", "values": null });
    bob.execute(mine).await;
    bob.wait_sent().await;
    alice.sync_again().await;
    for device in [&alice, &bob] {
        assert_eq!(page(device, &late).await["row"]["status"], "approved", "{}", device.name);
        assert_eq!(page(device, &first).await["row"]["status"], "superseded", "{}", device.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_second_is_refused_while_a_protection_lasts() {
    let hub = hub().await;
    let alice = device(&hub, "alice", 1).await;
    alice.execute(save(&form(2, "Tessel Bank", "tessel.de", CORE), true)).await;
    alice.execute(approve(&only(&alice, "undecided").await, Value::Null)).await;
    alice.execute(save(&form(1, "Tessel Bank", "tessel.de", CORE), true)).await;
    let second = only(&alice, "undecided").await;
    let shown = page(&alice, &second).await;
    assert_eq!((&shown["holder"]["partnerName"], &shown["checks"][0]["class"]), (&json!("Cobalt"), &json!("exact")));
    let refused = alice.try_execute(approve(&second, json!("customer_chose"))).await.unwrap_err();
    assert!(refused.message.starts_with("Another registration protects this customer"), "{}", refused.message);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_inbox_and_today_agree_on_what_is_to_be_decided_and_what_ends() {
    let hub = sample_hub().await;
    let alice = synced(&hub).await;
    let (undecided, ending) = (inbox(&alice, "undecided").await, inbox(&alice, "ending").await);
    let due: Vec<i64> =
        undecided["rows"].as_array().unwrap().iter().map(|row| row["dueAt"].as_i64().unwrap()).collect();
    assert!(due.len() > 5 && due.is_sorted(), "{due:?}");
    let closest = undecided["rows"].as_array().unwrap().iter().filter(|row| row["closest"]["class"] == "exact").count();
    assert!(closest > 0, "the sample repeats a customer now and then");
    let today = alice.ask("today", json!({})).await;
    let total = |kind: &str| {
        let mut groups = today["groups"].as_array().unwrap().iter();
        groups.find(|group| group["kind"] == kind).unwrap()["total"].clone()
    };
    assert_eq!(total("registrations"), undecided["counts"]["undecided"]);
    assert_eq!(total("protection_ending"), ending["counts"]["ending"]);
    assert!(ending["counts"]["ending"].as_i64().unwrap() > 0);
}
