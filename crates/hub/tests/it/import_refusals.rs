//! What an import does with rows and files that aren't what they should be.

use std::io::Write;
use std::path::Path;

use rstest::rstest;
use tandem_hub::import::{self, Cause, ImportOptions, MAX_FIELD_BYTES, MAX_ROW_BYTES, Report, Rows};
use tandem_hub::{Hub, write};

use crate::import::{copy_of, fixtures};
use crate::support::*;

const PIPELINE: &str = "crm/sales_pipeline.csv";
/// Lines of the extract's pipeline, header included.
const PIPELINE_LINES: u64 = 241;

fn read(folder: &Path) -> tandem_hub::Result<(Rows, Report)> {
    let (crm, training) = (Some(folder.join("crm")), Some(folder.join("training")));
    import::read(&ImportOptions { crm, training, ..Default::default() }, Vec::new())
}

/// The extract with `row` added at the end of `file`.
fn read_with(file: &str, row: &[u8]) -> (Rows, Report) {
    let files = copy_of(&fixtures());
    let mut target = std::fs::OpenOptions::new().append(true).open(files.path().join(file)).unwrap();
    target.write_all(row).unwrap();
    target.write_all(b"\n").unwrap();
    drop(target);
    read(files.path()).unwrap()
}

#[rstest]
#[case::agent("X1,Nobody,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", Cause::UnknownAgent)]
#[case::product("X1,Moses Frase,GTX Max,Isdom,Won,2017-01-01,2017-02-01,5", Cause::UnknownProduct)]
#[case::account("X1,Moses Frase,GTX Pro,Nowhere,Won,2017-01-01,2017-02-01,5", Cause::UnknownAccount)]
#[case::stage("X1,Moses Frase,GTX Pro,Isdom,Maybe,2017-01-01,2017-02-01,5", Cause::UnknownStage)]
#[case::number("X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,five", Cause::BadNumber)]
#[case::negative("X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,-5", Cause::BadNumber)]
#[case::huge("X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,99999999999999999999", Cause::BadNumber)]
#[case::thousandths("X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,1.005", Cause::BadNumber)]
#[case::date("X1,Moses Frase,GTX Pro,Isdom,Won,2017-02-30,2017-03-01,5", Cause::BadDate)]
#[case::other_date("X1,Moses Frase,GTX Pro,Isdom,Won,01.02.2017,2017-03-01,5", Cause::BadDate)]
#[case::order("X1,Moses Frase,GTX Pro,Isdom,Won,2017-02-02,2017-02-01,5", Cause::CloseBeforeEngagement)]
#[case::no_id(",Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", Cause::MissingKey)]
#[case::same_id("MV1LWRNH,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", Cause::Duplicate)]
#[case::few_columns("X1,Moses Frase,GTX Pro", Cause::ColumnCount)]
#[case::many_columns("X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5,6", Cause::ColumnCount)]
#[case::quote("\"X1,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", Cause::OpenQuote)]
#[case::nul("X1,Moses\0 Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", Cause::NulCharacter)]
fn a_bad_deal_is_refused_with_its_line_and_the_others_are_kept(#[case] row: &str, #[case] cause: Cause) {
    let (rows, report) = read_with(PIPELINE, row.as_bytes());
    assert_eq!(rows.deals.len(), 240);
    let found = report.findings().iter().find(|finding| finding.cause == cause).expect("a finding");
    assert_eq!((found.file, found.line), ("sales_pipeline.csv", PIPELINE_LINES + 1));
    assert!(found.render().starts_with("sales_pipeline.csv:242: refused, "), "{}", found.render());
    assert_eq!(report.files.values().map(|file| file.refused).sum::<u64>(), 1);
}

#[test]
fn text_that_is_not_utf8_is_refused_with_its_line() {
    let (rows, report) = read_with(PIPELINE, b"X1,Mos\xe9s Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5");
    assert_eq!((rows.deals.len(), report.count(Cause::NotUtf8)), (240, 1));
}

#[rstest]
#[case("training/courses.csv", "AAA,2013X,100", Cause::BadPresentation)]
#[case("training/courses.csv", "AAA,2013J,268", Cause::Duplicate)]
#[case("training/courses.csv", "ZZZ,2013J,-5", Cause::BadNumber)]
#[case("training/assessments.csv", "ZZZ,2013J,999999,TMA,19,10", Cause::UnknownRun)]
#[case("training/assessments.csv", "AAA,2013J,999999,TMA,19,101", Cause::BadNumber)]
#[case("training/enrollments.csv", "abc,AAA,2013J,Wales,-3,Pass", Cause::BadNumber)]
#[case("training/enrollments.csv", "999999999,AAA,2013J,Wales,-3,Maybe", Cause::UnknownResult)]
#[case("training/enrollments.csv", "999999999,AAA,2019J,Wales,-3,Pass", Cause::UnknownRun)]
#[case("training/submissions.csv", "999999,11391,18,0,78", Cause::UnknownExam)]
#[case("training/submissions.csv", "1752,999999999,18,0,78", Cause::NotEnrolled)]
fn a_bad_row_of_the_training_files_is_refused(#[case] file: &str, #[case] row: &str, #[case] cause: Cause) {
    let (rows, report) = read_with(file, row.as_bytes());
    assert_eq!(report.count(cause), 1);
    assert_eq!((rows.enrollments.len(), rows.attempts.len(), rows.exams.len()), (107, 485, 35));
}

