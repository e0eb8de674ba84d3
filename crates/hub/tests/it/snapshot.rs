//! Whole tables, page by page.

use std::collections::BTreeMap;

use rstest::rstest;
use sea_orm::ConnectionTrait;
use tandem_hub::Change;
use tandem_model::{Row, Table, deal, partner};
use uuid::Uuid;

use crate::support::*;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn pages_of_every_size_bring_the_same_rows_in_id_order(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let ids: Vec<Uuid> = (0..23).map(|_| Uuid::new_v4()).collect();
    let deals = ids.iter().map(|id| Change::Put { row: Row::Deal(full_deal(id.as_u128())) });
    team.write(deals.collect()).await;
    let (_, all, pages) = team.client.whole_table::<deal::Model>(Table::Deal, 5_000).await;
    assert_eq!(pages, 1);
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(all.iter().map(|row| row.id.0).collect::<Vec<_>>(), sorted);
    for max in 1..30 {
        let (_, rows, pages) = team.client.whole_table::<deal::Model>(Table::Deal, max).await;
        assert_eq!(rows, all, "pages of {max}");
        assert_eq!(pages, 23usize.div_ceil(max));
    }
    let counts = team.client.hello(None).await.unwrap().counts;
    assert_eq!(counts.len(), Table::ALL.len());
    for count in counts {
        assert_eq!(count.rows, if count.t == Table::Deal { 23 } else { 0 });
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn what_changes_during_a_snapshot_comes_with_the_pull_after_it(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write((1..=10).map(|number| put_partner(number, "old")).collect()).await;
    let first = team.client.page(Table::Partner, None, None, 5).await.unwrap();
    team.write(vec![put_partner(1, "new"), del_partner(2), put_partner(9, "new"), del_partner(10)]).await;
    team.write(vec![put_partner(3, "new"), put_partner(11, "new")]).await;
    let second = team.client.page(Table::Partner, first.next, Some(first.as_of.clone()), 50).await.unwrap();
    assert_eq!(second.next, None);
    let mut laptop = BTreeMap::new();
    for page in [&first, &second] {
        for row in serde_json::from_str::<Vec<partner::Model>>(page.rows.get()).unwrap() {
            laptop.insert(row.id.0, row);
        }
    }
    for change in team.client.pull_all(&first.as_of, 100).await.0.into_iter().flat_map(|group| group.changes) {
        match change {
            Change::Put { row: Row::Partner(row) } => laptop.insert(row.id.0, row),
            Change::Del { id, .. } => laptop.remove(&id),
            other => panic!("{other:?}"),
        };
    }
    let (_, hub, _) = team.client.whole_table::<partner::Model>(Table::Partner, 50).await;
    assert_eq!(laptop.into_values().collect::<Vec<_>>(), hub);
    assert_eq!(hub.len(), 9);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_page_is_cut_before_it_grows_beyond_the_limit(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let name = "é".repeat(32_000);
    for group in 0..4u128 {
        team.write((0..50).map(|row| put_partner(group * 50 + row, &name)).collect()).await;
    }
    let (_, rows, pages) = team.client.whole_table::<partner::Model>(Table::Partner, 5_000).await;
    assert_eq!(rows.len(), 200);
    assert_eq!(pages, 4, "12.8 MB in pages of at most 3.75 MB");
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_row_larger_than_a_page_goes_alone(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write((1..=3).map(|number| put_partner(number, "small")).collect()).await;
    let large = "x".repeat(6 << 20);
    let sql = format!("UPDATE partner SET name = '{large}', region = 'large' WHERE name = 'small'");
    team.hub().db().execute_unprepared(&sql).await.unwrap();
    let (_, rows, pages) = team.client.whole_table::<partner::Model>(Table::Partner, 5_000).await;
    assert_eq!((rows.len(), pages), (3, 3));
    assert!(rows.iter().all(|row| row.name.len() == large.len()));
}
