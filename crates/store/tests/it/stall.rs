//! Deals are judged when they are due, and nobody is told twice of the same cause.

use tandem_model::{DealId, Row, StageChangeId, Table, stage_change};
use tandem_store::{Change, Judged, News, StallFlag};

use crate::support::{Cache, day, deal, id, put_deal};

fn flag(n: u128, severity: i32, cause: &str) -> StallFlag {
    let since_on = day("2026-10-05");
    StallFlag { deal_id: DealId(id(n)), severity, verdict: "{}".into(), cause: cause.into(), since_on }
}

async fn untold(cache: &Cache) -> Vec<u128> {
    let untold = cache.store.list_untold_stalls(News::Stalled, 10).await.unwrap();
    assert_eq!(untold.count, untold.worst.len() as u64);
    untold.worst.iter().map(|flag| flag.deal_id.0.as_u128()).collect()
}

async fn severe(cache: &Cache) -> Vec<u128> {
    let untold = cache.store.list_untold_stalls(News::Severe, 10).await.unwrap();
    assert_eq!(untold.count, untold.worst.len() as u64);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    untold.worst.iter().map(|flag| flag.deal_id.0.as_u128()).collect()
}

async fn due(cache: &Cache) -> Vec<u128> {
    let seq = cache.store.judgement().await.unwrap().seq;
    let found = cache.store.list_unjudged_deals(seq, 10).await.unwrap();
    found.iter().map(|deal| deal.id.0.as_u128()).collect()
}

async fn is_won_changed(cache: &Cache) -> bool {
    cache.store.judgement().await.unwrap().won_changed
}

async fn with_deals(numbers: std::ops::RangeInclusive<u128>) -> Cache {
    let cache = Cache::new().await;
    cache.remote(numbers.map(|n| put_deal(&deal(n))).collect()).await;
    cache
}

#[tokio::test]
async fn the_same_cause_is_told_once_even_when_the_deal_moved_on_in_between() {
    let cache = with_deals(1..=2).await;
    let store = &cache.store;
    cache.judge(vec![flag(1, 20, "silent"), flag(2, 90, "late")], day("2026-11-01")).await;
    assert_eq!(untold(&cache).await, [2, 1]);
    assert_eq!(store.list_untold_stalls(News::Stalled, 1).await.unwrap().count, 2);
    store.save_told_stalls(vec![News::Stalled], 7).await.unwrap();
    assert_eq!(untold(&cache).await, Vec::<u128>::new());

    cache.judge(vec![], day("2026-11-02")).await;
    cache.judge(vec![flag(2, 90, "late")], day("2026-11-03")).await;
    assert_eq!(untold(&cache).await, Vec::<u128>::new());
    cache.judge(vec![flag(2, 90, "pushed")], day("2026-11-04")).await;
    assert_eq!(untold(&cache).await, [2]);
    assert_eq!(store.find_stall_notice(DealId(id(2))).await.unwrap().unwrap().cause, "late");
}

#[tokio::test]
async fn crossing_the_limit_is_told_once_for_a_cause_however_often_it_is_crossed() {
    let cache = with_deals(1..=2).await;
    let tell = async |at| cache.store.save_told_stalls(vec![News::Stalled, News::Severe], at).await.unwrap();
    let judge = async |severities: [i32; 2], on| {
        cache.judge(vec![flag(1, severities[0], "silent"), flag(2, severities[1], "late")], day(on)).await;
    };
    judge([69, 70], "2026-11-01").await;
    assert_eq!(severe(&cache).await, Vec::<u128>::new(), "one that begins severe is told as stalled");
    tell(1).await;
    judge([70, 90], "2026-11-02").await;
    assert_eq!(severe(&cache).await, [1]);
    tell(2).await;
    for (severity, on) in [(40, "2026-11-03"), (95, "2026-11-04")] {
        judge([severity, 90], on).await;
        assert_eq!(severe(&cache).await, Vec::<u128>::new());
    }
    cache.judge(vec![flag(2, 90, "late")], day("2026-11-05")).await;
    judge([95, 90], "2026-11-06").await;
    assert_eq!(severe(&cache).await, Vec::<u128>::new(), "the cause is the same as before it moved on");
}

#[tokio::test]
async fn what_an_older_version_told_is_not_told_as_severe_at_once_but_when_it_becomes_so() {
    let mut cache = with_deals(1..=2).await;
    cache.judge(vec![flag(1, 30, "silent"), flag(2, 90, "late")], day("2026-11-01")).await;
    cache.store.save_told_stalls(vec![News::Stalled], 1).await.unwrap();
    let older = "DROP TABLE severe_notice; DROP TABLE untold_severe; DROP TRIGGER untold_severe_flagged;
                 DROP TRIGGER untold_severe_changed; DROP TRIGGER untold_severe_unflagged;
                 DELETE FROM seaql_migrations WHERE version LIKE '%000108_severe%';";
    cache.raw().execute_batch(older).unwrap();
    cache.reopen().await;
    assert_eq!(severe(&cache).await, Vec::<u128>::new());
    cache.judge(vec![flag(1, 80, "silent"), flag(2, 90, "late")], day("2026-11-02")).await;
    assert_eq!(severe(&cache).await, [1]);
}

