//! Counts beside the screens, training, learners, partners: each against the rows themselves.

use chrono::{Days, NaiveDate};
use tandem_domain::learner::idle_days;
use tandem_model::{CourseId, EnrollmentId, PartnerId, TrainingResult, enrollment};
use tandem_store::{
    Cursor,
    read::{
        partner_list::{PartnerList, PartnerSort},
        training::TrainingSum,
    },
};

use crate::{
    read_world::{REGIONS, World, is_open, today},
    support::{Dice, day, id, put_deal},
};

fn idle(world: &World, enrollment: &enrollment::Model, today: NaiveDate) -> Option<i64> {
    let run = world.runs.iter().find(|run| run.id == enrollment.run_id).unwrap();
    let ends_on = run.starts_on + Days::new(run.length_days as u64);
    idle_days(enrollment, run.starts_on, ends_on, today)
}

#[tokio::test]
async fn stalled_learners_are_those_of_the_rule_on_every_day() {
    let world = World::new().await;
    for ahead in 0..45 {
        let today = today() - Days::new(20) + Days::new(ahead);
        let mut expected: Vec<(EnrollmentId, i64)> =
            world.enrollments.iter().filter_map(|e| Some((e.id, idle(&world, e, today)?))).collect();
        expected.sort_by_key(|(id, days)| (-days, *id));
        let found = world.cache.store.list_stalled_learners(today, None, None, 1_000).await.unwrap();
        let found: Vec<_> = found.into_iter().map(|line| (line.id, line.idle_days)).collect();
        assert_eq!(found, expected, "on {today}");
        let count = world.cache.store.count_stalled_learners(today, None, None).await.unwrap();
        assert_eq!(count.learners as usize, expected.len());
    }
    let filtered = world.cache.store.count_stalled_learners(today(), Some(CourseId(id(30_000))), Some("EMEA")).await;
    let expected = world.enrollments.iter().filter(|e| {
        let run = world.runs.iter().find(|run| run.id == e.run_id).unwrap();
        run.course_id.0 == id(30_000) && e.region == "EMEA" && idle(&world, e, today()).is_some()
    });
    assert_eq!(filtered.unwrap().learners as usize, expected.count());
}

#[tokio::test]
async fn closing_soon_counts_what_it_lists() {
    let world = World::new().await;
    let until = today() + Days::new(14);
    let mut expected: Vec<_> = world
        .deals
        .iter()
        .filter(|deal| is_open(deal) && !world.is_stalled(deal))
        .filter(|deal| deal.close_on.is_some_and(|day| (today()..=until).contains(&day)))
        .map(|deal| (deal.close_on, deal.id))
        .collect();
    expected.sort();
    let found = world.cache.store.list_closing_soon(today(), 1_000).await.unwrap();
    assert_eq!(found.iter().map(|line| (line.close_on, line.id)).collect::<Vec<_>>(), expected);
    let counts = world.cache.store.nav_counts(today()).await.unwrap();
    assert_eq!(counts.closing_soon as usize, expected.len());
    assert_eq!(counts.stalled_deals as usize, world.stalled.len());
}

fn training_sum(world: &World, course: Option<CourseId>, region: Option<&str>) -> TrainingSum {
    let mut sum = TrainingSum::default();
    for e in &world.enrollments {
        let run = world.runs.iter().find(|run| run.id == e.run_id).unwrap();
        if course.is_some_and(|course| course != run.course_id) || region.is_some_and(|region| region != e.region) {
            continue;
        }
        sum.enrolled += 1;
        match e.result.as_deref().map(TrainingResult::parse) {
            None => sum.running += 1,
            Some(Some(TrainingResult::Pass)) => sum.passed += 1,
            Some(Some(TrainingResult::Distinction)) => sum.distinction += 1,
            Some(Some(TrainingResult::Fail)) => sum.failed += 1,
            Some(Some(TrainingResult::Withdrawn)) => sum.withdrawn += 1,
            Some(None) => {}
        }
        for attempt in world.attempts.iter().filter(|attempt| attempt.enrollment_id == e.id) {
            sum.attempts += 1;
            sum.scored += i64::from(attempt.score_bp.is_some());
            sum.score_bp += i64::from(attempt.score_bp.unwrap_or_default());
        }
    }
    sum
}

#[tokio::test]
async fn training_adds_up_in_total_by_course_by_region_and_by_run() {
    let world = World::new().await;
    for course in [None, Some(CourseId(id(30_001)))] {
        for region in [None, Some("APAC")] {
            let sums = world.cache.store.sum_training(course, region).await.unwrap();
            assert_eq!(sums.total, training_sum(&world, course, region));
            for (id, _, _, sum) in &sums.courses {
                assert_eq!(*sum, training_sum(&world, Some(*id), region));
            }
            assert_eq!(sums.regions.len(), REGIONS.len());
            for (region, sum) in &sums.regions {
                assert_eq!(*sum, training_sum(&world, course, Some(region)));
            }
            let runs: i64 = sums.runs.iter().map(|(_, sum)| sum.enrolled).sum();
            assert_eq!(runs, sums.total.enrolled);
        }
    }
}

