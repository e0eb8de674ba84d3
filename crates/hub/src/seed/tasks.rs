//! What was promised in the sample workspace, by the vendor and by each partner: most of it kept in time, some late, some
//! open, and a little overdue.

use tandem_model::code::{TaskSide, TaskStatus};
use tandem_model::{DealId, task};

use super::plan::{CONTACTS_PER_PARTNER, Plan, add_days};
use super::rng::{Noun, Rng};

const PER_PARTNER: usize = 7;
/// One open deal in so many has a promise of its own.
const DEALS_PER_PROMISE: u64 = 16;

/// How a promise stands today. Days count from today, those in the past are negative.
enum Fate {
    Kept { due: i64, late: i64 },
    Dropped { due: i64 },
    Open { due: Option<i64> },
}

struct Promise {
    row: usize,
    partner: usize,
    deal: Option<DealId>,
    side: TaskSide,
    fate: Fate,
}

impl Plan {
    pub fn tasks(&self) -> impl Iterator<Item = task::Model> + '_ {
        let of_partners = (0..self.counts.partners * PER_PARTNER).map(|row| {
            let mut rng = self.rng(Noun::Task, row);
            let (side, fate) = of_partner(row % PER_PARTNER, &mut rng);
            self.task(&Promise { row, partner: row / PER_PARTNER, deal: None, side, fate }, &mut rng)
        });
        let of_deals = (0..self.counts.deals).filter_map(|deal| {
            let (story, _) = self.story(deal);
            let row = self.counts.partners * PER_PARTNER + deal;
            let mut rng = self.rng(Noun::Task, row);
            if !story.stage.is_open() || rng.below(DEALS_PER_PROMISE) > 0 {
                return None;
            }
            let side = if rng.chance(50) { TaskSide::Us } else { TaskSide::Them };
            let fate = Fate::Open { due: Some(rng.between(-4, 45)) };
            let deal = Some(self.id(Noun::Deal, deal));
            Some(self.task(&Promise { row, partner: story.partner, deal, side, fate }, &mut rng))
        });
        of_partners.chain(of_deals)
    }

    fn task(&self, promise: &Promise, rng: &mut Rng) -> task::Model {
        let words = self.country_of_partner(promise.partner).language;
        let titles = if promise.side == TaskSide::Us { words.our_promises } else { words.their_promises };
        let day = |days: i64| add_days(self.today, days);
        let (status, due, closed_on) = match promise.fate {
            Fate::Kept { due, late } => (TaskStatus::Kept, Some(due), Some(day(due + late))),
            Fate::Dropped { due } => (TaskStatus::Dropped, Some(due), Some(day(due - 1))),
            Fate::Open { due } => (TaskStatus::Open, due, None),
        };
        let contact = promise.partner * CONTACTS_PER_PARTNER + rng.index(CONTACTS_PER_PARTNER);
        task::Model {
            id: self.id(Noun::Task, promise.row),
            partner_id: self.id(Noun::Partner, promise.partner),
            deal_id: promise.deal,
            side: promise.side.code().to_owned(),
            owner_id: Some(self.id(Noun::Member, self.owner_of_partner(promise.partner))),
            person_id: (promise.side == TaskSide::Them).then(|| self.id(Noun::Contact, contact)),
            title: rng.pick(titles).to_owned(),
            due_on: due.map(day),
            status: status.code().to_owned(),
            closed_on,
            made_on: day(due.unwrap_or(0).min(0) - rng.between(5, 21)),
            origin_id: None,
            version: 0,
        }
    }
}

fn of_partner(nth: usize, rng: &mut Rng) -> (TaskSide, Fate) {
    let side = if nth.is_multiple_of(2) { TaskSide::Us } else { TaskSide::Them };
    let long_ago = -rng.between(10, 80);
    let fate = match nth {
        0..=2 => Fate::Kept { due: long_ago, late: -rng.between(0, 3) },
        3 => Fate::Kept { due: long_ago, late: if rng.chance(40) { rng.between(1, 6) } else { 0 } },
        4 if rng.chance(15) => Fate::Dropped { due: long_ago },
        // Few are overdue, and few of the others are due this week.
        4 | 5 if rng.chance(6) => Fate::Open { due: Some(-rng.between(1, 15)) },
        4 | 5 => Fate::Open { due: Some(rng.between(3, 50)) },
        _ => Fate::Open { due: rng.chance(50).then(|| rng.between(8, 60)) },
    };
    (side, fate)
}
