//! How big the sample workspace is, and which rows belong together: all of it arithmetic on row numbers.

use chrono::{Days, NaiveDate};

use super::rng::{Noun, Rng, row_id};
use super::words::{COUNTRIES, Country, DESKS, PRODUCTS};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Size {
    /// 50 partners, 5,000 deals, 60,000 activities, 5,000 learners
    S,
    /// Ten times s
    M,
    /// 10,000 partners, 1,000,000 deals and activities, 100,000 learners
    L,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub members: usize,
    pub partners: usize,
    pub accounts: usize,
    pub deals: usize,
    pub activities: usize,
    pub learners: usize,
    pub enrollments: usize,
    pub registrations: usize,
}

pub const CONTACTS_PER_PARTNER: usize = 4;
/// Accounts of one country have different names up to this number.
const MOST_ACCOUNTS: usize = 500 * COUNTRIES.len();

impl Size {
    pub fn counts(self) -> Counts {
        let (partners, deals, activities, learners) = match self {
            Self::S => (50_usize, 5_000, 60_000, 5_000),
            Self::M => (500, 50_000, 600_000, 50_000),
            Self::L => (10_000, 1_000_000, 1_000_000, 100_000),
        };
        Counts {
            members: DESKS.len() * partners.div_ceil(800),
            partners,
            accounts: (deals / 12).min(MOST_ACCOUNTS),
            deals,
            activities,
            learners,
            // Three in ten learners take a second course.
            enrollments: learners * 13 / 10,
            registrations: partners * 2,
        }
    }
}

/// What the whole workspace is made from.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    pub today: NaiveDate,
    pub counts: Counts,
}

impl Plan {
    pub fn new(size: Size, seed: u64, today: NaiveDate) -> Self {
        Self { seed, today, counts: size.counts() }
    }

    pub fn rng(&self, noun: Noun, row: usize) -> Rng {
        Rng::new(self.seed, noun, row)
    }

    pub fn id<T: From<uuid::Uuid>>(&self, noun: Noun, row: usize) -> T {
        row_id(self.seed, noun, row).into()
    }

    pub fn days_ago(&self, days: i64) -> NaiveDate {
        add_days(self.today, -days)
    }

    pub fn country_of_partner(&self, partner: usize) -> &'static Country {
        &COUNTRIES[partner % COUNTRIES.len()]
    }

    pub fn owner_of_partner(&self, partner: usize) -> usize {
        let teams = self.counts.members / DESKS.len();
        self.country_of_partner(partner).desk + DESKS.len() * ((partner / COUNTRIES.len()) % teams)
    }

    pub fn partner_of_learner(&self, learner: usize) -> usize {
        learner % self.counts.partners
    }

    /// A customer in the partner's country, and how many of them there are.
    pub fn pick_account(&self, partner: usize, rng: &mut Rng) -> usize {
        let of_country = partner % COUNTRIES.len();
        let in_country = (self.counts.accounts - of_country).div_ceil(COUNTRIES.len());
        of_country + COUNTRIES.len() * rng.index(in_country)
    }

    /// Few partners make most of the business: the lower the number, the more deals.
    pub fn pick_partner(&self, rng: &mut Rng) -> usize {
        let n = self.counts.partners as u64;
        let (a, b) = (rng.below(n), rng.below(n));
        a.min(b) as usize
    }

    pub fn pick_product(&self, rng: &mut Rng) -> usize {
        rng.index(PRODUCTS.len())
    }
}

pub fn add_days(date: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    let moved = if days < 0 { date.checked_sub_days(span) } else { date.checked_add_days(span) };
    moved.unwrap_or(date)
}
