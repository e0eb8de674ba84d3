//! What waits for the hub: order, frozen bytes, lanes, what the user may do about it.

use tandem_domain::{
    Op, Refusal, RefusalCode,
    outbox::LineState,
    push::{Status, Verdict},
};
use tandem_model::{Table, partner};
use tandem_store::{Batch, Change, Discarded, Moved, QueueCounts, SnapshotPosition, Workspace};
use uuid::Uuid;

use crate::support::{Cache, NOW, deal, id, partner as a_partner, put_deal, put_partner, verdict};

/// Deals 1 to `count` as the hub has them.
async fn with_deals(count: u128) -> Cache {
    let cache = Cache::new().await;
    cache.remote((1..=count).map(|n| put_deal(&deal(n))).collect()).await;
    cache
}

async fn rename(cache: &Cache, n: u128, name: &str) {
    cache.edit_deal(n, |deal| deal.name = name.into()).await;
}

#[tokio::test]
async fn numbers_are_given_when_an_edit_is_sent_and_have_no_gap() {
    let cache = with_deals(3).await;
    rename(&cache, 1, "One").await;
    rename(&cache, 2, "Two").await;
    rename(&cache, 2, "Deal 2").await;
    rename(&cache, 3, "Three").await;
    let numbers: Vec<i64> = cache.push().await.iter().flatten().map(|mutation| mutation.device_seq).collect();
    assert_eq!(numbers, [1, 2]);
}

#[tokio::test]
async fn what_was_sent_never_changes_and_a_later_edit_waits_behind_it() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "First").await;
    let sent = cache.push().await;
    rename(&cache, 1, "Second").await;
    let again = cache.push().await;
    assert_eq!(again[0], sent[0]);
    assert_eq!((again.len(), again[1][0].fields["name"].old.as_str()), (2, Some("First")));
    assert_eq!(again[1][0].deps, [sent[0][0].mutation_id]);
    assert_eq!(cache.push().await, again, "asked twice, sent twice, the same");
}

#[tokio::test]
async fn a_push_keeps_to_its_size_and_a_group_goes_whole() {
    let cache = with_deals(6).await;
    let rename_all = |names: std::ops::RangeInclusive<u128>, name: &'static str| {
        let renamed = move |n| {
            let mut deal = deal(n);
            deal.name = name.into();
            put_deal(&deal)
        };
        names.map(renamed).collect::<Vec<_>>()
    };
    cache.local(rename_all(1..=3, "x")).await;
    cache.local(rename_all(4..=6, "y")).await;
    let sizes = |batch: Batch| batch.groups.into_iter().map(|(_, group)| group.len()).collect::<Vec<usize>>();
    assert_eq!(sizes(cache.store.next_push(5, 1 << 20).await.unwrap()), [3]);
    assert_eq!(sizes(cache.store.next_push(1, 1 << 20).await.unwrap()), [3], "a group larger than all goes alone");
    assert_eq!(sizes(cache.store.next_push(200, 10).await.unwrap()), [3]);
    assert_eq!(sizes(cache.store.next_push(200, 1 << 20).await.unwrap()), [3, 3]);
}

#[tokio::test]
async fn an_edit_that_names_what_a_later_one_made_is_not_folded_over_it() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Renamed").await;
    cache.local(vec![put_partner(9, "Südwind")]).await;
    cache.edit_deal(1, |deal| deal.partner_id = id(9).into()).await;
    let batch = cache.push().await;
    let tables: Vec<Table> = batch.iter().flatten().map(|mutation| mutation.table).collect();
    assert_eq!(tables, [Table::Deal, Table::Partner, Table::Deal]);
}

