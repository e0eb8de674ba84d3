//! Files that mean harm: each is refused in words, on its line, in little time and memory, and changes nothing.

use std::{
    io::{Cursor, Write},
    time::{Duration, Instant},
};

use rstest::rstest;
use rust_xlsxwriter::{Formula, Workbook};
use serde_json::json;
use tandem_api::{
    ErrorKind,
    sheet::{MAX_FILE_BYTES, MAX_LINES, Reading, Trouble, TroubleCause as Cause, read},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::import::{hand_over, paused};

/// Far more than any of them takes; a bomb that goes off takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const ROOT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook with this as its sheet, and other parts.
fn book(sheet: &[u8], others: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let fixed = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in fixed.into_iter().chain(others.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))) {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
    format!("{head}<sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// One cell as far out as the format goes, and another at its start.
fn far_cell() -> Vec<u8> {
    let (near, far) = (text_cell("A1", "name"), text_cell("XFD2", "x"));
    book(&sheet(&format!(r#"<row r="1">{near}</row><row r="2">{far}</row>"#)), &[])
}

fn wide_book() -> Vec<u8> {
    let mut cells = String::new();
    for _ in 0..1_000_000 {
        cells.push_str("<c><v>1</v></c>");
    }
    book(&sheet(&format!(r#"<row r="1">{}{cells}</row>"#, text_cell("A1", "name"))), &[])
}

fn small_book() -> Vec<u8> {
    let rows =
        format!(r#"<row r="1">{}</row><row r="2">{}</row>"#, text_cell("A1", "name"), text_cell("A2", "Nordwind"));
    book(&sheet(&rows), &[])
}

fn huge_part() -> Vec<u8> {
    book(&vec![b' '; 192 << 20], &[])
}

fn many_parts() -> Vec<u8> {
    let parts: Vec<_> = (0..1_200).map(|number| (format!("xl/media/{number}"), Vec::new())).collect();
    book(&sheet(""), &parts)
}

/// None of them is a bomb by itself.
fn many_large_parts() -> Vec<u8> {
    let parts: Vec<_> = (0..140).map(|number| (format!("xl/media/{number}"), vec![0; 1 << 20])).collect();
    book(&sheet(""), &parts)
}

/// Says in its directory that the sheet is small.
fn lying_size() -> Vec<u8> {
    let mut bytes = small_book();
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[directory + 24..directory + 28].copy_from_slice(&1_u32.to_le_bytes());
    bytes
}

fn entities() -> Vec<u8> {
    let mut bytes = br#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#.to_vec();
    bytes.extend(sheet(&format!(r#"<row r="1">{}</row>"#, text_cell("A1", "&b;"))));
    book(&bytes, &[])
}

/// As many as there may be parts, and nothing in any of them.
fn empty_sheets() -> Vec<u8> {
    let mut book = Workbook::new();
    for _ in 0..300 {
        book.add_worksheet();
    }
    book.save_to_buffer().unwrap()
}

fn cut(bytes: Vec<u8>) -> Vec<u8> {
    bytes[..bytes.len() * 2 / 3].to_vec()
}

#[rstest]
#[case::wide_csv(format!("name{}\nx\n", ",x".repeat(1_000_000)).into_bytes(), Cause::TooManyColumns, Some(1))]
#[case::long_line(format!("name\nNordwind\nx{}\n", ";".repeat(1_000_000)).into_bytes(), Cause::CellTooLong, Some(3))]
#[case::open_quote(b"name,city\nNordwind,\"Kiel\n\nSudlicht,Bonn\n".to_vec(), Cause::OpenQuote, Some(2))]
#[case::windows(b"name\nNordwind\nS\xfcdlicht\n".to_vec(), Cause::Encoding, Some(3))]
#[case::half_a_unit(b"\xff\xfen\0a\0\n\0x".to_vec(), Cause::Encoding, Some(2))]
#[case::lone_surrogate(b"\xff\xfen\0\n\0\x00\xd8\n\0".to_vec(), Cause::Encoding, Some(2))]
#[case::zeros(b"name\nNord\0wind\n".to_vec(), Cause::NoSheet, Some(2))]
#[case::nothing(Vec::new(), Cause::Empty, None)]
#[case::blanks(b"\n\n , ,\n".to_vec(), Cause::Empty, None)]
#[case::headings_alone(b"name,city\n".to_vec(), Cause::Empty, None)]
#[case::long_cell(format!("name\n{}\n", "x".repeat(70_000)).into_bytes(), Cause::CellTooLong, Some(2))]
#[case::many_lines(format!("name\n{}", "x\n".repeat(MAX_LINES + 1)).into_bytes(), Cause::TooManyLines, Some(MAX_LINES as u64 + 2))]
#[case::many_cells(format!("name\n{}", format!("x{}\n", ",".repeat(250)).repeat(5_000)).into_bytes(), Cause::TooManyCells, Some(3_986))]
#[case::picture(b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(), Cause::Encoding, Some(1))]
#[case::page(b"%PDF-1.7\n".to_vec(), Cause::NoSheet, None)]
#[case::old_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Cause::NoSheet, None)]
#[case::cut_workbook(cut(small_book()), Cause::Broken, None)]
#[case::other_zip({ let mut zip = ZipWriter::new(Cursor::new(Vec::new())); zip.start_file("a", SimpleFileOptions::default()).unwrap(); zip.finish().unwrap().into_inner() }, Cause::NoSheet, None)]
#[case::far_cell(far_cell(), Cause::TooManyColumns, Some(2))]
#[case::wide_book(wide_book(), Cause::TooManyColumns, Some(1))]
#[case::huge_part(huge_part(), Cause::Bomb, None)]
#[case::many_parts(many_parts(), Cause::Bomb, None)]
#[case::many_large_parts(many_large_parts(), Cause::Bomb, None)]
#[case::larger_than_any(vec![b'x'; MAX_FILE_BYTES + 1], Cause::TooLarge, None)]
#[case::lying_size(lying_size(), Cause::Broken, None)]
#[case::entities(entities(), Cause::Broken, None)]
#[case::empty_sheets(empty_sheets(), Cause::Empty, None)]
fn a_hostile_file_is_refused_on_its_line(#[case] bytes: Vec<u8>, #[case] cause: Cause, #[case] line: Option<u64>) {
    let begun = Instant::now();
    let found = read(&bytes, Reading::default());
    assert!(begun.elapsed() < PATIENCE, "{cause:?}");
    assert_eq!(found.map(|_| ()), Err(Trouble { line, cause }));
}

#[test]
fn a_plain_file_is_read_in_each_of_its_encodings() {
    let utf16: Vec<u8> = "\u{feff}name;city\nSüdlicht;Köln\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows = Reading { windows: true, ..Reading::default() };
    let files: [(&[u8], Reading); 4] = [
        ("name,city\r\n\"Südlicht\",\"Köln\"\r\n".as_bytes(), Reading::default()),
        ("\u{feff}name\tcity\nSüdlicht\tKöln".as_bytes(), Reading::default()),
        (&utf16, Reading::default()),
        (b"name;city\nS\xfcdlicht;K\xf6ln\n", windows),
    ];
    for (bytes, reading) in files {
        let sheet = read(bytes, reading).unwrap().sheet;
        assert_eq!(sheet.headings, ["name", "city"]);
        let texts: Vec<_> = sheet.lines[0].cells.iter().map(|cell| format!("{cell:?}")).collect();
        assert_eq!(texts, [r#"Text("Südlicht")"#, r#"Text("Köln")"#]);
    }
}

#[test]
fn the_workbook_that_the_hostile_ones_are_made_from_is_a_good_one() {
    let sheet = read(&small_book(), Reading::default()).unwrap().sheet;
    assert_eq!((sheet.headings, sheet.lines.len(), sheet.lines[0].number), (vec!["name".to_owned()], 1, 2));
}

/// A workbook as another program writes it: with a day, and a formula that says what it wants.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["name", "city", "since"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_string(1, 0, "Nordwind Systems").unwrap();
    sheet.write_formula(1, 1, Formula::new("=HYPERLINK(\"http://x\")").set_result("Kiel")).unwrap();
    sheet.write_string(2, 0, "Nordwind  systems").unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_date_with_format(2, 2, tandem_testkit::rows::day("2024-02-29"), &day).unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_formula_is_a_problem_of_its_line_and_a_day_is_a_day() {
    let (_hub, device) = paused().await;
    hand_over(&device, "a.xlsx", &workbook(), false).await.unwrap();
    let rows = device.ask("import_rows", json!({})).await["rows"].clone();
    let told = |text: &serde_json::Value| tandem_l10n::strip_isolates(text.as_str().unwrap());
    assert_eq!(rows[0]["line"], 2);
    assert_eq!(told(&rows[0]["problems"][0]), "City: a formula is not taken. Paste its value in its place.");
    assert_eq!((&rows[1]["line"], &rows[1]["effect"]), (&json!(3), &json!("problem")), "about the same partner");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_file_says_so_in_each_language_and_leaves_every_table_as_it_was() {
    let (_hub, device) = paused().await;
    let before = crate::support::answers(&device).await;
    let files = [far_cell(), huge_part(), cut(small_book()), b"name\nS\xfcdlicht\n".to_vec(), b"name\n\"x\n".to_vec()];
    for language in ["de", "ar", "en"] {
        device.execute(json!({ "kind": "set_language", "language": language })).await;
        for file in &files {
            let refused = hand_over(&device, "a.xlsx", file, false).await.unwrap_err();
            assert_eq!(refused.kind, ErrorKind::Refused);
            for of in ["partners", "people", "deals"] {
                let again = json!({ "kind": "read_import", "delimiter": null, "windows": false, "of": of });
                assert_eq!(device.try_execute(again).await.unwrap_err().message, refused.message);
            }
            assert!(!refused.message.is_empty() && !refused.message.contains("import-"), "{}", refused.message);
        }
    }
    let refused = hand_over(&device, "a.csv", b"name\nS\xfcdlicht\n", false).await.unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("encoding"));
    assert!(tandem_l10n::strip_isolates(&refused.message).starts_with("Line 2: "), "{}", refused.message);
    assert_eq!(device.ask("import", json!({})).await["file"], json!(null));
    assert_eq!(crate::support::answers(&device).await, before);
}

#[rstest]
#[case::long_name("people", format!("Name,Email,Partner,Role\n{},a@b.example,Nordwind Systems,sales\n", "x".repeat(3_000)))]
#[case::long_region("people", format!("Name,Partner,Role,Region\nPer,Nordwind Systems,sales,{}\n", "x".repeat(3_000)))]
#[case::long_number("deals", format!("Number,Deal,Partner,Stage,Currency\n{},Quay,Nordwind Systems,won,EUR\n", "9".repeat(3_000)))]
#[case::huge_amount("deals", format!("Deal,Partner,Stage,Amount,Currency\nQuay,Nordwind Systems,proposal,{},EUR\n", "9".repeat(400)))]
#[case::far_day("deals", "Deal,Partner,Stage,Currency,Close date\nQuay,Nordwind Systems,proposal,EUR,9999-12-31\n".to_owned())]
#[case::no_currency("deals", "Deal,Partner,Stage,Amount,Currency\nQuay,Nordwind Systems,proposal,1,ﬀﬀﬀ\n".to_owned())]
#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_line_is_a_problem_and_nothing_of_it_is_written(#[case] of: &str, #[case] file: String) {
    let (_hub, device) = paused().await;
    let before = crate::support::answers(&device).await;
    hand_over(&device, "a.csv", file.as_bytes(), false).await.unwrap();
    let shown = device.ask("import", json!({})).await["file"].clone();
    let counts = json!({ "new": 0, "changed": 0, "same": 0, "problems": 1, "leftOut": 0 });
    assert_eq!((&shown["kind"], &shown["counts"]), (&json!(of), &counts));
    let applied = device.execute(json!({ "kind": "apply_import" })).await;
    assert_eq!((applied.note, applied.offer), (None, None));
    assert_eq!(crate::support::answers(&device).await, before);
}
