//! The table of cases by hand, and how values are made from what is on record.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use tandem_model::PartnerId;
use uuid::Uuid;

use super::*;
use crate::{Quarter, task::KeptRate};

pub(super) fn profile(number: u128) -> Profile {
    let (kind, tier) = ("reseller".to_owned(), Some("gold".to_owned()));
    Profile { id: PartnerId(Uuid::from_u128(number)), kind, tier, region: "EMEA".to_owned() }
}

pub(super) fn unit(signal: Signal) -> Unit {
    match signal {
        Signal::Won => Unit::Money("EUR".into()),
        Signal::Registered | Signal::Passed | Signal::Touches => Unit::Count,
        _ => Unit::Share,
    }
}

pub(super) fn measured(number: u128, values: impl Fn(Signal) -> [Option<i64>; WINDOWS]) -> Measured {
    Measured::new(profile(number), |signal| Series { unit: unit(signal), values: values(signal) })
}

fn numbers(words: &[&str]) -> Vec<Option<i64>> {
    words.iter().map(|word| word.parse().ok()).collect()
}

/// `touches 1 2; ours 3`: the words behind the name of each signal.
fn of_signal<'a>(cell: &'a str, signal: Signal) -> Vec<&'a str> {
    let named = |one: &&'a str| one.trim().split(' ').next() == Some(signal.code());
    cell.split(';').find(named).map(|one| one.split_whitespace().skip(1).collect()).unwrap_or_default()
}

fn windows(values: &[Option<i64>]) -> [Option<i64>; WINDOWS] {
    std::array::from_fn(|window| values.get(window).copied().flatten())
}

fn peers(cell: &str) -> Vec<Measured> {
    let columns = |signal: Signal| {
        let words = of_signal(cell, signal);
        let mut sides = words.split(|word| *word == "/").map(numbers);
        [sides.next().unwrap_or_default(), sides.next().unwrap_or_default()]
    };
    let most = Signal::ALL.iter().map(|signal| columns(*signal)[0].len()).max().unwrap_or(0);
    let peer = |at: usize| {
        let value = |signal: Signal, window: usize| columns(signal)[window].get(at).copied().flatten();
        measured(10 + at as u128, |signal| windows(&[value(signal, 0), value(signal, 1)]))
    };
    (0..most).map(peer).collect()
}

fn said(health: &Health) -> [String; 3] {
    let list = |words: Vec<String>| if words.is_empty() { "-".into() } else { words.join(", ") };
    let part = |part: &PartHealth| Some(format!("{} {}", part.part.code(), part.score?));
    let trend = health.trend.as_ref().map_or("-".into(), |trend| {
        let movers: Vec<String> =
            trend.movers.iter().map(|mover| format!("{} {:+}", mover.signal.code(), mover.points)).collect();
        let told = if movers.is_empty() { String::new() } else { format!(": {}", movers.join(", ")) };
        format!("{:+} of {}{told}", trend.points, trend.compared)
    });
    let score = health.score.map_or("-".into(), |score| score.to_string());
    [list(health.parts.iter().filter_map(part).collect()), score, trend]
}

#[test]
fn each_line_of_the_table_is_worth_what_it_says() {
    let lines = include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut judged, mut wrong) = (0, Vec::new());
    for line in lines {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 6, "{line}");
        let own = measured(1, |signal| windows(&numbers(&of_signal(cells[1], signal))));
        let all: Vec<Measured> = peers(cells[2]).into_iter().chain([own.clone()]).collect();
        let found = said(&Board::new(&all).health(&own));
        if found != cells[3..] {
            wrong.push(format!("{}: {found:?}, not {:?}", cells[0], &cells[3..]));
        }
        judged += 1;
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(judged >= 35, "{judged}");
}

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn sum(quarter: &str, currency: &str, minor: i64) -> QuarterSum {
    QuarterSum { quarter: Quarter::of(quarter.parse().unwrap()), currency: currency.into(), minor }
}

fn value_of(facts: &Facts, signal: Signal) -> Series {
    measure(facts, today()).series(signal).clone()
}