#[tokio::test]
async fn a_refused_edit_stops_its_record_only_and_says_why() {
    let cache = with_deals(2).await;
    rename(&cache, 1, "Bad").await;
    let sent = cache.push().await;
    rename(&cache, 1, "Behind").await;
    rename(&cache, 2, "Good").await;
    cache.answer(vec![verdict(&sent[0][0], Status::Parked)], vec![]).await;
    let batch = cache.push().await;
    assert_eq!((batch.len(), batch[0][0].id), (1, id(2)));
    let queue = cache.store.list_queue(10).await.unwrap();
    assert_eq!(queue[0].state, LineState::Parked);
    assert_eq!(queue[0].refusal.as_ref().unwrap().field.as_deref(), Some("name"));
    let counts = cache.store.queue_counts().await.unwrap();
    assert_eq!((counts.waiting, counts.parked), (2, 1));
    assert_eq!(cache.deal(1).await.unwrap().name, "Behind", "the user sees what they wrote");
    assert_eq!(cache.store.pending_fields(Table::Deal, id(1)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_edits_the_record_mends_the_refused_edit() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Bad").await;
    let refused = cache.push().await[0][0].clone();
    cache.answer(vec![verdict(&refused, Status::Parked)], vec![]).await;
    assert_eq!(cache.push().await, Vec::<Vec<_>>::new());
    rename(&cache, 1, "Good").await;
    let batch = cache.push().await;
    let mended = &batch[0][0];
    assert_eq!((batch.len(), mended.supersedes, mended.device_seq), (1, Some(refused.mutation_id), 2));
    assert_eq!((&mended.fields["name"].old, &mended.fields["name"].new), (&"Deal 1".into(), &"Good".into()));
    assert_eq!(cache.store.queue_counts().await.unwrap(), QueueCounts { waiting: 1, ..QueueCounts::default() });
}

#[tokio::test]
async fn what_waited_for_a_refused_edit_goes_on_when_that_is_mended_or_dropped() {
    for mend in [true, false] {
        let cache = with_deals(1).await;
        rename(&cache, 1, "Bad").await;
        cache.local(vec![put_partner(9, "New")]).await;
        cache.edit_deal(1, |deal| deal.partner_id = id(9).into()).await;
        // One group may not be folded into another.
        cache.local(vec![put_partner(8, "Other"), put_deal(&deal(7))]).await;
        let sent: Vec<_> = cache.push().await.into_iter().flatten().collect();
        let waits = |mutation| Verdict {
            refusal: Some(Refusal::new(RefusalCode::WaitsForOther)),
            ..verdict(mutation, Status::Parked)
        };
        let verdicts = sent.iter().map(|mutation| match mutation.device_seq {
            1 => verdict(mutation, Status::Parked),
            3 => waits(mutation),
            _ => verdict(mutation, Status::Applied),
        });
        cache.answer(verdicts.collect(), vec![]).await;
        assert_eq!(cache.push().await.len(), 0);
        if mend {
            rename(&cache, 1, "Good").await;
        } else {
            cache.store.discard(sent[0].mutation_id, NOW).await.unwrap();
        }
        let changed: Vec<String> =
            cache.push().await.into_iter().flatten().flat_map(|mutation| mutation.fields.into_keys()).collect();
        assert!(changed.contains(&"partner_id".to_owned()), "{changed:?}");
        assert_eq!(changed.contains(&"name".to_owned()), mend);
        assert_eq!(cache.store.queue_counts().await.unwrap().parked, 0);
    }
}

#[tokio::test]
async fn undo_takes_a_refused_edit_out_of_the_outbox() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Bad").await;
    let refused = cache.push().await[0][0].clone();
    cache.answer(vec![verdict(&refused, Status::Parked)], vec![]).await;
    cache.store.undo(NOW).await.unwrap();
    assert_eq!(cache.deal(1).await.unwrap(), deal(1));
    assert_eq!(cache.number("SELECT count(*) FROM outbox"), 0);
}

#[tokio::test]
async fn a_refused_edit_may_be_offered_again_as_it_is() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Bad").await;
    let refused = cache.push().await[0][0].clone();
    cache.answer(vec![verdict(&refused, Status::Parked)], vec![]).await;
    cache.store.retry_parked(None).await.unwrap();
    let again = cache.push().await[0][0].clone();
    assert_eq!((again.supersedes, &again.fields), (Some(refused.mutation_id), &refused.fields));
    assert_ne!(again.mutation_id, refused.mutation_id);
}

#[tokio::test]
async fn a_discarded_edit_is_gone_from_the_record_and_stays_on_file() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Bad").await;
    let refused = cache.push().await[0][0].clone();
    assert_eq!(cache.store.discard(refused.mutation_id, NOW).await.unwrap(), Discarded::Sent);
    cache.edit_deal(1, |deal| deal.next_step = Some("Call".into())).await;
    rename(&cache, 1, "Better").await;
    cache.answer(vec![verdict(&refused, Status::Parked)], vec![]).await;
    assert!(matches!(cache.store.discard(refused.mutation_id, NOW).await.unwrap(), Discarded::Done(_)));
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.next_step.as_deref()), ("Better", Some("Call")));
    let left = cache.push().await;
    let name = &left[0][0].fields["name"];
    assert_eq!(
        (left.len(), &name.old, &name.new),
        (1, &"Deal 1".into(), &"Better".into()),
        "it never saw the bad name"
    );
    assert_eq!(cache.number("SELECT count(*) FROM discarded WHERE mutation LIKE '%Bad%'"), 1);
    assert_eq!(cache.store.discard(refused.mutation_id, NOW).await.unwrap(), Discarded::Unknown);
}

