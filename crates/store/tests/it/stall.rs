//! Nobody is told twice of the same cause.

use tandem_model::DealId;
use tandem_store::StallFlag;

use crate::support::{Cache, day, id};

fn flag(n: u128, severity: i32, cause: &str) -> StallFlag {
    StallFlag { deal_id: DealId(id(n)), severity, verdict: "{}".into(), cause: cause.into() }
}

async fn untold(cache: &Cache) -> Vec<u128> {
    cache.store.list_untold_stalls().await.unwrap().iter().map(|flag| flag.deal_id.0.as_u128()).collect()
}

#[tokio::test]
async fn the_same_cause_is_told_once_even_when_the_deal_moved_on_in_between() {
    let cache = Cache::new().await;
    let store = &cache.store;
    store.save_stall_flags(vec![flag(1, 20, "silent"), flag(2, 90, "late")], day("2026-11-01")).await.unwrap();
    assert_eq!(untold(&cache).await, [2, 1]);
    store.save_told_stalls(vec![(DealId(id(2)), "late".into())], 7).await.unwrap();
    assert_eq!(untold(&cache).await, [1]);

    store.save_stall_flags(vec![], day("2026-11-02")).await.unwrap();
    store.save_stall_flags(vec![flag(2, 90, "late")], day("2026-11-03")).await.unwrap();
    assert_eq!(untold(&cache).await, Vec::<u128>::new());
    store.save_stall_flags(vec![flag(2, 90, "pushed")], day("2026-11-04")).await.unwrap();
    assert_eq!(untold(&cache).await, [2]);
    assert_eq!(store.find_stall_notice(DealId(id(2))).await.unwrap().unwrap().cause, "late");
}

#[tokio::test]
async fn a_deal_that_stays_stalled_keeps_its_first_day() {
    let cache = Cache::new().await;
    for today in ["2026-11-01", "2026-11-02"] {
        cache.store.save_stall_flags(vec![flag(1, 20, "silent")], day(today)).await.unwrap();
    }
    assert_eq!(cache.store.list_untold_stalls().await.unwrap()[0].since_on, day("2026-11-01"));
}
