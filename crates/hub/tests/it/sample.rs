//! The sample workspace.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use rstest::rstest;
use sea_orm::EntityTrait;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tandem_hub::seed::{self, Plan, SeedOptions, Size};
use tandem_hub::{Error, Hub, write};
use tandem_model::{DealStage, Table, activity, deal, person};

use crate::support::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn plan(seed: u64) -> Plan {
    Plan::new(Size::S, seed, today())
}

fn feed<T: Serialize>(hash: &mut Sha256, rows: impl Iterator<Item = T>) {
    for row in rows {
        hash.update(serde_json::to_vec(&row).unwrap());
    }
}

fn digest(plan: &Plan) -> String {
    let mut hash = Sha256::new();
    feed(&mut hash, plan.members());
    feed(&mut hash, plan.partners());
    feed(&mut hash, plan.contacts());
    feed(&mut hash, plan.learners());
    feed(&mut hash, plan.accounts());
    feed(&mut hash, plan.products());
    feed(&mut hash, plan.deals());
    feed(&mut hash, plan.stage_changes());
    feed(&mut hash, plan.activities());
    feed(&mut hash, plan.tasks());
    feed(&mut hash, plan.targets());
    feed(&mut hash, plan.courses());
    feed(&mut hash, plan.course_runs());
    feed(&mut hash, plan.exams());
    feed(&mut hash, plan.enrollments());
    feed(&mut hash, plan.attempts());
    hex::encode(hash.finalize())
}

fn stage(deal: &deal::Model) -> DealStage {
    DealStage::parse(&deal.stage).unwrap()
}

fn days_since(day: Option<NaiveDate>) -> i64 {
    day.map_or(0, |day| (today() - day).num_days())
}

