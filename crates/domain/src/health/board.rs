//! Puts each value in its place among those of the peers and among the partner's own.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Group, Health, MIN_PAST, MIN_PEERS, Measured, PAST, Part, PartHealth, Peers, Series, Signal, SignalHealth, Unit,
    points, trend,
};

/// Windows that are compared: the present and the one before.
pub(super) const COMPARED: usize = 2;
/// Among peers, against among one's own past.
const PEERS_WEIGH: u32 = 2;
const PAST_WEIGHS: u32 = 1;

/// Partners side by side. All peers of a partner have to be on it for its health to be right.
#[derive(Clone, Debug)]
pub struct Board {
    peers: Peers,
    groups: BTreeMap<Group, Columns>,
}

/// The values of one group, the partner's own among them.
#[derive(Clone, Debug, Default)]
struct Columns {
    members: usize,
    /// Sorted.
    values: BTreeMap<(Signal, Unit), [Vec<i64>; COMPARED]>,
    /// Counts that nobody ever had: what nobody does is no signal.
    unused: BTreeSet<Signal>,
}

/// Where a signal stands in both windows that are compared.
pub(super) struct Placed {
    pub signal: Signal,
    pub value: Option<i64>,
    pub places: [Place; COMPARED],
}

/// Basis points of those that are below.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    peers: Option<u32>,
    past: Option<u32>,
}

impl Place {
    pub fn worth(self) -> Option<u32> {
        match (self.peers, self.past) {
            (Some(peers), Some(past)) => Some((PEERS_WEIGH * peers + PAST_WEIGHS * past) / (PEERS_WEIGH + PAST_WEIGHS)),
            (peers, past) => peers.or(past),
        }
    }

    /// Whether both are places among the same.
    pub fn is_like(self, other: Self) -> bool {
        (self.peers.is_some(), self.past.is_some()) == (other.peers.is_some(), other.past.is_some())
    }
}

impl Board {
    pub fn new(partners: &[Measured]) -> Self {
        let peers = Peers::new(partners.iter().map(|partner| &partner.profile));
        let mut groups = BTreeMap::new();
        for partner in partners {
            let group = peers.group(&partner.profile);
            groups.entry(group).or_insert_with_key(|group| {
                Columns::new(partners.iter().filter(|partner| group.holds(&partner.profile)))
            });
        }
        Self { peers, groups }
    }

    /// Of a partner that is on the board.
    pub fn health(&self, of: &Measured) -> Health {
        let group = self.peers.group(&of.profile);
        let nobody = Columns::default();
        let columns = self.groups.get(&group).unwrap_or(&nobody);
        let place = |signal: &Signal| Placed {
            signal: *signal,
            value: of.series(*signal).values[0].filter(|_| !columns.unused.contains(signal)),
            places: std::array::from_fn(|window| columns.place(*signal, of.series(*signal), window)),
        };
        let placed: Vec<Placed> = Signal::ALL.iter().map(place).collect();
        Health {
            score: score(&placed),
            width: group.width,
            peers: u32::try_from(columns.members.saturating_sub(1)).unwrap_or(u32::MAX),
            parts: Part::ALL.iter().map(|part| part_health(*part, &placed, of)).collect(),
            trend: trend::trend(&placed, of),
        }
    }
}

impl Columns {
    fn new<'a>(members: impl Iterator<Item = &'a Measured>) -> Self {
        let mut columns = Self { unused: Signal::ALL.iter().copied().collect(), ..Self::default() };
        for member in members {
            columns.members += 1;
            for signal in Signal::ALL {
                let series = member.series(*signal);
                if series.unit != Unit::Count || series.values.iter().flatten().any(|value| *value != 0) {
                    columns.unused.remove(signal);
                }
                let column = columns.values.entry((*signal, series.unit.clone())).or_default();
                for (sorted, value) in column.iter_mut().zip(series.values) {
                    sorted.extend(value);
                }
            }
        }
        columns.values.values_mut().flatten().for_each(|values| values.sort_unstable());
        columns
    }

    fn place(&self, signal: Signal, series: &Series, window: usize) -> Place {
        let value = series.values[window].filter(|_| !self.unused.contains(&signal));
        let column = self.values.get(&(signal, series.unit.clone()));
        let (Some(value), Some(column)) = (value, column) else { return Place::default() };
        Place { peers: among_peers(value, &column[window]), past: among_past(value, &series.values[window + 1..]) }
    }
}

/// `sorted` holds the value itself once.
fn among_peers(value: i64, sorted: &[i64]) -> Option<u32> {
    let below = sorted.partition_point(|other| *other < value);
    let equal = sorted.partition_point(|other| *other <= value) - below;
    let others = sorted.len().checked_sub(1).filter(|others| *others >= MIN_PEERS)?;
    share_below(below, equal.checked_sub(1)?, others)
}

fn among_past(value: i64, before: &[Option<i64>]) -> Option<u32> {
    let known = || before.iter().take(PAST).flatten();
    let others = Some(known().count()).filter(|others| *others >= MIN_PAST)?;
    let (below, equal) = (known().filter(|other| **other < value), known().filter(|other| **other == value));
    share_below(below.count(), equal.count(), others)
}

/// Equals count half.
fn share_below(below: usize, equal: usize, others: usize) -> Option<u32> {
    u32::try_from((2 * below + equal) * 5_000 / others).ok()
}

fn mean(places: impl Iterator<Item = u32>) -> Option<u32> {
    let (n, sum) = places.fold((0, 0), |(n, sum), place| (n + 1, sum + place));
    (n > 0).then(|| sum / n)
}

fn now_of(part: Part, placed: &[Placed]) -> Option<u32> {
    mean(placed.iter().filter(|one| one.signal.part() == part).filter_map(|one| one.places[0].worth()))
}

fn score(placed: &[Placed]) -> Option<u32> {
    let known = Part::ALL.iter().filter_map(|part| Some((part.weight(), now_of(*part, placed)?)));
    let (weight, sum) = known.fold((0, 0), |(weight, sum), (of, place)| (weight + of, sum + of * place));
    (weight > 0).then(|| points(sum / weight))
}

fn part_health(part: Part, placed: &[Placed], of: &Measured) -> PartHealth {
    let signals = placed.iter().filter(|one| one.signal.part() == part).map(|one| SignalHealth {
        signal: one.signal,
        value: one.value,
        unit: of.series(one.signal).unit.clone(),
        score: one.places[0].worth().map(points),
    });
    PartHealth { part, score: now_of(part, placed).map(points), signals: signals.collect() }
}
