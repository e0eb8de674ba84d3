//! Importing the CSV files: the extract always, the whole data sets where `TANDEM_DATA` names their folder.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rstest::rstest;
use sea_orm::EntityTrait;
use tandem_hub::import::{self, Cause, FileCount, ImportOptions, Outcome, Report, Rows, Source};
use tandem_hub::{Hub, write};
use tandem_model::{Table, deal, enrollment, partner};

use crate::support::*;

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}

/// The whole data sets; says so when they aren't there.
fn whole_data() -> Option<PathBuf> {
    let folder = std::env::var_os("TANDEM_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("left out: TANDEM_DATA is not set");
    }
    folder
}

fn options(folder: &Path) -> ImportOptions {
    ImportOptions { crm: Some(folder.join("crm")), training: Some(folder.join("training")), ..Default::default() }
}

fn read(folder: &Path) -> (Rows, Report) {
    import::read(&options(folder), Vec::new()).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn created(report: &Report) -> Vec<(&'static str, u64)> {
    report.tables.iter().map(|(table, count)| (table.code(), count.created)).collect()
}

/// Sum of won closing values in minor units, read without any of the code under test.
fn won_minor(folder: &Path) -> i64 {
    let text = std::fs::read_to_string(folder.join("crm/sales_pipeline.csv")).unwrap();
    let won = text.lines().filter(|line| line.split(',').nth(4) == Some("Won"));
    won.map(|line| line.rsplit(',').next().unwrap().parse::<i64>().unwrap() * 100).sum()
}

fn won_in(deals: &[deal::Model]) -> i64 {
    deals.iter().filter(|deal| deal.stage == "won").filter_map(|deal| deal.amount_minor).sum()
}

fn assert_same_count(report: &Report, source: Source, [read, mended, kept, refused]: [u64; 4]) {
    assert_eq!(report.files[&source], FileCount { read, mended, kept, refused }, "{}", source.file_name());
}

#[test]
fn the_extract_is_read_row_for_row() {
    let (rows, report) = read(&fixtures());
    assert_same_count(&report, Source::Pipeline, [240, 46, 43 + 14 + 2, 0]);
    assert_same_count(&report, Source::Accounts, [85, 12, 0, 0]);
    assert_same_count(&report, Source::Submissions, [485, 0, 3, 0]);
    let lists = [rows.members.len(), rows.partners.len(), rows.accounts.len(), rows.products.len(), rows.deals.len()];
    assert_eq!(lists, [6, 35, 85, 7, 240]);
    assert_eq!(rows.stage_changes.len(), 407);
    let training =
        [rows.courses.len(), rows.course_runs.len(), rows.exams.len(), rows.people.len(), rows.attempts.len()];
    assert_eq!(training, [4, 4, 35, 101, 485]);
    assert_eq!((rows.enrollments.len(), report.count(Cause::NoRegistration)), (107, 2));
    assert_eq!((won_in(&rows.deals), won_minor(&fixtures())), (24_995_700, 24_995_700));
    assert_eq!(rows.attempts.iter().filter_map(|a| a.score_bp).map(i64::from).sum::<i64>(), 3_555_500);
}

#[test]
fn a_deal_is_mapped_with_its_history_and_its_mended_product() {
    let (rows, report) = read(&fixtures());
    let deal = rows.deals.iter().find(|deal| deal.code == "MV1LWRNH").unwrap();
    assert_eq!((deal.name.as_str(), deal.stage.as_str()), ("Codehow · GTX Basic", "won"));
    assert_eq!((deal.amount_minor, deal.currency.as_str()), (Some(58_800), "USD"));
    assert_eq!((deal.opened_on, deal.close_on), (Some(day("2016-10-25")), Some(day("2017-03-09"))));
    assert_eq!((deal.stage_entered_on, deal.updated_at), (deal.close_on, 1_489_017_600_000_000));
    let partner = rows.partners.iter().find(|partner| partner.id == deal.partner_id).unwrap();
    assert_eq!(
        (partner.name.as_str(), partner.region.as_str(), partner.kind.as_str()),
        ("Moses Frase", "Central", "reseller")
    );
    assert_eq!(rows.members.iter().find(|m| m.id == deal.owner_id).unwrap().name, "Dustin Brinkmann");
    let history: Vec<_> = rows.stage_changes.iter().filter(|change| change.deal_id == deal.id).collect();
    let steps: Vec<_> = history.iter().map(|c| (c.from_stage.as_deref(), c.to_stage.as_str(), c.changed_on)).collect();
    assert_eq!(steps, [(None, "engaging", day("2016-10-25")), (Some("engaging"), "won", day("2017-03-09"))]);
    let pro = rows.products.iter().find(|product| product.name == "GTX Pro").unwrap();
    assert_eq!((pro.price_minor, report.count(Cause::ProductName)), (482_100, 46));
    assert_eq!(rows.deals.iter().filter(|deal| deal.product_id == Some(pro.id)).count(), 46);
    let acme = rows.accounts.iter().find(|account| account.name == "Acme Corporation").unwrap();
    assert_eq!((acme.sector.as_deref(), acme.revenue_minor), (Some("technology"), Some(110_004_000_000)));
}

#[test]
fn a_gap_in_a_deal_stays_a_gap() {
    let (rows, report) = read(&fixtures());
    let no_account: Vec<_> = rows.deals.iter().filter(|deal| deal.account_id.is_none()).collect();
    assert_eq!((no_account.len() as u64, report.count(Cause::NoAccount)), (43, 43));
    assert!(no_account.iter().all(|deal| !deal.name.contains('·')));
    let no_date: Vec<_> = rows.deals.iter().filter(|deal| deal.opened_on.is_none()).collect();
    assert_eq!((no_date.len() as u64, report.count(Cause::NoDate)), (14, 14));
    assert!(no_date.iter().all(|deal| deal.stage == "prospecting" && deal.stage_entered_on.is_none()));
    assert!(rows.deals.iter().any(|deal| deal.stage == "lost" && deal.amount_minor == Some(0)));
    assert!(rows.deals.iter().filter(|deal| deal.stage == "engaging").all(|deal| deal.amount_minor.is_none()));
}

#[test]
fn a_learner_is_one_person_with_one_partner_in_all_runs() {
    let (rows, _) = read(&fixtures());
    let partner_of: HashMap<_, _> = rows.people.iter().map(|person| (person.id, person.partner_id)).collect();
    assert_eq!(partner_of.len(), rows.people.len());
    assert!(rows.enrollments.iter().all(|e| partner_of[&e.person_id] == e.partner_id));
    let learner = rows.people.iter().find(|person| person.name.starts_with("Learner ")).unwrap();
    assert_eq!((learner.role.as_str(), learner.email.as_ref()), ("learner", None));
    let run = rows.course_runs.iter().find(|run| run.code == "2013B").unwrap();
    assert_eq!((run.starts_on, run.length_days), (day("2013-02-01"), 240));
    let exam = rows.exams.iter().find(|exam| exam.code == "1752").unwrap();
    assert_eq!((exam.due_on, exam.weight_bp, exam.kind.as_str()), (Some(day("2013-10-20")), 1_000, "TMA"));
    for enrollment in &rows.enrollments {
        let submitted = rows.attempts.iter().filter(|a| a.enrollment_id == enrollment.id).map(|a| a.submitted_on).max();
        assert_eq!(enrollment.last_active_on, submitted.or(enrollment.registered_on));
    }
}

#[test]
fn a_partner_that_joins_takes_over_its_own_share_of_the_learners_only() {
    let (rows, _) = read(&fixtures());
    let learn = |partners: Vec<_>| {
        let training = ImportOptions { training: Some(fixtures().join("training")), ..Default::default() };
        import::read(&training, partners).unwrap().0.people
    };
    let all: Vec<_> = rows.partners.iter().map(|partner| partner.id).collect();
    let fewer = learn(all[1..].to_vec());
    let moved: Vec<_> = rows.people.iter().zip(&fewer).filter(|(a, b)| a.partner_id != b.partner_id).collect();
    assert!(moved.iter().all(|(before, _)| before.partner_id == all[0]));
    assert_eq!(learn(all.iter().rev().copied().collect()), rows.people);
}

#[test]
fn shifting_moves_the_newest_day_of_each_source_to_the_given_day() {
    let (plain, _) = read(&fixtures());
    let to = day("2026-11-20");
    let (rows, report) =
        import::read(&ImportOptions { shift_to: Some(to), ..options(&fixtures()) }, Vec::new()).unwrap();
    assert_eq!(rows.deals.iter().flat_map(|d| [d.opened_on, d.close_on]).flatten().max(), Some(to));
    assert_eq!(rows.attempts.iter().map(|a| a.submitted_on).max(), Some(to));
    let shifts: Vec<_> = report.shifts.iter().map(|s| (s.source, s.newest, s.to)).collect();
    assert_eq!(shifts, [("crm", day("2017-12-31"), to), ("training", day("2015-06-02"), to)]);
    assert_eq!(report.count(Cause::StrayDateMoved), 2);
    let days = |a: Option<NaiveDate>, b: Option<NaiveDate>| Some((b? - a?).num_days());
    let usual = plain.deals.iter().zip(&rows.deals).filter(|(a, _)| a.opened_on < Some(day("2026-01-01")));
    let moved: Vec<_> = usual.filter_map(|(a, b)| days(a.opened_on, b.opened_on)).collect();
    assert!(moved.len() > 200 && moved.iter().all(|days| *days == report.shifts[0].days));
    for (a, b) in plain.exams.iter().zip(&rows.exams) {
        assert_eq!(days(a.due_on, b.due_on).unwrap_or(report.shifts[1].days), report.shifts[1].days);
    }
    assert_eq!(
        plain.deals.iter().map(|d| d.id).collect::<Vec<_>>(),
        rows.deals.iter().map(|d| d.id).collect::<Vec<_>>()
    );
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_second_import_changes_nothing_and_a_changed_line_changes_one_row(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let first = import::run(&hub, options(&fixtures())).await.unwrap();
    assert!(created(&first).contains(&("deal", 240)) && created(&first).contains(&("attempt", 485)), "{first}");
    let second = import::run(&hub, options(&fixtures())).await.unwrap();
    assert_eq!(second.rows_written(), 0);
    assert!(second.to_string().contains("Nothing changed"));
    assert_eq!(second.tables[&Table::Deal].unchanged, 240);
    let files = copy_of(&fixtures());
    let pipeline = files.path().join("crm/sales_pipeline.csv");
    let changed = std::fs::read_to_string(&pipeline).unwrap().replace("2017-03-09,588", "2017-03-09,590");
    std::fs::write(&pipeline, changed + "NEWCODE1,Moses Frase,GTXPro,,Prospecting,,,\n").unwrap();
    let third = import::run(&hub, options(files.path())).await.unwrap();
    let deals = third.tables[&Table::Deal];
    assert_eq!((deals.created, deals.updated, deals.unchanged), (1, 1, 239));
    assert_eq!(third.rows_written(), 2);
    let rows = deal::Entity::find().all(hub.db()).await.unwrap();
    let versions = rows.iter().fold(BTreeMap::new(), |mut by, row| {
        *by.entry(row.version).or_insert(0) += 1;
        by
    });
    assert_eq!(versions, BTreeMap::from([(1, 240), (2, 1)]));
}

#[tokio::test]
async fn training_alone_uses_the_partners_that_the_hub_has() {
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = Hub::open(&database.url).await.unwrap();
    let training = ImportOptions { training: Some(fixtures().join("training")), ..Default::default() };
    let refused = import::run(&hub, training.clone()).await.unwrap_err().to_string();
    assert!(refused.contains("import the CRM files first"), "{refused}");
    assert!(write::is_empty(&hub).await.unwrap());
    import::run(&hub, ImportOptions { crm: Some(fixtures().join("crm")), ..Default::default() }).await.unwrap();
    import::run(&hub, training).await.unwrap();
    let apart = enrollment::Entity::find().all(hub.db()).await.unwrap();
    let (together, _) = read(&fixtures());
    let partner_of: HashMap<_, _> = apart.iter().map(|e| (e.id, e.partner_id)).collect();
    assert!(together.enrollments.iter().all(|e| partner_of[&e.id] == e.partner_id));
    assert_eq!(partner::Entity::find().all(hub.db()).await.unwrap().len(), 35);
}

#[tokio::test]
async fn the_report_names_every_finding_by_file_and_line() {
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = Hub::open(&database.url).await.unwrap();
    let path = database.folder.path().join("report.jsonl");
    let report = import::run(&hub, ImportOptions { report: Some(path.clone()), ..options(&fixtures()) }).await.unwrap();
    let lines: Vec<serde_json::Value> =
        std::fs::read_to_string(&path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let findings: Vec<_> = lines.iter().filter_map(|line| line.get("finding")).collect();
    assert_eq!(findings.len(), report.findings().len());
    let pipeline = std::fs::read_to_string(fixtures().join("crm/sales_pipeline.csv")).unwrap();
    for finding in findings.iter().filter(|f| f["cause"] == "product_name") {
        let line = finding["line"].as_u64().unwrap() as usize;
        assert!(pipeline.lines().nth(line - 1).unwrap().contains("GTXPro"));
        assert_eq!(
            (finding["file"].as_str(), finding["outcome"].as_str()),
            (Some("sales_pipeline.csv"), Some("mended"))
        );
    }
    let shown = report.to_string();
    assert!(shown.contains("mended: product name spelled differently (46 in sales_pipeline.csv)"), "{shown}");
    assert!(shown.contains("… and 43 more"), "{shown}");
}

#[test]
fn the_whole_crm_and_training_data_are_read_row_for_row() {
    let Some(folder) = whole_data() else { return };
    let (rows, report) = read(&folder);
    assert_eq!(rows.deals.len(), 8_800);
    assert_eq!(report.count(Cause::ProductName), 1_480);
    assert_eq!(report.count(Cause::NoAccount), 1_425);
    assert_eq!(report.count(Cause::NoDate), 498);
    let lists = [rows.members.len(), rows.partners.len(), rows.accounts.len(), rows.products.len()];
    assert_eq!(lists, [6, 35, 85, 7]);
    assert_eq!((rows.courses.len(), rows.course_runs.len(), rows.exams.len()), (7, 22, 206));
    assert_eq!(report.count(Cause::NoDueDate), 11);
    assert_eq!((rows.enrollments.len(), rows.people.len()), (32_593, 28_785));
    assert_eq!((rows.attempts.len(), report.count(Cause::NoScore)), (173_912, 173));
    assert_eq!(report.files.values().map(|file| file.refused).sum::<u64>(), 0);
    assert_eq!(won_in(&rows.deals), won_minor(&folder));
    let stages = rows.deals.iter().fold(BTreeMap::new(), |mut by, deal| {
        *by.entry(deal.stage.as_str()).or_insert(0) += 1;
        by
    });
    assert_eq!(stages, BTreeMap::from([("prospecting", 498), ("engaging", 1_591), ("won", 4_238), ("lost", 2_473)]));
    assert!(report.findings().iter().all(|finding| finding.outcome != Outcome::Refused));
}

#[tokio::test]
async fn the_whole_data_is_in_the_hub_after_an_import_and_a_second_one_changes_nothing() {
    let Some(folder) = whole_data() else { return };
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = Hub::open(&database.url).await.unwrap();
    let shifted = ImportOptions { shift_to: Some(day("2026-11-20")), ..options(&folder) };
    let first = import::run(&hub, shifted.clone()).await.unwrap();
    let expected = [
        ("member", 6),
        ("partner", 35),
        ("person", 28_785),
        ("account", 85),
        ("product", 7),
        ("deal", 8_800),
        ("stage_change", 15_013),
        ("course", 7),
        ("course_run", 22),
        ("exam", 206),
        ("enrollment", 32_593),
        ("attempt", 173_912),
    ];
    assert_eq!(created(&first), expected);
    let deals = deal::Entity::find().all(hub.db()).await.unwrap();
    assert_eq!((deals.len(), won_in(&deals)), (8_800, won_minor(&folder)));
    assert_eq!(deals.iter().filter_map(|deal| deal.close_on).max(), Some(day("2026-11-20")));
    let second = import::run(&hub, shifted).await.unwrap();
    assert_eq!(second.rows_written(), 0);
}

/// A copy of the extract that a test may change.
pub fn copy_of(folder: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for part in ["crm", "training"] {
        std::fs::create_dir(copy.path().join(part)).unwrap();
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), copy.path().join(part).join(entry.file_name())).unwrap();
        }
    }
    copy
}
