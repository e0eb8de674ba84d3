//! The brief before a talk: everything about one partner that a page has room for. Reads that partner's rows only,
//! each list by an index.

use tandem_domain::{
    Quarter, Verdict,
    brief::{self, Course, Move},
    task::{kept_rate, rate_days},
};
use tandem_l10n::{Localizer, tr};
use tandem_model::{PartnerId, SyncedRow, Table, code::TaskSide, deal};
use tandem_store::{
    Store,
    read::{
        brief::{Deadline, DeadlineOf, Learning},
        deal::DealLine,
        deal_list::{DealList, DealOnly},
        partner_list::PartnerLine,
        task::{TaskLine, TasksOf},
    },
};

use super::{
    deal::activity_views,
    shape::{money, sums},
    task,
};
use crate::{
    ApiError, Core, reason,
    routes::ById,
    view::{
        ActivityView, BriefView, CourseView, DealRef, FigureKind, FigureView, KeptRateView, MemberRef, Money, MoveView,
        Part, PartnerRef, RiskKind, RiskView, StageMoveView,
    },
};

/// Rows of each list that a page has room for.
const ROWS: usize = 6;
/// Latest touches: what one remembers of a partner.
const TOUCHES: usize = 5;
/// Promises that are looked through; a partner with more gets the earliest.
const TASKS: u64 = 500;

pub(crate) async fn brief(core: &Core, args: ById) -> Result<BriefView, ApiError> {
    let (store, id, today) = (core.store()?, PartnerId(args.id), core.today());
    let quarter_on = Quarter::of(today).first_day();
    let found = store.find_partner(id, quarter_on).await.map_err(|e| core.store_error(e))?;
    let partner = found.ok_or_else(|| core.not_found())?;
    let talk = store.find_last_talk(id).await.map_err(|e| core.store_error(e))?;
    let after = brief::news_after(talk.as_ref().map(|talk| talk.happened_at), today);
    let learning = store.learning_since(id, after, today).await.map_err(|e| core.store_error(e))?;
    let tasks = store.list_open_tasks(TasksOf::Partner(id), TASKS).await.map_err(|e| core.store_error(e))?;
    let side = |side: TaskSide| tasks.iter().filter(move |task| task.side == side.code()).cloned().collect();
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let idle = store.count_idle_learners(id, today).await.map_err(|e| core.store_error(e))?;
    Ok(BriefView {
        last_talk: activity_views(core, &store, talk.into_iter().collect()).await?.pop(),
        touches: touches(core, &store, id).await?,
        news_after: after,
        moves: moves(core, &store, id, after).await?,
        training: training(&core.loc(), learning),
        risks: risks(core, &store, id, idle).await?,
        ours: promises(core, &store, side(TaskSide::Us)).await?,
        theirs: promises(core, &store, side(TaskSide::Them)).await?,
        steps: steps(core, &store, id).await?,
        numbers: figures(core, &store, &partner.line, idle).await?,
        kept: kept(core, &store, id).await?,
        as_of: state.last_synced_at,
        today,
        partner: PartnerRef { id: args.id, name: partner.row.name },
        tier: partner.row.tier,
        kind: partner.row.kind,
        region: partner.row.region,
        owner: MemberRef { id: partner.line.head.owner_id.0, name: partner.line.head.owner_name },
    })
}

async fn touches(core: &Core, store: &Store, id: PartnerId) -> Result<Vec<ActivityView>, ApiError> {
    let mut latest = store.list_partner_activity(id).await.map_err(|e| core.store_error(e))?;
    latest.truncate(TOUCHES);
    activity_views(core, store, latest).await
}

fn part<T: ts_rs::TS>(mut rows: Vec<T>) -> Part<T> {
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    rows.truncate(ROWS);
    Part { rows, total }
}

async fn moves(
    core: &Core,
    store: &Store,
    partner: PartnerId,
    after: chrono::NaiveDate,
) -> Result<Part<MoveView>, ApiError> {
    let changes = store.list_moves(partner, after).await.map_err(|e| core.store_error(e))?;
    let moves = brief::moves(&changes);
    let total = u32::try_from(moves.len()).unwrap_or(u32::MAX);
    let mut rows = Vec::new();
    for one in moves.into_iter().take(ROWS) {
        let row = store.find_row(Table::Deal, one.deal_id.0).await.map_err(|e| core.store_error(e))?;
        rows.extend(row.and_then(deal::Model::from_row).map(|deal| move_view(one, deal)));
    }
    Ok(Part { rows, total })
}

fn move_view(one: Move, deal: deal::Model) -> MoveView {
    MoveView {
        course: match one.course {
            Course::New => CourseView::New,
            Course::Forward => CourseView::Forward,
            Course::Back => CourseView::Back,
            Course::Won => CourseView::Won,
            Course::Lost => CourseView::Lost,
        },
        from_stage: one.from_stage,
        to_stage: one.to_stage,
        on: one.on,
        money: deal.amount_minor.map(|minor| money(minor, &deal.currency)),
        deal: DealRef { id: deal.id.0, code: deal.code, name: deal.name },
    }
}

fn training(loc: &Localizer, learning: Learning) -> Vec<String> {
    type Sentence = fn(&Localizer, i64) -> String;
    let told: [(u32, Sentence); 3] = [
        (learning.completed, tr::brief_completed),
        (learning.enrolled, tr::brief_enrolled),
        (learning.submitted, tr::brief_submitted),
    ];
    told.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words(loc, count.into())).collect()
}