fn touched_days_ago(deal: &deal::Model) -> i64 {
    (i64::from(today().to_epoch_days()) * 86_400_000_000 - deal.last_two_way_at.unwrap()) / 86_400_000_000
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_others() {
    assert_eq!(digest(&plan(1)), digest(&plan(1)));
    let partners = |seed| plan(seed).partners().map(|partner| partner.name).collect::<Vec<_>>();
    assert_ne!(partners(1), partners(2));
    assert!(plan(1).deals().zip(plan(2).deals()).take(100).all(|(a, b)| a.id != b.id));
}

#[test]
fn the_largest_size_has_its_rows_without_making_them_all() {
    let large = Plan::new(Size::L, 1, today());
    assert_eq!((large.counts.partners, large.counts.deals, large.counts.learners), (10_000, 1_000_000, 100_000));
    let names: HashSet<_> = large.partners().map(|partner| partner.name).collect();
    let domains: HashSet<_> = large.partners().map(|partner| partner.domain).collect();
    assert_eq!((names.len(), domains.len()), (10_000, 10_000));
    assert_eq!(large.deals().take(1_000).count(), 1_000);
}

#[test]
fn partners_come_from_twelve_countries_in_four_scripts() {
    let plan = plan(1);
    let partners: Vec<_> = plan.partners().collect();
    assert_eq!(partners.iter().filter_map(|partner| partner.country.clone()).collect::<BTreeSet<_>>().len(), 12);
    let scripts = |text: &str| {
        let script = |c: char| match c as u32 {
            0x41..=0x24f => Some("latin"),
            0x400..=0x4ff => Some("cyrillic"),
            0x600..=0x6ff => Some("arabic"),
            0x3040..=0x30ff | 0x4e00..=0x9fff => Some("japanese"),
            _ => None,
        };
        text.chars().filter_map(script).collect::<BTreeSet<_>>()
    };
    let all = BTreeSet::from(["arabic", "cyrillic", "japanese", "latin"]);
    assert_eq!(partners.iter().flat_map(|partner| scripts(&partner.name)).collect::<BTreeSet<_>>(), all);
    assert_eq!(plan.contacts().flat_map(|contact| scripts(&contact.name)).collect::<BTreeSet<_>>(), all);
    assert_eq!(plan.deals().take(500).flat_map(|deal| scripts(&deal.name)).collect::<BTreeSet<_>>(), all);
    let mails: Vec<_> = plan.learners().chain(plan.contacts()).filter_map(|person| person.email).collect();
    assert!(mails.iter().all(|mail| mail.ends_with(".example") && mail.is_ascii()));
    assert_eq!(partners.iter().map(|partner| partner.tier.clone()).collect::<BTreeSet<_>>().len(), 5);
}

#[test]
fn one_deal_in_eight_is_open_and_the_closed_ones_give_every_stage_a_benchmark() {
    let deals: Vec<_> = plan(1).deals().collect();
    let open = deals.iter().filter(|deal| stage(deal).is_open()).count();
    assert!((500..=700).contains(&open), "{open}");
    assert_eq!(deals.iter().map(stage).collect::<BTreeSet<_>>().len(), 6);
    assert_eq!(deals.iter().map(|deal| &deal.code).collect::<HashSet<_>>().len(), 5_000);
    let won_lately: HashSet<_> = deals
        .iter()
        .filter(|deal| deal.stage == "won" && days_since(deal.close_on) <= 365)
        .map(|deal| deal.id)
        .collect();
    let mut passed: BTreeMap<String, usize> = BTreeMap::new();
    for change in plan(1).stage_changes().filter(|change| won_lately.contains(&change.deal_id)) {
        *passed.entry(change.to_stage).or_default() += 1;
    }
    assert!(DealStage::OPEN.iter().all(|stage| passed[stage.code()] >= 20), "{passed:?}");
}

#[test]
fn the_history_of_a_deal_ends_where_the_deal_stands() {
    let plan = plan(1);
    let mut history: HashMap<_, Vec<_>> = HashMap::new();
    for change in plan.stage_changes() {
        history.entry(change.deal_id).or_default().push(change);
    }
    for deal in plan.deals() {
        let steps = &history[&deal.id];
        assert!(steps.windows(2).all(|two| two[0].changed_on <= two[1].changed_on));
        assert!(steps.windows(2).all(|two| two[1].from_stage.as_ref() == Some(&two[0].to_stage)));
        let (first, last) = (&steps[0], &steps[steps.len() - 1]);
        assert_eq!((first.from_stage.as_ref(), Some(first.changed_on)), (None, deal.opened_on));
        assert_eq!((&last.to_stage, Some(last.changed_on)), (&deal.stage, deal.stage_entered_on));
        assert!(stage(&deal).is_open() || deal.close_on == deal.stage_entered_on);
        assert!(last.changed_on <= today());
    }
}

#[test]
fn each_kind_of_stalled_deal_is_there_and_most_open_deals_are_healthy() {
    let open: Vec<_> = plan(1).deals().filter(|deal| stage(deal).is_open()).collect();
    let count = |holds: &dyn Fn(&deal::Model) -> bool| open.iter().filter(|deal| holds(deal)).count();
    let awake = |deal: &deal::Model| !deal.slow_by_design && deal.snoozed_until.is_none();
    let long = |deal: &deal::Model| days_since(deal.stage_entered_on) >= 48;
    let silent = |deal: &deal::Model| touched_days_ago(deal) >= 30;
    let aimless = |deal: &deal::Model| deal.next_step_on.is_none();
    let kinds = [
        count(&|deal| awake(deal) && long(deal) && silent(deal)),
        count(&|deal| awake(deal) && long(deal) && aimless(deal)),
        count(&|deal| deal.close_on < Some(today())),
        count(&|deal| deal.push_count >= 2 && aimless(deal)),
        count(&|deal| days_since(deal.partner_updated_on) > 14),
    ];
    assert!(kinds.iter().all(|kind| *kind >= 3), "{kinds:?}");
    let stalled: usize = kinds.iter().sum();
    assert!((6..=10).contains(&(stalled * 100 / open.len())), "{stalled} of {}", open.len());
    assert!(count(&|deal| deal.slow_by_design) > 0 && count(&|deal| deal.snoozed_until.is_some()) > 0);
    assert!(count(&|deal| (0..=14).contains(&-days_since(deal.close_on))) >= 10);
    assert!(open.iter().all(|deal| deal.protected_until.is_some() == deal.partner_updated_on.is_some()));
}

#[test]
fn the_last_talk_of_a_deal_is_the_newest_activity_of_both_sides() {
    let plan = plan(1);
    let mut last: HashMap<_, i64> = HashMap::new();
    let mut count = 0;
    for activity in plan.activities() {
        count += 1;
        if let Some(deal) = activity.deal_id.filter(|_| activity.two_way) {
            let newest = last.entry(deal).or_default();
            *newest = (*newest).max(activity.happened_at);
        }
    }
    assert_eq!(count, 60_000);
    assert!(plan.deals().all(|deal| deal.last_two_way_at == last.get(&deal.id).copied()));
}

#[test]
fn targets_cover_nine_quarters_and_lie_near_what_was_won() {
    let plan = plan(1);
    let targets: Vec<_> = plan.targets().collect();
    assert_eq!(targets.len(), 50 * 9);
    let quarters: BTreeSet<_> = targets.iter().map(|target| target.quarter_on).collect();
    assert_eq!(quarters.first().copied(), NaiveDate::from_ymd_opt(2024, 10, 1));
    assert_eq!(quarters.last().copied(), NaiveDate::from_ymd_opt(2026, 10, 1));
    let euros = |currency: &str, minor: i64| if currency == "EUR" { minor } else { 0 };
    let over = NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
    let first = *quarters.first().unwrap();
    let asked: i64 = targets.iter().filter(|t| t.quarter_on < over).map(|t| euros(&t.currency, t.amount_minor)).sum();
    let won: i64 = plan
        .deals()
        .filter(|deal| deal.stage == "won" && deal.close_on >= Some(first) && deal.close_on < Some(over))
        .map(|deal| euros(&deal.currency, deal.amount_minor.unwrap()))
        .sum();
    assert!((80..=130).contains(&(asked * 100 / won)), "{asked} against {won}");
}

#[test]
fn some_learners_of_running_courses_are_stalled_and_nobody_takes_a_run_twice() {
    let plan = plan(1);
    let enrollments: Vec<_> = plan.enrollments().collect();
    assert_eq!(enrollments.iter().map(|e| (e.person_id, e.run_id)).collect::<HashSet<_>>().len(), 6_500);
    let running: Vec<_> = enrollments.iter().filter(|enrollment| enrollment.result.is_none()).collect();
    let stalled = running.iter().filter(|enrollment| days_since(enrollment.last_active_on) > 14).count();
    assert!(running.len() > 300 && stalled > 20 && stalled * 5 < running.len(), "{stalled} of {}", running.len());
    let last: HashMap<_, _> = enrollments.iter().map(|e| (e.id, e.last_active_on)).collect();
    let due: HashMap<_, _> = plan.exams().map(|exam| (exam.id, exam.due_on)).collect();
    for attempt in plan.attempts() {
        assert!(Some(attempt.submitted_on) <= last[&attempt.enrollment_id]);
        assert!(Some(attempt.submitted_on) <= due[&attempt.exam_id]);
    }
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_seeded_hub_holds_what_was_planned_and_refuses_a_second_seed(#[case] kind: Kind) {
    let Some(database) = database(kind).await else { return };
    let hub = Hub::open(&database.url).await.unwrap();
    let options = SeedOptions { size: Size::S, seed: 1, today: Some(today()) };
    let seeded = seed::run(&hub, options).await.unwrap();
    let counted = [Table::Partner, Table::Deal, Table::Activity].map(|table| seeded.rows[&table]);
    assert_eq!(counted, [50, 5_000, 60_000]);
    assert_eq!(hub.name().await.unwrap(), "Nordlys");
    let people = person::Entity::find().all(hub.db()).await.unwrap();
    assert_eq!(people.iter().filter(|person| person.role == "learner").count(), 5_000);
    let activities = activity::Entity::find().all(hub.db()).await.unwrap();
    assert_eq!(activities.len(), 60_000);
    assert!(matches!(seed::run(&hub, options).await, Err(Error::NotEmpty)));
    assert!(!write::is_empty(&hub).await.unwrap());
}
