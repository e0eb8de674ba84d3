//! What holds for any values: the number stays within its bounds, more is never worse, nobody's order matters.
#![allow(clippy::unwrap_used)]

use proptest::{collection::vec, option::of, prelude::*};

use super::{
    tests::{measured, profile, unit},
    *,
};
use crate::{Quarter, task::KeptRate};

type Values = Vec<[Option<i64>; WINDOWS]>;

/// Few different values, so that many are equal; some far out.
fn value() -> impl Strategy<Value = i64> {
    prop_oneof![8 => 0..6_i64, 1 => Just(i64::MAX), 1 => Just(i64::MIN)]
}

fn values() -> impl Strategy<Value = Values> {
    vec(prop::array::uniform6(of(value())), Signal::ALL.len())
}

fn partner(number: usize, values: &Values) -> Measured {
    measured(number as u128, |signal| values[signal as usize])
}

fn side_by_side(all: &[Values]) -> Vec<Measured> {
    all.iter().enumerate().map(|(at, values)| partner(at, values)).collect()
}

proptest! {
    #[test]
    fn every_number_lies_between_0_and_100_and_is_made_of_what_is_known(all in vec(values(), 1..12)) {
        let all = side_by_side(&all);
        let board = Board::new(&all);
        for one in &all {
            let health = board.health(one);
            let known = |part: &&PartHealth| part.score.is_some();
            let weight: u32 = health.parts.iter().filter(known).map(|part| part.part.weight()).sum();
            prop_assert_eq!(health.score.is_some(), weight > 0);
            prop_assert_eq!(health.peers as usize, all.len() - 1);
            prop_assert!(health.score.is_none_or(|score| score <= 100));
            for part in &health.parts {
                prop_assert_eq!(part.score.is_some(), part.signals.iter().any(|signal| signal.score.is_some()));
                prop_assert!(part.signals.iter().filter_map(|signal| signal.score).all(|score| score <= 100));
                prop_assert!(part.signals.iter().all(|signal| signal.score.is_none() || signal.value.is_some()));
            }
            // The mean of the known parts by their weights, whatever is missing; parts are shown to the point.
            if let Some(score) = health.score {
                let sum: u32 = health.parts.iter().filter_map(|part| Some(part.score? * part.part.weight())).sum();
                prop_assert!((f64::from(score) - f64::from(sum) / f64::from(weight)).abs() <= 1.01);
            }
        }
    }

    #[test]
    fn more_of_a_signal_is_never_worse(all in vec(values(), 2..12), at in 0..Signal::ALL.len(), more in 0..9_i64) {
        let before = side_by_side(&all);
        let mut raised = all.clone();
        raised[0][at][0] = raised[0][at][0].map(|value| value.saturating_add(more));
        let after = side_by_side(&raised);
        let (was, is) = (Board::new(&before).health(&before[0]), Board::new(&after).health(&after[0]));
        prop_assert!(is.score >= was.score, "{:?} after {:?}", is.score, was.score);
        prop_assert!(is.parts.iter().zip(&was.parts).all(|(is, was)| is.score >= was.score));
    }

    #[test]
    fn the_order_of_peers_does_not_matter(all in vec(values(), 1..12), turn in 0..12_usize) {
        let straight = side_by_side(&all);
        let mut turned = straight.clone();
        turned.rotate_left(turn % straight.len());
        turned.reverse();
        let (one, other) = (Board::new(&straight), Board::new(&turned));
        prop_assert!(straight.iter().all(|partner| one.health(partner) == other.health(partner)));
    }

    #[test]
    fn a_board_of_the_peers_alone_says_the_same(
        all in vec(values(), 1..14),
        kinds in vec(0..3_usize, 14),
        tiers in vec(0..3_usize, 14),
    ) {
        let name = |at: usize| {
            let (kind, tier) = (kinds[at].to_string(), Some(tiers[at].to_string()));
            Profile { kind, tier, ..profile(at as u128) }
        };
        let own = |at: usize| {
            let values = &all[at];
            Measured::new(name(at), |signal| Series { unit: unit(signal), values: values[signal as usize] })
        };
        let all: Vec<Measured> = (0..all.len()).map(own).collect();
        let (board, peers) = (Board::new(&all), Peers::new(all.iter().map(|one| &one.profile)));
        for one in &all {
            let group = peers.group(&one.profile);
            let among: Vec<Measured> = all.iter().filter(|other| group.holds(&other.profile)).cloned().collect();
            prop_assert_eq!(Board::new(&among).health(one), board.health(one));
        }
    }

    #[test]
    fn movers_add_up_to_the_trend_as_far_as_they_are_told(all in vec(values(), 6..12)) {
        let all = side_by_side(&all);
        let board = Board::new(&all);
        for trend in all.iter().filter_map(|one| board.health(one).trend) {
            prop_assert!((-100..=100).contains(&trend.points) && trend.movers.len() <= MOVERS);
            prop_assert!(trend.movers.iter().all(|mover| mover.points != 0));
            prop_assert!(trend.movers.windows(2).all(|pair| pair[0].points.abs() >= pair[1].points.abs()));
            if trend.compared as usize <= MOVERS {
                let told: i32 = trend.movers.iter().map(|mover| mover.points).sum();
                prop_assert!((told - trend.points).abs() <= 2, "{told} of {}", trend.points);
            }
        }
    }

    #[test]
    fn whatever_is_on_record_can_be_measured(
        won in vec((0..12_u32, 0..2_usize, value()), 0..20),
        targets in vec((0..12_u32, 0..2_usize, value()), 0..20),
        open in vec((0..2_usize, value()), 0..3),
        (open_deals, stalled_deals) in (any::<u32>(), any::<u32>()),
        windows in prop::array::uniform6((any::<u32>(), any::<u32>(), any::<u32>())),
    ) {
        let today = "2026-11-23".parse().unwrap();
        let currency = |at: usize| ["EUR", "USD"][at].to_owned();
        let sums = |sums: Vec<(u32, usize, i64)>| -> Vec<QuarterSum> {
            let sum = |(back, at, minor)| {
                QuarterSum { quarter: Quarter::of(today).back(back), currency: currency(at), minor }
            };
            sums.into_iter().map(sum).collect()
        };
        let window = |(one, two, three): (u32, u32, u32)| {
            let rate = KeptRate { kept: one, due: two };
            Window { registered: one, touches: two, ended: three, passed: one, ours: rate, theirs: rate }
        };
        let mut facts = Facts::new(profile(1));
        (facts.won, facts.targets) = (sums(won), sums(targets));
        facts.open = open.into_iter().map(|(at, minor)| (currency(at), minor)).collect();
        (facts.open_deals, facts.stalled_deals, facts.windows) = (open_deals, stalled_deals, windows.map(window));
        let one = measure(&facts, today);
        prop_assert!(Board::new(std::slice::from_ref(&one)).health(&one).score.is_none_or(|score| score <= 100));
    }
}

#[test]
fn an_empty_board_knows_nothing_of_anybody() {
    let health = Board::new(&[]).health(&measured(1, |_| [Some(3); WINDOWS]));
    assert_eq!((health.peers, health.parts.len()), (0, Part::ALL.len()));
    assert_eq!(Board::new(&[]).health(&measured(1, |_| [None; WINDOWS])).score, None);
}
