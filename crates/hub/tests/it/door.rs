//! The write door: versions, no-ops, refusals.

use rstest::rstest;
use tandem_hub::{Change, Error, write};
use tandem_model::{Row, Table};
use tandem_protocol::MAX_TEXT_BYTES;

use crate::support::*;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_put_that_changes_nothing_makes_no_group(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    assert_eq!(team.write(vec![put_partner(1, "A"), put_partner(2, "B")]).await.changed, 2);
    let again = team.write(vec![put_partner(1, "A"), put_partner(2, "B"), del_partner(3)]).await;
    assert_eq!((again.group_id, again.changed), (None, 0));
    assert_eq!(team.write(vec![put_partner(1, "A"), put_partner(2, "C")]).await.changed, 1);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn writers_of_the_same_new_row_count_every_change(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let writers = (0..8).map(|writer| {
        let hub = team.hub().clone();
        tokio::spawn(async move {
            let mut changed = 0;
            for round in 0..10 {
                let name = format!("{writer} {round}");
                let changes = vec![put_partner(2, &name), put_partner(1, &name)];
                changed += write::write_group(&hub, changes).await.unwrap().changed;
            }
            changed
        })
    });
    let mut changed = 0;
    for writer in writers.collect::<Vec<_>>() {
        changed += writer.await.unwrap();
    }
    let (_, rows, _) = team.client.whole_table::<tandem_model::partner::Model>(Table::Partner, 10).await;
    assert_eq!(changed, 160);
    assert_eq!(rows.iter().map(|row| row.version).collect::<Vec<_>>(), [80, 80]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_row_that_no_laptop_could_take_is_refused_with_its_whole_group(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    for name in ["x".repeat(MAX_TEXT_BYTES + 1), "x".repeat(10 << 20), "nul\0".into()] {
        let refused = write::write_group(team.hub(), vec![put_partner(1, "fine"), put_partner(2, &name)]).await;
        assert!(matches!(refused, Err(Error::BadRow { table: "partner", .. })));
    }
    let many = (0..=write::MAX_GROUP_CHANGES as u128).map(|number| put_partner(number, "x")).collect();
    assert!(write::write_group(team.hub(), many).await.is_err());
    assert!(write::is_empty(team.hub()).await.unwrap());
    team.write(vec![put_partner(1, &"x".repeat(MAX_TEXT_BYTES))]).await;
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn the_largest_group_passes_and_the_last_change_of_a_row_counts(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let cursor = team.now().await;
    let mut changes: Vec<Change> =
        (1..write::MAX_GROUP_CHANGES as u128).map(|number| put_partner(number, "x")).collect();
    changes.push(put_partner(1, "last"));
    assert_eq!(team.write(changes).await.changed, write::MAX_GROUP_CHANGES - 1);
    let (groups, _) = team.client.pull_all(&cursor, 1).await;
    assert_eq!((groups.len(), groups[0].changes.len()), (1, write::MAX_GROUP_CHANGES - 1));
    let Change::Put { row: Row::Partner(first) } = &groups[0].changes[0] else { panic!("not a partner") };
    assert_eq!(first.name, "last");
}
