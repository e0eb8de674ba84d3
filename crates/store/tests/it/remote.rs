//! What the hub says: newer wins, and what the user did stays on top.

use tandem_model::Table;
use tandem_store::{Change, Origin};

use crate::support::{Cache, NOW, deal, id, put_deal};

fn gone(version: i64) -> Change {
    Change::Del { table: Table::Deal, id: id(1), version }
}

#[tokio::test]
async fn an_older_row_never_replaces_a_newer_one() {
    let cache = Cache::new().await;
    let mut newer = deal(1);
    (newer.version, newer.name) = (3, "newer".into());
    cache.remote(vec![put_deal(&newer)]).await;
    let written =
        cache.store.write(Origin::Remote { cursor: None, at: NOW }, vec![put_deal(&deal(1)), gone(2)]).await.unwrap();
    assert!(written.topics.is_empty());
    assert_eq!(cache.deal(1).await.unwrap(), newer);
    cache.remote(vec![gone(4)]).await;
    assert_eq!(cache.deal(1).await, None);
}

#[tokio::test]
async fn the_cursor_comes_with_the_rows_or_not_at_all() {
    let cache = Cache::new().await;
    let origin = |cursor: &str| Origin::Remote { cursor: Some(cursor.into()), at: NOW };
    cache.store.write(origin("one"), vec![put_deal(&deal(1))]).await.unwrap();
    let fail = "CREATE TRIGGER fail BEFORE INSERT ON deal BEGIN SELECT RAISE(ABORT, 'made to fail'); END";
    cache.raw().execute_batch(fail).unwrap();
    cache.store.write(origin("two"), vec![put_deal(&deal(2))]).await.unwrap_err();
    assert_eq!(cache.store.sync_state().await.unwrap().cursor.as_deref(), Some("one"));
}

#[tokio::test]
async fn the_users_change_stays_on_top_of_what_the_hub_says_later() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let mut mine = deal(1);
    mine.next_step = Some("Call Amina".into());
    cache.local(vec![put_deal(&mine)]).await;

    let mut theirs = deal(1);
    (theirs.version, theirs.stage) = (2, "proposal".into());
    cache.remote(vec![put_deal(&theirs)]).await;
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.stage.as_str(), seen.next_step.as_deref(), seen.version), ("proposal", Some("Call Amina"), 2));
    assert_eq!(cache.number("SELECT version FROM base"), 2);
    assert_eq!(cache.number("SELECT count(*) FROM base WHERE row LIKE '%Amina%'"), 0);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test]
async fn what_the_user_removed_does_not_come_back_from_the_hub() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    cache.local(vec![gone(0)]).await;
    let mut theirs = deal(1);
    theirs.version = 2;
    cache.remote(vec![put_deal(&theirs)]).await;
    assert_eq!(cache.deal(1).await, None);
}

#[tokio::test]
async fn a_removal_at_the_hub_leaves_a_row_that_the_user_has_changed() {
    let cache = Cache::new().await;
    cache.remote(vec![put_deal(&deal(1))]).await;
    let mut mine = deal(1);
    mine.stage = "won".into();
    cache.local(vec![put_deal(&mine)]).await;
    cache.remote(vec![gone(2)]).await;
    assert_eq!(cache.deal(1).await.unwrap().stage, "won");
    assert_eq!(cache.number("SELECT count(*) FROM base WHERE row IS NULL AND version = 2"), 1);
}
