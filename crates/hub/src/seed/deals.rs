//! Deals of the sample workspace with their stage history, and the targets they are measured against.

use chrono::{Datelike, NaiveDate};
use tandem_model::{DealStage, deal, stage_change, target};

use super::parties::account_name;
use super::plan::{Plan, add_days};
use super::rng::{Noun, Rng};
use super::stories::{Story, Trouble};
use super::words::{Currency, PRODUCTS};

/// Rows of stage history that one deal can have: four open stages and the end.
const MOST_STAGES: usize = 5;
/// The quarters with a target: the current one and eight before.
const QUARTERS: usize = 9;
const DAY_US: i64 = 86_400_000_000;
const MINUTE_US: i64 = 60_000_000;

/// How the deal is kept up: what the stall rules look at.
struct Care {
    next_step_on: Option<NaiveDate>,
    has_step: bool,
    push_count: i32,
    partner_updated_on: Option<NaiveDate>,
    protected_until: Option<NaiveDate>,
    close_on: NaiveDate,
}

impl Plan {
    pub fn deals(&self) -> impl Iterator<Item = deal::Model> + '_ {
        (0..self.counts.deals).map(|row| {
            let (story, mut rng) = self.story(row);
            self.deal(row, &story, &mut rng)
        })
    }

    fn deal(&self, row: usize, story: &Story, rng: &mut Rng) -> deal::Model {
        let country = self.country_of_partner(story.partner);
        let words = country.language;
        let account = self.pick_account(story.partner, rng);
        let product = self.pick_product(rng);
        let amount_minor = pick_amount(product, country.currency, rng);
        let unknown_amount = story.stage == DealStage::Prospecting && rng.chance(6);
        let care = self.care(story, rng);
        let touched_at = noon_us(story.touched_on) + rng.between(-240, 240) * MINUTE_US;
        deal::Model {
            id: self.id(Noun::Deal, row),
            code: format!("D-{:06}", row + 1),
            name: words.deal(&account_name(account), rng.pick(words.topics)),
            partner_id: self.id(Noun::Partner, story.partner),
            account_id: Some(self.id(Noun::Account, account)),
            product_id: Some(self.id(Noun::Product, product)),
            owner_id: self.id(Noun::Member, self.owner_of_partner(story.partner)),
            region: country.region.to_owned(),
            stage: story.stage.code().to_owned(),
            stage_entered_on: Some(story.stage_entered_on()),
            opened_on: Some(story.opened_on()),
            close_on: Some(care.close_on),
            amount_minor: (!unknown_amount).then_some(amount_minor),
            currency: country.currency.code.to_owned(),
            next_step: care.has_step.then(|| rng.pick(words.steps).to_owned()),
            next_step_on: care.next_step_on,
            last_two_way_at: Some(touched_at),
            push_count: care.push_count,
            partner_updated_on: care.partner_updated_on,
            protected_until: care.protected_until,
            slow_by_design: story.trouble == Some(Trouble::SlowByDesign),
            snoozed_until: (story.trouble == Some(Trouble::Snoozed)).then(|| add_days(self.today, rng.between(5, 40))),
            updated_at: touched_at.max(noon_us(story.stage_entered_on())),
            version: 0,
        }
    }

    fn care(&self, story: &Story, rng: &mut Rng) -> Care {
        let trouble = story.trouble;
        let registered = rng.chance(55) || trouble == Some(Trouble::PartnerSilent);
        if !story.stage.is_open() {
            let closed_on = story.stage_entered_on();
            return Care {
                next_step_on: None,
                has_step: false,
                push_count: i32::from(rng.chance(20)),
                partner_updated_on: registered.then_some(story.touched_on),
                protected_until: registered.then(|| add_days(story.opened_on(), 180)),
                close_on: closed_on,
            };
        }
        let no_step = matches!(trouble, Some(Trouble::OldWithoutStep | Trouble::PushedWithoutStep | Trouble::Snoozed));
        // A healthy deal may lack one thing; it takes two to stall.
        let forgotten = trouble.is_none() && rng.chance(7);
        let close_on = match trouble {
            Some(Trouble::ClosePassed) => self.days_ago(rng.between(3, 40)),
            _ => add_days(self.today, days_to_close(story.stage, rng)),
        };
        let partner_silence =
            if trouble == Some(Trouble::PartnerSilent) { rng.between(22, 50) } else { rng.between(0, 6) };
        Care {
            next_step_on: (!no_step && !forgotten).then(|| add_days(self.today, rng.between(1, 12))),
            has_step: !no_step && !forgotten,
            push_count: if trouble == Some(Trouble::PushedWithoutStep) {
                rng.between(2, 4) as i32
            } else {
                i32::from(rng.chance(25))
            },
            partner_updated_on: registered.then(|| self.days_ago(partner_silence)),
            protected_until: registered.then(|| add_days(self.today, rng.between(25, 120))),
            close_on,
        }
    }

    pub fn stage_changes(&self) -> impl Iterator<Item = stage_change::Model> + '_ {
        (0..self.counts.deals).flat_map(move |row| {
            let (story, _) = self.story(row);
            let deal_id = self.id(Noun::Deal, row);
            let mut from: Option<DealStage> = None;
            let changes = story.entered.into_iter().enumerate().map(|(nth, (stage, changed_on))| {
                let from_stage = from.replace(stage).map(|stage| stage.code().to_owned());
                let id = self.id(Noun::StageChange, row * MOST_STAGES + nth);
                stage_change::Model {
                    id,
                    deal_id,
                    from_stage,
                    to_stage: stage.code().to_owned(),
                    changed_on,
                    version: 0,
                }
            });
            changes.collect::<Vec<_>>()
        })
    }

    /// Targets near what was really won: the history has good and bad quarters.
    pub fn targets(&self) -> impl Iterator<Item = target::Model> + '_ {
        let won = self.won_by_quarter();
        let quarters = self.quarters();
        (0..self.counts.partners).flat_map(move |partner| {
            let currency = self.country_of_partner(partner).currency;
            let of_partner = won[partner];
            let usual = of_partner[..QUARTERS - 1].iter().sum::<i64>() / (QUARTERS as i64 - 1);
            let rows = quarters.into_iter().enumerate().map(move |(nth, quarter_on)| {
                let row = partner * QUARTERS + nth;
                let mut rng = self.rng(Noun::Target, row);
                let is_over = nth + 1 < QUARTERS;
                let base = if is_over { (of_partner[nth] + usual) / 2 } else { usual };
                let amount = base * rng.between(90, 120) / 100;
                target::Model {
                    id: self.id(Noun::Target, row),
                    partner_id: self.id(Noun::Partner, partner),
                    quarter_on,
                    amount_minor: round_thousands(amount.max(20_000 * currency.rate * currency.minor / 100), currency),
                    currency: currency.code.to_owned(),
                    version: 0,
                }
            });
            rows.collect::<Vec<_>>()
        })
    }

    /// First days of the quarters with a target, oldest first.
    fn quarters(&self) -> [NaiveDate; QUARTERS] {
        std::array::from_fn(|nth| {
            let months =
                (self.today.year() * 12 + self.today.month0() as i32) / 3 * 3 - 3 * (QUARTERS - 1 - nth) as i32;
            NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, 1).unwrap_or(self.today)
        })
    }

    fn won_by_quarter(&self) -> Vec<[i64; QUARTERS]> {
        let quarters = self.quarters();
        let mut won = vec![[0; QUARTERS]; self.counts.partners];
        for row in 0..self.counts.deals {
            let (story, mut rng) = self.story(row);
            let closed_on = story.stage_entered_on();
            let nth = quarters.iter().rposition(|quarter_on| *quarter_on <= closed_on);
            let Some(nth) = nth.filter(|_| story.stage == DealStage::Won) else { continue };
            let deal = self.deal(row, &story, &mut rng);
            won[story.partner][nth] += deal.amount_minor.unwrap_or(0);
        }
        won
    }
}

fn days_to_close(stage: DealStage, rng: &mut Rng) -> i64 {
    match stage {
        DealStage::Prospecting => rng.between(40, 150),
        DealStage::Engaging => rng.between(25, 110),
        DealStage::Proposal => rng.between(10, 70),
        DealStage::Negotiation | DealStage::Won | DealStage::Lost => rng.between(2, 35),
    }
}

/// One to six units near the list price, in the partner's currency, rounded to hundreds.
pub fn pick_amount(product: usize, currency: &Currency, rng: &mut Rng) -> i64 {
    let (_, _, price) = PRODUCTS[product];
    let euros = price * rng.between(1, 6) * rng.between(82, 118) / 100;
    let units = euros * currency.rate / 100;
    (units / 100).max(1) * 100 * currency.minor
}

fn round_thousands(minor: i64, currency: &Currency) -> i64 {
    let step = 1_000 * currency.minor;
    (minor + step / 2) / step * step
}

pub fn noon_us(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce() - NaiveDate::default().num_days_from_ce()) * DAY_US + DAY_US / 2
}
