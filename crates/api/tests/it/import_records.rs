//! People and deals from a file: found again, changed, taken back, and never more than the role allows.

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tandem_api::ErrorKind;
use tandem_domain::scope::{Grant, Role};
use tandem_hub::{access, token};
use tandem_testkit::{
    Device, TestHub,
    rows::{id, team},
};

use crate::{
    import::{apply, count, hand_over, paused, rows, said, view},
    support::today,
};

const PEOPLE: &str = "Name;Firma;E-Mail;Rolle;Telefon\n\
    Anna Berg;Nordwind Systems;anna@nordwind.example;Vertrieb;1\n\
    Per Holm;nordwind systems;;Technik;2\n\
    Ohne Rolle;Nordwind Systems;;;\n\
    Fremd;Westwind;;Vertrieb;\n";

async fn people(device: &Device) -> Vec<String> {
    let page = device.ask("partner_page", json!({ "id": id(1) })).await;
    page["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap().to_owned()).collect()
}

async fn problems(device: &Device) -> Vec<String> {
    let texts = rows(device, "problem").await;
    let texts = texts.iter().flat_map(|row| row["problems"].as_array().unwrap().clone());
    texts.map(|text| tandem_l10n::strip_isolates(text.as_str().unwrap())).collect()
}

fn counts(new: u32, changed: u32, same: u32, problems: u32) -> Value {
    json!({ "new": new, "changed": changed, "same": same, "problems": problems, "leftOut": 0 })
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_imported_found_again_and_taken_back_after_a_restart() {
    let (_hub, device) = paused().await;
    hand_over(&device, "people.csv", PEOPLE.as_bytes(), false).await.unwrap();
    let shown = view(&device).await;
    assert_eq!((&shown["kind"], &shown["counts"]), (&json!("people"), &counts(2, 0, 0, 2)));
    assert_eq!(
        problems(&device).await,
        [
            "Role is missing: something new needs it.",
            "No partner, or more than one, goes by “Westwind”. Write the name as it is here, or import the partners first."
        ]
    );
    assert_eq!(said(&apply(&device).await), "Imported: 2 new, 0 changed");
    assert_eq!(people(&device).await, ["Anna Berg", "Per Holm"]);

    hand_over(&device, "people.csv", PEOPLE.as_bytes(), false).await.unwrap();
    assert_eq!(view(&device).await["counts"], counts(0, 0, 2, 2), "the second time nothing is new");
    let moved = "Name;E-Mail;Telefon\nAnna Holm;ANNA@nordwind.example;3\n";
    hand_over(&device, "moved.csv", moved.as_bytes(), false).await.unwrap();
    assert_eq!(view(&device).await["counts"], counts(0, 1, 0, 0));
    apply(&device).await;
    assert_eq!(people(&device).await, ["Anna Holm", "Per Holm"]);

    let device = device.restart().await;
    assert_eq!(said(&device.execute(json!({ "kind": "undo" })).await), "Undone: moved.csv imported");
    assert_eq!(said(&device.execute(json!({ "kind": "undo" })).await), "Undone: people.csv imported");
    assert_eq!(people(&device).await, Vec::<String>::new());
    assert_eq!(device.ask("sync_center", json!({})).await["waiting"], json!([]));
}

/// Deals on the second sheet, behind one with headings alone; amounts as texts and as numbers.
fn deals_book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Cover").unwrap().write_string(0, 0, "Pipeline").unwrap();
    let sheet = book.add_worksheet().set_name("Deals").unwrap();
    let lines = [
        ["Nummer", "Deal", "Partner", "Phase", "Betrag", "Währung", "Abschluss"],
        ["D-11", "", "", "Verhandlung", "9.999,50", "EUR", ""],
        ["", "Kai 7", "Nordwind Systems", "Angebot", "12.500", "EUR", "31.12.2026"],
        ["X-1", "Kai 8", "Nordwind Systems", "proposal", "", "USD", ""],
        ["X-2", "Kai 9", "Nordwind Systems", "Vielleicht", "1,2,3", "EUR", ""],
    ];
    for (row, line) in (0..).zip(lines) {
        for (column, text) in (0..).zip(line) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.write_number(3, 4, 1250.5).unwrap();
    book.add_worksheet().set_name("People").unwrap().write_string(0, 0, "E-Mail").unwrap();
    book.save_to_buffer().unwrap()
}

/// By its whole name: a word such as “8” also finds deals whose number begins so.
async fn deal(device: &Device, name: &str) -> Value {
    let page = device.ask("deal_page", json!({ "text": name })).await;
    page["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn deals_of_a_workbook_are_imported_found_again_and_taken_back() {
    let (_hub, device) = paused().await;
    let book = deals_book();
    let before = count(&device, "deal_page").await;
    hand_over(&device, "deals.xlsx", &book, false).await.unwrap();
    let shown = view(&device).await;
    assert_eq!((&shown["kind"], &shown["sheet"], &shown["decimals"]), (&json!("deals"), &json!(1), &json!("comma")));
    assert_eq!(shown["sheets"], json!(["Cover", "Deals", "People"]));
    assert_eq!(shown["amountSample"], json!({ "text": "9.999,50", "amount": "9999.50 EUR" }));
    let changed = rows(&device, "changed").await[0]["changes"][0].clone();
    assert_eq!((&changed["before"], &changed["after"]), (&json!("12500.00 EUR"), &json!("9999.50 EUR")));
    assert_eq!(shown["counts"], counts(2, 1, 0, 1));
    assert_eq!(
        problems(&device).await,
        [
            "Stage: “Vielleicht” is not known here.",
            "Amount: “1,2,3” is no amount in EUR. Write digits only, such as 12500."
        ]
    );
    apply(&device).await;
    assert_eq!(count(&device, "deal_page").await, before + 2);
    let amount = async |name| deal(&device, name).await["money"].clone();
    assert_eq!(amount("Harbour").await, json!({ "minor": 999_950, "currency": "EUR" }));
    assert_eq!(amount("Kai 7").await, json!({ "minor": 1_250_000, "currency": "EUR" }));
    assert_eq!(amount("Kai 8").await, json!({ "minor": 125_050, "currency": "USD" }));
    let made = deal(&device, "Kai 7").await;
    assert!(made["code"].as_str().unwrap().starts_with("D-"), "{made}");

    hand_over(&device, "deals.xlsx", &book, false).await.unwrap();
    assert_eq!(view(&device).await["counts"], counts(0, 0, 3, 1), "the second time nothing is new");
    let device = device.restart().await;
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(count(&device, "deal_page").await, before);
    assert_eq!(deal(&device, "Harbour").await["money"], json!({ "minor": 1_250_000, "currency": "EUR" }));
    assert_eq!(device.ask("sync_center", json!({})).await["waiting"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn kind_sheet_and_decimal_sign_are_the_users_to_say() {
    let (_hub, device) = paused().await;
    hand_over(&device, "deals.xlsx", &deals_book(), false).await.unwrap();
    let read =
        |sheet, of| json!({ "kind": "read_import", "delimiter": null, "windows": true, "sheet": sheet, "of": of });
    device.execute(read(json!(1), "partners")).await;
    let shown = view(&device).await;
    assert_eq!((&shown["kind"], &shown["complete"]), (&json!("partners"), &json!(true)));
    let empty = device.try_execute(read(json!(2), "people")).await.unwrap_err();
    assert_eq!(empty.kind, ErrorKind::Refused);

    device.execute(read(json!(1), "deals")).await;
    let fields = view(&device).await["fields"].as_array().unwrap().clone();
    let sources: Vec<Value> =
        fields.iter().map(|of| json!({ "field": of["field"], "column": of["column"], "fixed": of["fixed"] })).collect();
    device.execute(json!({ "kind": "map_import", "sources": sources, "monthFirst": false, "decimals": "point" })).await;
    let told = problems(&device).await;
    assert!(told.contains(&"Amount: “9.999,50” is no amount in EUR. Write digits only, such as 12500.".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_left_out_stays_out() {
    let (_hub, device) = paused().await;
    hand_over(&device, "people.csv", PEOPLE.as_bytes(), false).await.unwrap();
    let leave = |line, out| json!({ "kind": "leave_out_of_import", "line": line, "out": out });
    for line in [2, 3, 4] {
        device.execute(leave(line, true)).await;
    }
    device.execute(leave(3, false)).await;
    let counts = json!({ "new": 1, "changed": 0, "same": 0, "problems": 2, "leftOut": 1 });
    assert_eq!(view(&device).await["counts"], counts, "a line with a problem is out anyway");
    assert_eq!(rows(&device, "new").await[0]["leftOut"], json!(true));
    apply(&device).await;
    assert_eq!(people(&device).await, ["Per Holm"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_hub_has_goes_only_with_whoever_may_remove_it() {
    for (role, left) in [(Role::Manager, 0), (Role::SuccessManager, 2)] {
        let hub = TestHub::empty().await;
        hub.put(team()).await;
        let token = token::create(hub.hub(), "laptop", None).await.unwrap();
        let grant = Grant { role, regions: Some(["EMEA".to_owned()].into()), finance: true };
        access::give(hub.hub(), token.id, &grant).await.unwrap();
        let device = Device::start("alice", today()).await;
        device.connect(&hub.url(), &token.secret).await;
        device.wait_synced().await;
        let file =
            "Deal,Partner,Stage,Currency\nQuay,Nordwind Systems,Proposal,EUR\nPier,Nordwind Systems,Proposal,EUR\n";
        hand_over(&device, "deals.csv", file.as_bytes(), false).await.unwrap();
        apply(&device).await;
        device.wait_sent().await;
        let sql = "SELECT count(*) FROM deal WHERE name IN ('Quay', 'Pier')";
        assert_eq!(hub.number(sql).await, 2);
        let undone = device.try_execute(json!({ "kind": "undo" })).await;
        assert_eq!(undone.is_err(), left > 0, "{role:?}: {undone:?}");
        device.wait_sent().await;
        assert_eq!(hub.number(sql).await, left, "{role:?}");
    }
}