#[tokio::test]
async fn sums_of_training_stay_right_when_enrolments_and_attempts_change_move_and_go() {
    use tandem_model::{CourseRunId, Row, Table};
    use tandem_store::Change;
    let world = World::new().await;
    let mut dice = Dice(7);
    for version in 2..40 {
        let e = world.enrollments[dice.below(300) as usize].clone();
        let a = world.attempts[dice.below(600) as usize].clone();
        let moved = enrollment::Model {
            run_id: CourseRunId(id(31_000 + u128::from(dice.below(6)))),
            result: (dice.below(2) == 0).then(|| "pass".into()),
            version,
            ..e.clone()
        };
        let rescored =
            tandem_model::attempt::Model { enrollment_id: e.id, score_bp: Some(version as i32), version, ..a.clone() };
        let change = match dice.below(4) {
            0 => Change::Del { table: Table::Enrollment, id: e.id.0, version },
            1 => Change::Del { table: Table::Attempt, id: a.id.0, version },
            2 => Change::Put(Row::Attempt(rescored)),
            _ => Change::Put(Row::Enrollment(moved)),
        };
        world.cache.remote(vec![change]).await;
        assert_eq!(world.cache.store.count_rollup_differences().await.unwrap(), 0, "after change {version}");
    }
}

#[tokio::test]
async fn last_touch_follows_activities_that_come_change_and_go() {
    use tandem_model::{Row, Table};
    use tandem_store::Change;
    let world = World::new().await;
    let mut dice = Dice(3);
    for version in 2..40 {
        let mut a = world.activities[dice.below(200) as usize].clone();
        let change = if dice.below(2) == 0 {
            Change::Del { table: Table::Activity, id: a.id.0, version }
        } else {
            (a.happened_at, a.version) = (dice.below(100) as i64, version);
            a.partner_id = PartnerId(id(1 + u128::from(dice.below(10))));
            Change::Put(Row::Activity(a))
        };
        world.cache.remote(vec![change]).await;
        assert_eq!(world.cache.store.count_rollup_differences().await.unwrap(), 0, "after change {version}");
    }
}

fn list(sort: PartnerSort, descending: bool) -> PartnerList {
    PartnerList {
        text: None,
        region: None,
        tier: None,
        owner: None,
        sort,
        descending,
        after: None,
        limit: 3,
        quarter_on: day("2026-10-01"),
    }
}

#[tokio::test]
async fn partners_come_once_each_in_every_order_with_their_sums() {
    let world = World::new().await;
    let sorts = [
        PartnerSort::Name,
        PartnerSort::Tier,
        PartnerSort::Region,
        PartnerSort::OpenDeals,
        PartnerSort::WonThisQuarter,
        PartnerSort::LastTouch,
    ];
    for (sort, descending) in sorts.into_iter().flat_map(|sort| [(sort, false), (sort, true)]) {
        let (mut list, mut rows) = (list(sort, descending), Vec::new());
        loop {
            let page = world.cache.store.list_partners(list.clone()).await.unwrap();
            assert_eq!(page.total, 10);
            rows.extend(page.rows);
            let Some(next) = page.next else { break };
            list.after = Cursor::parse(&next.render(), &sort.order(descending));
        }
        assert_eq!(rows.len(), 10, "{sort:?}");
        let key = |row: &tandem_store::read::partner_list::PartnerLine| match sort {
            PartnerSort::Name => Some((0, row.head.name.clone())),
            PartnerSort::Region => Some((0, row.head.region.clone())),
            PartnerSort::Tier => {
                let rank = |tier: &String| tandem_model::PartnerTier::ALL.iter().position(|t| t.code() == tier);
                row.head.tier.as_ref().and_then(rank).map(|rank| (rank as i64, String::new()))
            }
            PartnerSort::OpenDeals => Some((row.open.iter().map(|sum| sum.n).sum(), String::new())),
            PartnerSort::WonThisQuarter => {
                let known = row.won.iter().filter(|sum| sum.n > sum.unpriced).map(|sum| sum.minor).max();
                known.or(row.won.is_empty().then_some(0)).map(|minor| (minor, String::new()))
            }
            PartnerSort::LastTouch => row.head.last_touch_at.map(|at| (at, String::new())),
        };
        let keys: Vec<_> = rows.iter().filter_map(key).collect();
        let in_order = |pair: &[(i64, String)]| if descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] };
        assert!(keys.windows(2).all(in_order), "{sort:?} {descending}: {keys:?}");
        assert!(rows.iter().skip(keys.len()).all(|row| key(row).is_none()), "missing values are not last: {sort:?}");
    }
}

