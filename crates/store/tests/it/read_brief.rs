//! Promises by their day, and what a brief reads: each against the rows themselves.

use chrono::{Days, NaiveDate};
use tandem_domain::{brief, learner::idle_days};
use tandem_model::{DealId, PartnerId, Row, StageChangeId, deal, stage_change, task};
use tandem_store::{
    Change,
    read::{
        brief::DeadlineOf,
        task::{DueList, TasksOf},
    },
};

use crate::{
    read_world::{World, is_open, today},
    support::{Cache, Dice, day, deal, id, partner},
};

fn promise(n: u128, partner: u128, deal: Option<u128>, status: &str, due_on: Option<NaiveDate>) -> task::Model {
    task::Model {
        id: id(n).into(),
        partner_id: PartnerId(id(partner)),
        deal_id: deal.map(|deal| DealId(id(deal))),
        side: "them".into(),
        owner_id: None,
        person_id: None,
        title: format!("Promise {n}"),
        due_on,
        status: status.into(),
        closed_on: (status != "open").then(today),
        made_on: day("2026-11-01"),
        origin_id: None,
        version: 1,
    }
}

#[tokio::test]
async fn promises_are_listed_by_day_and_counted_as_listed() {
    let cache = Cache::new().await;
    let mut dice = Dice(7);
    let mut tasks = Vec::new();
    for n in 0..120_u128 {
        let status = dice.pick(&["open", "open", "open", "kept", "dropped", "of_a_newer_hub"]);
        let day = today() + Days::new(10) - Days::new(dice.below(20));
        let due_on = (dice.below(5) > 0).then_some(day);
        let (partner, deal) = (1 + u128::from(dice.below(2)), (dice.below(2) == 0).then_some(5));
        tasks.push(promise(100 + n, partner, deal, status, due_on));
    }
    let rows = [Row::Partner(partner(1, "Acme")), Row::Partner(partner(2, "Beta")), Row::Deal(deal(5))];
    cache.remote(rows.into_iter().chain(tasks.iter().cloned().map(Row::Task)).map(Change::Put).collect()).await;
    let open = |list: DueList| {
        let within = move |day: NaiveDate| match list {
            DueList::Overdue => day < today(),
            DueList::Soon => (today()..=today() + Days::new(7)).contains(&day),
        };
        let mut found: Vec<_> = tasks
            .iter()
            .filter(|task| task.status == "open" && task.due_on.is_some_and(within))
            .map(|task| (task.due_on, task.id))
            .collect();
        found.sort();
        found
    };
    let counts = cache.store.nav_counts(today()).await.unwrap();
    for (list, counted) in [(DueList::Overdue, counts.overdue_tasks), (DueList::Soon, counts.due_tasks)] {
        let found = cache.store.list_due_tasks(list, today(), 1_000).await.unwrap();
        assert_eq!(found.iter().map(|line| (line.due_on, line.id)).collect::<Vec<_>>(), open(list), "{list:?}");
        assert_eq!(counted as usize, open(list).len());
        assert!(cache.store.list_due_tasks(list, today(), 3).await.unwrap() == found[..3]);
    }
    let of_partner = cache.store.list_open_tasks(TasksOf::Partner(PartnerId(id(1))), 1_000).await.unwrap();
    let mut expected: Vec<_> =
        tasks.iter().filter(|task| task.partner_id.0 == id(1) && task.status == "open").collect();
    expected.sort_by_key(|task| (task.due_on.is_none(), task.due_on, task.made_on, task.id));
    assert_eq!(
        of_partner.iter().map(|line| line.id).collect::<Vec<_>>(),
        expected.iter().map(|task| task.id).collect::<Vec<_>>()
    );
    assert!(of_partner.iter().all(|line| line.partner_name == "Acme"));
    let closed = cache.store.list_closed_tasks(TasksOf::Deal(DealId(id(5))), 1_000).await.unwrap();
    let expected = tasks.iter().filter(|task| task.deal_id.is_some() && ["kept", "dropped"].contains(&&*task.status));
    assert_eq!(closed.len(), expected.count());
}

