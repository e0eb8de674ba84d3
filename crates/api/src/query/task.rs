//! Promises of a partner or a deal.

use tandem_domain::task::{Due, due};
use tandem_l10n::{DateStyle, Localizer, tr};
use tandem_model::{Table, code::TaskStatus};
use tandem_store::{
    Store,
    read::task::{TaskLine, TasksOf},
};

use crate::{
    ApiError, Core,
    view::{DealRef, MemberRef, PartnerRef, TaskFilter, TaskView, TasksView},
};

/// Open promises on one page.
const OPEN: u64 = 100;
/// Those that are over.
const CLOSED: u64 = 10;
/// Edits that are looked through for promises that wait.
const QUEUED: u64 = 500;

pub(crate) async fn tasks(core: &Core, args: TaskFilter) -> Result<TasksView, ApiError> {
    let store = core.store()?;
    let of = match (args.partner_id, args.deal_id) {
        (_, Some(deal)) => TasksOf::Deal(deal.into()),
        (Some(partner), None) => TasksOf::Partner(partner.into()),
        (None, None) => return Err(core.refused(tr::error_bad_value(&core.loc(), "partner_id")).on("partner_id")),
    };
    let open = store.list_open_tasks(of, OPEN).await.map_err(|e| core.store_error(e))?;
    let closed = store.list_closed_tasks(of, CLOSED).await.map_err(|e| core.store_error(e))?;
    Ok(TasksView { open: views(core, &store, open).await?, closed: views(core, &store, closed).await? })
}

/// With a mark on those that wait to be sent.
pub(super) async fn views(core: &Core, store: &Store, lines: Vec<TaskLine>) -> Result<Vec<TaskView>, ApiError> {
    let queue = store.list_queue(QUEUED).await.map_err(|e| core.store_error(e))?;
    let waits = |line: &TaskLine| queue.iter().any(|one| one.table == Table::Task && one.id == line.id.0);
    Ok(lines.into_iter().map(|line| TaskView { pending: waits(&line), ..view(core, line) }).collect())
}

fn view(core: &Core, line: TaskLine) -> TaskView {
    let when = when(core, &line);
    let open = TaskStatus::parse(&line.status) == Some(TaskStatus::Open);
    TaskView {
        id: line.id.0,
        title: line.title,
        side: line.side,
        status: line.status,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        deal: deal_ref(line.deal_id, line.deal_code, line.deal_name),
        owner: line.owner_id.zip(line.owner_name).map(|(id, name)| MemberRef { id: id.0, name }),
        person_name: line.person_name,
        overdue_days: line.due_on.filter(|_| open).map(|day| (core.today() - day).num_days()),
        due_on: line.due_on,
        closed_on: line.closed_on,
        made_on: line.made_on,
        when,
        pending: false,
    }
}

pub(super) fn deal_ref(
    id: Option<tandem_model::DealId>,
    code: Option<String>,
    name: Option<String>,
) -> Option<DealRef> {
    id.zip(code).zip(name).map(|((id, code), name)| DealRef { id: id.0, code, name })
}

fn when(core: &Core, line: &TaskLine) -> String {
    let loc = core.loc();
    let day = |day| loc.format_date(day, DateStyle::Medium);
    match (TaskStatus::parse(&line.status), line.closed_on) {
        (Some(TaskStatus::Kept), Some(on)) => tr::task_kept_on(&loc, &day(on)),
        (Some(TaskStatus::Dropped), Some(on)) => tr::task_dropped_on(&loc, &day(on)),
        _ => due_words(&loc, due(line.due_on, core.today())),
    }
}

pub(super) fn due_words(loc: &Localizer, due: Due) -> String {
    match due {
        Due::Overdue(days) => tr::task_overdue(loc, days),
        Due::Today => tr::task_due_today(loc),
        Due::In(days) => tr::task_due_in(loc, days),
        Due::Undated => tr::task_undated(loc),
    }
}
