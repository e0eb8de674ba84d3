//! Registrations of the sample workspace, in every state: new customers, customers that are known already, and now and
//! then the customer and product that another partner registered just before.

use tandem_domain::{
    duplicate::{Profile, Subject, compare},
    registration::{Check, DECIDE_WITHIN, EXTENSION_DAYS, Evidence, PROTECTION_DAYS, claim_id, subject},
    work_hours::WorkWeek,
};
use tandem_model::{RegistrationStatus as Status, RejectionReason, claim, code::PersonRole, registration::Model};

use super::deals::{noon_us, pick_amount};
use super::parties::{account_name, person_name};
use super::plan::{Plan, add_days};
use super::rng::{Noun, Rng};
use super::words::{COUNTRIES, Country};

const HOUR_US: i64 = 3_600_000_000;
/// One in so many repeats the one before.
const REPEATS: usize = 9;

/// Where the customer comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Customer {
    New,
    /// Number of an account.
    Known(usize),
}

struct Story {
    partner: usize,
    customer: Customer,
    product: usize,
    status: Status,
    /// Days since it was submitted.
    age: i64,
}

impl Plan {
    pub fn registrations(&self) -> impl Iterator<Item = Model> + '_ {
        (0..self.counts.registrations).map(|row| self.registration(row))
    }

    /// One for each protection that was granted.
    pub fn claims(&self) -> impl Iterator<Item = claim::Model> + '_ {
        (0..self.counts.registrations).filter_map(|row| {
            let registration = self.registration(row);
            let protected_until = registration.protected_until?;
            Some(claim::Model {
                id: claim_id(&registration)?,
                registration_id: registration.id,
                partner_id: registration.partner_id,
                partner_name: self.partner(self.registration_story(row).0.partner).name,
                customer: registration.customer,
                protected_until,
                version: 0,
            })
        })
    }

    fn registration_story(&self, row: usize) -> (Story, Rng) {
        let mut rng = self.rng(Noun::Registration, row);
        let repeats = row % REPEATS == REPEATS - 1;
        let partner = self.pick_partner(&mut rng);
        let (status, age) = if repeats { (Status::Submitted, rng.between(1, 2)) } else { pick_status(&mut rng) };
        // What was granted stands on a customer of its own.
        let is_known = !matches!(status, Status::Approved | Status::Extended | Status::Expired) && rng.chance(40);
        let customer = if is_known { Customer::Known(self.pick_account(partner, &mut rng)) } else { Customer::New };
        let product = self.pick_product(&mut rng);
        (Story { partner, customer, product, status, age }, rng)
    }

    fn registration(&self, row: usize) -> Model {
        let (story, mut rng) = self.registration_story(row);
        let country = self.country_of_partner(story.partner);
        let mut registration = self.customer(row, &story, country, &mut rng);
        if row % REPEATS == REPEATS - 1 {
            let before = self.registration(row - 1);
            registration = Model {
                customer: before.customer,
                country: before.country,
                domain: before.domain,
                product_id: before.product_id,
                ..registration
            };
        }
        self.decided(registration, &story, country, &mut rng)
    }

    fn customer(&self, row: usize, story: &Story, country: &Country, rng: &mut Rng) -> Model {
        let of_country = COUNTRIES.iter().position(|other| other.code == country.code).unwrap_or_default();
        let (account, domain) = match story.customer {
            Customer::Known(account) => (account, rng.chance(60).then(|| format!("www.customer{account}.example"))),
            Customer::New => {
                let beyond = self.counts.accounts.div_ceil(COUNTRIES.len()) + row;
                (of_country + COUNTRIES.len() * beyond, Some(format!("prospect{row}.example")))
            }
        };
        let contact = person_name(country.language, rng);
        let has_amount = rng.chance(85);
        Model {
            id: self.id(Noun::Registration, row),
            partner_id: self.id(Noun::Partner, story.partner),
            member_id: Some(self.id(Noun::Member, self.owner_of_partner(story.partner))),
            customer: account_name(account),
            country: Some(country.code.to_owned()),
            contact_email: domain
                .as_ref()
                .map(|domain| format!("{}@{}", PersonRole::Technical.code(), domain.trim_start_matches("www."))),
            domain,
            contact_name: Some(contact),
            contact_phone: None,
            tax_id: None,
            parent_name: None,
            product_id: Some(self.id(Noun::Product, story.product)),
            amount_minor: has_amount.then(|| pick_amount(story.product, country.currency, rng)),
            currency: country.currency.code.to_owned(),
            close_on: Some(add_days(self.today, rng.between(30, 160))),
            note: Some(rng.pick(country.language.topics).to_owned()),
            status: story.status.code().to_owned(),
            submitted_at: None,
            due_at: None,
            decided_at: None,
            decided_by: None,
            reason: None,
            answer: None,
            evidence: None,
            protected_until: None,
            extensions: 0,
            updated_at: noon_us(add_days(self.today, -story.age)),
            version: 0,
        }
    }

    /// What has happened to it since it was written.
    fn decided(&self, mut row: Model, story: &Story, country: &Country, rng: &mut Rng) -> Model {
        if story.status == Status::Draft {
            return row;
        }
        let submitted = row.updated_at - rng.between(0, 3) * HOUR_US;
        row.submitted_at = Some(submitted);
        row.due_at = WorkWeek::of_country(Some(country.code), 0).due_at(submitted, DECIDE_WITHIN);
        if matches!(story.status, Status::Submitted | Status::UnderReview | Status::Withdrawn) {
            return row;
        }
        (row.decided_at, row.decided_by) = (Some(submitted + 5 * HOUR_US), row.member_id);
        row.updated_at = submitted + 5 * HOUR_US;
        row.evidence = serde_json::to_string(&Evidence::default()).ok();
        let approved_on = add_days(self.today, -story.age);
        match story.status {
            Status::Returned => row.answer = Some(rng.pick(country.language.steps).to_owned()),
            Status::Rejected => self.reject(&mut row, story, rng),
            Status::Extended => {
                row.extensions = 1;
                row.protected_until = Some(add_days(approved_on, (PROTECTION_DAYS + EXTENSION_DAYS).cast_signed()));
            }
            // Nobody writes that a protection has ended: its day says so.
            _ => {
                Status::Approved.code().clone_into(&mut row.status);
                row.protected_until = Some(add_days(approved_on, PROTECTION_DAYS.cast_signed()));
            }
        }
        row
    }

    fn reject(&self, row: &mut Model, story: &Story, rng: &mut Rng) {
        let Customer::Known(account) = story.customer else {
            let reasons = [RejectionReason::TooEarly, RejectionReason::OutOfTerritory, RejectionReason::PublicTender];
            row.reason = Some(reasons[rng.index(reasons.len())].code().to_owned());
            return;
        };
        row.reason = Some(RejectionReason::ExistingCustomer.code().to_owned());
        let known = Subject {
            name: account_name(account),
            country: row.country.clone(),
            domain: Some(format!("customer{account}.example")),
            ..Subject::default()
        };
        let found = compare(&Profile::of(&subject(row)), &Profile::of(&known));
        let checks = found.into_iter().map(|found| Check {
            table: tandem_model::Table::Account.code().to_owned(),
            id: self.id::<tandem_model::AccountId>(Noun::Account, account).0,
            title: known.name.clone(),
            partner: None,
            score: found.score,
            class: found.class,
            reasons: found.reasons,
        });
        row.evidence = serde_json::to_string(&Evidence { checks: checks.collect() }).ok();
    }
}

fn pick_status(rng: &mut Rng) -> (Status, i64) {
    let protection = PROTECTION_DAYS.cast_signed();
    match rng.below(100) {
        0..=13 => (Status::Submitted, rng.between(1, 5)),
        14..=18 => (Status::UnderReview, rng.between(1, 3)),
        19..=23 => (Status::Returned, rng.between(2, 9)),
        24..=27 => (Status::Draft, rng.between(1, 12)),
        28..=55 => (Status::Approved, rng.between(3, protection - 15)),
        // Ends within two weeks.
        56..=60 => (Status::Approved, rng.between(protection - 13, protection - 1)),
        61..=67 => (Status::Extended, rng.between(40, protection)),
        68..=79 => (Status::Expired, rng.between(protection + 1, 3 * protection)),
        80..=94 => (Status::Rejected, rng.between(3, 200)),
        _ => (Status::Withdrawn, rng.between(5, 120)),
    }
}