/// Stalled deals, the worst first, then what ends soon, then learners.
async fn risks(core: &Core, store: &Store, partner: PartnerId, idle: u32) -> Result<Part<RiskView>, ApiError> {
    let list = DealList { partner: Some(partner), only: Some(DealOnly::Stalled), limit: TASKS, ..DealList::default() };
    let mut stalled = store.list_deals(list).await.map_err(|e| core.store_error(e))?.rows;
    stalled.sort_by_key(|line| std::cmp::Reverse(line.severity));
    let mut risks = Vec::new();
    for line in &stalled {
        let reasons =
            if risks.len() < ROWS { stall_reasons(core, store, &core.loc(), line).await? } else { Vec::new() };
        risks.push(risk(RiskKind::Stalled, line, reasons));
    }
    let deadlines = store.list_deadlines(partner, core.today()).await.map_err(|e| core.store_error(e))?;
    let known = |line: &DealLine| stalled.iter().any(|stalled| stalled.id == line.id);
    risks.extend(deadlines.iter().filter(|one| !known(&one.line)).map(|one| deadline(core, one)));
    if idle > 0 {
        let reasons = vec![tr::brief_idle_learners(&core.loc(), idle.into())];
        risks.push(RiskView { kind: RiskKind::Learners, deal: None, reasons, money: None });
    }
    Ok(part(risks))
}

/// Why a deal is stalled, in a few words each.
pub(super) async fn stall_reasons(
    core: &Core,
    store: &Store,
    loc: &Localizer,
    line: &DealLine,
) -> Result<Vec<String>, ApiError> {
    let Some(flag) = store.find_stall_flag(line.id).await.map_err(|e| core.store_error(e))? else {
        return Ok(Vec::new());
    };
    let verdict: Verdict = serde_json::from_str(&flag.verdict).map_err(|e| core.internal(&e))?;
    let reasons = reason::views(loc, &verdict.reasons, &line.stage);
    Ok(reasons.into_iter().map(|reason| reason.short).collect())
}

fn deadline(core: &Core, one: &Deadline) -> RiskView {
    let loc = core.loc();
    let days = |day: chrono::NaiveDate| (day - core.today()).num_days();
    let text = |kind, words| risk(kind, &one.line, vec![words]);
    match one.what {
        DeadlineOf::Close if days(one.on) == 0 => text(RiskKind::Closing, tr::today_closes_today(&loc)),
        DeadlineOf::Close => text(RiskKind::Closing, tr::today_closes_in(&loc, days(one.on))),
        DeadlineOf::Protection => text(RiskKind::Protection, tr::stall_protection_ending(&loc, days(one.on))),
    }
}

fn risk(kind: RiskKind, line: &DealLine, reasons: Vec<String>) -> RiskView {
    let deal = DealRef { id: line.id.0, code: line.code.clone(), name: line.name.clone() };
    RiskView { kind, deal: Some(deal), reasons, money: line.amount_minor.map(|minor| money(minor, &line.currency)) }
}

async fn promises(
    core: &Core,
    store: &Store,
    mut lines: Vec<TaskLine>,
) -> Result<Part<crate::view::TaskView>, ApiError> {
    let total = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    lines.truncate(ROWS);
    Ok(Part { rows: task::views(core, store, lines).await?, total })
}

async fn steps(core: &Core, store: &Store, partner: PartnerId) -> Result<Part<StageMoveView>, ApiError> {
    let (found, total) = store.list_next_steps(partner, ROWS as u64).await.map_err(|e| core.store_error(e))?;
    let step = |one: tandem_store::read::brief::Dated| StageMoveView {
        deal: DealRef { id: one.id.0, code: one.code, name: one.name },
        text: one.next_step.unwrap_or_default(),
        on: one.next_step_on,
    };
    Ok(Part { rows: found.into_iter().map(step).collect(), total })
}

async fn figures(core: &Core, store: &Store, line: &PartnerLine, idle: u32) -> Result<Vec<FigureView>, ApiError> {
    let loc = core.loc();
    let quarter_on = Quarter::of(core.today()).first_day();
    let targets = store.sum_partner_targets(line.head.id, quarter_on).await.map_err(|e| core.store_error(e))?;
    let amount = |kind, money: Vec<Money>, meaning| FigureView { kind, money, count: None, meaning };
    let number = |kind, count, meaning| FigureView { kind, money: Vec::new(), count: Some(count), meaning };
    let mut figures = vec![
        amount(FigureKind::OpenPipeline, sums(&line.open), tr::partner_explain_open(&loc)),
        amount(FigureKind::WonThisQuarter, sums(&line.won), tr::partner_explain_won(&loc)),
    ];
    if !targets.is_empty() {
        figures.push(amount(FigureKind::Target, sums(&targets), tr::brief_explain_target(&loc)));
    }
    let stalled = u32::try_from(line.head.stalled_deals).unwrap_or_default();
    figures.push(number(FigureKind::StalledDeals, stalled, tr::today_explain_stalled_deals(&loc)));
    figures.push(number(FigureKind::IdleLearners, idle, tr::today_explain_stalled_learners(&loc)));
    Ok(figures)
}

async fn kept(core: &Core, store: &Store, partner: PartnerId) -> Result<Vec<KeptRateView>, ApiError> {
    let (first, last) = rate_days(core.today());
    let tasks = store.list_tasks_due(partner, first, last).await.map_err(|e| core.store_error(e))?;
    let rate = |side: &TaskSide| {
        let rate = kept_rate(&tasks, *side, core.today());
        KeptRateView { side: side.code().to_owned(), kept: rate.kept, due: rate.due }
    };
    Ok(TaskSide::ALL.iter().map(rate).collect())
}
