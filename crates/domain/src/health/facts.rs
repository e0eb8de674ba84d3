//! What is on record about one partner, as far as its health goes.

use super::{Profile, WINDOWS};
use crate::{Quarter, task::KeptRate};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub profile: Profile,
    /// Known amounts of the full quarters that the windows reach back to, a currency each.
    pub won: Vec<QuarterSum>,
    pub targets: Vec<QuarterSum>,
    /// Known amounts of open deals: currency and minor units.
    pub open: Vec<(String, i64)>,
    pub open_deals: u32,
    pub stalled_deals: u32,
    /// The present first.
    pub windows: [Window; WINDOWS],
}

impl Facts {
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            won: Vec::new(),
            targets: Vec::new(),
            open: Vec::new(),
            open_deals: 0,
            stalled_deals: 0,
            windows: [Window::default(); WINDOWS],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterSum {
    pub quarter: Quarter,
    /// ISO 4217.
    pub currency: String,
    /// Minor units of `currency`.
    pub minor: i64,
}

/// What happened in [`super::WINDOW_DAYS`] days; courses in [`super::COURSE_DAYS`] up to the same day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Deals that the partner registered.
    pub registered: u32,
    /// In which both sides took part.
    pub touches: u32,
    /// Enrolments in courses that ended and have a result.
    pub ended: u32,
    pub passed: u32,
    /// Promises that fell due.
    pub ours: KeptRate,
    pub theirs: KeptRate,
}
