//! What moved in [`super::WINDOW_DAYS`] days. Only signals that have a place on both days, among the same, are compared:
//! the open pipeline of then is not on record, so it moves nothing.

use super::{Measured, Part, Signal, Unit, board::Placed};

/// The signals that moved most, as many as are told.
pub const MOVERS: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Points from -100 to 100 that the compared signals alone went up or down.
    pub points: i32,
    /// Signals that could be compared.
    pub compared: u32,
    /// The largest first, none of less than half a point.
    pub movers: Vec<Mover>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mover {
    pub signal: Signal,
    /// Never 0.
    pub points: i32,
    pub now: i64,
    pub before: i64,
    pub unit: Unit,
}

pub(super) fn trend(placed: &[Placed], of: &Measured) -> Option<Trend> {
    let both = |one: &Placed| {
        let [now, before] = one.places;
        let (is, was) = (now.worth()?, before.worth()?);
        now.is_like(before).then(|| (one.signal, i64::from(is) - i64::from(was)))
    };
    let moves: Vec<(Signal, i64)> = placed.iter().filter_map(both).collect();
    let in_part = |part: Part| moves.iter().filter(|(signal, _)| signal.part() == part).count() as i64;
    let weight: i64 = Part::ALL.iter().filter(|part| in_part(**part) > 0).map(|part| i64::from(part.weight())).sum();
    if weight == 0 {
        return None;
    }
    let worth = |(signal, by): &(Signal, i64)| {
        let part = signal.part();
        (*signal, i64::from(part.weight()) * by / (in_part(part) * weight))
    };
    let mut worths: Vec<(Signal, i64)> = moves.iter().map(worth).collect();
    let total = worths.iter().map(|(_, basis_points)| basis_points).sum();
    worths.sort_by_key(|(signal, basis_points)| (-basis_points.abs(), *signal));
    Some(Trend {
        points: signed(total),
        compared: u32::try_from(moves.len()).unwrap_or(u32::MAX),
        movers: worths.into_iter().filter_map(|worth| mover(worth, of)).take(MOVERS).collect(),
    })
}

fn mover((signal, basis_points): (Signal, i64), of: &Measured) -> Option<Mover> {
    let series = of.series(signal);
    let points = Some(signed(basis_points)).filter(|points| *points != 0)?;
    let (now, before) = (series.values[0]?, series.values[1]?);
    Some(Mover { signal, points, now, before, unit: series.unit.clone() })
}

/// Basis points as points, to the nearest, away from zero.
fn signed(basis_points: i64) -> i32 {
    let points = (basis_points.abs() + 50) / 100 * basis_points.signum();
    i32::try_from(points).unwrap_or_default()
}
