//! Promises of both sides: how they are made and kept, when they are due, and how well each side keeps them.

use chrono::{Days, NaiveDate};
use tandem_model::{
    ActivityId, DealId, MemberId, PartnerId, PersonId, Row, TaskId,
    code::{TaskSide, TaskStatus},
    task,
};

use crate::{
    check::{Refusal, check_row},
    deal::sane,
};

/// How far ahead a promise counts as due soon.
pub const SOON_DAYS: u64 = 7;
/// How far back the kept rate looks.
pub const RATE_DAYS: u64 = 90;

/// A promise as it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: TaskId,
    pub partner_id: PartnerId,
    pub deal_id: Option<DealId>,
    /// [`TaskSide`] code.
    pub side: String,
    pub owner_id: Option<MemberId>,
    pub person_id: Option<PersonId>,
    pub title: String,
    pub due_on: Option<NaiveDate>,
    pub origin_id: Option<ActivityId>,
}

/// `None` leaves a field as it is, `Some(None)` empties it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskPatch {
    pub title: Option<String>,
    pub side: Option<String>,
    pub due_on: Option<Option<NaiveDate>>,
}

/// How far an open promise is from its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Whole days since its day has passed, at least 1.
    Overdue(i64),
    Today,
    /// Days that are left, at least 1.
    In(i64),
    Undated,
}

/// Of the promises that fell due in the last [`RATE_DAYS`] days and were not dropped, those kept by their day. A
/// promise that is due today is not counted yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptRate {
    pub kept: u32,
    pub due: u32,
}

/// # Errors
/// The first field that does not make sense.
pub fn make(draft: Draft, today: NaiveDate) -> Result<task::Model, Refusal> {
    checked(task::Model {
        id: draft.id,
        partner_id: draft.partner_id,
        deal_id: draft.deal_id,
        side: draft.side,
        owner_id: draft.owner_id,
        person_id: draft.person_id,
        title: draft.title.trim().to_owned(),
        due_on: sane("due_on", draft.due_on)?,
        status: TaskStatus::Open.code().to_owned(),
        closed_on: None,
        made_on: today,
        origin_id: draft.origin_id,
        version: 0,
    })
}

/// The promise after the edit; equal to `before` when nothing changes.
///
/// # Errors
/// The first field that does not make sense.
pub fn edit(before: &task::Model, patch: &TaskPatch) -> Result<task::Model, Refusal> {
    let mut task = before.clone();
    if let Some(title) = &patch.title {
        title.trim().clone_into(&mut task.title);
    }
    if let Some(side) = &patch.side {
        side.clone_into(&mut task.side);
    }
    if let Some(day) = patch.due_on {
        task.due_on = sane("due_on", day)?;
    }
    checked(task)
}

/// The promise with this status. What has it already stays as it is: the day on which it was kept does not move.
///
/// # Errors
/// As [`edit`].
pub fn set_status(before: &task::Model, status: TaskStatus, today: NaiveDate) -> Result<task::Model, Refusal> {
    let mut task = before.clone();
    if TaskStatus::parse(&before.status) != Some(status) {
        status.code().clone_into(&mut task.status);
        task.closed_on = (status != TaskStatus::Open).then_some(today);
    }
    checked(task)
}

fn checked(task: task::Model) -> Result<task::Model, Refusal> {
    check_row(&Row::Task(task.clone()))?;
    Ok(task)
}

pub fn due(due_on: Option<NaiveDate>, today: NaiveDate) -> Due {
    match due_on.map(|day| (day - today).num_days()) {
        None => Due::Undated,
        Some(0) => Due::Today,
        Some(days) if days > 0 => Due::In(days),
        Some(days) => Due::Overdue(-days),
    }
}

/// The days on which a promise fell due that counts for the kept rate, first and last.
pub fn rate_days(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today - Days::new(RATE_DAYS), today - Days::new(1))
}

