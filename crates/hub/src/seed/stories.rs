//! What happened to each deal: when it entered which stage, how it ended, or what is wrong with it today.
//!
//! Nine in ten open deals are healthy: young in their stage, touched this week, with a dated next step. The others lack
//! exactly what one of the ways to stall needs.

use chrono::NaiveDate;
use tandem_model::DealStage;

use super::plan::{Plan, add_days};
use super::rng::{Noun, Rng};

/// How far back deals were closed.
const HISTORY_DAYS: i64 = 3 * 365;
/// Percent of all deals that are open today.
const OPEN_PERCENT: u64 = 12;
const WON_PERCENT: u64 = 54;
/// Any contact of a healthy deal is at most this old.
const FRESH_DAYS: i64 = 5;

/// What is wrong with an open deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Long in its stage, and nobody talked.
    OldAndSilent,
    /// Long in its stage, and nothing is planned.
    OldWithoutStep,
    /// The expected close has passed.
    ClosePassed,
    /// The close was moved out again and again, and nothing is planned.
    PushedWithoutStep,
    /// The partner doesn't report on a registered deal.
    PartnerSilent,
    /// Long in its stage, which is right for this kind of deal.
    SlowByDesign,
    /// Long in its stage, and put aside on purpose.
    Snoozed,
}

pub struct Story {
    pub partner: usize,
    pub stage: DealStage,
    /// Each stage with the day of its start, oldest first; the last one is where the deal stands.
    pub entered: Vec<(DealStage, NaiveDate)>,
    pub trouble: Option<Trouble>,
    /// The day of the last talk of both sides.
    pub touched_on: NaiveDate,
}

impl Story {
    pub fn opened_on(&self) -> NaiveDate {
        self.entered.first().map_or(self.touched_on, |(_, day)| *day)
    }

    pub fn stage_entered_on(&self) -> NaiveDate {
        self.entered.last().map_or(self.touched_on, |(_, day)| *day)
    }
}

impl Plan {
    /// The story of a deal, and the stream of chance to draw the deal's other fields from.
    pub fn story(&self, deal: usize) -> (Story, Rng) {
        let mut rng = self.rng(Noun::Deal, deal);
        let partner = self.pick_partner(&mut rng);
        let story = if rng.chance(OPEN_PERCENT) {
            self.open_story(partner, &mut rng)
        } else {
            self.closed_story(partner, &mut rng)
        };
        (story, rng)
    }

    fn open_story(&self, partner: usize, rng: &mut Rng) -> Story {
        let stage = match rng.below(100) {
            0..=24 => DealStage::Prospecting,
            25..=59 => DealStage::Engaging,
            60..=84 => DealStage::Proposal,
            _ => DealStage::Negotiation,
        };
        let trouble = pick_trouble(rng);
        let usual = usual_days(stage);
        let is_old = matches!(
            trouble,
            Some(Trouble::OldAndSilent | Trouble::OldWithoutStep | Trouble::SlowByDesign | Trouble::Snoozed)
        );
        let in_stage =
            if is_old { rng.between(4 * usual, 6 * usual) } else { FRESH_DAYS + 1 + rng.between(0, usual / 2) };
        let touched_days_ago = match trouble {
            Some(Trouble::OldAndSilent) => rng.between(35, 45.min(in_stage)),
            _ => rng.between(1, FRESH_DAYS),
        };
        let entered = walk_back(stage, self.days_ago(in_stage), rng);
        Story { partner, stage, entered, trouble, touched_on: self.days_ago(touched_days_ago) }
    }

    fn closed_story(&self, partner: usize, rng: &mut Rng) -> Story {
        let closed_on = self.days_ago(rng.between(1, HISTORY_DAYS));
        let won = rng.chance(WON_PERCENT);
        let last_open = if won || rng.chance(40) {
            DealStage::Negotiation
        } else {
            [DealStage::Prospecting, DealStage::Engaging, DealStage::Proposal][rng.index(3)]
        };
        let stage = if won { DealStage::Won } else { DealStage::Lost };
        let mut entered = walk_back(last_open, add_days(closed_on, -dwell(last_open, rng)), rng);
        entered.push((stage, closed_on));
        let opened_on = entered.first().map_or(closed_on, |(_, day)| *day);
        let touched_on = add_days(closed_on, -rng.between(0, 3)).max(opened_on);
        Story { partner, stage, entered, trouble: None, touched_on }
    }
}

fn pick_trouble(rng: &mut Rng) -> Option<Trouble> {
    Some(match rng.below(1_000) {
        0..=15 => Trouble::OldAndSilent,
        16..=31 => Trouble::OldWithoutStep,
        32..=47 => Trouble::ClosePassed,
        48..=63 => Trouble::PushedWithoutStep,
        64..=79 => Trouble::PartnerSilent,
        80..=94 => Trouble::SlowByDesign,
        95..=104 => Trouble::Snoozed,
        _ => return None,
    })
}

/// The stages up to `stage`, which began on `entered_on`, each with its own start.
fn walk_back(stage: DealStage, entered_on: NaiveDate, rng: &mut Rng) -> Vec<(DealStage, NaiveDate)> {
    let mut day = entered_on;
    let mut entered = vec![(stage, day)];
    for earlier in DealStage::OPEN.iter().rev().copied().filter(|earlier| *earlier < stage) {
        day = add_days(day, -dwell(earlier, rng));
        entered.push((earlier, day));
    }
    entered.reverse();
    entered
}

/// Days in a stage: around the usual, never below two fifths of it, rarely twice as long.
fn dwell(stage: DealStage, rng: &mut Rng) -> i64 {
    let percent = 40 + rng.between(0, 60) + rng.between(0, 60) + rng.between(0, 60);
    (usual_days(stage) * percent / 100).max(1)
}

const fn usual_days(stage: DealStage) -> i64 {
    match stage {
        DealStage::Prospecting => 14,
        DealStage::Engaging => 24,
        DealStage::Proposal => 18,
        DealStage::Negotiation | DealStage::Won | DealStage::Lost => 12,
    }
}
