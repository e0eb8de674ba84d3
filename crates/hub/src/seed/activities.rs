//! Calls, mails and meetings around the deals of the sample workspace.
//!
//! The last talk of both sides is always the one that the deal names; what came before lies between its opening and
//! that day, and a silent deal gets mails that nobody answered.

use tandem_model::activity;
use tandem_model::code::ActivityKind;

use super::deals::noon_us;
use super::plan::{CONTACTS_PER_PARTNER, Plan, add_days};
use super::rng::{Noun, Rng};
use super::stories::{Story, Trouble};
use super::words::Language;

const MINUTE_US: i64 = 60_000_000;

struct Touch {
    kind: ActivityKind,
    two_way: bool,
    happened_at: i64,
    about_deal: bool,
}

impl Plan {
    pub fn activities(&self) -> impl Iterator<Item = activity::Model> + '_ {
        let per_deal = self.counts.activities / self.counts.deals;
        self.deals().enumerate().flat_map(move |(row, deal)| {
            let (story, _) = self.story(row);
            let touches = (0..per_deal).map(|nth| self.activity(row * per_deal + nth, nth, &deal, &story));
            touches.collect::<Vec<_>>()
        })
    }

    fn activity(&self, row: usize, nth: usize, deal: &tandem_model::deal::Model, story: &Story) -> activity::Model {
        let mut rng = self.rng(Noun::Activity, row);
        let touch = match deal.last_two_way_at {
            Some(happened_at) if nth == 0 => {
                let kind = [ActivityKind::Call, ActivityKind::Meeting, ActivityKind::Email][rng.index(3)];
                Touch { kind, two_way: true, happened_at, about_deal: true }
            }
            _ if nth <= 2 && story.trouble == Some(Trouble::OldAndSilent) => self.unanswered(story, &mut rng),
            _ => earlier_touch(nth, story, &mut rng),
        };
        let contact = story.partner * CONTACTS_PER_PARTNER + rng.index(CONTACTS_PER_PARTNER);
        activity::Model {
            id: self.id(Noun::Activity, row),
            partner_id: deal.partner_id,
            deal_id: touch.about_deal.then_some(deal.id),
            person_id: (touch.kind != ActivityKind::Note).then(|| self.id(Noun::Contact, contact)),
            member_id: Some(deal.owner_id),
            kind: touch.kind.code().to_owned(),
            subject: subject(self.country_of_partner(story.partner).language, touch.kind, &mut rng).to_owned(),
            two_way: touch.two_way,
            happened_at: touch.happened_at,
            version: 0,
        }
    }

    /// A mail after the last talk.
    fn unanswered(&self, story: &Story, rng: &mut Rng) -> Touch {
        let silent_days = (self.today - story.touched_on).num_days();
        let day = add_days(story.touched_on, rng.between(1, silent_days - 1));
        Touch { kind: ActivityKind::Email, two_way: false, happened_at: at_work(day, rng), about_deal: true }
    }
}

/// Something between the opening and the last talk.
fn earlier_touch(nth: usize, story: &Story, rng: &mut Rng) -> Touch {
    let span = (story.touched_on - story.opened_on()).num_days();
    let day = add_days(story.opened_on(), rng.between(0, (span - 1).max(0)));
    let (kind, two_way) = match rng.below(100) {
        0..=24 => (ActivityKind::Call, true),
        25..=44 => (ActivityKind::Meeting, true),
        45..=62 => (ActivityKind::Email, true),
        63..=79 => (ActivityKind::Email, false),
        80..=93 => (ActivityKind::Note, false),
        _ => (ActivityKind::Workshop, true),
    };
    // The deal's last talk stays the last one, even when all happened on one day.
    let two_way = two_way && span > 1;
    Touch { kind, two_way, happened_at: at_work(day, rng), about_deal: nth < 11 }
}

fn at_work(day: chrono::NaiveDate, rng: &mut Rng) -> i64 {
    noon_us(day) + rng.between(-240, 240) * MINUTE_US
}

fn subject(words: &Language, kind: ActivityKind, rng: &mut Rng) -> &'static str {
    match kind {
        ActivityKind::Call => rng.pick(words.calls),
        ActivityKind::Email => rng.pick(words.emails),
        ActivityKind::Meeting => rng.pick(words.meetings),
        ActivityKind::Note => rng.pick(words.notes),
        ActivityKind::Workshop => rng.pick(words.workshops),
    }
}
