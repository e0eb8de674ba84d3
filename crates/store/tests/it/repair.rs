//! Rows that are not what the hub has are put right; the user's edits stay over them.

use std::collections::BTreeSet;

use tandem_model::{Row, Table, deal};
use tandem_store::{Differing, Incident, Standing};

use crate::support::{Cache, NOW, deal as a_deal, id, put_deal, put_partner};

async fn with_deals(numbers: &[u128]) -> Cache {
    let cache = Cache::new().await;
    cache
        .store
        .apply_groups(vec![numbers.iter().map(|n| put_deal(&a_deal(*n))).collect()], Some("c".into()), NOW)
        .await
        .unwrap();
    cache
}

fn part(here: &[u128], rows: Vec<deal::Model>) -> Differing {
    let here: BTreeSet<_> = here.iter().map(|n| id(*n)).collect();
    Differing { table: Table::Deal, here, rows: rows.into_iter().map(Row::Deal).collect() }
}

async fn repair(cache: &Cache, part: Differing) -> bool {
    let standing = cache.store.standing().await.unwrap();
    cache.store.repair(standing, vec![part], NOW).await.unwrap().is_some()
}

#[tokio::test]
async fn damaged_missing_and_surplus_rows_become_the_hubs_and_are_counted() {
    let cache = with_deals(&[1, 2, 3]).await;
    // Behind the store's back, as a fault would.
    cache.raw().execute_batch("UPDATE deal SET amount_minor = 1, version = 9 WHERE code = 'OPP-1'").unwrap();
    let found = part(&[1, 2, 3], vec![a_deal(1), a_deal(2), a_deal(4)]);
    assert_eq!(found.surplus().collect::<Vec<_>>(), [id(3)]);
    assert!(repair(&cache, found).await);
    for n in [1, 2, 4] {
        assert_eq!(cache.deal(n).await, Some(a_deal(n)));
    }
    assert_eq!(cache.deal(3).await, None);
    assert_eq!(cache.number("SELECT count(*) FROM search_doc WHERE t = 'deal'"), 3);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    let incident = Incident { id: 1, at: NOW, table: Table::Deal, missing: 1, surplus: 1, different: 1 };
    assert_eq!(cache.store.list_incidents(9).await.unwrap(), [incident]);
    assert!(repair(&cache, part(&[1, 2, 4], vec![a_deal(1), a_deal(2), a_deal(4)])).await);
    assert_eq!(cache.store.list_incidents(9).await.unwrap().len(), 1, "nothing was wrong the second time");
}

#[tokio::test]
async fn edits_stay_over_a_row_that_is_put_right() {
    let cache = with_deals(&[1, 2, 3]).await;
    for n in [1, 2, 3] {
        cache.edit_deal(n, |deal| deal.next_step = Some("Call".into())).await;
    }
    let waiting = cache.push().await;
    let damage = "UPDATE base SET row = replace(row, 'Deal 1', 'Damaged');
                  UPDATE base SET row = NULL WHERE row LIKE '%Deal 3%'";
    cache.raw().execute_batch(damage).unwrap();
    assert!(repair(&cache, part(&[1, 2], vec![a_deal(1), a_deal(3)])).await);
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.next_step.as_deref()), ("Deal 1", Some("Call")));
    assert!(cache.deal(2).await.is_some(), "the edit of what the hub does not have waits for its answer");
    let mut held = Vec::new();
    cache.store.visit_hub_rows(Table::Deal, |row| held.push(row.clone())).await.unwrap();
    held.sort_by_key(Row::uuid);
    assert_eq!(held, [Row::Deal(a_deal(1)), Row::Deal(a_deal(3))]);
    assert_eq!(cache.push().await, waiting);
}

#[tokio::test]
async fn nothing_is_put_right_when_the_rows_have_moved_on_since_they_were_compared() {
    let cache = with_deals(&[1]).await;
    let compared = cache.store.standing().await.unwrap();
    assert_eq!(compared.cursor.as_deref(), Some("c"));
    let wrong = || vec![part(&[1], vec![])];
    cache.store.apply_groups(vec![vec![put_partner(1, "N")]], Some("d".into()), NOW).await.unwrap();
    assert_eq!(cache.store.repair(compared.clone(), wrong(), NOW).await.unwrap(), None);
    // An answer to a push moves rows too, and no cursor with them.
    let compared = Standing { cursor: Some("d".into()), ..compared };
    cache.answer(vec![], vec![]).await;
    assert_eq!(cache.store.repair(compared, wrong(), NOW).await.unwrap(), None);
    assert!(cache.deal(1).await.is_some());
}
