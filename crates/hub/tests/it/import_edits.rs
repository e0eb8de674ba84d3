//! Imports of files whose rows people have edited meanwhile.

use std::path::Path;

use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use tandem_domain::{Op, push::Status};
use tandem_hub::{
    Hub,
    import::{self, ImportOptions, Report},
};
use tandem_model::{Row, Table, conflict, deal, partner, stage_change};
use tandem_protocol::IMPORT_DEVICE;

use crate::{
    import::{copy_of, fixtures},
    push::laptop,
    support::*,
};

struct Imported {
    team: Team,
    alice: Laptop,
    files: tempfile::TempDir,
}

impl Imported {
    async fn start(kind: Kind) -> Option<Self> {
        let database = database(kind).await?;
        let hub = Hub::open(&database.url).await.unwrap();
        let files = copy_of(&fixtures());
        run(&hub, files.path()).await;
        let team = Team::serve(database, hub).await;
        let alice = laptop(&team, 101, 0xA).await;
        Some(Self { team, alice, files })
    }

    async fn again(&self) -> Report {
        run(self.team.hub(), self.files.path()).await
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.files.path().join("crm").join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        std::fs::write(path, text.replace(from, to)).unwrap();
    }

    async fn push(&mut self, table: Table, id: uuid::Uuid, op: Op, changes: Value) {
        let mutation = self.alice.mutation(table, id.as_u128(), op, changes);
        assert_eq!(statuses(&self.alice.push(vec![mutation]).await.unwrap()), [Status::Applied]);
    }

    async fn deal(&self, code: &str) -> deal::Model {
        let of_code = deal::Entity::find().filter(deal::Column::Code.eq(code));
        of_code.one(self.team.hub().db()).await.unwrap().unwrap()
    }

    async fn conflicts(&self) -> Vec<conflict::Model> {
        conflict::Entity::find().all(self.team.hub().db()).await.unwrap()
    }
}