#[test]
fn a_score_above_the_full_one_and_a_second_submission_are_refused() {
    let files = copy_of(&fixtures());
    let path = files.path().join("training/submissions.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let first = text.lines().nth(1).unwrap();
    let (key, _) = first.rsplit_once(',').unwrap();
    std::fs::write(&path, format!("{text}{key},101\n{first}\n")).unwrap();
    let (rows, report) = read(files.path()).unwrap();
    assert_eq!((rows.attempts.len(), report.count(Cause::BadNumber), report.count(Cause::Duplicate)), (485, 1, 1));
}

#[test]
fn a_row_longer_than_any_honest_one_costs_that_row_only() {
    let mut row = b"X1,".to_vec();
    row.resize(50 * MAX_ROW_BYTES, b'a');
    row.extend_from_slice(b"\nX2,Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5");
    let (rows, report) = read_with(PIPELINE, &row);
    assert_eq!((rows.deals.len(), report.count(Cause::TooLong)), (241, 1));
    let long_field =
        format!("{},Moses Frase,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5", "x".repeat(MAX_FIELD_BYTES + 1));
    let (rows, report) = read_with(PIPELINE, long_field.as_bytes());
    assert_eq!((rows.deals.len(), report.count(Cause::TooLong)), (240, 1));
    assert!(report.findings().iter().all(|finding| finding.value.chars().count() <= 80));
}

#[test]
fn quoted_fields_may_hold_commas_and_line_ends_and_an_open_quote_costs_one_row() {
    let rows = "\"Quoted, Inc\",\"retail\",1990,\"10.5\",7,\"Line\nbreak\",\n\"Open,retail,1990,1,1,X,\nLast,retail,1990,1,1,X,";
    let (rows, report) = read_with("crm/accounts.csv", rows.as_bytes());
    let quoted = rows.accounts.iter().find(|account| account.name == "Quoted, Inc").unwrap();
    assert_eq!((quoted.country.as_deref(), quoted.revenue_minor), (Some("Line\nbreak"), Some(1_050_000_000)));
    assert!(rows.accounts.iter().any(|account| account.name == "Last"));
    assert_eq!(report.findings().iter().find(|f| f.cause == Cause::OpenQuote).unwrap().line, 89);
}

#[test]
fn what_a_hostile_value_shows_on_the_terminal_is_escaped() {
    let (_, report) = read_with(PIPELINE, b"X1,\x1b[2J\x07Evil,GTX Pro,Isdom,Won,2017-01-01,2017-02-01,5");
    let shown = report.to_string();
    assert!(shown.contains("unknown agent: \\u{1b}[2J\\u{7}Evil") && !shown.contains('\x1b'), "{shown}");
}

#[test]
fn a_byte_order_mark_other_line_ends_and_more_columns_in_another_order_are_read() {
    let files = copy_of(&fixtures());
    let path = files.path().join("crm/products.csv");
    std::fs::write(
        &path,
        "\u{feff}note,sales_price,product,series\r\nx,550,GTX Basic,GTX\r\n\r\ny,4821,GTX Pro,GTX\r\n",
    )
    .unwrap();
    let (rows, report) = read(files.path()).unwrap();
    let prices: Vec<_> = rows.products.iter().map(|p| (p.name.as_str(), p.price_minor)).collect();
    assert_eq!(prices, [("GTX Basic", 55_000), ("GTX Pro", 482_100)]);
    assert!(report.count(Cause::UnknownProduct) > 0);
}

#[rstest]
#[case("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date\n", "has no column `close_value`")]
#[case("", "has no readable header line")]
#[case("\u{0}\u{1}\n", "has no column `opportunity_id`")]
#[tokio::test]
async fn a_file_without_its_columns_is_refused_and_nothing_is_written(#[case] content: &str, #[case] reason: &str) {
    let files = copy_of(&fixtures());
    std::fs::write(files.path().join(PIPELINE), content).unwrap();
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = Hub::open(&database.url).await.unwrap();
    let crm = ImportOptions { crm: Some(files.path().join("crm")), ..Default::default() };
    let refused = import::run(&hub, crm).await.unwrap_err().to_string();
    assert!(refused.contains("sales_pipeline.csv") && refused.contains(reason), "{refused}");
    assert!(write::is_empty(&hub).await.unwrap());
}

#[test]
fn a_missing_file_is_named() {
    let files = copy_of(&fixtures());
    std::fs::remove_file(files.path().join("crm/accounts.csv")).unwrap();
    let error = read(files.path()).unwrap_err().to_string();
    assert!(error.contains("accounts.csv"), "{error}");
}
