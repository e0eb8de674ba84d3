//! A small workspace with a bit of everything, and the same rows in memory to compute what the reads should say.

use chrono::{Days, NaiveDate};
use tandem_model::*;
use tandem_store::{Change, StallFlag};

use crate::support::{Cache, Dice, day, deal, id, partner, person};

pub const REGIONS: &[&str] = &["EMEA", "APAC", "AMER"];
const STAGES: &[&str] = &["prospecting", "engaging", "proposal", "negotiation", "won", "won", "lost"];
const NAMES: &[&str] =
    &["Nordlicht rollout", "Halden cloud", "شركة الأمل", "山田商事 更新", "Łódź data lake", "Zeta renewal"];

pub fn today() -> NaiveDate {
    day("2026-11-22")
}

pub struct World {
    pub cache: Cache,
    pub deals: Vec<deal::Model>,
    pub partners: Vec<partner::Model>,
    pub activities: Vec<activity::Model>,
    pub runs: Vec<course_run::Model>,
    pub enrollments: Vec<enrollment::Model>,
    pub attempts: Vec<attempt::Model>,
    pub stalled: Vec<DealId>,
}

impl World {
    pub async fn new() -> Self {
        let mut dice = Dice(2026);
        let partners = partners(&mut dice);
        let deals = (0..400).map(|n| any_deal(&mut dice, n)).collect::<Vec<_>>();
        let activities = (0..200).map(|n| any_activity(&mut dice, n)).collect::<Vec<_>>();
        let runs = (0..6).map(run).collect::<Vec<_>>();
        let enrollments = (0..300).map(|n| any_enrollment(&mut dice, n)).collect::<Vec<_>>();
        let attempts = (0..600).map(|n| any_attempt(&mut dice, n)).collect::<Vec<_>>();
        let cache = Cache::new().await;
        let mut rows: Vec<Row> = (1..=3).map(|n| Row::Member(member(n))).collect();
        rows.extend(partners.iter().cloned().map(Row::Partner));
        rows.extend((0..40).map(|n| Row::Person(any_person(n))));
        rows.extend(deals.iter().cloned().map(Row::Deal));
        rows.extend(activities.iter().cloned().map(Row::Activity));
        rows.extend((0..2).map(|n| Row::Course(course(n))));
        rows.extend(runs.iter().cloned().map(Row::CourseRun));
        rows.extend(enrollments.iter().cloned().map(Row::Enrollment));
        rows.extend(attempts.iter().cloned().map(Row::Attempt));
        cache.remote(rows.into_iter().map(Change::Put).collect()).await;
        let open = deals.iter().filter(|deal| is_open(deal));
        let stalled: Vec<DealId> = open.step_by(3).map(|deal| deal.id).collect();
        cache.judge(stalled.iter().map(|id| flag(*id)).collect(), today()).await;
        Self { cache, deals, partners, activities, runs, enrollments, attempts, stalled }
    }

    pub fn is_stalled(&self, deal: &deal::Model) -> bool {
        self.stalled.contains(&deal.id)
    }
}

pub fn is_open(deal: &deal::Model) -> bool {
    !["won", "lost"].contains(&deal.stage.as_str())
}

pub fn flag(deal_id: DealId) -> StallFlag {
    let severity = (deal_id.0.as_u128() % 97) as i32;
    StallFlag { deal_id, severity, verdict: "{}".into(), cause: "late".into(), since_on: day("2026-11-02") }
}

fn member(n: u128) -> member::Model {
    member::Model { id: MemberId(id(n)), name: format!("Member {n}"), email: None, region: None, version: 1 }
}

fn partners(dice: &mut Dice) -> Vec<partner::Model> {
    let tier = |n: u128| match n % 5 {
        0 => None,
        n => Some(PartnerTier::ALL[n as usize - 1].code().to_owned()),
    };
    let one = |n: u128| partner::Model {
        tier: tier(n),
        region: dice.pick(REGIONS).into(),
        owner_id: MemberId(id(1 + n % 3)),
        ..partner(n, &format!("Partner {}", (n * 7) % 11))
    };
    (1..=10).map(one).collect()
}