#[test]
fn won_adds_up_four_full_quarters_in_the_currency_of_most() {
    let mut facts = Facts::new(profile(1));
    facts.won = vec![
        sum("2025-04-01", "EUR", 7),
        sum("2025-10-01", "EUR", 10),
        sum("2026-07-01", "EUR", 100),
        sum("2026-07-01", "USD", 90),
        sum("2026-10-01", "EUR", 1_000), // the quarter that is running
    ];
    let found = value_of(&facts, Signal::Won);
    assert_eq!(found.unit, Unit::Money("EUR".into()));
    // Q4 2025 to Q3 2026, then a quarter earlier each; before Q2 2025 nothing is on record.
    assert_eq!(found.values, [Some(110), Some(10), Some(17), None, None, None]);
}

#[test]
fn a_target_counts_with_what_was_won_in_its_own_quarters() {
    let mut facts = Facts::new(profile(1));
    facts.targets = vec![sum("2026-07-01", "EUR", 200), sum("2026-04-01", "EUR", 100)];
    assert_eq!(value_of(&facts, Signal::Target).values[0], Some(0), "a plan, and nothing won");
    facts.won = vec![sum("2026-07-01", "EUR", 150), sum("2026-01-01", "EUR", 900), sum("2026-04-01", "USD", 5)];
    assert_eq!(value_of(&facts, Signal::Target).values[..3], [Some(5_000), Some(0), None]);
    facts.targets.clear();
    assert_eq!(value_of(&facts, Signal::Target).values, [None; WINDOWS]);
}

#[test]
fn coverage_needs_a_year_in_the_same_currency_and_amounts_that_are_known() {
    let mut facts = Facts::new(profile(1));
    (facts.open, facts.open_deals) = (vec![("USD".into(), 900), ("EUR".into(), 50)], 2);
    assert_eq!(value_of(&facts, Signal::Coverage).values[0], None);
    facts.won = vec![sum("2026-07-01", "EUR", 200)];
    assert_eq!(value_of(&facts, Signal::Coverage).values[..2], [Some(2_500), None]);
    facts.open.clear();
    assert_eq!(value_of(&facts, Signal::Coverage).values[0], None, "amounts nobody knows");
    facts.open_deals = 0;
    assert_eq!(value_of(&facts, Signal::Coverage).values[0], Some(0));
}

#[test]
fn shares_of_nothing_are_unknown() {
    let mut facts = Facts::new(profile(1));
    for signal in [Signal::Moving, Signal::Completion, Signal::Theirs, Signal::Ours] {
        assert_eq!(value_of(&facts, signal).values, [None; WINDOWS], "{}", signal.code());
    }
    (facts.open_deals, facts.stalled_deals) = (4, 1);
    facts.windows[0].ours = KeptRate { kept: 2, due: 3 };
    facts.windows[1] = Window { ended: 4, passed: 3, ..Window::default() };
    assert_eq!(value_of(&facts, Signal::Moving).values[..2], [Some(7_500), None]);
    assert_eq!(value_of(&facts, Signal::Ours).values[..2], [Some(6_666), None]);
    assert_eq!(value_of(&facts, Signal::Completion).values[..2], [None, Some(7_500)]);
}

#[test]
fn a_count_reaches_as_far_back_as_something_is_on_record() {
    let mut facts = Facts::new(profile(1));
    assert_eq!(value_of(&facts, Signal::Touches).values, [Some(0), Some(0), None, None, None, None]);
    facts.windows[3].touches = 2;
    assert_eq!(value_of(&facts, Signal::Touches).values, [Some(0), Some(0), Some(0), Some(2), None, None]);
}

#[test]
fn peers_are_the_narrowest_group_with_five_others() {
    let mut all: Vec<Profile> = (1..=6).map(profile).collect();
    let width = |all: &[Profile], of: usize| Peers::new(all).group(&all[of]).width;
    assert_eq!(width(&all, 0), Width::Region);
    all[5].region = "APAC".into();
    assert_eq!((width(&all, 0), width(&all, 5)), (Width::Tier, Width::Tier));
    all[4].tier = None;
    assert_eq!(width(&all, 0), Width::Kind);
    all[3].kind = "integrator".into();
    assert_eq!(width(&all, 0), Width::All);
    let group = Peers::new(&all[..2]).group(&all[0]);
    assert!(group.width == Width::All && all.iter().all(|one| group.holds(one)));
}

#[test]
fn weights_make_a_hundred_and_each_part_has_signals() {
    assert_eq!(Part::ALL.iter().map(|part| part.weight()).sum::<u32>(), 100);
    assert!(Part::ALL.iter().all(|part| Signal::ALL.iter().any(|signal| signal.part() == *part)));
    assert!(Signal::ALL.iter().enumerate().all(|(at, signal)| *signal as usize == at));
}
