//! What a seed makes happen, written down before it happens, so that a failing run can be cut shorter.

use std::fmt;

use crate::{laptop::Fate, rng::Rng};

/// What the network does with a packet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Arrives,
    Lost,
    Twice,
    /// It comes too short, which its digest shows: as good as lost, but the other side has worked.
    Truncated,
    /// The hub dies after so many groups of a push.
    HubDies(usize),
    TooMany,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The user does something.
    Act(Fate),
    /// The laptop asks or sends, and nothing arrives yet.
    Ask(Fate),
    /// One packet gets to where it is going, whichever it is.
    Deliver(Way, Fate),
    /// The laptop asks and hears the answer.
    Trip(Fate),
    /// It no longer waits for answers.
    Timeout,
    Crash,
    /// Its clock is changed by so many years.
    Clock(i64),
    /// Its profile is copied to another machine.
    Clone,
    /// The sequencer numbers some groups.
    Number,
    Backup,
    Restore,
    FailOver,
    Compact,
    /// The laptop's user may see something else from now on.
    Grant,
    /// The user gives a record to another region.
    Move(Fate),
}

/// `salt` is all the chance that the step has, so that leaving out another one changes it little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub kind: Kind,
    pub laptop: usize,
    pub salt: u64,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "laptop {} {:?} ({:016x})", self.laptop, self.kind, self.salt)
    }
}

#[derive(Clone, Debug)]
pub struct Plan {
    pub seed: u64,
    pub laptops: usize,
    /// Not everybody sees everything.
    pub scoped: bool,
    pub steps: Vec<Step>,
}

/// One run of so many has regions and people who see some of them.
const SCOPED_EACH: u64 = 3;

/// Put between the other steps by chance of its own, so that it changes none of them.
fn add_scope(steps: &mut Vec<Step>, laptops: usize, weather: &Weather, seed: u64) {
    let mut rng = Rng::new(seed ^ 0x5C0E);
    for _ in 0..4 + rng.below(12) {
        let kind = if rng.chance(40) { Kind::Grant } else { Kind::Move(weather.fate(&mut rng)) };
        let step = Step { kind, laptop: rng.below(laptops), salt: rng.next_u64() };
        steps.insert(rng.below(steps.len() + 1), step);
    }
}

/// How much goes wrong in one run. Each run is spared some of it: faults that are always there hide others.
struct Weather {
    disk: usize,
    net: usize,
    hub: usize,
    machines: usize,
}

impl Plan {
    pub fn of(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let laptops = [2, 2, 3, 3, 4, 5, 8][rng.weighted(&[20, 15, 20, 15, 14, 10, 6])];
        let count = 60 + rng.below(120);
        let mut level = |most: usize| if rng.chance(30) { 0 } else { rng.below(most) + 1 };
        let weather = Weather { disk: level(14), net: level(30), hub: level(8), machines: level(6) };
        let mut steps: Vec<Step> = (0..count).map(|_| weather.step(laptops, &mut rng)).collect();
        let scoped = seed % SCOPED_EACH == SCOPED_EACH - 1;
        if scoped {
            add_scope(&mut steps, laptops, &weather, seed);
        }
        Self { seed, laptops, scoped, steps }
    }
}

impl Weather {
    fn step(&self, laptops: usize, rng: &mut Rng) -> Step {
        let weights = [40, 10, 20, 26, 2, self.machines, self.hub];
        let kind = match rng.weighted(&weights) {
            0 => Kind::Act(self.fate(rng)),
            1 => Kind::Ask(self.fate(rng)),
            2 => Kind::Deliver(self.way(rng), self.fate(rng)),
            3 => Kind::Trip(self.fate(rng)),
            4 => Kind::Number,
            5 => match rng.weighted(&[4, 3, 2, 2]) {
                0 => Kind::Crash,
                1 => Kind::Timeout,
                2 => Kind::Clock(rng.below(21) as i64 - 10),
                _ => Kind::Clone,
            },
            _ => match rng.weighted(&[5, 3, 2, 4]) {
                0 => Kind::Backup,
                1 => Kind::Restore,
                2 => Kind::FailOver,
                _ => Kind::Compact,
            },
        };
        Step { kind, laptop: rng.below(laptops), salt: rng.next_u64() }
    }

    fn fate(&self, rng: &mut Rng) -> Fate {
        if !rng.chance(self.disk) {
            return Fate::Fine;
        }
        [Fate::CrashBefore, Fate::CrashAfter, Fate::Torn, Fate::DiskFull][rng.below(4)]
    }

    fn way(&self, rng: &mut Rng) -> Way {
        if !rng.chance(self.net) {
            return Way::Arrives;
        }
        match rng.below(6) {
            0 | 1 => Way::Lost,
            2 => Way::Twice,
            3 => Way::Truncated,
            4 => Way::HubDies(rng.below(3)),
            _ => Way::TooMany,
        }
    }
}