fn any_person(n: u128) -> person::Model {
    let role = if n.is_multiple_of(4) { "executive" } else { "learner" };
    person::Model {
        partner_id: PartnerId(id(1 + n % 10)),
        role: role.into(),
        ..person(1_000 + n, &format!("Person {n}"))
    }
}

fn some<T>(dice: &mut Dice, value: T) -> Option<T> {
    (dice.below(4) > 0).then_some(value)
}

fn any_day(dice: &mut Dice, around: u64) -> NaiveDate {
    today() + Days::new(30) - Days::new(dice.below(around))
}

fn any_deal(dice: &mut Dice, n: u128) -> deal::Model {
    let (entered, opened, close) = (any_day(dice, 300), any_day(dice, 400), any_day(dice, 90));
    let amount = dice.below(50) as i64 * 10_000;
    deal::Model {
        name: format!("{} {}", dice.pick(NAMES), dice.below(30)),
        partner_id: PartnerId(id(1 + u128::from(dice.below(10)))),
        owner_id: MemberId(id(1 + u128::from(dice.below(3)))),
        region: dice.pick(REGIONS).into(),
        stage: dice.pick(STAGES).into(),
        stage_entered_on: some(dice, entered),
        opened_on: some(dice, opened),
        close_on: some(dice, close),
        amount_minor: some(dice, amount),
        currency: dice.pick(&["EUR", "USD"]).into(),
        updated_at: dice.below(120) as i64,
        ..deal(5_000 + n)
    }
}

fn any_activity(dice: &mut Dice, n: u128) -> activity::Model {
    activity::Model {
        id: ActivityId(id(20_000 + n)),
        // The last two partners never heard of anybody.
        partner_id: PartnerId(id(1 + u128::from(dice.below(8)))),
        deal_id: some(dice, DealId(id(5_000 + n))),
        person_id: some(dice, PersonId(id(1_000 + n % 40))),
        member_id: some(dice, MemberId(id(1 + n % 3))),
        kind: "call".into(),
        subject: format!("Call {n}"),
        two_way: n.is_multiple_of(2),
        happened_at: dice.below(50) as i64,
        version: 1,
    }
}

fn course(n: u128) -> course::Model {
    course::Model { id: CourseId(id(30_000 + n)), code: format!("C{n}"), title: format!("Course {n}"), version: 1 }
}

/// One run is over, one has not begun, the others begin and end around today.
fn run(n: u128) -> course_run::Model {
    let starts_on = [200, 100, 60, 16, 15, 0][n as usize];
    course_run::Model {
        id: CourseRunId(id(31_000 + n)),
        course_id: CourseId(id(30_000 + n % 2)),
        code: format!("R{n}"),
        starts_on: if n == 5 { today() + Days::new(1) } else { today() - Days::new(starts_on) },
        length_days: 100,
        version: 1,
    }
}

fn any_enrollment(dice: &mut Dice, n: u128) -> enrollment::Model {
    let (active, registered) = (today() - Days::new(dice.below(40)), today() - Days::new(dice.below(40)));
    let result = dice.pick(&["pass", "distinction", "fail", "withdrawn", "of_a_newer_hub"]).to_owned();
    enrollment::Model {
        id: EnrollmentId(id(32_000 + n)),
        run_id: CourseRunId(id(31_000 + u128::from(dice.below(6)))),
        person_id: PersonId(id(1_000 + n % 40)),
        partner_id: PartnerId(id(1 + n % 10)),
        region: dice.pick(REGIONS).into(),
        registered_on: some(dice, registered),
        last_active_on: some(dice, active),
        result: (dice.below(3) == 0).then_some(result),
        version: 1,
    }
}

fn any_attempt(dice: &mut Dice, n: u128) -> attempt::Model {
    let score = dice.below(10_001) as i32;
    attempt::Model {
        id: AttemptId(id(40_000 + n)),
        exam_id: ExamId(id(39_000)),
        enrollment_id: EnrollmentId(id(32_000 + u128::from(dice.below(310)))),
        submitted_on: today(),
        banked: false,
        score_bp: some(dice, score),
        version: 1,
    }
}
