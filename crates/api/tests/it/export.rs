//! Lists as files: every row behind the filter, no cell a formula, no file in the place of another.

use std::{fs, io::Read};

use serde_json::json;
use tandem_api::ErrorKind;
use tandem_model::{Row, deal};
use tandem_testkit::{
    Device, TestHub,
    rows::{healthy_deal, team},
};

use crate::support::{synced, today};

const HOSTILE: &str = "=HYPERLINK(\"http://x\",\"y\");=1+1";

/// More deals than one page, one of them named by somebody who means harm.
async fn device() -> (TestHub, Device) {
    let hub = TestHub::empty().await;
    let deals = (0..720).map(|n| healthy_deal(1_000 + n, &format!("Pier {n}"), today()));
    let lost = healthy_deal(900, "Lighthouse", today());
    let lost = deal::Model { stage: "lost".into(), next_step: Some("+call".into()), ..lost };
    let deals = deals.chain([healthy_deal(901, HOSTILE, today()), lost]);
    hub.put(team().into_iter().chain(deals.map(Row::Deal))).await;
    let device = synced(&hub).await;
    (hub, device)
}

fn files(device: &Device) -> Vec<String> {
    let folder = fs::read_dir(device.shell.profile().join("downloads")).unwrap();
    let mut names: Vec<_> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text(device: &Device, name: &str) -> String {
    fs::read_to_string(device.shell.profile().join("downloads").join(name)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_deal_behind_the_filter_is_in_the_file_and_none_is_a_formula() {
    let (_hub, device) = device().await;
    let outcome =
        device.execute(json!({ "kind": "export_deals", "filter": { "only": "open" }, "format": "csv" })).await;
    let said = tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap());
    assert_eq!(said, "721 rows written to Deals 2026-11-22.csv in your downloads");
    let text = text(&device, "Deals 2026-11-22.csv");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 722);
    assert!(lines[0].starts_with("\u{feff}\"Number\",\"Deal\",\"Partner\""), "{}", lines[0]);
    let hostile = lines.iter().find(|line| line.contains("HYPERLINK")).unwrap();
    assert!(hostile.contains(r#""'=HYPERLINK(""http://x"",""y"");'=1+1""#), "{hostile}");
    assert!(lines[1].contains(r#""12500.00","EUR""#), "{}", lines[1]);
    assert!(!text.contains("Lighthouse"));
}

/// A part of a workbook.
fn part(device: &Device, name: &str, part: &str) -> String {
    let file = fs::File::open(device.shell.profile().join("downloads").join(name)).unwrap();
    let mut text = String::new();
    zip::ZipArchive::new(file).unwrap().by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_has_every_row_with_days_as_days_amounts_as_numbers_and_no_formula() {
    let (_hub, device) = device().await;
    let command = json!({ "kind": "export_deals", "filter": { "only": "open" }, "format": "xlsx" });
    let outcome = device.execute(command).await;
    let said = tandem_l10n::strip_isolates(outcome.note.as_deref().unwrap());
    assert_eq!(said, "721 rows written to Deals 2026-11-22.xlsx in your downloads");
    let sheet = part(&device, "Deals 2026-11-22.xlsx", "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("<row ").count(), 722);
    assert!(!sheet.contains("<f>"), "a formula");
    assert!(sheet.contains("=HYPERLINK(&quot;http://x&quot;") || sheet.contains("=HYPERLINK(\"http://x\""), "as it is");
    assert_eq!(sheet.matches("<v>12500</v>").count(), 721, "an amount is a number");
    assert_eq!(sheet.matches("<v>46348</v>").count(), 721, "22 November 2026 as workbooks count days");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_export_stands_beside_the_first() {
    let (_hub, device) = device().await;
    for filter in [json!({ "stage": "lost" }), json!({ "text": "Pier 7", "limit": 1 })] {
        device.execute(json!({ "kind": "export_deals", "filter": filter, "format": "csv" })).await;
    }
    device.execute(json!({ "kind": "export_partners", "filter": {}, "format": "csv" })).await;
    let names = ["Deals 2026-11-22 (2).csv", "Deals 2026-11-22.csv", "Partners 2026-11-22.csv"];
    assert_eq!(files(&device), names);
    assert!(text(&device, names[1]).contains("\"'+call\""));
    let total = device.ask("deal_page", json!({ "text": "Pier 7" })).await["total"].as_u64().unwrap();
    assert_eq!(text(&device, names[0]).lines().count() as u64, total + 1);
    assert!(text(&device, names[2]).contains("\"Nordwind Systems\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_takes_no_file_is_named() {
    let (_hub, device) = device().await;
    fs::write(device.shell.profile().join("downloads"), "").unwrap();
    let refused =
        device.try_execute(json!({ "kind": "export_deals", "filter": {}, "format": "csv" })).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    assert!(refused.message.contains("downloads"), "{}", refused.message);
}