async fn run(hub: &Hub, files: &Path) -> Report {
    let options = ImportOptions { crm: Some(files.join("crm")), ..Default::default() };
    import::run(hub, options).await.unwrap()
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn unchanged_files_change_nothing_whatever_people_did(#[case] kind: Kind) {
    let Some(mut it) = Imported::start(kind).await else { return };
    let partner = partner::Entity::find().one(it.team.hub().db()).await.unwrap().unwrap();
    let said = json!({ "note": [null, "Met at the fair"], "tags": [null, "north\nvip"], "name": [partner.name, "Better name"] });
    it.push(Table::Partner, partner.id.0, Op::Set, said).await;
    let deal = it.deal("MV1LWRNH").await;
    it.push(Table::Deal, deal.id.0, Op::Set, json!({ "amount_minor": [58_800, 60_000], "currency": ["USD", "USD"] }))
        .await;
    let report = it.again().await;
    assert_eq!((report.rows_written(), it.conflicts().await.len()), (0, 0), "{report}");
    let now = partner::Entity::find_by_id(partner.id).one(it.team.hub().db()).await.unwrap().unwrap();
    assert_eq!((now.note.as_deref(), now.tags.as_deref()), (Some("Met at the fair"), Some("north\nvip")));
    assert_eq!((now.name.as_str(), now.version), ("Better name", 2));
    assert_eq!(it.deal("MV1LWRNH").await.amount_minor, Some(60_000));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_changed_file_changes_what_people_left_alone_and_waits_where_they_did_not(#[case] kind: Kind) {
    let Some(mut it) = Imported::start(kind).await else { return };
    let deal = it.deal("MV1LWRNH").await;
    let next = json!({ "next_step": [null, "call"], "next_step_on": [null, null] });
    it.push(Table::Deal, deal.id.0, Op::Set, next).await;
    it.replace("sales_pipeline.csv", "2017-03-09,588", "2017-03-09,590");
    let report = it.again().await;
    assert_eq!((report.rows_written(), it.conflicts().await.len()), (1, 0));
    let now = it.deal("MV1LWRNH").await;
    assert_eq!((now.amount_minor, now.next_step.as_deref()), (Some(59_000), Some("call")));
    it.push(Table::Deal, deal.id.0, Op::Set, json!({ "amount_minor": [59_000, 61_000], "currency": ["USD", "USD"] }))
        .await;
    it.replace("sales_pipeline.csv", "2017-03-09,590", "2017-03-09,600");
    let report = it.again().await;
    assert_eq!((report.rows_written(), report.tables[&Table::Deal].conflicts), (0, 1));
    assert!(!report.to_string().contains("Nothing changed"));
    assert_eq!(it.deal("MV1LWRNH").await.amount_minor, Some(61_000));
    let conflicts = it.conflicts().await;
    assert_eq!((conflicts.len(), conflicts[0].mine_device, conflicts[0].mine_by), (1, IMPORT_DEVICE, None));
    assert_eq!(conflicts[0].mine, r#"{"amount_minor":60000,"currency":"USD"}"#);
    assert_eq!(conflicts[0].theirs_by.map(|by| by.0.as_u128()), Some(101));
    // Said once: the same files again say nothing new.
    assert_eq!(it.again().await.tables[&Table::Deal].conflicts, 0);
    assert_eq!(it.conflicts().await, conflicts);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_deal_that_people_closed_before_the_file_did_has_one_line_of_history_for_it(#[case] kind: Kind) {
    let Some(mut it) = Imported::start(kind).await else { return };
    let open = deal::Entity::find().filter(deal::Column::Stage.eq("engaging"));
    let deal = open.one(it.team.hub().db()).await.unwrap().unwrap();
    let (day, entered) = ("2018-01-05", deal.stage_entered_on);
    let won = json!({ "stage": ["engaging", "won"], "stage_entered_on": [entered, day], "close_on": [null, day] });
    it.push(Table::Deal, deal.id.0, Op::Set, won).await;
    let pipeline = std::fs::read_to_string(it.files.path().join("crm/sales_pipeline.csv")).unwrap();
    let line = pipeline.lines().find(|line| line.starts_with(&deal.code)).unwrap();
    let mut columns: Vec<&str> = line.split(',').collect();
    (columns[4], columns[6], columns[7]) = ("Won", day, "700");
    it.replace("sales_pipeline.csv", line, &columns.join(","));
    it.again().await;
    let now = it.deal(&deal.code).await;
    assert_eq!((now.stage.as_str(), now.amount_minor, it.conflicts().await.len()), ("won", Some(70_000), 0));
    let lines = stage_change::Entity::find().filter(stage_change::Column::DealId.eq(deal.id));
    let lines = lines.all(it.team.hub().db()).await.unwrap();
    assert_eq!(lines.iter().filter(|line| line.to_stage == "won").count(), 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_deal_that_people_removed_stays_removed_until_the_file_says_something_new(#[case] kind: Kind) {
    let Some(mut it) = Imported::start(kind).await else { return };
    let deal = it.deal("MV1LWRNH").await;
    let row = serde_json::to_value(Row::Deal(deal.clone())).unwrap()["row"].clone();
    let fields = row.as_object().unwrap().iter().filter(|(name, _)| *name != "id" && *name != "version");
    let as_old = fields.map(|(name, value)| (name.clone(), json!([value, null]))).collect::<serde_json::Map<_, _>>();
    it.push(Table::Deal, deal.id.0, Op::Del, as_old.into()).await;
    assert_eq!(it.again().await.rows_written(), 0);
    it.replace("sales_pipeline.csv", "2017-03-09,588", "2017-03-09,590");
    let report = it.again().await;
    assert_eq!((report.rows_written(), report.tables[&Table::Deal].conflicts), (0, 1));
    assert!(deal::Entity::find_by_id(deal.id).one(it.team.hub().db()).await.unwrap().is_none());
    let conflict = it.conflicts().await.remove(0);
    assert!(conflict.kind == "removed" && conflict.mine.contains("\"code\":\"MV1LWRNH\""));
}

#[tokio::test]
async fn a_hub_that_was_filled_before_imports_were_remembered_keeps_what_people_wrote() {
    let mut it = Imported::start(Kind::Sqlite).await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(it.team.hub().db(), "DELETE FROM imported").await.unwrap();
    let partner = partner::Entity::find().one(it.team.hub().db()).await.unwrap().unwrap();
    it.push(Table::Partner, partner.id.0, Op::Set, json!({ "note": [null, "Met at the fair"] })).await;
    it.replace("sales_pipeline.csv", "2017-03-09,588", "2017-03-09,590");
    assert_eq!(it.again().await.rows_written(), 1);
    let now = partner::Entity::find_by_id(partner.id).one(it.team.hub().db()).await.unwrap().unwrap();
    assert_eq!(now.note.as_deref(), Some("Met at the fair"));
    assert_eq!(it.again().await.rows_written(), 0);
}
