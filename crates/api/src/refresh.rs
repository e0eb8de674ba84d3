//! After each sync, and once a day: which deals are stalled now, and who has to be told.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use chrono::{Days, NaiveDate};
use tandem_domain::{Benchmarks, DealFacts, StallRules, stall};
use tandem_model::{Table, deal};
use tandem_store::{StallFlag, Store};
use tandem_sync::Changed;
use tokio::sync::broadcast::{
    Receiver,
    error::{RecvError, TryRecvError},
};

use crate::{Core, CoreEvent, Topic, notify, open::Opened, query::app::sync_view, reason};

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
        let view = sync_view(&core.loc(), &status.borrow_and_update().clone());
        core.send(CoreEvent::SyncStatus(Box::new(view)));
    }
}

async fn follow_changes(core: std::sync::Weak<Core>, opened: Opened) {
    let mut changes = opened.sync.changed();
    let mut status = opened.sync.status();
    let Some(edits) = core.upgrade().map(|core| core.edits().clone()) else { return };
    let mut judged: Option<NaiveDate> = None;
    let mut tables = BTreeSet::new();
    loop {
        tables.append(&mut heard(&mut changes));
        let Some(strong) = core.upgrade() else { return };
        let waits = loading(&opened);
        if !waits && (judged != Some(strong.today()) || touches_deals(&tables)) {
            judged = Some(strong.today());
            judge(&strong, &opened.store).await;
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

async fn judge(core: &Core, store: &Store) {
    let today = core.today();
    let result = async {
        let flags = find_stalled(store, today).await?;
        store.save_stall_flags(flags, today).await?;
        notify::tell_stalled(core, store).await
    };
    match result.await {
        Ok(()) => core.tell(vec![Topic::App, Topic::Deals]),
        Err(error) => tracing::error!(%error, "stalled deals could not be found"),
    }
}

/// The verdict on every open deal, page by page.
async fn find_stalled(store: &Store, today: NaiveDate) -> Result<Vec<StallFlag>, tandem_store::Error> {
    let benchmarks = Benchmarks::from_dwells(store.list_won_dwells(today - Days::new(BENCHMARK_DAYS)).await?);
    let rules = StallRules::default();
    let (mut flags, mut after) = (Vec::new(), None);
    loop {
        let page = store.list_open_deals_page(after, PAGE).await?;
        flags.extend(page.iter().filter_map(|deal| flag(deal, &benchmarks, &rules, today)));
        match page.last() {
            Some(last) if page.len() as u64 == PAGE => after = Some(last.id),
            _ => return Ok(flags),
        }
    }
}

fn flag(deal: &deal::Model, benchmarks: &Benchmarks, rules: &StallRules, today: NaiveDate) -> Option<StallFlag> {
    let verdict = stall::verdict(DealFacts { deal, benchmarks }, rules, today)?;
    Some(StallFlag {
        deal_id: deal.id,
        severity: verdict.severity.cast_signed(),
        verdict: serde_json::to_string(&verdict).ok()?,
        cause: reason::cause(&verdict),
    })
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
        Table::Conflict => Topic::Sync,
        Table::Course | Table::CourseRun | Table::Exam | Table::Enrollment | Table::Attempt => Topic::Training,
    }
}
