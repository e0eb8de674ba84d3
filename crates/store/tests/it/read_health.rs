//! What the health of partners is made from, against the rows themselves.

use chrono::{Days, NaiveDate};
use tandem_domain::{
    Quarter,
    health::{Facts, QuarterSum, WINDOWS, Window},
    task::kept_rate,
};
use tandem_model::{
    ActivityId, PartnerId, RegistrationId, Row, TargetId, activity, code::TaskSide, deal, registration, target, task,
};
use tandem_store::Change;

use crate::{
    read_world::{World, is_open, today},
    support::{Dice, day, id},
};

const DAYS: u64 = 90 * WINDOWS as u64;

/// The world of the other reads, with a year and a half of talks, registrations, promises and targets.
struct Year {
    world: World,
    talks: Vec<activity::Model>,
    registrations: Vec<registration::Model>,
    tasks: Vec<task::Model>,
    targets: Vec<target::Model>,
}

/// Around the bounds of the windows, and beyond the last one.
fn some_day(dice: &mut Dice) -> NaiveDate {
    today() + Days::new(3) - Days::new(dice.below(DAYS + 20))
}

fn instant(dice: &mut Dice) -> i64 {
    let clock = dice.pick(&["00:00:00", "12:00:00", "23:59:59"]).parse().unwrap();
    some_day(dice).and_time(clock).and_utc().timestamp_micros()
}

fn some_partner(dice: &mut Dice) -> PartnerId {
    PartnerId(id(1 + u128::from(dice.below(8))))
}

impl Year {
    async fn new() -> Self {
        let (world, mut dice) = (World::new().await, Dice(90));
        let talks: Vec<_> = (0..600).map(|n| talk(&mut dice, n)).collect();
        let registrations: Vec<_> = (0..300).map(|n| registered(&mut dice, n)).collect();
        let tasks: Vec<_> = (0..900).map(|n| promise(&mut dice, n)).collect();
        let targets: Vec<_> = (0..120).map(|n| goal(&mut dice, n)).collect();
        let rows = talks.iter().cloned().map(Row::Activity);
        let rows = rows.chain(registrations.iter().cloned().map(Row::Registration));
        let rows = rows.chain(tasks.iter().cloned().map(Row::Task)).chain(targets.iter().cloned().map(Row::Target));
        world.cache.remote(rows.map(Change::Put).collect()).await;
        Self { world, talks, registrations, tasks, targets }
    }

    fn window(&self, partner: PartnerId, back: usize) -> Window {
        let until = today() - Days::new(90 * back as u64);
        let within = |at: i64, days: u64| {
            let on = chrono::DateTime::from_timestamp_micros(at).unwrap().date_naive();
            on > until - Days::new(days) && on <= until
        };
        let mine = self.registrations.iter().filter(|one| one.partner_id == partner);
        let talks = self.talks.iter().filter(|one| one.partner_id == partner && one.two_way);
        let tasks: Vec<_> = self.tasks.iter().filter(|one| one.partner_id == partner).cloned().collect();
        let results: Vec<&str> = self
            .world
            .enrollments
            .iter()
            .filter(|one| one.partner_id == partner)
            .filter(|one| {
                let run = self.world.runs.iter().find(|run| run.id == one.run_id).unwrap();
                let ends_on = run.starts_on + Days::new(run.length_days as u64);
                ends_on > until - Days::new(365) && ends_on <= until
            })
            .filter_map(|one| one.result.as_deref())
            .collect();
        Window {
            registered: mine.filter(|one| one.submitted_at.is_some_and(|at| within(at, 90))).count() as u32,
            touches: talks.filter(|one| within(one.happened_at, 90)).count() as u32,
            ended: results.len() as u32,
            passed: results.iter().filter(|result| ["pass", "distinction"].contains(result)).count() as u32,
            ours: kept_rate(&tasks, TaskSide::Us, until),
            theirs: kept_rate(&tasks, TaskSide::Them, until),
        }
    }

    fn won(&self, partner: PartnerId) -> Vec<QuarterSum> {
        let closed = |deal: &&deal::Model| deal.partner_id == partner && deal.stage == "won";
        let sum = |deal: &deal::Model| {
            let quarter = Quarter::of(deal.close_on.or(deal.stage_entered_on)?);
            Some(QuarterSum { quarter, currency: deal.currency.clone(), minor: deal.amount_minor? })
        };
        added_up(self.world.deals.iter().filter(closed).filter_map(sum))
    }

    fn targets(&self, partner: PartnerId) -> Vec<QuarterSum> {
        let sum = |one: &target::Model| QuarterSum {
            quarter: Quarter::of(one.quarter_on),
            currency: one.currency.clone(),
            minor: one.amount_minor,
        };
        added_up(self.targets.iter().filter(|one| one.partner_id == partner).map(sum))
    }
}

/// By quarter and currency, of the nine full quarters before this one.
fn added_up(sums: impl IntoIterator<Item = QuarterSum>) -> Vec<QuarterSum> {
    let mut all: Vec<QuarterSum> = Vec::new();
    let reach = Quarter::of(today()).back(9)..Quarter::of(today());
    for sum in sums.into_iter().filter(|sum| reach.contains(&sum.quarter)) {
        match all.iter_mut().find(|one| one.quarter == sum.quarter && one.currency == sum.currency) {
            Some(one) => one.minor += sum.minor,
            None => all.push(sum),
        }
    }
    all.sort_by(|one, other| (one.quarter, &one.currency).cmp(&(other.quarter, &other.currency)));
    all
}

