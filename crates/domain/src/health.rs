//! How well the work with a partner goes: one number from 0 to 100, its parts, and what moved it. Read [`Board`] first.
//!
//! | part | weight | signals |
//! |---|---|---|
//! | Results | 25 | `target` won against targets, `won` amount, both in the last four full quarters |
//! | Pipeline | 25 | `coverage` open pipeline against what those quarters won, `moving` share of open deals that are not stalled, `registered` deals in 90 days |
//! | Capability | 20 | `passed` courses and `completion` of all that ended in 365 days |
//! | Engagement | 15 | `touches` of both sides in 90 days, `theirs` promises kept by the partner |
//! | Trust | 15 | `ours` promises kept by us |
//!
//! A signal is worth its place: the share of the peers that are below it, equals counted half; and the same among its
//! own four values before, which weigh half as much. A part is the mean of its known signals, the number the mean of
//! the known parts by weight. What is missing weighs nothing; it is never zero.

mod board;
mod facts;
mod measure;
mod peers;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
mod trend;

use tandem_model::PartnerId;

pub use board::Board;
pub use facts::{Facts, QuarterSum, Window};
pub use measure::{Measured, Series, Unit, measure, won_by_quarter};
pub use peers::{Group, MIN_PEERS, Peers, Width};
pub use trend::{MOVERS, Mover, Trend};

/// The present and what lies before it, each [`WINDOW_DAYS`] (for amounts one quarter) further back.
pub const WINDOWS: usize = 6;
pub const WINDOW_DAYS: i64 = 90;
/// How far back the courses of a window have ended.
pub const COURSE_DAYS: i64 = 365;
/// Quarters that one value of won amounts adds up.
pub const QUARTERS: u32 = 4;
/// Full quarters that all windows reach back.
pub const REACH: u32 = WINDOWS as u32 - 1 + QUARTERS;
/// Own values that one is compared with, and how few are no past.
const PAST: usize = 4;
const MIN_PAST: usize = 2;

/// What peers are told apart by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub id: PartnerId,
    /// [`tandem_model::PartnerKind`] code.
    pub kind: String,
    /// [`tandem_model::PartnerTier`] code.
    pub tier: Option<String>,
    pub region: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Results,
    Pipeline,
    Capability,
    Engagement,
    Trust,
}

impl Part {
    pub const ALL: &'static [Self] = &[Self::Results, Self::Pipeline, Self::Capability, Self::Engagement, Self::Trust];

    /// Of 100.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Results | Self::Pipeline => 25,
            Self::Capability => 20,
            Self::Engagement | Self::Trust => 15,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Pipeline => "pipeline",
            Self::Capability => "capability",
            Self::Engagement => "engagement",
            Self::Trust => "trust",
        }
    }
}

/// More is better for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    Target,
    Won,
    Coverage,
    Moving,
    Registered,
    Passed,
    Completion,
    Touches,
    Theirs,
    Ours,
}

impl Signal {
    /// Part by part.
    pub const ALL: &'static [Self] = &[
        Self::Target,
        Self::Won,
        Self::Coverage,
        Self::Moving,
        Self::Registered,
        Self::Passed,
        Self::Completion,
        Self::Touches,
        Self::Theirs,
        Self::Ours,
    ];

    pub const fn part(self) -> Part {
        match self {
            Self::Target | Self::Won => Part::Results,
            Self::Coverage | Self::Moving | Self::Registered => Part::Pipeline,
            Self::Passed | Self::Completion => Part::Capability,
            Self::Touches | Self::Theirs => Part::Engagement,
            Self::Ours => Part::Trust,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Won => "won",
            Self::Coverage => "coverage",
            Self::Moving => "moving",
            Self::Registered => "registered",
            Self::Passed => "passed",
            Self::Completion => "completion",
            Self::Touches => "touches",
            Self::Theirs => "theirs",
            Self::Ours => "ours",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// 0 to 100; `None` when no signal is known.
    pub score: Option<u32>,
    /// Whom the partner is compared with.
    pub width: Width,
    /// How many they are, without the partner.
    pub peers: u32,
    /// All of them, known or not.
    pub parts: Vec<PartHealth>,
    /// `None` when no signal has a past.
    pub trend: Option<Trend>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHealth {
    pub part: Part,
    /// 0 to 100.
    pub score: Option<u32>,
    pub signals: Vec<SignalHealth>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalHealth {
    pub signal: Signal,
    /// `None` where there is no data.
    pub value: Option<i64>,
    pub unit: Unit,
    /// 0 to 100; `None` also where there is nothing to compare with.
    pub score: Option<u32>,
}

/// Basis points as points from 0 to 100, to the nearest.
fn points(basis_points: u32) -> u32 {
    (basis_points + 50) / 100
}
