//! After each sync, and once a day: which deals are stalled now, and who has to be told.
//!
//! Only deals that have changed are judged again, unless a day has begun or a limit has moved. The first judgement is
//! part of the first sync: until it has ended, nothing on screen says that everything is here.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use chrono::{Days, NaiveDate};
use tandem_domain::{Benchmarks, DealFacts, StallRules, stall};
use tandem_model::{Table, deal};
use tandem_store::{Error, Judged, Judgement, StallFlag, Store};
use tandem_sync::{Changed, SyncStatus};
use tokio::sync::broadcast::{
    Receiver,
    error::{RecvError, TryRecvError},
};

use crate::{
    Core, CoreEvent, Topic,
    notify::{self, Told},
    open::Opened,
    query::app::sync_view,
    reason,
};

/// How long won deals count for the benchmarks.
const BENCHMARK_DAYS: u64 = 365;
const PAGE: u64 = 5_000;
/// How often to look whether a new day has begun; laptops sleep, so a timer until midnight would miss it.
const DAY_CHECK: Duration = Duration::from_secs(60);

/// Follows the sync for as long as the core lives.
pub(crate) fn spawn(core: &Arc<Core>, opened: &Opened) {
    tokio::spawn(follow_changes(Arc::downgrade(core), opened.clone()));
    tokio::spawn(follow_status(Arc::downgrade(core), opened.clone()));
}

async fn follow_status(core: std::sync::Weak<Core>, opened: Opened) {
    let mut status = opened.sync.status();
    while status.changed().await.is_ok() {
        let Some(core) = core.upgrade() else { return };
        let status = status.borrow_and_update().clone();
        send_status(&core, &opened.store, &status).await;
    }
}

async fn send_status(core: &Core, store: &Store, status: &SyncStatus) {
    match is_judged(store).await {
        Ok(judged) => core.send(CoreEvent::SyncStatus(Box::new(sync_view(&core.loc(), status, judged)))),
        // The last word of a sync that ends with the application.
        Err(Error::Stopped) => {}
        Err(error) => tracing::error!(%error, "the state of the sync could not be told"),
    }
}

/// Have all deals that the first sync brought been judged?
pub(crate) async fn is_judged(store: &Store) -> Result<bool, Error> {
    Ok(store.judgement().await?.judged_on.is_some())
}

async fn follow_changes(core: std::sync::Weak<Core>, opened: Opened) {
    let mut changes = opened.sync.changed();
    let mut status = opened.sync.status();
    let Some(edits) = core.upgrade().map(|core| core.edits().clone()) else { return };
    let mut judged: Option<NaiveDate> = None;
    let mut told = Told::All;
    let mut tables = BTreeSet::new();
    loop {
        tables.append(&mut heard(&mut changes));
        let Some(strong) = core.upgrade() else { return };
        let waits = loading(&opened);
        if !waits && (judged != Some(strong.today()) || touches_deals(&tables)) {
            (judged, told) = judge(&strong, &opened).await;
        } else if told == Told::Later {
            told = tell(&strong, &opened.store).await;
        }
        if !tables.is_empty() {
            strong.tell(topics(&tables));
        }
        drop(strong);
        tables = tokio::select! {
            received = changes.recv() => match received {
                Ok(changed) => changed.tables.into_iter().collect(),
                Err(RecvError::Lagged(_)) => all_tables(),
                Err(RecvError::Closed) => return,
            },
            // What the user did has been told already, all but the verdict.
            () = edits.notified() => {
                judged = None;
                BTreeSet::new()
            }
            // The last rows of a first load are told before it is called done.
            Ok(()) = status.changed(), if waits => BTreeSet::new(),
            () = tokio::time::sleep(DAY_CHECK) => BTreeSet::new(),
        };
    }
}

/// All that was told meanwhile, so that many small changes are judged once.
fn heard(changes: &mut Receiver<Changed>) -> BTreeSet<Table> {
    let mut tables = BTreeSet::new();
    loop {
        match changes.try_recv() {
            Ok(changed) => tables.extend(changed.tables),
            Err(TryRecvError::Lagged(_)) => tables = all_tables(),
            Err(TryRecvError::Empty | TryRecvError::Closed) => return tables,
        }
    }
}

/// Too far behind to know what changed: take it that everything did.
fn all_tables() -> BTreeSet<Table> {
    Table::ALL.iter().copied().collect()
}

/// During a first load a verdict would be made from half of the rows.
fn loading(opened: &Opened) -> bool {
    !opened.sync.status().borrow().first_sync_done
}

/// Judges what is due and tells everybody. Gives the day, or `None` when it has to be tried again, and what became of
/// the news.
async fn judge(core: &Core, opened: &Opened) -> (Option<NaiveDate>, Told) {
    let (store, today) = (&opened.store, core.today());
    if let Err(error) = judge_due(store, today).await {
        tracing::error!(%error, "stalled deals could not be found");
        return (None, Told::All);
    }
    let told = tell(core, store).await;
    let status = opened.sync.status().borrow().clone();
    send_status(core, store, &status).await;
    core.tell(vec![Topic::App, Topic::Deals]);
    (Some(today), told)
}

