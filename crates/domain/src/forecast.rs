//! What became of a deal between two looks at the forecast: when it closes, what it is worth, how far it is.
//!
//! A deal counts for a quarter while it is open and expected to close in it; what should have closed before and still is
//! open counts for the quarter that is running.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tandem_model::{DealStage, deal};

use crate::Quarter;

/// A deal as far as a forecast goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// [`DealStage`] code.
    pub stage: String,
    pub close_on: Option<NaiveDate>,
    pub amount_minor: Option<i64>,
    pub currency: String,
}

impl From<&deal::Model> for Line {
    fn from(deal: &deal::Model) -> Self {
        Self {
            stage: deal.stage.clone(),
            close_on: deal.close_on,
            amount_minor: deal.amount_minor,
            currency: deal.currency.clone(),
        }
    }
}

/// One thing that changed, with the numbers behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Shift {
    /// It was not there, or closed.
    New,
    Won,
    Lost,
    /// Codes of [`DealStage`].
    Stage {
        from: String,
        to: String,
    },
    Later {
        days: i64,
    },
    Sooner {
        days: i64,
    },
    /// It has a close date, and had none.
    Dated,
    Undated,
    More {
        minor: i64,
    },
    Less {
        minor: i64,
    },
    /// Not comparable: another currency, or an amount where there was none, or none where there was one.
    Repriced,
}

/// What changed of a deal, most telling first. `before`: as it was then, `None` when it was not open or not there.
pub fn shifts(before: Option<&Line>, now: &Line) -> Vec<Shift> {
    let Some(before) = before.filter(|before| is_open(before)) else {
        return if is_open(now) { vec![Shift::New] } else { Vec::new() };
    };
    match DealStage::parse(&now.stage) {
        Some(DealStage::Won) => return vec![Shift::Won],
        Some(DealStage::Lost) => return vec![Shift::Lost],
        _ => {}
    }
    let stage = (before.stage != now.stage).then(|| Shift::Stage { from: before.stage.clone(), to: now.stage.clone() });
    [close(before.close_on, now.close_on), amount(before, now), stage].into_iter().flatten().collect()
}

/// Whether an open deal counts for `quarter`. `today` says which quarter is running.
pub fn counts_for(line: &Line, quarter: Quarter, today: NaiveDate) -> bool {
    let Some(close_on) = line.close_on else { return false };
    let from = if quarter == Quarter::of(today) { NaiveDate::MIN } else { quarter.first_day() };
    is_open(line) && close_on >= from && close_on < quarter.end()
}

fn is_open(line: &Line) -> bool {
    DealStage::parse(&line.stage).is_none_or(DealStage::is_open)
}

fn close(before: Option<NaiveDate>, now: Option<NaiveDate>) -> Option<Shift> {
    match (before, now) {
        (None, None) => None,
        (None, Some(_)) => Some(Shift::Dated),
        (Some(_), None) => Some(Shift::Undated),
        (Some(before), Some(now)) => match (now - before).num_days() {
            0 => None,
            days if days > 0 => Some(Shift::Later { days }),
            days => Some(Shift::Sooner { days: -days }),
        },
    }
}

fn amount(before: &Line, now: &Line) -> Option<Shift> {
    if (before.amount_minor, &before.currency) == (now.amount_minor, &now.currency) {
        return None;
    }
    match (before.amount_minor, now.amount_minor) {
        (Some(was), Some(is)) if before.currency == now.currency => match is.checked_sub(was)? {
            minor if minor > 0 => Some(Shift::More { minor }),
            minor => Some(Shift::Less { minor: minor.checked_neg()? }),
        },
        _ => Some(Shift::Repriced),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn line(stage: &str, close: &str, amount: Option<i64>, currency: &str) -> Line {
        Line { stage: stage.into(), close_on: close.parse().ok(), amount_minor: amount, currency: currency.into() }
    }

    fn base() -> Line {
        line("proposal", "2026-12-01", Some(1_000), "EUR")
    }

    #[rstest]
    #[case::nothing(base(), vec![])]
    #[case::later(line("proposal", "2026-12-22", Some(1_000), "EUR"), vec![Shift::Later { days: 21 }])]
    #[case::sooner(line("proposal", "2026-11-30", Some(1_000), "EUR"), vec![Shift::Sooner { days: 1 }])]
    #[case::undated(line("proposal", "", Some(1_000), "EUR"), vec![Shift::Undated])]
    #[case::more(line("proposal", "2026-12-01", Some(1_500), "EUR"), vec![Shift::More { minor: 500 }])]
    #[case::less(line("proposal", "2026-12-01", Some(0), "EUR"), vec![Shift::Less { minor: 1_000 }])]
    #[case::another_currency(line("proposal", "2026-12-01", Some(1_000), "USD"), vec![Shift::Repriced])]
    #[case::no_amount(line("proposal", "2026-12-01", None, "EUR"), vec![Shift::Repriced])]
    #[case::won(line("won", "2027-12-01", Some(5), "EUR"), vec![Shift::Won])]
    #[case::lost(line("lost", "2026-12-01", Some(1_000), "EUR"), vec![Shift::Lost])]
    #[case::all(
        line("engaging", "2027-01-01", Some(900), "EUR"),
        vec![
            Shift::Later { days: 31 },
            Shift::Less { minor: 100 },
            Shift::Stage { from: "proposal".into(), to: "engaging".into() },
        ]
    )]
    fn what_changed_is_named(#[case] now: Line, #[case] expected: Vec<Shift>) {
        assert_eq!(shifts(Some(&base()), &now), expected);
    }

    #[test]
    fn what_was_not_open_before_is_new_while_it_is_open() {
        assert_eq!(shifts(None, &base()), [Shift::New]);
        assert_eq!(shifts(Some(&line("lost", "2026-12-01", None, "EUR")), &base()), [Shift::New]);
        assert_eq!(shifts(None, &line("won", "2026-12-01", None, "EUR")), []);
    }

    #[test]
    fn a_close_that_is_over_counts_for_the_quarter_that_runs() {
        let today = "2026-11-23".parse().unwrap();
        let (running, next) = (Quarter::of(today), Quarter::of("2027-01-01".parse().unwrap()));
        let counts = |close: &str, quarter| counts_for(&line("proposal", close, None, "EUR"), quarter, today);
        assert!(counts("2026-12-31", running) && counts("2026-03-01", running));
        assert!(!counts("2027-01-01", running) && counts("2027-01-01", next));
        assert!(!counts("2026-12-31", next) && !counts("", running));
        assert!(!counts_for(&line("won", "2026-12-01", None, "EUR"), running, today));
    }

    #[test]
    fn a_difference_beyond_all_numbers_is_not_told() {
        let of = |amount| line("proposal", "2026-12-01", Some(amount), "EUR");
        assert_eq!(shifts(Some(&of(i64::MIN)), &of(i64::MAX)), []);
    }
}