#[tokio::test]
async fn a_partner_has_the_numbers_of_its_rows() {
    let world = World::new().await;
    for partner in &world.partners {
        let found = world.cache.store.find_partner(partner.id, day("2026-10-01")).await.unwrap().unwrap();
        let deals = || world.deals.iter().filter(|deal| deal.partner_id == partner.id);
        assert_eq!(found.deals_total as usize, deals().count());
        assert_eq!(
            found.line.open.iter().map(|sum| sum.n).sum::<i64>() as usize,
            deals().filter(|d| is_open(d)).count()
        );
        assert_eq!(found.line.head.stalled_deals as usize, deals().filter(|deal| world.is_stalled(deal)).count());
        let won = deals().filter(|deal| {
            deal.stage == "won"
                && deal
                    .close_on
                    .or(deal.stage_entered_on)
                    .is_some_and(|on| on >= day("2026-10-01") && on < day("2027-01-01"))
        });
        let known: i64 = won.filter_map(|deal| deal.amount_minor).sum();
        assert_eq!(found.line.won.iter().map(|sum| sum.minor).sum::<i64>(), known);
        let touch = world.activities.iter().filter(|a| a.partner_id == partner.id).map(|a| a.happened_at).max();
        assert_eq!(found.line.head.last_touch_at, touch);
        assert_eq!(
            (found.people_total, found.learners_total),
            (4, found.people_total - world.cache.store.list_contacts(partner.id).await.unwrap().len() as u32)
        );
        let activity = world.cache.store.list_partner_activity(partner.id).await.unwrap();
        assert!(activity.windows(2).all(|pair| pair[0].happened_at >= pair[1].happened_at) && activity.len() <= 20);
    }
}

#[tokio::test]
async fn the_week_sums_give_the_pipeline_of_the_past() {
    use tandem_store::read::today::Period;
    let world = World::new().await;
    let since = day("2026-09-07");
    for (period, code) in [(Period::OpenedByWeek, "opened_on"), (Period::ClosedByWeek, "close")] {
        let found = world.cache.store.list_period_sums(period, since).await.unwrap();
        let expected = world.deals.iter().filter(|deal| match code {
            "opened_on" => deal.opened_on.is_some_and(|on| on >= since),
            _ => !is_open(deal) && deal.close_on.or(deal.stage_entered_on).is_some_and(|on| on >= since),
        });
        assert_eq!(found.iter().map(|sum| sum.n).sum::<i64>() as usize, expected.count());
        use chrono::Datelike;
        assert!(found.iter().all(|sum| sum.period_on.weekday() == chrono::Weekday::Mon));
    }
}

#[tokio::test]
async fn open_deals_come_page_by_page_and_won_ones_tell_how_long_they_took() {
    use tandem_model::{DealId, DealStage, Row, StageChangeId, stage_change};
    let world = World::new().await;
    let (mut after, mut n) = (None, 0);
    loop {
        let page = world.cache.store.list_open_deals_page(after, 50).await.unwrap();
        n += page.len();
        let Some(last) = page.last() else { break };
        after = Some(last.id);
    }
    assert_eq!(n, world.deals.iter().filter(|deal| is_open(deal)).count());

    let mut won = crate::support::deal(1);
    (won.stage, won.close_on) = ("won".into(), Some(day("2026-11-10")));
    let step = |n: u128, from: Option<&str>, to: &str, on: &str| {
        tandem_store::Change::Put(Row::StageChange(stage_change::Model {
            id: StageChangeId(id(50_000 + n)),
            deal_id: DealId(id(1)),
            from_stage: from.map(Into::into),
            to_stage: to.into(),
            changed_on: day(on),
            version: 1,
        }))
    };
    world
        .cache
        .remote(vec![
            put_deal(&won),
            step(3, Some("proposal"), "won", "2026-11-10"),
            step(2, Some("engaging"), "proposal", "2026-11-02"),
            step(1, None, "engaging", "2026-11-02"),
        ])
        .await;
    let dwells = world.cache.store.list_won_dwells(day("2026-11-10")).await.unwrap();
    let dwells: Vec<_> = dwells.into_iter().map(|dwell| (dwell.stage, dwell.days)).collect();
    assert_eq!(dwells, [(DealStage::Engaging, 0), (DealStage::Proposal, 6)]);
    assert_eq!(world.cache.store.list_won_dwells(day("2026-12-31")).await.unwrap(), []);
}