#[tokio::test]
async fn a_flag_carries_the_first_day_that_the_rules_found_not_the_day_of_the_judgement() {
    let cache = with_deals(1..=1).await;
    for (today, since) in [("2026-11-01", "2026-10-05"), ("2026-11-02", "2026-10-09")] {
        let found = StallFlag { since_on: day(since), ..flag(1, 20, "silent") };
        cache.judge(vec![found], day(today)).await;
        assert_eq!(cache.store.find_stall_flag(DealId(id(1))).await.unwrap().unwrap().since_on, day(since));
    }
}

#[tokio::test]
async fn only_what_has_changed_since_the_judgement_is_due() {
    let cache = with_deals(1..=4).await;
    assert_eq!(due(&cache).await, [1, 2, 3, 4]);
    assert_eq!(cache.store.judgement().await.unwrap().judged_on, None);
    cache.judge(vec![flag(3, 20, "late")], day("2026-11-01")).await;
    assert_eq!(due(&cache).await, Vec::<u128>::new());
    assert_eq!(cache.store.judgement().await.unwrap().judged_on, Some(day("2026-11-01")));

    let mut changed = deal(3);
    (changed.version, changed.next_step) = (2, Some("Call".into()));
    cache.remote(vec![put_deal(&changed), Change::Del { table: Table::Deal, id: id(4), version: 9 }]).await;
    assert_eq!(due(&cache).await, [3]);
}

#[tokio::test]
async fn a_deal_that_changes_while_it_is_being_judged_stays_due() {
    let cache = with_deals(1..=2).await;
    let seq = cache.store.judgement().await.unwrap().seq;
    let mut changed = deal(2);
    changed.version = 2;
    cache.remote(vec![put_deal(&changed)]).await;
    let deals = Judged::Deals(vec![DealId(id(1)), DealId(id(2))]);
    cache.store.save_verdicts(deals, vec![flag(1, 20, "late")], seq).await.unwrap();
    cache.store.end_judgement(day("2026-11-01"), "[]".into(), seq).await.unwrap();
    assert_eq!(due(&cache).await, [2]);
}

#[tokio::test]
async fn what_benchmarks_are_made_from_is_noticed_when_it_changes() {
    let cache = with_deals(1..=1).await;
    assert!(!is_won_changed(&cache).await);
    let mut won = deal(1);
    (won.version, won.stage) = (2, "won".into());
    cache.remote(vec![put_deal(&won)]).await;
    assert!(is_won_changed(&cache).await);
    cache.judge(vec![], day("2026-11-01")).await;
    assert!(!is_won_changed(&cache).await);

    let change = |n: u128, deal: u128| {
        Change::Put(Row::StageChange(stage_change::Model {
            id: StageChangeId(id(n)),
            deal_id: DealId(id(deal)),
            from_stage: None,
            to_stage: "engaging".into(),
            changed_on: day("2026-10-01"),
            version: 1,
        }))
    };
    cache.remote(vec![change(8, 7)]).await;
    assert!(!is_won_changed(&cache).await);
    cache.remote(vec![change(9, 1)]).await;
    assert!(is_won_changed(&cache).await);
}

#[tokio::test]
async fn a_piece_of_a_judgement_replaces_the_flags_of_its_deals_and_no_others() {
    let cache = with_deals(1..=4).await;
    cache.judge((1..=4).map(|n| flag(n, 20, "late")).collect(), day("2026-11-01")).await;
    let piece = Judged::Range(Some(DealId(id(1))), Some(DealId(id(3))));
    cache.store.save_verdicts(piece, vec![flag(2, 70, "late")], 0).await.unwrap();
    let worst = cache.store.list_worst_stalled(10).await.unwrap();
    let worst: Vec<_> = worst.iter().map(|(line, flag)| (line.id.0.as_u128(), flag.severity)).collect();
    assert_eq!(worst, [(2, 70), (4, 20), (1, 20)]);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

#[tokio::test]
async fn a_first_judgement_that_was_broken_off_is_made_whole_by_the_next() {
    let mut cache = with_deals(1..=4).await;
    cache.store.begin_judgement().await.unwrap();
    let piece = Judged::Range(None, Some(DealId(id(2))));
    cache.store.save_verdicts(piece, vec![flag(1, 20, "late")], 0).await.unwrap();
    cache.reopen().await;
    let mut changed = deal(1);
    (changed.version, changed.region) = (2, "APAC".into());
    cache.remote(vec![put_deal(&changed)]).await;
    cache.judge(vec![flag(1, 20, "late"), flag(4, 30, "late")], day("2026-11-01")).await;
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    assert_eq!(untold(&cache).await, [4, 1]);
    (changed.version, changed.region) = (3, "EMEA".into());
    cache.remote(vec![put_deal(&changed)]).await;
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0, "the triggers are on again");
}

#[tokio::test]
async fn a_judgement_that_a_first_load_overtook_does_not_count() {
    let cache = with_deals(1..=2).await;
    let seq = cache.store.judgement().await.unwrap().seq;
    cache.store.begin_judgement().await.unwrap();
    cache.store.begin_first_load(0).await.unwrap().finish("c".into()).await.unwrap();
    cache.store.end_judgement(day("2026-11-01"), "[]".into(), seq).await.unwrap();
    assert_eq!(cache.store.judgement().await.unwrap().judged_on, None);
    cache.judge(vec![], day("2026-11-01")).await;
    assert_eq!(cache.store.judgement().await.unwrap().judged_on, Some(day("2026-11-01")));
}
