//! Partners from a file: mapped, checked, applied in pieces, taken back as one; broken off it loses and doubles nothing.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use tandem_api::{ApiError, ErrorKind, Outcome, routes::Offer};
use tandem_model::Row;
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, team},
};

use crate::support::{synced, today};

pub async fn count(device: &Device, list: &str) -> usize {
    device.ask(list, json!({})).await["total"].as_u64().unwrap() as usize
}

/// Nordwind Systems is known; nothing leaves for the hub.
pub async fn paused() -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    hub.put(team().into_iter().chain([Row::Deal(healthy_deal(11, "Harbour", today()))])).await;
    let device = synced(&hub).await;
    device.execute(json!({ "kind": "pause_sync" })).await;
    device.wait_status(|status| status["phase"] == "paused").await;
    (hub, device)
}

pub async fn hand_over(device: &Device, name: &str, bytes: &[u8], windows: bool) -> Result<Outcome, ApiError> {
    device.try_execute(json!({ "kind": "begin_import", "name": name, "size": bytes.len() })).await?;
    for piece in bytes.chunks(700_000) {
        device.try_execute(json!({ "kind": "add_to_import", "data": BASE64_STANDARD.encode(piece) })).await?;
    }
    device.try_execute(json!({ "kind": "read_import", "delimiter": null, "windows": windows })).await
}

pub async fn view(device: &Device) -> Value {
    device.ask("import", json!({})).await["file"].clone()
}

pub async fn rows(device: &Device, only: &str) -> Vec<Value> {
    device.ask("import_rows", json!({ "only": only, "limit": 500 })).await["rows"].as_array().unwrap().clone()
}

async fn partners(device: &Device) -> usize {
    count(device, "partner_list").await
}

pub async fn apply(device: &Device) -> Outcome {
    device.execute(json!({ "kind": "apply_import" })).await
}

pub fn said(outcome: &Outcome) -> String {
    tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap())
}

const FILE: &str = "Firma;Art;Region;Ort;Betreuer\n\
    Nordwind Systems;;;Lübeck;\n\
    Neu AG;Wiederverkäufer;EMEA;Kiel;\n\
    Ohne Art;;EMEA;;\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_previewed_applied_and_taken_back_also_after_a_restart() {
    let (_hub, device) = paused().await;
    let owner = device.ask("facets", json!({})).await["owners"][0]["name"].as_str().unwrap().to_owned();
    let file = FILE.replace("Kiel;", &format!("Kiel;{owner}")).replace("Wiederverkäufer", "reseller");
    hand_over(&device, "partners.csv", file.as_bytes(), false).await.unwrap();
    let before = partners(&device).await;
    let shown = view(&device).await;
    assert_eq!(
        (&shown["lines"], &shown["delimiter"], &shown["complete"]),
        (&json!(3), &json!("semicolon"), &json!(true))
    );
    assert_eq!(shown["counts"], json!({ "new": 1, "changed": 1, "same": 0, "problems": 1, "leftOut": 0 }));
    let changed = &rows(&device, "changed").await[0];
    assert_eq!((&changed["line"], &changed["changes"][0]["after"]), (&json!(2), &json!("Lübeck")));
    let problem = &rows(&device, "problem").await[0];
    assert_eq!((&problem["line"], problem["problems"].as_array().unwrap().len()), (&json!(4), 2));
    assert_eq!(partners(&device).await, before, "nothing changes before it is applied");

    let outcome = apply(&device).await;
    assert_eq!((said(&outcome).as_str(), outcome.offer), ("Imported: 1 new, 1 changed", Some(Offer::Undo)));
    assert_eq!(partners(&device).await, before + 1);
    let device = device.restart().await;
    let undone = device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(said(&undone), "Undone: partners.csv imported");
    assert_eq!(partners(&device).await, before);
    let center = device.ask("sync_center", json!({})).await;
    assert_eq!(center["waiting"], json!([]), "what was never sent leaves no trace");
    device.execute(json!({ "kind": "redo" })).await;
    assert_eq!(partners(&device).await, before + 1);
}