#[tokio::test]
async fn a_brief_reads_of_each_partner_what_its_rows_say() {
    let world = World::new().await;
    let (soon, protection) = (today() + Days::new(14), today() + Days::new(30));
    for partner in world.partners.iter().map(|partner| partner.id) {
        let talks = world.activities.iter().filter(|touch| touch.partner_id == partner && touch.two_way);
        let last = talks.max_by_key(|touch| (touch.happened_at, touch.id));
        let found = world.cache.store.find_last_talk(partner).await.unwrap();
        assert_eq!(found.map(|line| line.id), last.map(|touch| touch.id));

        let idle = world.enrollments.iter().filter(|e| {
            let run = world.runs.iter().find(|run| run.id == e.run_id).unwrap();
            let ends_on = run.starts_on + Days::new(run.length_days as u64);
            e.partner_id == partner && idle_days(e, run.starts_on, ends_on, today()).is_some()
        });
        assert_eq!(world.cache.store.count_idle_learners(partner, today()).await.unwrap() as usize, idle.count());

        let ends = |deal: &deal::Model| {
            let close = deal.close_on.filter(|day| (today()..=soon).contains(day));
            let protected = deal.protected_until.filter(|day| (today()..=protection).contains(day));
            close.into_iter().chain(protected).min().map(|day| (day, deal.id))
        };
        let of_partner = world.deals.iter().filter(|deal| deal.partner_id == partner && is_open(deal));
        let mut expected: Vec<_> = of_partner.filter_map(ends).collect();
        expected.sort();
        let found = world.cache.store.list_deadlines(partner, today()).await.unwrap();
        assert_eq!(found.iter().map(|one| (one.on, one.line.id)).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|one| one.what == DeadlineOf::Close || one.line.close_on != Some(one.on)));

        let after = today() - Days::new(20);
        let mine = || world.enrollments.iter().filter(|e| e.partner_id == partner);
        let within = |day: NaiveDate| day > after && day <= today();
        let learning = world.cache.store.learning_since(partner, after, today()).await.unwrap();
        assert_eq!(learning.enrolled as usize, mine().filter(|e| e.registered_on.is_some_and(within)).count());
        let submitted = mine().map(|e| world.attempts.iter().filter(|a| a.enrollment_id == e.id).count());
        assert_eq!(learning.submitted as usize, submitted.sum::<usize>());
        let completed = mine().filter(|e| {
            let run = world.runs.iter().find(|run| run.id == e.run_id).unwrap();
            let passed = e.result.as_deref().is_some_and(|result| ["pass", "distinction"].contains(&result));
            passed && within(run.starts_on + Days::new(run.length_days as u64))
        });
        assert_eq!(learning.completed as usize, completed.count());
    }
}

#[tokio::test]
async fn of_close_and_protection_the_earlier_one_is_told_and_what_is_closed_has_none() {
    let cache = Cache::new().await;
    let of = |n: u128, stage: &str, close: &str, protected: &str| deal::Model {
        stage: stage.into(),
        close_on: Some(day(close)),
        protected_until: Some(day(protected)),
        ..deal(n)
    };
    let deals = [
        of(10, "proposal", "2026-11-30", "2026-11-25"),
        of(11, "proposal", "2026-11-24", "2026-11-25"),
        of(12, "won", "2026-11-24", "2026-11-25"),
        of(13, "proposal", "2027-05-01", "2027-05-02"),
        of(14, "proposal", "2027-05-01", "2026-12-22"),
    ];
    cache.remote(deals.into_iter().map(Row::Deal).map(Change::Put).collect()).await;
    let found = cache.store.list_deadlines(PartnerId(id(1)), today()).await.unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.line.id.0, one.what, one.on)).collect();
    assert_eq!(
        told,
        [
            (id(11), DeadlineOf::Close, day("2026-11-24")),
            (id(10), DeadlineOf::Protection, day("2026-11-25")),
            (id(14), DeadlineOf::Protection, day("2026-12-22")),
        ]
    );
}

#[tokio::test]
async fn moves_are_those_of_the_partner_after_the_day_in_their_order() {
    let cache = Cache::new().await;
    let change = |n: u128, of: u128, from: &str, to: &str, on: &str| {
        Row::StageChange(stage_change::Model {
            id: StageChangeId(id(n)),
            deal_id: DealId(id(of)),
            from_stage: Some(from.into()),
            to_stage: to.into(),
            changed_on: day(on),
            version: 1,
        })
    };
    let of = |n: u128, partner: u128| Row::Deal(deal::Model { partner_id: PartnerId(id(partner)), ..deal(n) });
    let rows = [
        of(10, 1),
        of(11, 2),
        change(20, 10, "prospecting", "engaging", "2026-11-10"),
        change(21, 10, "proposal", "negotiation", "2026-11-12"),
        change(22, 10, "engaging", "proposal", "2026-11-11"),
        change(23, 11, "prospecting", "engaging", "2026-11-12"),
    ];
    cache.remote(rows.into_iter().map(Change::Put).collect()).await;
    let found = cache.store.list_moves(PartnerId(id(1)), day("2026-11-10")).await.unwrap();
    assert_eq!(found.iter().map(|one| one.id.0).collect::<Vec<_>>(), [id(22), id(21)]);
    assert_eq!(brief::moves(&found).len(), 1);
}
