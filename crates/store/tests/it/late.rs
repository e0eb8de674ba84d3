//! What comes too late, or after its reason is gone: answers from before a new life of the hub, refusals that wait for
//! what was dropped, records that come back.

use tandem_domain::{
    Op, Refusal, RefusalCode,
    push::{Status, Verdict},
};
use tandem_model::Table;
use tandem_store::{Answer, Change, Discarded, Moved};

use crate::{
    outbox::hub,
    support::{Cache, NOW, deal, id, put_deal, put_partner, verdict},
};

async fn with_deals(count: u128) -> Cache {
    let cache = Cache::new().await;
    cache.store.save_workspace(hub(1, 1)).await.unwrap();
    cache.remote((1..=count).map(|n| put_deal(&deal(n))).collect()).await;
    cache
}

async fn rename(cache: &Cache, n: u128, name: &str) {
    cache.edit_deal(n, |deal| deal.name = name.into()).await;
}

fn waits(mutation: &tandem_domain::Mutation) -> Verdict {
    Verdict { refusal: Some(Refusal::new(RefusalCode::WaitsForOther)), ..verdict(mutation, Status::Parked) }
}

#[tokio::test]
async fn an_answer_that_was_asked_for_in_another_life_of_the_hub_changes_nothing() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Mine").await;
    let batch = cache.batch().await;
    assert_eq!((batch.hub_epoch, batch.device_id), (Some(id(1)), cache.store.sync_state().await.unwrap().device_id));
    let mutation = batch.groups[0].1[0].clone();
    let mut theirs = deal(1);
    (theirs.version, theirs.name) = (9, "Mine".into());
    let (verdicts, changes) = (vec![verdict(&mutation, Status::Applied)], vec![put_deal(&theirs)]);
    let answer = Answer { round: batch.round, hub_epoch: Some(id(2)), verdicts, changes, at: NOW };
    // The hub says itself that it is another one than was asked.
    assert_eq!(cache.store.apply_push(answer.clone()).await.unwrap(), None);
    // It says nothing, but the laptop has greeted another life since.
    cache.store.save_workspace(hub(1, 2)).await.unwrap();
    let answer = Answer { hub_epoch: None, ..answer };
    assert_eq!(cache.store.apply_push(answer.clone()).await.unwrap(), None);
    assert_eq!(cache.push().await, [[mutation]], "it is offered again");
    assert_eq!(cache.deal(1).await.unwrap().name, "Mine");
    let answer = Answer { round: cache.batch().await.round, hub_epoch: Some(id(2)), ..answer };
    assert!(cache.store.apply_push(answer).await.unwrap().is_some());
    assert_eq!(cache.deal(1).await.unwrap(), theirs);
}

#[tokio::test]
async fn what_was_taken_before_the_hub_said_who_it_is_is_offered_again_once_it_does() {
    let cache = Cache::new().await;
    cache.local(vec![put_partner(1, "Nordwind")]).await;
    let sent = cache.push().await;
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![]).await;
    cache.local(vec![put_partner(2, "Südwind")]).await;
    assert_eq!(cache.store.save_workspace(hub(1, 1)).await.unwrap(), Moved::SameHub);
    let offered = cache.push().await;
    assert_eq!((&offered[0], offered.len()), (&sent[0], 2));
    // From then on it is known.
    cache.answer(vec![verdict(&offered[0][0], Status::Applied)], vec![]).await;
    cache.store.save_workspace(hub(1, 1)).await.unwrap();
    assert_eq!(cache.push().await.len(), 1);
}

#[tokio::test]
async fn an_edit_on_its_way_when_what_it_builds_on_was_dropped_or_mended_is_not_refused_for_good() {
    for mend in [true, false] {
        let cache = with_deals(1).await;
        rename(&cache, 1, "Bad").await;
        let bad = cache.push().await[0][0].clone();
        cache.edit_deal(1, |deal| deal.next_step = Some("Call".into())).await;
        let sent: Vec<_> = cache.push().await.into_iter().flatten().collect();
        assert_eq!(sent[1].deps, [bad.mutation_id]);
        // The hub answers to the first of them only.
        cache.answer(vec![verdict(&bad, Status::Parked)], vec![]).await;
        if mend {
            cache.store.retry_parked(None).await.unwrap();
        } else {
            assert!(matches!(cache.store.discard(bad.mutation_id, NOW).await.unwrap(), Discarded::Done(_)));
        }
        // What was sent keeps its bytes, so the hub refuses it: it still names what is gone.
        let again: Vec<_> = cache.push().await.into_iter().flatten().collect();
        let named = again.iter().find(|mutation| mutation.mutation_id == sent[1].mutation_id).unwrap();
        assert_eq!(named, &sent[1]);
        cache.answer(vec![waits(named)], vec![]).await;
        assert_eq!(cache.store.queue_counts().await.unwrap().parked, 0);
        let last = cache.push().await.into_iter().flatten().last().unwrap();
        assert_eq!(last.supersedes, Some(sent[1].mutation_id));
        let mended = cache.number("SELECT count(*) FROM outbox WHERE fields LIKE '%Bad%'");
        assert_eq!((last.deps.len() as i64, mended), (i64::from(mend), i64::from(mend)), "only what is there is named");
    }
}

#[tokio::test]
async fn an_edit_that_waits_for_a_refused_one_stays_with_its_reason() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Bad").await;
    let bad = cache.push().await[0][0].clone();
    cache.edit_deal(1, |deal| deal.next_step = Some("Call".into())).await;
    let sent: Vec<_> = cache.push().await.into_iter().flatten().collect();
    cache.answer(vec![verdict(&bad, Status::Parked), waits(&sent[1])], vec![]).await;
    assert_eq!(cache.store.queue_counts().await.unwrap().parked, 2);
    assert_eq!(cache.push().await.len(), 0);
}

#[tokio::test]
async fn a_record_that_comes_back_says_so_however_long_it_was_gone() {
    let cache = with_deals(1).await;
    cache.local(vec![Change::Del { table: Table::Deal, id: id(1), version: 0 }]).await;
    let sent = cache.push().await;
    let gone = Change::Del { table: Table::Deal, id: id(1), version: 2 };
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![gone]).await;
    assert_eq!(cache.number("SELECT count(*) FROM base"), 0);
    cache.store.undo(NOW).await.unwrap();
    cache.local(vec![put_deal(&deal(5))]).await;
    let ops: Vec<Op> = cache.push().await.into_iter().flatten().map(|mutation| mutation.op).collect();
    assert_eq!(ops, [Op::Restore, Op::Create]);
}
