//! Deals: the table and the page.

use chrono::NaiveDate;
use tandem_domain::{Verdict, deal::stage_change};
use tandem_model::{DealId, DealStage, Table, deal, stage_change};
use tandem_store::{
    Cursor, Store,
    local::stall_flag,
    read::{
        ActivityLine,
        deal::DealLine,
        deal_list::{DealList, DealOnly as Only, DealSort as Sort},
    },
};

use crate::{
    ApiError, Core, reason,
    routes::ById,
    view::{
        ActivityView, DealFilter, DealOnly, DealPageView, DealRef, DealRow, DealSort, DealView, MemberRef, PartnerRef,
        StageStep, StallView,
    },
};

use super::{
    shape::{money, page_limit, sums},
    sync_center::open_on,
};

/// Edits that are looked through for touches that wait.
const QUEUED: u64 = 500;

pub(crate) async fn deal_page(core: &Core, args: DealFilter) -> Result<DealPageView, ApiError> {
    let (sort, descending) = (sort(args.sort.unwrap_or_default()), args.descending.unwrap_or_default());
    let after = args.after.as_deref().map(|text| Cursor::parse(text, &sort.order(descending)));
    if after == Some(None) {
        return Err(core.bad_cursor());
    }
    let list = DealList {
        text: args.text,
        region: args.region,
        stage: args.stage,
        owner: args.owner_id.map(Into::into),
        partner: args.partner_id.map(Into::into),
        only: args.only.map(|only| match only {
            DealOnly::Open => Only::Open,
            DealOnly::Stalled => Only::Stalled,
        }),
        sort,
        descending,
        after: after.flatten(),
        limit: page_limit(args.limit),
    };
    let page = core.store()?.list_deals(list).await.map_err(|e| core.store_error(e))?;
    Ok(DealPageView {
        rows: page.rows.into_iter().map(row).collect(),
        total: page.total,
        sum: sums(&page.sums),
        next: page.next.map(|cursor| cursor.render()),
    })
}

const fn sort(sort: DealSort) -> Sort {
    match sort {
        DealSort::Updated => Sort::Updated,
        DealSort::Name => Sort::Name,
        DealSort::Amount => Sort::Amount,
        DealSort::CloseOn => Sort::CloseOn,
        DealSort::StageEntered => Sort::StageEntered,
    }
}

pub(crate) async fn deal(core: &Core, args: ById) -> Result<DealView, ApiError> {
    let (store, id) = (core.store()?, DealId(args.id));
    let found = store.find_deal(id).await.map_err(|e| core.store_error(e))?;
    let (line, detail) = found.ok_or_else(|| core.not_found())?;
    let row_now = crate::command::deal::get(core, args.id).await?;
    let mut changes = store.list_stage_changes(id).await.map_err(|e| core.store_error(e))?;
    changes.extend(unsent_step(&changes, &row_now, core.today()));
    let activity = store.list_deal_activity(id).await.map_err(|e| core.store_error(e))?;
    let flag = match line.severity {
        Some(_) => store.find_stall_flag(id).await.map_err(|e| core.store_error(e))?,
        None => None,
    };
    let stall = flag.map(|flag| stall(core, &flag, &line.stage)).transpose()?;
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let pending = store.pending_fields(Table::Deal, args.id).await.map_err(|e| core.store_error(e))?;
    let open = DealStage::parse(&line.stage).is_none_or(DealStage::is_open);
    Ok(DealView {
        row: row(line),
        account_name: detail.account_name,
        product_name: detail.product_name,
        opened_on: detail.opened_on,
        protected_until: detail.protected_until,
        last_two_way_at: detail.last_two_way_at,
        push_count: u32::try_from(detail.push_count).unwrap_or_default(),
        currency: row_now.currency,
        slow_by_design: row_now.slow_by_design,
        snoozed_until: row_now.snoozed_until,
        pending: pending.into_keys().collect(),
        conflicts: open_on(core, &store, Table::Deal, args.id).await?,
        history: steps(&changes, open.then(|| core.today())),
        stall,
        activity: activity_views(core, &store, activity).await?,
        as_of: state.last_synced_at,
    })
}

fn stall(core: &Core, flag: &stall_flag::Model, stage: &str) -> Result<StallView, ApiError> {
    let verdict: Verdict = serde_json::from_str(&flag.verdict).map_err(|e| core.internal(&e))?;
    let loc = core.loc();
    Ok(StallView {
        severity: verdict.severity,
        since_on: flag.since_on,
        reasons: reason::views(&loc, &verdict.reasons, stage),
        also: reason::views(&loc, &verdict.also, stage),
    })
}

/// The hub writes the history. A move that it has not taken yet is shown as the line that it will write.
fn unsent_step(known: &[stage_change::Model], now: &deal::Model, today: NaiveDate) -> Option<stage_change::Model> {
    let last = known.last()?;
    let before = deal::Model { stage: last.to_stage.clone(), ..now.clone() };
    stage_change(Some(&before), now, today)
}

/// `until` ends the last stage of a deal that is still open.
fn steps(changes: &[stage_change::Model], until: Option<NaiveDate>) -> Vec<StageStep> {
    let days = |place: usize| {
        let end = changes.get(place + 1).map(|next| next.changed_on).or(until)?;
        u32::try_from((end - changes[place].changed_on).num_days()).ok()
    };
    let step = |(place, change): (usize, &stage_change::Model)| StageStep {
        from_stage: change.from_stage.clone(),
        to_stage: change.to_stage.clone(),
        changed_on: change.changed_on,
        days: days(place),
    };
    changes.iter().enumerate().map(step).collect()
}

pub(super) fn row(line: DealLine) -> DealRow {
    DealRow {
        id: line.id.0,
        code: line.code,
        name: line.name,
        partner: PartnerRef { id: line.partner_id.0, name: line.partner_name },
        owner: MemberRef { id: line.owner_id.0, name: line.owner_name },
        region: line.region,
        stage: line.stage,
        stage_entered_on: line.stage_entered_on,
        close_on: line.close_on,
        money: line.amount_minor.map(|minor| money(minor, &line.currency)),
        next_step: line.next_step,
        next_step_on: line.next_step_on,
        updated_at: line.updated_at,
        severity: line.severity.and_then(|severity| u32::try_from(severity).ok()),
    }
}

/// Touches with a mark on those that wait to be sent.
pub(super) async fn activity_views(
    core: &Core,
    store: &Store,
    lines: Vec<ActivityLine>,
) -> Result<Vec<ActivityView>, ApiError> {
    let queue = store.list_queue(QUEUED).await.map_err(|e| core.store_error(e))?;
    let waits = |line: &ActivityLine| queue.iter().any(|one| one.table == Table::Activity && one.id == line.id.0);
    Ok(lines.into_iter().map(|line| ActivityView { pending: waits(&line), ..activity_view(line) }).collect())
}

fn activity_view(line: ActivityLine) -> ActivityView {
    let deal = line.deal_id.zip(line.deal_code).zip(line.deal_name);
    ActivityView {
        id: line.id.0,
        kind: line.kind,
        subject: line.subject,
        two_way: line.two_way,
        happened_at: line.happened_at,
        member_name: line.member_name,
        person_name: line.person_name,
        deal: deal.map(|((id, code), name)| DealRef { id: id.0, code, name }),
        pending: false,
    }
}
