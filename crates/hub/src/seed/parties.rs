//! Who is in the sample workspace: the vendor's team, partners and their contacts, accounts, products.

use chrono::{Datelike, NaiveDate};
use tandem_model::code::PersonRole;
use tandem_model::{PartnerKind, PartnerTier, account, member, partner, person, product};

use super::plan::{CONTACTS_PER_PARTNER, Plan};
use super::rng::{Noun, Rng};
use super::words::{COUNTRIES, Country, DESKS, ENGLISH, Language, PRODUCTS, SECTORS};

const CONTACT_ROLES: [PersonRole; CONTACTS_PER_PARTNER] =
    [PersonRole::Alliance, PersonRole::Sales, PersonRole::Technical, PersonRole::Executive];
const KINDS: &[PartnerKind] = &[
    PartnerKind::Reseller,
    PartnerKind::Reseller,
    PartnerKind::Reseller,
    PartnerKind::Integrator,
    PartnerKind::Integrator,
    PartnerKind::Msp,
    PartnerKind::Distributor,
    PartnerKind::Consultancy,
    PartnerKind::Technology,
    PartnerKind::Affiliate,
];

impl Plan {
    pub fn members(&self) -> impl Iterator<Item = member::Model> + '_ {
        (0..self.counts.members).map(|row| {
            let (name, email, region) = DESKS[row % DESKS.len()];
            let first_of_desk = row < DESKS.len();
            let mut rng = self.rng(Noun::Member, row);
            member::Model {
                id: self.id(Noun::Member, row),
                name: if first_of_desk { name.to_owned() } else { person_name(&ENGLISH, &mut rng) },
                email: Some(if first_of_desk { email.to_owned() } else { format!("psm{row}@nordlys.example") }),
                region: Some(region.to_owned()),
                version: 0,
            }
        })
    }

    pub fn partners(&self) -> impl Iterator<Item = partner::Model> + '_ {
        (0..self.counts.partners).map(|row| self.partner(row))
    }

    pub fn partner(&self, row: usize) -> partner::Model {
        let country = self.country_of_partner(row);
        let mut rng = self.rng(Noun::Partner, row);
        let firm = self.firm(row, country);
        partner::Model {
            id: self.id(Noun::Partner, row),
            name: firm.name,
            kind: KINDS[rng.index(KINDS.len())].code().to_owned(),
            tier: self.tier(row, &mut rng).map(|tier| tier.code().to_owned()),
            country: Some(country.code.to_owned()),
            city: Some(rng.pick(country.cities).to_owned()),
            region: country.region.to_owned(),
            domain: Some(firm.domain),
            language: Some(country.language.tag.to_owned()),
            owner_id: self.id(Noun::Member, self.owner_of_partner(row)),
            since: NaiveDate::from_ymd_opt(
                self.today.year() - rng.between(1, 9) as i32,
                rng.between(1, 12) as u32,
                rng.between(1, 28) as u32,
            ),
            note: None,
            tags: None,
            version: 0,
        }
    }

    /// Those who sell most have the high tiers; a few are in no tier program.
    fn tier(&self, row: usize, rng: &mut Rng) -> Option<PartnerTier> {
        if rng.chance(4) {
            return None;
        }
        Some(match row * 100 / self.counts.partners + rng.index(12) {
            0..=13 => PartnerTier::Platinum,
            14..=38 => PartnerTier::Gold,
            39..=72 => PartnerTier::Silver,
            _ => PartnerTier::Registered,
        })
    }

    /// Every stem with every word is a firm, and countries of one language take turns. When the pairs run out, cities
    /// tell the firms apart, and in the end numbers.
    fn firm(&self, row: usize, country: &Country) -> Firm {
        let words = country.language;
        let speaks_it = |other: &&Country| other.language.tag == words.tag;
        let peers = COUNTRIES.iter().filter(speaks_it).count();
        let turn = COUNTRIES[..row % COUNTRIES.len()].iter().filter(speaks_it).count();
        let first = COUNTRIES.iter().position(|other| speaks_it(&other)).unwrap_or_default();
        let pairs = words.firm_stems.len() * words.firm_words.len();
        let nth = row / COUNTRIES.len();
        let rank = nth * peers + turn;
        // A step without a common divisor visits each pair once; the seed says where it starts.
        let pair = (self.rng(Noun::Partner, usize::MAX - first).index(pairs) + rank * 29) % pairs;
        let (stem, label) = words.firm_stems[pair % words.firm_stems.len()];
        let name = words.firm(stem, words.firm_words[pair / words.firm_stems.len()]);
        let suffix = if nth == 0 { String::new() } else { format!("-{nth}") };
        let domain = format!("{label}-{}{suffix}.example", country.code.to_lowercase());
        Firm { name: told_apart(name, rank / pairs, country), domain }
    }

    pub fn contacts(&self) -> impl Iterator<Item = person::Model> + '_ {
        (0..self.counts.partners * CONTACTS_PER_PARTNER).map(|row| {
            let (partner, role) = (row / CONTACTS_PER_PARTNER, CONTACT_ROLES[row % CONTACTS_PER_PARTNER]);
            let country = self.country_of_partner(partner);
            person::Model {
                id: self.id(Noun::Contact, row),
                partner_id: self.id(Noun::Partner, partner),
                name: person_name(country.language, &mut self.rng(Noun::Contact, row)),
                email: Some(format!("{}@{}", role.code(), self.firm(partner, country).domain)),
                phone: None,
                role: role.code().to_owned(),
                region: Some(country.region.to_owned()),
                version: 0,
            }
        })
    }

    pub fn learners(&self) -> impl Iterator<Item = person::Model> + '_ {
        (0..self.counts.learners).map(|row| {
            let partner = self.partner_of_learner(row);
            let country = self.country_of_partner(partner);
            person::Model {
                id: self.id(Noun::Learner, row),
                partner_id: self.id(Noun::Partner, partner),
                name: person_name(country.language, &mut self.rng(Noun::Learner, row)),
                email: Some(format!("learner{row}@{}", self.firm(partner, country).domain)),
                phone: None,
                role: PersonRole::Learner.code().to_owned(),
                region: Some(country.region.to_owned()),
                version: 0,
            }
        })
    }

    pub fn accounts(&self) -> impl Iterator<Item = account::Model> + '_ {
        (0..self.counts.accounts).map(|row| {
            let country = &COUNTRIES[row % COUNTRIES.len()];
            let mut rng = self.rng(Noun::Account, row);
            account::Model {
                id: self.id(Noun::Account, row),
                name: account_name(row),
                sector: Some(SECTORS[sector_of_account(row)].to_owned()),
                country: Some(country.code.to_owned()),
                domain: Some(format!("customer{row}.example")),
                founded_year: Some(rng.between(1952, 2021) as i32),
                revenue_minor: Some(
                    rng.between(40, 9_000) * 100_000 * country.currency.rate * country.currency.minor / 100,
                ),
                currency: Some(country.currency.code.to_owned()),
                employees: Some(rng.between(3, 900) * 10),
                parent_name: None,
                version: 0,
            }
        })
    }

    pub fn products(&self) -> impl Iterator<Item = product::Model> + '_ {
        PRODUCTS.iter().enumerate().map(|(row, (name, series, price))| product::Model {
            id: self.id(Noun::Product, row),
            name: (*name).to_owned(),
            series: Some((*series).to_owned()),
            price_minor: price * 100,
            currency: "EUR".to_owned(),
            version: 0,
        })
    }
}

/// `name` as it is in the first round, later with a city, later still with a number.
fn told_apart(name: String, round: usize, country: &Country) -> String {
    let Some(later) = round.checked_sub(1) else { return name };
    let city = country.cities[later % country.cities.len()];
    match later / country.cities.len() {
        0 => format!("{name} {city}"),
        turn => format!("{name} {city} {}", turn + 1),
    }
}

struct Firm {
    name: String,
    domain: String,
}

fn sector_of_account(row: usize) -> usize {
    (row / COUNTRIES.len()) % SECTORS.len()
}

pub fn account_name(row: usize) -> String {
    let country = &COUNTRIES[row % COUNTRIES.len()];
    let words = country.language;
    let nth = row / COUNTRIES.len() / SECTORS.len();
    let stem = words.account_stems[nth % words.account_stems.len()];
    let name = words.account(stem, words.account_words[sector_of_account(row)]);
    told_apart(name, nth / words.account_stems.len(), country)
}

pub fn person_name(words: &Language, rng: &mut Rng) -> String {
    let given = rng.pick(words.given);
    words.person(given, rng.pick(words.family))
}
