//! Today: figures with their short history, and what needs the user, worst first.

use chrono::NaiveDate;
use tandem_domain::{Verdict, task::due};
use tandem_l10n::{CodeSet, tr};
use tandem_store::{
    Store,
    local::stall_flag,
    read::{
        deal::DealLine,
        registration::{Inbox, RegistrationLine},
        task::{DueList, TaskLine},
        today::LearnerLine,
    },
};

use super::{
    kpi, registration,
    reminder::mailed,
    shape::money,
    task::{deal_ref, due_words},
};
use crate::{
    ApiError, Core, reason,
    routes::Nothing,
    view::{MemberRef, PartnerRef, ReasonView, TodayGroup, TodayItem, TodayKind, TodayView},
};

/// Items of a group that are shown; its total says how many there are.
const SHOWN: u64 = 50;

pub(crate) async fn today(core: &Core, _: Nothing) -> Result<TodayView, ApiError> {
    let (store, today) = (core.store()?, core.today());
    let numbers = store.nav_counts(today).await.map_err(|e| core.store_error(e))?;
    // Asked side by side: each waits for the file, on a connection of its own.
    let (overdue, due, stalled, closing, undecided, ending, learners, kpis) = tokio::try_join!(
        promises(core, &store, TodayKind::OverduePromises, numbers.overdue_tasks),
        promises(core, &store, TodayKind::DuePromises, numbers.due_tasks),
        stalled(core, &store, today, numbers.stalled_deals),
        closing(core, &store, today, numbers.closing_soon),
        registrations(core, &store, Inbox::Undecided, numbers.undecided),
        registrations(core, &store, Inbox::Ending, numbers.ending),
        learners(core, &store, today, numbers.stalled_learners),
        kpi::all(core, &store, numbers),
    )?;
    let groups = vec![overdue, due, stalled, closing, undecided, ending, learners];
    Ok(TodayView { today, kpis, total: groups.iter().map(|group| group.total).sum(), groups })
}

async fn stalled(core: &Core, store: &Store, today: NaiveDate, total: u32) -> Result<TodayGroup, ApiError> {
    let found = store.list_worst_stalled(SHOWN).await.map_err(|e| core.store_error(e))?;
    let items = found.into_iter().map(|(line, flag)| stalled_item(core, line, &flag, today));
    Ok(TodayGroup { kind: TodayKind::Stalled, total, items: items.collect::<Result<_, _>>()? })
}

fn stalled_item(
    core: &Core,
    line: DealLine,
    flag: &stall_flag::Model,
    today: NaiveDate,
) -> Result<TodayItem, ApiError> {
    let verdict: Verdict = serde_json::from_str(&flag.verdict).map_err(|e| core.internal(&e))?;
    let reasons = reason::views(&core.loc(), &verdict.reasons, &line.stage);
    Ok(TodayItem {
        severity: Some(verdict.severity),
        age_days: Some((today - flag.since_on).num_days()),
        ..deal_item(line, TodayKind::Stalled, reasons)
    })
}

async fn promises(core: &Core, store: &Store, kind: TodayKind, total: u32) -> Result<TodayGroup, ApiError> {
    let list = if kind == TodayKind::OverduePromises { DueList::Overdue } else { DueList::Soon };
    let found = store.list_due_tasks(list, core.today(), SHOWN).await.map_err(|e| core.store_error(e))?;
    Ok(TodayGroup { kind, total, items: found.into_iter().map(|line| promise_item(core, kind, line)).collect() })
}

fn promise_item(core: &Core, kind: TodayKind, line: TaskLine) -> TodayItem {
    let loc = core.loc();
    let side = loc.code_word(CodeSet::TaskSide, &line.side);
    let text = due_words(&loc, due(line.due_on, core.today()));
    TodayItem {
        id: line.id.0,
        kind,
        deal: deal_ref(line.deal_id, line.deal_code, line.deal_name),
        title: line.title,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        owner: line.owner_id.zip(line.owner_name).map(|(id, name)| MemberRef { id: id.0, name }),
        money: None,
        reasons: vec![ReasonView { code: line.side, short: side, text }],
        severity: None,
        age_days: line.due_on.map(|day| (core.today() - day).num_days()),
        stage: None,
        due_on: line.due_on,
    }
}

