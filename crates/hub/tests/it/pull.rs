//! Incremental pulls.

use std::collections::BTreeSet;

use rstest::rstest;
use tandem_hub::Change;
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::support::*;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_row_is_put_changed_deleted_and_comes_back_with_growing_versions(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let mut cursor = team.now().await;
    let mut seen = Vec::new();
    for change in [put_partner(1, "A"), put_partner(1, "B"), del_partner(1), put_partner(1, "C"), del_partner(1)] {
        team.write(vec![change]).await;
        let (groups, next) = team.client.pull_all(&cursor, 100).await;
        assert_eq!(groups.len(), 1);
        seen.push(match &groups[0].changes[..] {
            [Change::Put { row: Row::Partner(row) }] => (row.version, Some(row.name.clone())),
            [Change::Del { table: Table::Partner, id, version }] if *id == Uuid::from_u128(1) => (*version, None),
            other => panic!("{other:?}"),
        });
        cursor = next;
    }
    let name = |text: &str| Some(text.to_owned());
    assert_eq!(seen, [(1, name("A")), (2, name("B")), (3, None), (4, name("C")), (5, None)]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn every_field_of_a_row_comes_over_the_wire_as_it_was_written(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let cursor = team.now().await;
    team.write(vec![Change::Put { row: Row::Deal(full_deal(1)) }]).await;
    let mut expected = Row::Deal(full_deal(1));
    expected.set_version(1);
    let (groups, _) = team.client.pull_all(&cursor, 100).await;
    assert_eq!(groups[0].changes, [Change::Put { row: expected }]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn pages_of_every_size_bring_the_same_groups_whole_and_in_order(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let start = team.now().await;
    for group in 0..12u128 {
        let size = 1 + group % 5;
        team.write((0..size).map(|row| put_partner(group * 10 + row, "x")).collect()).await;
    }
    let (all, end) = team.client.pull_all(&start, 5_000).await;
    assert_eq!(all.iter().map(|group| group.seq).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    assert_eq!(all.iter().map(|group| group.changes.len()).sum::<usize>(), 33);
    for max in (0..40).chain([usize::MAX]) {
        let (mut groups, mut cursor) = (Vec::new(), start.clone());
        loop {
            let page = team.client.pull(&cursor, max).await.unwrap();
            let held: usize = page.groups.iter().map(|group| group.changes.len()).sum();
            assert!(page.groups.len() <= 1 || held <= max);
            assert_eq!(page.head_lag, 12 - page.groups.last().map_or(12, |group| group.seq as u64));
            groups.extend(page.groups);
            cursor = page.cursor;
            if !page.more {
                break;
            }
        }
        assert_eq!(groups, all, "pages of {max}");
        assert_eq!(cursor, end);
    }
    assert!(team.client.pull(&end, 10).await.unwrap().groups.is_empty());
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_pull_is_cut_before_it_grows_beyond_the_page_limit(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let start = team.now().await;
    for group in 0..20u128 {
        let name = "é".repeat(30_000);
        team.write((0..10).map(|row| put_partner(group * 10 + row, &name)).collect()).await;
    }
    let first = team.client.pull(&start, 5_000).await.unwrap();
    assert!(first.more && first.groups.len() < 20, "{} groups", first.groups.len());
    let (groups, _) = team.client.pull_all(&start, 5_000).await;
    let ids: BTreeSet<_> = groups.iter().map(|group| group.group_id).collect();
    assert_eq!((groups.len(), ids.len()), (20, 20));
}
