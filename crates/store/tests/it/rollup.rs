//! Sums equal a recount, whatever was written.

use tandem_model::{DealId, Table};
use tandem_store::{Change, News, StallFlag};

use crate::support::{Cache, Dice, day, deal, id, put_deal};

const STAGES: &[&str] = &["prospecting", "engaging", "won", "won", "lost", "unknown_upstream"];
const DAYS: &[&str] = &["2025-12-31", "2026-01-01", "2026-03-31", "2026-04-01", "2026-10-05"];

fn any_change(dice: &mut Dice, version: i64) -> Change {
    let n = u128::from(dice.below(40));
    if dice.below(6) == 0 {
        return Change::Del { table: Table::Deal, id: id(n), version };
    }
    let mut deal = deal(n);
    deal.version = version;
    deal.stage = dice.pick(STAGES).into();
    deal.region = dice.pick(&["EMEA", "APAC", ""]).into();
    deal.currency = dice.pick(&["EUR", "JPY"]).into();
    deal.partner_id.0 = id(u128::from(dice.below(3)));
    deal.owner_id.0 = id(u128::from(dice.below(3)));
    deal.amount_minor = (dice.below(4) > 0).then(|| dice.below(1_000_000) as i64 - 1000);
    deal.close_on = (dice.below(4) > 0).then(|| day(dice.pick(DAYS)));
    deal.opened_on = (dice.below(2) > 0).then(|| day(dice.pick(DAYS)));
    deal.stage_entered_on = (dice.below(2) > 0).then(|| day(dice.pick(DAYS)));
    put_deal(&deal)
}

#[tokio::test]
async fn sums_equal_a_recount_after_any_writes() {
    let cache = Cache::new().await;
    let mut dice = Dice(42);
    for round in 1..=60 {
        let changes = (0..dice.below(20)).map(|_| any_change(&mut dice, round)).collect();
        if dice.below(3) == 0 {
            cache.local(changes).await
        } else {
            cache.remote(changes).await
        }
        if dice.below(4) == 0 {
            let flags = (0..dice.below(20)).map(|n| StallFlag {
                deal_id: DealId(id(u128::from(n * 2))),
                severity: dice.below(100) as i32,
                verdict: "{}".into(),
                cause: "late".into(),
                since_on: day("2026-11-02"),
            });
            cache.judge(flags.collect(), day("2026-11-22")).await;
        }
        if dice.below(8) == 0 {
            cache.store.save_told_stalls(vec![News::Stalled, News::Severe], round).await.unwrap();
        }
        assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0, "after write {round}");
    }
    assert!(cache.number("SELECT count(*) FROM deal_rollup") > 5);
    assert!(cache.number("SELECT count(*) FROM won_rollup") > 2);
    assert!(cache.number("SELECT count(*) FROM stalled_deal") > 2);
    cache.raw().execute_batch("UPDATE deal_rollup SET n = n + 1 WHERE region = 'EMEA'").unwrap();
    assert!(cache.store.count_rollup_differences().await.unwrap() > 0, "the comparison compares nothing");
}

#[tokio::test]
async fn a_won_deal_counts_in_the_quarter_of_its_close() {
    let cache = Cache::new().await;
    let mut won = deal(1);
    (won.stage, won.close_on) = ("won".into(), Some(day("2026-06-30")));
    cache.remote(vec![put_deal(&won)]).await;
    let sum = "SELECT amount_minor FROM won_rollup WHERE quarter_on = '2026-04-01' AND currency = 'EUR'";
    assert_eq!(cache.number(sum), 125_000);
    (won.version, won.stage) = (2, "lost".into());
    cache.remote(vec![put_deal(&won)]).await;
    assert_eq!(cache.number("SELECT count(*) FROM won_rollup"), 0);
}
