//! The promises that a review opens with, and those that it ends with.

use chrono::Days;
use tandem_domain::review::{Fate, Promise, tally};
use tandem_l10n::tr;
use tandem_model::code::TaskSide;
use tandem_store::read::task::TaskLine;

use super::{Review, figure, line, nothing, section, table};
use crate::{
    ApiError,
    view::{ReviewFigure, ReviewMood, ReviewPart, ReviewRow, ReviewSection, ReviewTable},
};

/// Promises of a side that a pack has room for.
const ROOM: usize = 12;

impl Review<'_> {
    /// Those of the quarter, and those for the time after it.
    pub(super) async fn promises(&self) -> Result<(ReviewSection, ReviewSection), ApiError> {
        let (first, last) = (self.quarter.first_day(), self.quarter.end() - Days::new(1));
        let found = self.store.list_tasks_about(self.id(), first, last).await;
        let tasks = found.map_err(|e| self.core.store_error(e))?;
        let settled: Vec<&TaskLine> = tasks.iter().filter(|task| promise(task).is_settled_in(self.quarter)).collect();
        let ahead: Vec<&TaskLine> = tasks.iter().filter(|task| promise(task).is_ahead_of(self.quarter)).collect();
        Ok((self.settled(&settled), self.ahead(&ahead)))
    }

    fn settled(&self, tasks: &[&TaskLine]) -> ReviewSection {
        let loc = &self.loc;
        let table = |side| {
            let headers =
                vec![tr::task_title(loc), tr::deal_owner(loc), tr::task_due(loc), tr::review_what_became(loc)];
            let rows = of_side(tasks, side).map(|task| self.settled_row(task)).collect();
            self.of_side(side, headers, rows)
        };
        ReviewSection {
            note: (self.quarter.end() > self.today).then(|| tr::review_so_far(loc)),
            figures: TaskSide::ALL.iter().map(|side| self.kept(tasks, *side)).collect(),
            tables: TaskSide::ALL.iter().map(|side| table(*side)).collect(),
            ..section(ReviewPart::Promises, tr::review_part_promises(loc))
        }
    }

    fn ahead(&self, tasks: &[&TaskLine]) -> ReviewSection {
        let loc = &self.loc;
        let table = |side| {
            let headers = vec![tr::task_title(loc), tr::deal_owner(loc), tr::task_due(loc), tr::review_about(loc)];
            let row = |task: &TaskLine| {
                let about = task.deal_name.clone().unwrap_or_else(nothing);
                let cells = vec![task.title.clone(), who(task), self.day(task.due_on), about];
                ReviewRow { deal: task.deal_id.map(|deal| deal.0), ..line(task.id, cells) }
            };
            self.of_side(side, headers, of_side(tasks, side).map(row).collect())
        };
        ReviewSection {
            note: Some(tr::review_ahead_hint(loc)),
            tables: TaskSide::ALL.iter().map(|side| table(*side)).collect(),
            ..section(ReviewPart::Ahead, tr::review_part_ahead(loc))
        }
    }

    fn of_side(&self, side: TaskSide, headers: Vec<String>, rows: Vec<ReviewRow>) -> ReviewTable {
        let loc = &self.loc;
        let caption = match side {
            TaskSide::Us => tr::brief_ours(loc),
            TaskSide::Them => tr::brief_theirs(loc),
        };
        self.cut(table(side.code(), caption, headers, rows, tr::review_no_promises(loc)), ROOM)
    }

    fn kept(&self, tasks: &[&TaskLine], side: TaskSide) -> ReviewFigure {
        let loc = &self.loc;
        let name = match side {
            TaskSide::Us => tr::brief_kept_us(loc),
            TaskSide::Them => tr::brief_kept_them(loc),
        };
        let tally = tally(of_side(tasks, side).map(|task| promise(task).fate(self.today)));
        let value = match tally.due {
            0 => tr::brief_kept_none(loc),
            due => tr::brief_kept_of(loc, tally.kept.into(), due.into()),
        };
        figure(&format!("kept_{}", side.code()), name, value, tr::review_explain_kept(loc))
    }

    fn settled_row(&self, task: &TaskLine) -> ReviewRow {
        let loc = &self.loc;
        let fate = promise(task).fate(self.today);
        let became = match fate {
            Fate::Kept => tr::review_kept(loc),
            Fate::Late => tr::review_kept_late(loc, &self.day(task.closed_on)),
            Fate::Dropped => tr::review_dropped(loc),
            Fate::Missed => tr::task_overdue(loc, task.due_on.map_or(0, |due| (self.today - due).num_days())),
            Fate::Open => tr::review_still_open(loc),
        };
        let mood = match fate {
            Fate::Kept => ReviewMood::Good,
            Fate::Late | Fate::Missed => ReviewMood::Bad,
            Fate::Dropped | Fate::Open => ReviewMood::Plain,
        };
        ReviewRow { mood, ..line(task.id, vec![task.title.clone(), who(task), self.day(task.due_on), became]) }
    }
}

fn promise(task: &TaskLine) -> Promise<'_> {
    Promise { status: &task.status, due_on: task.due_on, closed_on: task.closed_on, made_on: task.made_on }
}

fn of_side<'t>(tasks: &[&'t TaskLine], side: TaskSide) -> impl Iterator<Item = &'t TaskLine> {
    tasks.iter().copied().filter(move |task| TaskSide::parse(&task.side) == Some(side))
}

/// Whoever owes it; on the partner's side the person, where one is named.
fn who(task: &TaskLine) -> String {
    let name = if task.side == TaskSide::Them.code() { &task.person_name } else { &task.owner_name };
    name.clone().unwrap_or_else(nothing)
}
