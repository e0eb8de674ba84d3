//! Loading an empty hub.

use rstest::rstest;
use tandem_hub::{Error, Hub, serve, write, write::BulkLoad};
use tandem_model::{Table, deal, migration::INDEXES, partner};

use crate::support::*;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn rows_loaded_in_bulk_are_the_rows_that_were_given(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let deals: Vec<deal::Model> = (1..=1_234).map(full_deal).collect();
    let mut load = BulkLoad::begin(&hub).await.unwrap();
    load.insert(deals.clone()).await.unwrap();
    load.insert(vec![partner(1, "A")]).await.unwrap();
    load.insert(Vec::<partner::Model>::new()).await.unwrap();
    load.finish().await.unwrap();
    let team = Team::serve(database, hub).await;
    let (_, rows, _) = team.client.whole_table::<deal::Model>(Table::Deal, 500).await;
    let expected: Vec<_> = deals.into_iter().map(|row| deal::Model { version: 1, ..row }).collect();
    assert_eq!(rows, expected);
    // The same row by the other path is no change: both store alike.
    let again = tandem_hub::Change::Put { row: tandem_model::Row::Deal(full_deal(7)) };
    assert_eq!(team.write(vec![again]).await.changed, 0);
}

#[rstest]
#[case::sqlite(Kind::Sqlite, "SELECT name FROM sqlite_master WHERE type = 'index'")]
#[case::postgres(Kind::Postgres, "SELECT indexname::text FROM pg_indexes")]
#[tokio::test]
async fn the_indexes_are_back_after_a_load(#[case] kind: Kind, #[case] sql: &str) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let load = BulkLoad::begin(&hub).await.unwrap();
    let during = query_strings(hub.db(), sql).await;
    assert!(INDEXES.iter().all(|index| !during.contains(&index.name.to_owned())));
    load.finish().await.unwrap();
    let after = query_strings(hub.db(), sql).await;
    assert!(INDEXES.iter().all(|index| after.contains(&index.name.to_owned())));
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn an_interrupted_load_is_not_served_and_starts_over(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let mut load = BulkLoad::begin(&hub).await.unwrap();
    load.insert(vec![partner(1, "half")]).await.unwrap();
    drop(load);
    assert!(matches!(serve::start_hub(hub.clone(), "127.0.0.1:0").await, Err(Error::LoadUnfinished)));
    assert!(matches!(write::write_group(&hub, vec![put_partner(3, "x")]).await, Err(Error::LoadUnfinished)));
    let mut load = BulkLoad::begin(&hub).await.unwrap();
    load.insert(vec![partner(2, "whole")]).await.unwrap();
    load.finish().await.unwrap();
    let team = Team::serve(database, hub).await;
    let (_, rows, _) = team.client.whole_table::<partner::Model>(Table::Partner, 10).await;
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["whole"]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_hub_with_rows_is_not_loaded_over(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put_partner(1, "A")]).await;
    assert!(matches!(BulkLoad::begin(team.hub()).await, Err(Error::NotEmpty)));
}