#[tokio::test]
async fn a_discarded_record_takes_along_what_was_made_of_it() {
    let cache = Cache::new().await;
    cache.local(vec![put_partner(1, "Nordwind")]).await;
    cache.local(vec![put_deal(&deal(2))]).await;
    rename(&cache, 2, "Renamed").await;
    let first = cache.store.list_queue(10).await.unwrap()[0].mutation_id;
    cache.store.discard(first, NOW).await.unwrap();
    for table in ["outbox", "base", "deal", "partner", "stage_change"] {
        assert_eq!(cache.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(cache.number("SELECT count(*) FROM discarded"), 2);
}

#[tokio::test]
async fn a_renamed_device_counts_its_unanswered_edits_from_one_and_keeps_their_ids() {
    let cache = with_deals(3).await;
    rename(&cache, 1, "One").await;
    let first = cache.push().await[0][0].clone();
    cache.answer(vec![verdict(&first, Status::Applied)], vec![]).await;
    rename(&cache, 2, "Two").await;
    rename(&cache, 3, "Three").await;
    let before = cache.push().await;
    let name = cache.store.sync_state().await.unwrap().device_id;
    assert_ne!(cache.store.fork_device().await.unwrap(), name);
    let after = cache.push().await;
    let parts = |batch: &[Vec<tandem_domain::Mutation>]| {
        batch.iter().flatten().map(|mutation| (mutation.mutation_id, mutation.device_seq)).collect::<Vec<_>>()
    };
    let ids: Vec<Uuid> = parts(&before).into_iter().map(|(id, _)| id).collect();
    assert_eq!(parts(&after), [(ids[0], 1), (ids[1], 2)]);
}

pub fn hub(workspace: u128, epoch: u128) -> Workspace {
    Workspace { hub_epoch: id(epoch), id: id(workspace), name: "Team".into(), me: None }
}

#[tokio::test]
async fn a_hub_from_a_backup_is_offered_all_it_may_have_lost_in_the_old_order() {
    let cache = with_deals(2).await;
    assert_eq!(cache.store.save_workspace(hub(1, 1)).await.unwrap(), Moved::SameHub);
    rename(&cache, 1, "Taken").await;
    let taken = cache.push().await;
    let mut theirs = deal(1);
    (theirs.version, theirs.name) = (7, "Taken".into());
    cache.answer(vec![verdict(&taken[0][0], Status::Applied)], vec![put_deal(&theirs)]).await;
    rename(&cache, 1, "Unanswered").await;
    let asked = cache.push().await;
    rename(&cache, 2, "Fresh").await;
    assert_eq!(cache.store.save_workspace(hub(1, 2)).await.unwrap(), Moved::NewEpoch);
    let offered = cache.push().await;
    assert_eq!((&offered[0], &offered[1], offered.len()), (&taken[0], &asked[0], 3));
    assert_eq!(cache.deal(1).await.unwrap().name, "Unanswered");

    // The old copy of the hub knows an older row, with a lower version.
    let old = deal(1);
    cache.remote(vec![put_deal(&old)]).await;
    let seen = cache.deal(1).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.version), ("Unanswered", 1));
}

#[tokio::test]
async fn edits_for_one_workspace_never_go_to_another_and_go_on_when_it_is_back() {
    let cache = with_deals(1).await;
    cache.store.save_workspace(hub(1, 1)).await.unwrap();
    rename(&cache, 1, "Mine").await;
    let device = cache.store.sync_state().await.unwrap().device_id;
    assert_eq!(cache.store.save_workspace(hub(2, 2)).await.unwrap(), Moved::NewWorkspace);
    assert_eq!(cache.push().await, Vec::<Vec<_>>::new());
    assert_eq!(cache.store.queue_counts().await.unwrap().quarantined, 1);
    assert_ne!(cache.store.sync_state().await.unwrap().device_id, device, "each hub counts for itself");
    cache.store.save_workspace(hub(1, 1)).await.unwrap();
    let back = cache.push().await;
    assert_eq!((back[0][0].device_seq, back[0][0].op), (1, Op::Set));
}

#[tokio::test]
async fn the_archive_is_kept_thirty_days() {
    let cache = with_deals(1).await;
    rename(&cache, 1, "Taken").await;
    let sent = cache.push().await;
    cache.answer(vec![verdict(&sent[0][0], Status::Applied)], vec![]).await;
    let days = |n: i64| NOW + n * 86_400_000_000;
    cache.store.prune_archive(days(30)).await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM archive"), 1);
    cache.store.prune_archive(days(30) + 1).await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM archive"), 0);
}

#[tokio::test]
async fn edits_and_their_order_survive_a_restart_and_a_resync() {
    let mut cache = with_deals(2).await;
    rename(&cache, 1, "One").await;
    cache.local(vec![Change::Del { table: Table::Deal, id: id(2), version: 0 }]).await;
    let before = cache.push().await;
    cache.reopen().await;
    let mut load = cache.store.begin_replacement(3, true).await.unwrap();
    let next = SnapshotPosition { table: Table::Deal, after_id: None, as_of: "a".into() };
    load.load_page::<partner::Entity>(vec![a_partner(1, "N")], 1, next.clone()).await.unwrap();
    load.load_page::<tandem_model::deal::Entity>(vec![deal(1), deal(2)], 1, next).await.unwrap();
    load.finish("b".into()).await.unwrap();
    assert_eq!((cache.deal(1).await.unwrap().name.as_str(), cache.deal(2).await), ("One", None));
    assert_eq!(cache.push().await, before);
}