async fn closing(core: &Core, store: &Store, today: NaiveDate, total: u32) -> Result<TodayGroup, ApiError> {
    let found = store.list_closing_soon(today, SHOWN).await.map_err(|e| core.store_error(e))?;
    let loc = core.loc();
    let item = |line: DealLine| {
        let left = line.close_on.map(|day| (day - today).num_days());
        let text = match left {
            Some(days) if days > 0 => tr::today_closes_in(&loc, days),
            _ => tr::today_closes_today(&loc),
        };
        let reasons = vec![ReasonView { code: "closing_soon".to_owned(), short: text.clone(), text }];
        TodayItem { age_days: left.map(|days| -days), ..deal_item(line, TodayKind::ClosingSoon, reasons) }
    };
    Ok(TodayGroup { kind: TodayKind::ClosingSoon, total, items: found.into_iter().map(item).collect() })
}

fn deal_item(line: DealLine, kind: TodayKind, reasons: Vec<ReasonView>) -> TodayItem {
    TodayItem {
        id: line.id.0,
        kind,
        deal: None,
        title: line.name,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        owner: Some(MemberRef { id: line.owner_id.0, name: line.owner_name }),
        money: line.amount_minor.map(|minor| money(minor, &line.currency)),
        reasons,
        severity: None,
        age_days: None,
        stage: Some(line.stage),
        due_on: line.close_on,
    }
}

async fn registrations(core: &Core, store: &Store, part: Inbox, total: u32) -> Result<TodayGroup, ApiError> {
    let found = store.list_registrations(part, None, core.today(), SHOWN).await.map_err(|e| core.store_error(e))?;
    let kind = if part == Inbox::Ending { TodayKind::ProtectionEnding } else { TodayKind::Registrations };
    Ok(TodayGroup { kind, total, items: found.into_iter().map(|line| registration_item(core, line, kind)).collect() })
}

fn registration_item(core: &Core, line: RegistrationLine, kind: TodayKind) -> TodayItem {
    let row = registration::row(core, line);
    let left = row.protected_until.map(|day| (day - core.today()).num_days());
    let (code, text, age_days) = match kind {
        TodayKind::ProtectionEnding => (
            "protection_ending",
            tr::registration_ends_in(&core.loc(), left.unwrap_or_default()),
            left.map(|days| -days),
        ),
        _ => {
            let days = row.clock.as_ref().map(|clock| -clock.minutes / registration::WORKDAY_MINUTES);
            ("to_decide", row.clock.map(|clock| clock.text).unwrap_or_default(), days)
        }
    };
    TodayItem {
        id: row.id,
        kind,
        deal: None,
        title: row.customer,
        partner: row.partner,
        owner: row.owner,
        money: row.money,
        reasons: vec![ReasonView { code: code.to_owned(), short: text.clone(), text }],
        severity: None,
        age_days,
        stage: None,
        due_on: row.protected_until,
    }
}

async fn learners(core: &Core, store: &Store, today: NaiveDate, total: u32) -> Result<TodayGroup, ApiError> {
    let found = store.list_stalled_learners(today, None, None, SHOWN).await.map_err(|e| core.store_error(e))?;
    let items = found.into_iter().map(|line| learner_item(core, line)).collect();
    Ok(TodayGroup { kind: TodayKind::StalledLearners, total, items })
}

fn learner_item(core: &Core, line: LearnerLine) -> TodayItem {
    let text = tr::today_learner_idle(&core.loc(), line.idle_days);
    let idle = ReasonView { code: "learner_idle".to_owned(), short: text.clone(), text };
    let mailed = mailed(core, line.mailed_at);
    let mailed = mailed.map(|text| ReasonView { code: "learner_mailed".to_owned(), short: text.clone(), text });
    TodayItem {
        id: line.id.0,
        kind: TodayKind::StalledLearners,
        deal: None,
        title: [line.name, line.course_title].join(" · "),
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        owner: None,
        money: None,
        reasons: [idle].into_iter().chain(mailed).collect(),
        severity: None,
        age_days: Some(line.idle_days),
        stage: None,
        due_on: None,
    }
}
