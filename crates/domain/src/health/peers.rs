//! Whom a partner is compared with: those of its type, tier and region where there are enough of them, else fewer
//! things have to be the same.

use std::collections::BTreeMap;

use super::Profile;

/// Others that a comparison needs.
pub const MIN_PEERS: usize = 5;

/// What peers have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Width {
    /// Type, tier and region.
    Region,
    /// Type and tier.
    Tier,
    Kind,
    All,
}

impl Width {
    /// The narrowest first.
    pub const ALL: &'static [Self] = &[Self::Region, Self::Tier, Self::Kind, Self::All];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Tier => "tier",
            Self::Kind => "kind",
            Self::All => "all",
        }
    }
}

/// Partners that are peers of each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    pub width: Width,
    /// Of those that are the same in it; the others are left empty.
    kind: String,
    tier: Option<String>,
    region: String,
}

impl Group {
    fn of(profile: &Profile, width: Width) -> Self {
        let within = |at_most: Width| width <= at_most;
        Self {
            width,
            kind: if within(Width::Kind) { profile.kind.clone() } else { String::new() },
            tier: if within(Width::Tier) { profile.tier.clone() } else { None },
            region: if within(Width::Region) { profile.region.clone() } else { String::new() },
        }
    }

    pub fn holds(&self, profile: &Profile) -> bool {
        (self.width > Width::Kind || self.kind == profile.kind)
            && (self.width > Width::Tier || self.tier == profile.tier)
            && (self.width > Width::Region || self.region == profile.region)
    }
}

/// All partners, counted by what they may have in common.
#[derive(Clone, Debug)]
pub struct Peers {
    sizes: BTreeMap<Group, usize>,
}

impl Peers {
    pub fn new<'a>(partners: impl IntoIterator<Item = &'a Profile>) -> Self {
        let mut sizes = BTreeMap::new();
        for partner in partners {
            for width in Width::ALL {
                *sizes.entry(Group::of(partner, *width)).or_insert(0) += 1;
            }
        }
        Self { sizes }
    }

    /// The narrowest group with [`MIN_PEERS`] others, else all.
    pub fn group(&self, of: &Profile) -> Group {
        let groups = Width::ALL.iter().map(|width| Group::of(of, *width));
        let enough = |group: &Group| self.sizes.get(group).is_some_and(|size| *size > MIN_PEERS);
        groups.into_iter().find(enough).unwrap_or_else(|| Group::of(of, Width::All))
    }
}
