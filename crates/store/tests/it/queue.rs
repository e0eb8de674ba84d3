//! The user's own write goes before the next commit of a sync.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use crate::support::{Cache, NOW, deal, put_deal};

#[tokio::test]
async fn a_long_page_from_the_hub_steps_aside_for_the_user() {
    let cache = Cache::new().await;
    let groups = (0..400).map(|group| (0..50).map(|n| put_deal(&deal(group * 50 + n))).collect()).collect();
    let page_done = Arc::new(AtomicBool::new(false));
    let page = tokio::spawn({
        let (store, page_done) = (cache.store.clone(), page_done.clone());
        async move {
            store.apply_groups(groups, Some("end".into()), NOW).await.unwrap();
            page_done.store(true, Ordering::SeqCst);
        }
    });
    // The page has the turn before the user asks for it.
    while !page_is_writing(&cache) {
        tokio::task::yield_now().await;
    }
    cache.local(vec![put_deal(&deal(1_000_000))]).await;
    assert!(!page_done.load(Ordering::SeqCst), "the user had to wait for the whole page");
    assert_eq!(cache.store.sync_state().await.unwrap().cursor, None, "the cursor came before its last rows");
    page.await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM deal"), 20_001);
    assert_eq!(cache.store.sync_state().await.unwrap().cursor.as_deref(), Some("end"));
}

/// Somebody holds the write lock of the file.
fn page_is_writing(cache: &Cache) -> bool {
    let sqlite = cache.raw();
    sqlite.busy_timeout(std::time::Duration::ZERO).unwrap();
    let free = sqlite.execute_batch("BEGIN IMMEDIATE; ROLLBACK");
    free.is_err()
}