/// What could not be told is tried again.
async fn tell(core: &Core, store: &Store) -> Told {
    notify::tell_stalled(core, store).await.unwrap_or_else(|error| {
        tracing::error!(%error, "stalled deals could not be told");
        Told::Later
    })
}

async fn judge_due(store: &Store, today: NaiveDate) -> Result<(), Error> {
    let due = store.judgement().await?;
    let (benchmarks, all) = measure(store, &due, today).await?;
    let judge = Judge { benchmarks: &benchmarks, rules: StallRules::default(), today };
    if all {
        judge_all(store, &judge, due.seq).await?;
    } else if !judge_changed(store, &judge, due.seq).await? && !due.won_changed {
        return Ok(());
    }
    // Stages and numbers always serialise.
    let benchmarks = serde_json::to_string(&benchmarks).unwrap_or_default();
    store.end_judgement(today, benchmarks, due.seq).await
}

/// What deals are measured against today, and whether that concerns all of them.
async fn measure(store: &Store, due: &Judgement, today: NaiveDate) -> Result<(Benchmarks, bool), Error> {
    let of_today = due.benchmarks.as_deref().filter(|_| due.judged_on == Some(today));
    let kept: Option<Benchmarks> = of_today.and_then(|text| serde_json::from_str(text).ok());
    if let (Some(kept), false) = (&kept, due.won_changed) {
        return Ok((kept.clone(), false));
    }
    let fresh = Benchmarks::from_dwells(store.list_won_dwells(today - Days::new(BENCHMARK_DAYS)).await?);
    match kept {
        // While no limit moves, all verdicts of a day name the same deals behind it.
        Some(kept) if kept.same_limits(&fresh) => Ok((kept, false)),
        _ => Ok((fresh, true)),
    }
}

struct Judge<'a> {
    benchmarks: &'a Benchmarks,
    rules: StallRules,
    today: NaiveDate,
}

impl Judge<'_> {
    fn flags(&self, deals: &[deal::Model]) -> Vec<StallFlag> {
        deals.iter().filter_map(|deal| self.flag(deal)).collect()
    }

    fn flag(&self, deal: &deal::Model) -> Option<StallFlag> {
        let facts = DealFacts { deal, benchmarks: self.benchmarks };
        let verdict = stall::verdict(facts, &self.rules, self.today)?;
        Some(StallFlag {
            deal_id: deal.id,
            severity: verdict.severity.cast_signed(),
            verdict: serde_json::to_string(&verdict).ok()?,
            cause: reason::cause(&verdict),
            since_on: verdict.since,
        })
    }
}

/// The verdict on every open deal, page by page.
async fn judge_all(store: &Store, judge: &Judge<'_>, seq: i64) -> Result<(), Error> {
    store.begin_judgement().await?;
    let mut after = None;
    loop {
        let page = store.list_open_deals_page(after, PAGE).await?;
        let last = page.last().filter(|_| page.len() as u64 == PAGE).map(|deal| deal.id);
        store.save_verdicts(Judged::Range(after, last), judge.flags(&page), seq).await?;
        if last.is_none() {
            return Ok(());
        }
        after = last;
    }
}

/// The verdict on deals that have changed; false when there are none.
async fn judge_changed(store: &Store, judge: &Judge<'_>, seq: i64) -> Result<bool, Error> {
    let mut any = false;
    loop {
        let page = store.list_unjudged_deals(seq, PAGE).await?;
        if page.is_empty() {
            return Ok(any);
        }
        any = true;
        let deals = page.iter().map(|deal| deal.id).collect();
        store.save_verdicts(Judged::Deals(deals), judge.flags(&page), seq).await?;
    }
}

fn touches_deals(tables: &BTreeSet<Table>) -> bool {
    [Table::Deal, Table::StageChange].iter().any(|table| tables.contains(table))
}

impl Core {
    /// The verdict on deals that the user has changed follows at once, beside what they do next.
    pub(crate) fn judge_soon(&self, tables: &BTreeSet<Table>) {
        if touches_deals(tables) {
            self.edits().notify_one();
        }
    }
}

pub(crate) fn topics(tables: &BTreeSet<Table>) -> Vec<Topic> {
    let topics: BTreeSet<Topic> = tables.iter().map(|table| topic(*table)).chain([Topic::App, Topic::Sync]).collect();
    topics.into_iter().collect()
}

fn topic(table: Table) -> Topic {
    match table {
        Table::Member | Table::Partner | Table::Person => Topic::Partners,
        Table::Account | Table::Product | Table::Deal | Table::StageChange | Table::Target => Topic::Deals,
        Table::Activity => Topic::Activities,
        Table::Registration | Table::Claim => Topic::Registrations,
        Table::Task => Topic::Tasks,
        Table::Conflict => Topic::Sync,
        Table::Course | Table::CourseRun | Table::Exam | Table::Enrollment | Table::Attempt => Topic::Training,
    }
}