/// New partners, more than go in one piece.
fn many(count: usize) -> String {
    let mut file = "name,type,region,owner\n".to_owned();
    for number in 0..count {
        file.push_str(&format!("Partner {number},reseller,EMEA,OWNER\n"));
    }
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn many_pieces_are_one_undo_and_the_same_file_again_does_nothing() {
    let (_hub, device) = paused().await;
    let owner = device.ask("facets", json!({})).await["owners"][0]["name"].as_str().unwrap().to_owned();
    let file = many(250).replace("OWNER", &owner);
    let before = partners(&device).await;
    hand_over(&device, "many.csv", file.as_bytes(), false).await.unwrap();
    apply(&device).await;
    assert_eq!(partners(&device).await, before + 250);
    hand_over(&device, "many.csv", file.as_bytes(), false).await.unwrap();
    assert_eq!(
        view(&device).await["counts"],
        json!({ "new": 0, "changed": 0, "same": 250, "problems": 0, "leftOut": 0 })
    );
    let again = apply(&device).await;
    assert_eq!((again.note, again.offer), (None, None));
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(partners(&device).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_the_hub_has_is_taken_back_at_the_hub_too() {
    let (hub, device) = paused().await;
    let owner = device.ask("facets", json!({})).await["owners"][0]["name"].as_str().unwrap().to_owned();
    hand_over(&device, "many.csv", many(130).replace("OWNER", &owner).as_bytes(), false).await.unwrap();
    apply(&device).await;
    device.execute(json!({ "kind": "resume_sync" })).await;
    device.wait_sent().await;
    let sql = "SELECT count(*) FROM partner WHERE name LIKE 'Partner %'";
    assert_eq!(hub.rows::<(i64,)>(sql).await, [(130,)]);
    device.execute(json!({ "kind": "undo" })).await;
    device.wait_sent().await;
    assert_eq!(hub.rows::<(i64,)>(sql).await, [(0,)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_is_kept_for_the_next_file_with_these_headings() {
    let (_hub, device) = paused().await;
    let file = b"who,where\nNordwind Systems,Bonn\n";
    hand_over(&device, "a.csv", file, false).await.unwrap();
    assert_eq!(view(&device).await["complete"], json!(false));
    let sources = json!([
        { "field": "name", "column": 0, "fixed": null }, { "field": "city", "column": 1, "fixed": null },
        { "field": "nonsense", "column": 1, "fixed": null }, { "field": "tier", "column": 99, "fixed": null },
    ]);
    device.execute(json!({ "kind": "map_import", "sources": sources, "monthFirst": false, "decimals": "point" })).await;
    device.execute(json!({ "kind": "close_import" })).await;
    hand_over(&device, "b.csv", file, false).await.unwrap();
    let shown = view(&device).await;
    assert_eq!((&shown["complete"], &shown["counts"]["changed"]), (&json!(true), &json!(1)));
    let tier = shown["fields"].as_array().unwrap().iter().find(|field| field["field"] == "tier").unwrap();
    assert_eq!(tier["column"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_moved_since_the_preview_is_shown_again_and_not_written() {
    let (_hub, device) = paused().await;
    hand_over(&device, "a.csv", b"name,note\nNordwind Systems,From the file\n", false).await.unwrap();
    let id = tandem_testkit::rows::id(1);
    device.execute(json!({ "kind": "edit_partner", "id": id, "note": "By hand", "tags": null })).await;
    let refused = device.try_execute(json!({ "kind": "apply_import" })).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Conflict);
    assert_eq!(device.ask("partner_page", json!({ "id": id })).await["note"], "By hand");
    assert_eq!(rows(&device, "changed").await[0]["changes"][0]["before"], "By hand");
    apply(&device).await;
    assert_eq!(device.ask("partner_page", json!({ "id": id })).await["note"], "From the file");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_bytes_than_were_announced_are_refused() {
    let (_hub, device) = paused().await;
    device.execute(json!({ "kind": "begin_import", "name": "a.csv", "size": 3 })).await;
    let data = BASE64_STANDARD.encode(b"name");
    let refused = device.try_execute(json!({ "kind": "add_to_import", "data": data })).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    let size = tandem_api::sheet::MAX_FILE_BYTES + 1;
    let begin = json!({ "kind": "begin_import", "name": "a.csv", "size": size });
    assert_eq!(device.try_execute(begin).await.unwrap_err().kind, ErrorKind::Refused);
}
