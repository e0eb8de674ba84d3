//! What a brief before a talk tells: from which day on things are news, and what became of each deal since.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate};
use tandem_model::{DealId, DealStage, stage_change};

/// How far back a brief looks where there was no talk.
pub const LOOK_BACK_DAYS: u64 = 90;
/// How far ahead the end of a protection is a risk.
pub const PROTECTION_DAYS: u64 = 30;

/// What became of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    New,
    Forward,
    Back,
    Won,
    Lost,
}

/// All moves of one deal, as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub deal_id: DealId,
    pub course: Course,
    /// `None` for a deal that is new.
    pub from_stage: Option<String>,
    pub to_stage: String,
    /// The day of the last of them.
    pub on: NaiveDate,
}

/// The day after which things are news: that of the last talk (microseconds UTC), or [`LOOK_BACK_DAYS`] ago.
pub fn news_after(last_talk_at: Option<i64>, today: NaiveDate) -> NaiveDate {
    let talk = last_talk_at.and_then(DateTime::from_timestamp_micros).map(|at| at.date_naive());
    talk.unwrap_or(today - Days::new(LOOK_BACK_DAYS))
}

/// One move for each deal that is not where it was, the newest first.
pub fn moves(changes: &[stage_change::Model]) -> Vec<Move> {
    let mut of_deal: BTreeMap<DealId, Vec<&stage_change::Model>> = BTreeMap::new();
    for change in changes {
        of_deal.entry(change.deal_id).or_default().push(change);
    }
    let mut moves: Vec<Move> = of_deal.into_values().filter_map(|of_deal| one_move(&of_deal)).collect();
    moves.sort_by_key(|one| (std::cmp::Reverse(one.on), one.deal_id));
    moves
}

fn one_move(changes: &[&stage_change::Model]) -> Option<Move> {
    let (first_on, last_on) = changes.iter().map(|change| change.changed_on).fold(None, |days, day| {
        let (first, last) = days.unwrap_or((day, day));
        Some((day.min(first), day.max(last)))
    })?;
    let of_day = |day| changes.iter().filter(move |change| change.changed_on == day);
    // A day has no hours: of several moves on it, the first is the one that no other leads to.
    let follows =
        |one: &stage_change::Model| of_day(first_on).any(|other| Some(&other.to_stage) == one.from_stage.as_ref());
    let goes_on =
        |one: &stage_change::Model| of_day(last_on).any(|other| other.from_stage.as_ref() == Some(&one.to_stage));
    let first = of_day(first_on).find(|one| !follows(one)).or_else(|| of_day(first_on).next())?;
    let last = of_day(last_on).find(|one| !goes_on(one)).or_else(|| of_day(last_on).next_back())?;
    if first.from_stage.as_ref() == Some(&last.to_stage) {
        return None;
    }
    Some(Move {
        deal_id: first.deal_id,
        course: course(first.from_stage.as_deref(), &last.to_stage),
        from_stage: first.from_stage.clone(),
        to_stage: last.to_stage.clone(),
        on: last_on,
    })
}

/// A stage that this version does not know is no step back.
fn course(from: Option<&str>, to: &str) -> Course {
    match (DealStage::parse(to), from) {
        (Some(DealStage::Won), _) => Course::Won,
        (Some(DealStage::Lost), _) => Course::Lost,
        (_, None) => Course::New,
        (Some(to), Some(from)) if DealStage::parse(from).is_some_and(|from| from > to) => Course::Back,
        _ => Course::Forward,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn change(deal: u128, from: Option<&str>, to: &str, on: &str) -> stage_change::Model {
        stage_change::Model {
            id: Uuid::from_u128(deal * 10).into(),
            deal_id: Uuid::from_u128(deal).into(),
            from_stage: from.map(str::to_owned),
            to_stage: to.to_owned(),
            changed_on: day(on),
            version: 1,
        }
    }

    #[test]
    fn news_begin_after_the_last_talk_or_ninety_days_ago() {
        assert_eq!(news_after(Some(0), day("2026-11-27")), day("1970-01-01"));
        assert_eq!(news_after(None, day("2026-11-27")), day("2026-08-29"));
    }

    #[rstest::rstest]
    #[case(None, "prospecting", Course::New)]
    #[case(None, "won", Course::Won)]
    #[case(Some("prospecting"), "engaging", Course::Forward)]
    #[case(Some("negotiation"), "engaging", Course::Back)]
    #[case(Some("won"), "engaging", Course::Back)]
    #[case(Some("negotiation"), "lost", Course::Lost)]
    #[case(Some("negotiation"), "from_a_newer_version", Course::Forward)]
    fn a_move_has_a_course(#[case] from: Option<&str>, #[case] to: &str, #[case] wanted: Course) {
        assert_eq!(moves(&[change(1, from, to, "2026-11-01")])[0].course, wanted);
    }

    #[test]
    fn several_moves_of_a_deal_are_one_and_those_that_lead_nowhere_are_none() {
        let changes = [
            change(1, Some("prospecting"), "engaging", "2026-11-01"),
            change(2, Some("engaging"), "proposal", "2026-11-02"),
            change(1, Some("engaging"), "negotiation", "2026-11-03"),
            change(2, Some("proposal"), "engaging", "2026-11-04"),
            change(3, None, "prospecting", "2026-11-05"),
        ];
        let found = moves(&changes);
        let told: Vec<_> = found.iter().map(|one| (one.deal_id.0.as_u128(), one.to_stage.as_str())).collect();
        assert_eq!(told, [(3, "prospecting"), (1, "negotiation")]);
        assert_eq!((found[1].from_stage.as_deref(), found[1].on), (Some("prospecting"), day("2026-11-03")));
    }

    #[test]
    fn moves_of_one_day_are_put_in_their_order_whichever_way_they_come() {
        let changes = [
            change(1, Some("engaging"), "proposal", "2026-11-01"),
            change(1, Some("prospecting"), "engaging", "2026-11-01"),
            change(1, None, "prospecting", "2026-11-01"),
        ];
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let found = moves(&order.map(|at: usize| changes[at].clone()));
            assert_eq!((found.len(), found[0].course, found[0].to_stage.as_str()), (1, Course::New, "proposal"));
        }
    }
}