pub fn kept_rate<'a>(tasks: impl IntoIterator<Item = &'a task::Model>, side: TaskSide, today: NaiveDate) -> KeptRate {
    let (first, last) = rate_days(today);
    let mut rate = KeptRate::default();
    for task in tasks {
        let Some(day) = task.due_on.filter(|day| (first..=last).contains(day)) else { continue };
        let status = TaskStatus::parse(&task.status);
        let counts = matches!(status, Some(TaskStatus::Open | TaskStatus::Kept));
        if TaskSide::parse(&task.side) != Some(side) || !counts {
            continue;
        }
        rate.due += 1;
        rate.kept += u32::from(status == Some(TaskStatus::Kept) && task.closed_on.is_some_and(|kept| kept <= day));
    }
    rate
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use uuid::Uuid;

    use super::*;
    use crate::check::RefusalCode;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-11-27")
    }

    fn draft(side: &str, title: &str, due_on: Option<&str>) -> Draft {
        Draft {
            id: Uuid::from_u128(1).into(),
            partner_id: Uuid::from_u128(2).into(),
            deal_id: None,
            side: side.into(),
            owner_id: None,
            person_id: None,
            title: title.into(),
            due_on: due_on.map(day),
            origin_id: None,
        }
    }

    fn promise(side: &str, due_on: &str) -> task::Model {
        make(draft(side, "Send the contract", Some(due_on)), day("2026-08-01")).unwrap()
    }

    fn kept(side: &str, due_on: &str, kept_on: &str) -> task::Model {
        set_status(&promise(side, due_on), TaskStatus::Kept, day(kept_on)).unwrap()
    }

    #[test]
    fn a_new_promise_is_open_and_made_today() {
        let task = make(draft("them", " Send the contract ", None), today()).unwrap();
        assert_eq!((task.title.as_str(), task.status.as_str()), ("Send the contract", "open"));
        assert_eq!((task.made_on, task.closed_on), (today(), None));
    }

    #[test]
    fn a_promise_needs_a_title_a_known_side_and_a_day_of_this_age() {
        let refused = |draft| make(draft, today()).unwrap_err();
        assert_eq!(refused(draft("us", "  ", None)), Refusal::on(RefusalCode::Empty, "title"));
        assert_eq!(refused(draft("both", "x", None)), Refusal::on(RefusalCode::UnknownCode, "side"));
        assert_eq!(refused(draft("us", "x", Some("0202-01-01"))), Refusal::on(RefusalCode::BadValue, "due_on"));
    }

    #[test]
    fn an_open_promise_has_no_end_and_any_other_has_one() {
        let mut task = promise("us", "2026-12-01");
        task.closed_on = Some(today());
        assert_eq!(check_row(&Row::Task(task.clone())), Err(Refusal::on(RefusalCode::BadValue, "closed_on")));
        (task.status, task.closed_on) = ("kept".into(), None);
        assert_eq!(check_row(&Row::Task(task)), Err(Refusal::on(RefusalCode::BadValue, "closed_on")));
    }

    #[test]
    fn keeping_twice_moves_no_day_and_reopening_takes_it_away() {
        let once = kept("us", "2026-12-01", "2026-11-20");
        assert_eq!(set_status(&once, TaskStatus::Kept, today()).unwrap(), once);
        let again = set_status(&once, TaskStatus::Open, today()).unwrap();
        assert_eq!((again.status.as_str(), again.closed_on), ("open", None));
        let dropped = set_status(&once, TaskStatus::Dropped, today()).unwrap();
        assert_eq!((dropped.status.as_str(), dropped.closed_on), ("dropped", Some(today())));
    }

    #[test]
    fn an_edit_changes_what_it_names() {
        let before = promise("us", "2026-12-01");
        assert_eq!(edit(&before, &TaskPatch::default()).unwrap(), before);
        let patch = TaskPatch { title: Some("Call ".into()), side: Some("them".into()), due_on: Some(None) };
        let after = edit(&before, &patch).unwrap();
        assert_eq!((after.title.as_str(), after.side.as_str(), after.due_on), ("Call", "them", None));
    }

    #[rstest::rstest]
    #[case(None, Due::Undated)]
    #[case(Some("2026-11-27"), Due::Today)]
    #[case(Some("2026-11-28"), Due::In(1))]
    #[case(Some("2026-11-26"), Due::Overdue(1))]
    #[case(Some("2025-11-27"), Due::Overdue(365))]
    fn a_promise_is_overdue_from_the_day_after_its_day(#[case] due_on: Option<&str>, #[case] wanted: Due) {
        assert_eq!(due(due_on.map(day), today()), wanted);
    }

    #[test]
    fn the_kept_rate_counts_what_fell_due_in_ninety_days_by_side() {
        let dropped = set_status(&promise("us", "2026-11-10"), TaskStatus::Dropped, today()).unwrap();
        let tasks = [
            kept("us", "2026-11-20", "2026-11-20"),
            kept("us", "2026-11-20", "2026-11-21"), // late
            promise("us", "2026-11-26"),            // overdue
            promise("us", "2026-11-27"),            // due today
            kept("us", "2026-08-29", "2026-08-01"), // the first day that counts
            kept("us", "2026-08-28", "2026-08-01"), // a day too early
            dropped,
            kept("them", "2026-11-01", "2026-10-30"),
        ];
        assert_eq!(kept_rate(&tasks, TaskSide::Us, today()), KeptRate { kept: 2, due: 4 });
        assert_eq!(kept_rate(&tasks, TaskSide::Them, today()), KeptRate { kept: 1, due: 1 });
        assert_eq!(kept_rate(&[], TaskSide::Us, today()), KeptRate::default());
    }
}
