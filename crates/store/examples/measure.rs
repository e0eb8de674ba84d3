//! temporary
#![allow(clippy::all, clippy::unwrap_used, clippy::expect_used)]
use chrono::{Days, NaiveDate};
use std::time::Instant;
use tandem_model::*;
use tandem_store::{
    read::{deal_list::*, partner_list::*},
    *,
};
use uuid::Uuid;
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let _ = s;
    let mut t = 0.0;
    for e in std::fs::read_dir("/proc/self/task").unwrap() {
        let p = e.unwrap().path().join("schedstat");
        if let Ok(s) = std::fs::read_to_string(p) {
            t += s.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6;
        }
    }
    t
}
struct Dice(u64);
impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
fn id(kind: u64, n: u64) -> Uuid {
    let mut d = Dice(n.wrapping_mul(0x9E3779B97F4A7C15) ^ (kind << 56));
    let a = (d.below(1 << 31) << 31) ^ d.below(1 << 31);
    Uuid::from_u64_pair(a, (kind << 56) | n)
}
#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let path = std::path::PathBuf::from(std::env::args().nth(2).unwrap());
    let fresh = !path.exists();
    let key = Key::from_hex(&"ab".repeat(32)).unwrap();
    let store = Store::open(&path, &key, OpenOptions { create: true }).await.unwrap();
    let today: NaiveDate = "2026-11-22".parse().unwrap();
    let (np, nm) = (n / 100, 200u64);
    if fresh {
        fill(&store, n, np, nm, today).await;
    }
    let mut d = Dice(5);
    let q: NaiveDate = "2026-10-01".parse().unwrap();
    for round in 0..2 {
        println!("round {round}");
        macro_rules! time {
            ($name:expr, $e:expr) => {{
                let mut ts = Vec::new();
                let c0 = cpu();
                for _ in 0..12 {
                    let s = Instant::now();
                    let _r = $e.await.unwrap();
                    ts.push(s.elapsed().as_secs_f64() * 1000.0);
                }
                let first = ts[0];
                ts.sort_by(f64::total_cmp);
                println!(
                    "{:40} first {:8.2} p50 {:8.2} max {:8.2} cpu {:8.2}",
                    $name,
                    first,
                    ts[6],
                    ts[11],
                    (cpu() - c0) / 12.0
                );
            }};
        }
        let base = DealList { limit: 20, ..DealList::default() };
        for sort in [DealSort::Updated, DealSort::Name, DealSort::Amount, DealSort::CloseOn, DealSort::StageEntered] {
            for down in [false, true] {
                let b = DealList { sort, descending: down, ..base.clone() };
                time!(format!("{sort:?} {down}"), store.list_deals(b.clone()));
                time!(
                    format!("{sort:?} {down} region"),
                    store.list_deals(DealList { region: Some(format!("R{}", d.below(6))), ..b.clone() })
                );
                time!(
                    format!("{sort:?} {down} region+stage"),
                    store.list_deals(DealList {
                        region: Some(format!("R{}", d.below(6))),
                        stage: Some("proposal".into()),
                        ..b.clone()
                    })
                );
                time!(
                    format!("{sort:?} {down} owner"),
                    store.list_deals(DealList { owner: Some(MemberId(id(1, d.below(nm)))), ..b.clone() })
                );
                time!(
                    format!("{sort:?} {down} owner+open"),
                    store.list_deals(DealList {
                        owner: Some(MemberId(id(1, d.below(nm)))),
                        only: Some(DealOnly::Open),
                        ..b.clone()
                    })
                );
                time!(
                    format!("{sort:?} {down} region+open"),
                    store.list_deals(DealList {
                        region: Some(format!("R{}", d.below(6))),
                        only: Some(DealOnly::Open),
                        ..b.clone()
                    })
                );
                time!(
                    format!("{sort:?} {down} partner"),
                    store.list_deals(DealList { partner: Some(PartnerId(id(2, d.below(np)))), ..b.clone() })
                );
                time!(
                    format!("{sort:?} {down} stalled"),
                    store.list_deals(DealList { only: Some(DealOnly::Stalled), ..b.clone() })
                );
                time!(
                    format!("{sort:?} {down} stalled region"),
                    store.list_deals(DealList {
                        only: Some(DealOnly::Stalled),
                        region: Some("R1".into()),
                        ..b.clone()
                    })
                );
            }
        }
        for text in ["a", "al", "alpha", "alpha br", "partner 77", "w4711", "山", "山田", "x"] {
            time!(format!("text {text}"), store.list_deals(DealList { text: Some(text.into()), ..base.clone() }));
            time!(
                format!("text {text} region stage"),
                store.list_deals(DealList {
                    text: Some(text.into()),
                    region: Some("R1".into()),
                    stage: Some("won".into()),
                    sort: DealSort::Amount,
                    ..base.clone()
                })
            );
            time!(format!("palette {text}"), store.search(text));
        }
        time!("nav", store.nav_counts(today));
        time!("facets", store.facets());
        time!("pipeline", store.sum_open_pipeline());
        time!("worst", store.list_worst_stalled(50));
        time!("closing", store.list_closing_soon(today, 50));
        time!("targets", store.sum_targets(q));
        time!("learners", store.list_stalled_learners(today, None, None, 50));
        time!("learner count", store.count_stalled_learners(today, None, None));
        time!("training", store.sum_training(None, None));
        time!("partner page", store.find_partner(PartnerId(id(2, d.below(np))), q));
        for sort in [
            PartnerSort::Name,
            PartnerSort::Tier,
            PartnerSort::Region,
            PartnerSort::OpenDeals,
            PartnerSort::WonThisQuarter,
            PartnerSort::LastTouch,
        ] {
            let l = PartnerList {
                text: None,
                region: None,
                tier: None,
                owner: None,
                sort,
                descending: true,
                after: None,
                limit: 100,
                quarter_on: q,
            };
            time!(format!("partners {sort:?}"), store.list_partners(l.clone()));
            time!(
                format!("partners {sort:?} region text"),
                store.list_partners(PartnerList { region: Some("R2".into()), text: Some("part".into()), ..l.clone() })
            );
        }
        let s = Instant::now();
        let w = store.list_won_dwells(today - Days::new(365)).await.unwrap();
        println!("dwells {} {:?}", w.len(), s.elapsed());
        let s = Instant::now();
        let p = store.list_open_deals_page(None, 5000).await.unwrap();
        println!("open page {} {:?}", p.len(), s.elapsed());
    }
}
async fn fill(store: &Store, n: u64, np: u64, nm: u64, today: NaiveDate) {
    let s = Instant::now();
    let mut d = Dice(1);
    let mut load = store.begin_first_load(n).await.unwrap();
    let at = |t| SnapshotPosition { table: t, after_id: None, as_of: "1".into() };
    load.load_page::<member::Entity>(
        (0..nm)
            .map(|i| member::Model {
                id: MemberId(id(1, i)),
                name: format!("Member {i}"),
                email: None,
                region: None,
                version: 1,
            })
            .collect(),
        1,
        at(Table::Member),
    )
    .await
    .unwrap();
    load.load_page::<partner::Entity>(
        (0..np)
            .map(|i| partner::Model {
                id: PartnerId(id(2, i)),
                name: format!("Partner {i} 山田商事"),
                kind: "reseller".into(),
                tier: Some(PartnerTier::ALL[(i % 4) as usize].code().into()),
                country: Some("DE".into()),
                city: None,
                region: format!("R{}", i % 6),
                domain: None,
                language: None,
                owner_id: MemberId(id(1, i % nm)),
                since: None,
                version: 1,
            })
            .collect(),
        1,
        at(Table::Partner),
    )
    .await
    .unwrap();
    load.load_page::<person::Entity>(
        (0..np * 5)
            .map(|i| person::Model {
                id: PersonId(id(3, i)),
                partner_id: PartnerId(id(2, i % np)),
                name: format!("Alpha Person {i}"),
                email: None,
                phone: None,
                role: if i % 4 == 0 { "sales" } else { "learner" }.into(),
                region: None,
                version: 1,
            })
            .collect(),
        1,
        at(Table::Person),
    )
    .await
    .unwrap();
    let words = ["alpha", "bravo", "cloud", "delta", "energy", "fabric", "gamma", "hybrid", "山田", "更新"];
    let stages = [
        "prospecting",
        "engaging",
        "proposal",
        "negotiation",
        "won",
        "won",
        "won",
        "won",
        "lost",
        "lost",
        "lost",
        "lost",
    ];
    for chunk in 0..n.div_ceil(10_000) {
        let rows = (chunk * 10_000..((chunk + 1) * 10_000).min(n))
            .map(|i| {
                let stage = stages[d.below(12) as usize];
                let closed = stage == "won" || stage == "lost";
                deal::Model {
                    id: DealId(id(4, i)),
                    code: format!("OPP-{i}"),
                    name: format!(
                        "{} {} w{}",
                        words[d.below(10) as usize],
                        words[d.below(10) as usize],
                        d.below(100_000)
                    ),
                    partner_id: PartnerId(id(2, d.below(np))),
                    account_id: None,
                    product_id: None,
                    owner_id: MemberId(id(1, d.below(nm))),
                    region: format!("R{}", d.below(6)),
                    stage: stage.into(),
                    stage_entered_on: (d.below(10) > 0).then(|| today - Days::new(d.below(1000))),
                    opened_on: Some(today - Days::new(d.below(1000))),
                    close_on: (d.below(20) > 0).then(|| {
                        if closed {
                            today - Days::new(d.below(900))
                        } else {
                            today + Days::new(120) - Days::new(d.below(180))
                        }
                    }),
                    amount_minor: (d.below(5) > 0).then(|| d.below(10_000_000) as i64),
                    currency: ["EUR", "USD"][d.below(2) as usize].into(),
                    next_step: None,
                    next_step_on: None,
                    last_two_way_at: None,
                    push_count: 0,
                    partner_updated_on: None,
                    protected_until: None,
                    slow_by_design: false,
                    snoozed_until: None,
                    updated_at: 1_790_000_000_000_000 - d.below(1 << 40) as i64,
                    version: 1,
                }
            })
            .collect();
        load.load_page::<deal::Entity>(rows, 1, at(Table::Deal)).await.unwrap();
    }
    for chunk in 0..(n / 2).div_ceil(10_000) {
        let rows = (chunk * 10_000..((chunk + 1) * 10_000).min(n / 2))
            .map(|i| activity::Model {
                id: ActivityId(id(6, i)),
                partner_id: PartnerId(id(2, d.below(np))),
                deal_id: Some(DealId(id(4, d.below(n)))),
                person_id: None,
                member_id: None,
                kind: "call".into(),
                subject: "s".into(),
                two_way: true,
                happened_at: d.below(1 << 40) as i64,
                version: 1,
            })
            .collect();
        load.load_page::<activity::Entity>(rows, 1, at(Table::Activity)).await.unwrap();
    }
    load.load_page::<target::Entity>(
        (0..np * 8)
            .map(|i| target::Model {
                id: TargetId(id(7, i)),
                partner_id: PartnerId(id(2, i / 8)),
                quarter_on: tandem_domain::Quarter::of(today).back((i % 8) as u32).first_day(),
                amount_minor: 5_000_000,
                currency: "EUR".into(),
                version: 1,
            })
            .collect(),
        1,
        at(Table::Target),
    )
    .await
    .unwrap();
    load.load_page::<course::Entity>(
        (0..7)
            .map(|i| course::Model {
                id: CourseId(id(8, i)),
                code: format!("C{i}"),
                title: format!("Course {i}"),
                version: 1,
            })
            .collect(),
        1,
        at(Table::Course),
    )
    .await
    .unwrap();
    load.load_page::<course_run::Entity>(
        (0..22)
            .map(|i| course_run::Model {
                id: CourseRunId(id(9, i)),
                course_id: CourseId(id(8, i % 7)),
                code: format!("r{i}"),
                starts_on: today - Days::new(60 * i + 20),
                length_days: 240,
                version: 1,
            })
            .collect(),
        1,
        at(Table::CourseRun),
    )
    .await
    .unwrap();
    load.load_page::<enrollment::Entity>(
        (0..32_593)
            .map(|i| {
                let r = d.below(22);
                enrollment::Model {
                    id: EnrollmentId(id(10, i)),
                    run_id: CourseRunId(id(9, r)),
                    person_id: PersonId(id(3, d.below(np * 5))),
                    partner_id: PartnerId(id(2, d.below(np))),
                    region: format!("G{}", d.below(13)),
                    registered_on: Some(today - Days::new(60 * r + 30)),
                    last_active_on: Some(today - Days::new(60 * r) - Days::new(0) + Days::new(d.below(20))),
                    result: if r < 4 && d.below(5) > 0 { None } else { Some("pass".into()) },
                    version: 1,
                }
            })
            .collect(),
        1,
        at(Table::Enrollment),
    )
    .await
    .unwrap();
    load.load_page::<attempt::Entity>(
        (0..173_912)
            .map(|i| attempt::Model {
                id: AttemptId(id(11, i)),
                exam_id: ExamId(id(12, 0)),
                enrollment_id: EnrollmentId(id(10, d.below(32_593))),
                submitted_on: today,
                banked: false,
                score_bp: Some(d.below(10_000) as i32),
                version: 1,
            })
            .collect(),
        1,
        at(Table::Attempt),
    )
    .await
    .unwrap();
    load.flush().await.unwrap();
    println!("rows in {:?}", s.elapsed());
    let s = Instant::now();
    store.finish_first_load("c".into()).await.unwrap();
    println!("finish {:?}", s.elapsed());
    let mut flags = Vec::new();
    let mut after = None;
    let s = Instant::now();
    loop {
        let p = store.list_open_deals_page(after, 5000).await.unwrap();
        let Some(l) = p.last() else { break };
        after = Some(l.id);
        flags.extend(p.iter().step_by(3).map(|x| StallFlag {
            deal_id: x.id,
            severity: (x.updated_at % 97) as i32,
            verdict: format!("{{\"severity\":1,\"reasons\":[],\"also\":[],\"pad\":\"{}\"}}", "x".repeat(150)),
            cause: "late".into(),
        }));
    }
    println!("open pages {:?}", s.elapsed());
    let s = Instant::now();
    let k = flags.len();
    store.save_stall_flags(flags.clone(), today).await.unwrap();
    println!("flags {k} {:?}", s.elapsed());
    let s = Instant::now();
    store.save_stall_flags(flags, today).await.unwrap();
    println!("flags again {:?}", s.elapsed());
}