fn talk(dice: &mut Dice, n: u128) -> activity::Model {
    activity::Model {
        id: ActivityId(id(60_000 + n)),
        partner_id: some_partner(dice),
        deal_id: None,
        person_id: None,
        member_id: None,
        kind: "call".into(),
        subject: format!("Call {n}"),
        two_way: dice.below(3) > 0,
        happened_at: instant(dice),
        version: 1,
    }
}

fn registered(dice: &mut Dice, n: u128) -> registration::Model {
    let submitted_at = instant(dice);
    registration::Model {
        id: RegistrationId(id(61_000 + n)),
        partner_id: some_partner(dice),
        member_id: None,
        customer: format!("Customer {n}"),
        country: None,
        domain: None,
        contact_name: None,
        contact_email: None,
        contact_phone: None,
        tax_id: None,
        parent_name: None,
        product_id: None,
        amount_minor: None,
        currency: "EUR".into(),
        close_on: None,
        note: None,
        status: if n.is_multiple_of(5) { "draft".into() } else { "submitted".into() },
        submitted_at: (!n.is_multiple_of(5)).then_some(submitted_at),
        due_at: None,
        decided_at: None,
        decided_by: None,
        reason: None,
        answer: None,
        evidence: None,
        protected_until: None,
        extensions: 0,
        updated_at: submitted_at,
        version: 1,
    }
}

fn promise(dice: &mut Dice, n: u128) -> task::Model {
    let (due_on, status) = (some_day(dice), dice.pick(&["open", "kept", "kept", "dropped", "of_a_newer_hub"]));
    task::Model {
        id: id(62_000 + n).into(),
        partner_id: some_partner(dice),
        deal_id: None,
        side: dice.pick(&["us", "them", "of_a_newer_hub"]).into(),
        owner_id: None,
        person_id: None,
        title: format!("Promise {n}"),
        due_on: (dice.below(9) > 0).then_some(due_on),
        status: status.into(),
        closed_on: (status != "open").then(|| due_on + Days::new(1) - Days::new(dice.below(3))),
        made_on: day("2025-01-01"),
        origin_id: None,
        version: 1,
    }
}

fn goal(dice: &mut Dice, n: u128) -> target::Model {
    target::Model {
        id: TargetId(id(63_000 + n)),
        partner_id: some_partner(dice),
        quarter_on: Quarter::of(today()).back(dice.below(12) as u32).first_day(),
        amount_minor: 1_000 + dice.below(9_000) as i64,
        currency: dice.pick(&["EUR", "USD"]).into(),
        version: 1,
    }
}

#[tokio::test]
async fn the_facts_of_each_partner_are_those_of_its_rows() {
    let year = Year::new().await;
    let store = &year.world.cache.store;
    let profiles = store.list_profiles().await.unwrap();
    assert_eq!(profiles.len(), year.world.partners.len());
    let found = store.list_health_facts(profiles.clone(), today()).await.unwrap();
    let mut told = Window::default();
    for (facts, profile) in found.iter().zip(&profiles) {
        let partner = profile.id;
        assert_eq!(&facts.profile, profile);
        assert_eq!(added_up(facts.won.clone()), year.won(partner));
        assert_eq!(added_up(facts.targets.clone()), year.targets(partner));
        for (back, window) in facts.windows.iter().enumerate() {
            assert_eq!(*window, year.window(partner, back), "{partner:?} {back}");
            told.registered += window.registered;
            told.touches += window.touches;
            told.passed += window.passed;
            told.ours.kept += window.ours.kept;
            told.theirs.due += window.theirs.due;
        }
        check_open(&year.world, facts);
    }
    assert!(told.registered > 100 && told.touches > 200 && told.passed > 20, "{told:?}");
    assert!(told.ours.kept > 30 && told.theirs.due > 100, "{told:?}");
}

fn check_open(world: &World, facts: &Facts) {
    let open: Vec<_> = world.deals.iter().filter(|deal| deal.partner_id == facts.profile.id && is_open(deal)).collect();
    assert_eq!(facts.open_deals as usize, open.len());
    assert_eq!(facts.stalled_deals as usize, open.iter().filter(|deal| world.is_stalled(deal)).count());
    for currency in ["EUR", "USD"] {
        let known: Vec<i64> =
            open.iter().filter(|deal| deal.currency == currency).filter_map(|deal| deal.amount_minor).collect();
        let sum = (!known.is_empty()).then(|| known.iter().sum());
        assert_eq!(facts.open.iter().find(|(of, _)| of == currency).map(|(_, minor)| *minor), sum);
    }
}

#[tokio::test]
async fn facts_come_in_the_order_that_was_asked_for() {
    let year = Year::new().await;
    let store = &year.world.cache.store;
    let mut profiles = store.list_profiles().await.unwrap();
    let all = store.list_health_facts(profiles.clone(), today()).await.unwrap();
    profiles.reverse();
    let some = store.list_health_facts(profiles[2..5].to_vec(), today()).await.unwrap();
    assert!(some.iter().eq(all.iter().rev().skip(2).take(3)));
    assert_eq!(store.list_health_facts(Vec::new(), today()).await.unwrap(), []);
}
