//! Table of contents: one line for each thing a user can ask or do.
//!
//! `queries!` and `commands!` give the dispatch, the types of the other side and the topics that make an answer stale.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use crate::{sheet::Delimiter, view::*};

/// An id as the only argument.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ById {
    pub id: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Nothing {}

#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChartQuery {
    pub chart: ChartKind,
    /// Partner of a partner chart.
    pub id: Option<Uuid>,
    #[serde(rename = "box")]
    pub area: ChartBox,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Won revenue of a partner by quarter against its target.
    PartnerRevenue,
    /// Open deals of a partner by stage.
    PartnerStages,
    /// Share of ended enrolments that were completed, by course.
    TrainingCompletion,
    /// Mean score by course.
    TrainingScores,
}

/// What changed: the UI drops the cached answers that read one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    App,
    Partners,
    Deals,
    Activities,
    Tasks,
    Training,
    Registrations,
    Sync,
    Import,
}

impl Topic {
    pub const ALL: &'static [Self] = &[
        Self::App,
        Self::Partners,
        Self::Deals,
        Self::Activities,
        Self::Tasks,
        Self::Training,
        Self::Registrations,
        Self::Sync,
        Self::Import,
    ];
}

/// What a command did: the topics whose answers it made stale, and what there is to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    pub topics: Vec<Topic>,
    /// What was done, as a sentence in the UI language; `None` where nothing needs to be said.
    pub note: Option<String>,
    /// How it can be taken back.
    pub offer: Option<Offer>,
}

/// The way back from what was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    Undo,
    Redo,
}

impl Outcome {
    pub fn of(topics: Vec<Topic>) -> Self {
        Self { topics, note: None, offer: None }
    }
}

macro_rules! queries {
    ($($name:ident($args:ty) -> $view:ty, in $module:ident, reads [$($topic:ident),* $(,)?];)*) => {
        /// Names of all queries with the topics they read.
        pub const READS: &[(&str, &[Topic])] = &[$((stringify!($name), &[$(Topic::$topic),*])),*];

        /// Answers one query. Arguments and answer are JSON, typed on both sides.
        pub(crate) async fn dispatch(
            core: &crate::Core,
            name: &str,
            args: serde_json::Value,
        ) -> Result<serde_json::Value, crate::ApiError> {
            match name {
                $(stringify!($name) => {
                    let args: $args = serde_json::from_value(args).map_err(|e| core.bad_request(&e))?;
                    let view: $view = crate::query::$module::$name(core, args).await?;
                    serde_json::to_value(view).map_err(|e| core.internal(&e))
                })*
                _ => Err(core.unknown_query(name)),
            }
        }

        /// Every type of the boundary, for the generator of the other side.
        pub(crate) fn visit_queries(visit: &mut crate::export::Visitor) {
            $(visit.query::<$args, $view>(stringify!($name));)*
        }
    };
}

queries! {
    app(Nothing) -> AppView, in app, reads [App, Sync, Deals, Tasks, Training, Registrations];
    saved_views(Nothing) -> SavedViews, in saved_view, reads [App];
    facets(Nothing) -> FacetsView, in app, reads [Deals, Partners];
    today(Nothing) -> TodayView, in today, reads [App, Deals, Partners, Activities, Tasks, Training, Registrations];
    partner_list(PartnerFilter) -> PartnerListView, in partner, reads [Partners, Deals, Activities];
    partner_page(ById) -> PartnerPageView, in partner, reads [Partners, Deals, Activities, Training, Sync];
    partner_health(ById) -> HealthView, in health, reads [App, Partners, Deals, Activities, Tasks, Training, Registrations];
    partner_scores(Nothing) -> ScoresView, in health, reads [App, Partners, Deals, Activities, Tasks, Training, Registrations];
    partner_compare(CompareQuery) -> CompareView, in compare, reads [App, Partners, Deals, Activities, Tasks, Training, Registrations, Sync];
    people_page(PeopleFilter) -> PeoplePageView, in partner, reads [Partners];
    deal_page(DealFilter) -> DealPageView, in deal, reads [Deals, Partners];
    forecast(ForecastQuery) -> ForecastView, in forecast, reads [App, Deals, Partners];
    deal(ById) -> DealView, in deal, reads [App, Deals, Partners, Activities, Sync];
    tasks(TaskFilter) -> TasksView, in task, reads [Tasks, Deals, Partners, Sync];
    brief(ById) -> BriefView, in brief, reads [App, Partners, Deals, Activities, Tasks, Training, Sync];
    review(ReviewQuery) -> ReviewView, in review, reads [App, Partners, Deals, Activities, Tasks, Training, Registrations, Sync];
    plan(ById) -> PlanView, in plan, reads [App, Partners, Deals, Sync];
    partner_training(ById) -> PartnerTrainingView, in plan, reads [Partners, Training];
    answers(AnswersQuery) -> AnswersView, in answers, reads [App, Partners, Deals, Training, Registrations, Sync];
    training(TrainingFilter) -> TrainingView, in training, reads [App, Training, Partners, Activities];
    reminders(ReminderQuery) -> RemindersView, in reminder, reads [App, Training, Partners, Activities];
    chart(ChartQuery) -> ChartView, in chart, reads [App, Deals, Training];
    search(SearchQuery) -> SearchView, in search, reads [Deals, Partners];
    registration_inbox(InboxFilter) -> InboxView, in registration, reads [App, Registrations, Partners, Deals];
    registration(ById) -> RegistrationView, in registration, reads [App, Registrations, Partners, Deals, Sync];
    duplicates(DuplicateQuery) -> DuplicatesView, in registration, reads [Registrations, Deals, Partners];
    registration_choices(Nothing) -> FormChoices, in registration, reads [App, Deals];
    sync_status(Nothing) -> SyncStatusView, in app, reads [App, Sync];
    sync_center(Nothing) -> SyncCenterView, in sync_center, reads [App, Sync, Deals, Partners, Activities, Tasks, Registrations];
    import(Nothing) -> ImportView, in import, reads [App, Import];
    import_rows(ImportFilter) -> ImportRowsView, in import, reads [App, Import];
    sync_log(Nothing) -> SyncLogView, in sync_center, reads [App, Sync, Deals, Partners, Activities, Tasks, Registrations];
}

macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident { $($field:ident: $type:ty),* $(,)? } => $module:ident::$handler:ident;)*) => {
        /// Everything a user can do.
        #[derive(Clone, Deserialize, TS)]
        #[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
        pub enum Command { $($(#[$doc])* $variant { $($field: $type),* }),* }

        pub(crate) async fn execute(core: &std::sync::Arc<crate::Core>, command: Command) -> Result<Outcome, crate::ApiError> {
            match command {
                $(Command::$variant { $($field),* } => crate::command::$module::$handler(core, $($field),*).await,)*
            }
        }
    };
}

commands! {
    /// `None` follows the system.
    SetLanguage { language: Option<String> } => settings::set_language;
    SetTheme { theme: Theme } => settings::set_theme;
    /// A list under a name; one that has the name already gets the new address.
    SaveView { name: String, path: String } => saved_view::save;
    RemoveView { name: String } => saved_view::remove;
    SetNotify { stalled: bool, severe: bool, quiet: Option<QuietHours> } => settings::set_notify;
    /// Asks the hub before address and token are kept; `anyway` keeps them unasked, for a hub that can't be reached now.
    ConnectHub { address: String, token: String, anyway: bool } => hub::connect;
    /// Forgets address and token; what was synced stays readable.
    DisconnectHub {} => hub::disconnect;
    SyncNow {} => hub::sync_now;
    PauseSync {} => hub::pause;
    ResumeSync {} => hub::resume;
    CancelSync {} => hub::cancel;
    /// Lets the hub delete as much as it says, this time.
    AllowDeletes {} => hub::allow_deletes;
    /// Puts a file that can't be opened aside, with its key, and begins with a new one.
    StartAfresh {} => settings::start_afresh;
    /// Tries key store and cache again after the user mended what was wrong.
    RetryOpen {} => settings::retry_open;
    EditDeal { id: Uuid, patch: DealEdit } => deal::edit;
    /// All of them as one action, with one undo.
    EditDeals { ids: Vec<Uuid>, patch: DealEdit } => deal::edit_all;
    /// The partner has to act until that day; so long the deal rests.
    HandBackDeal { id: Uuid, ask: String, due_on: NaiveDate } => decision::hand_back;
    /// Why the deal is not stalled whatever the rule says; kept as a note on it.
    ExcuseDeal { id: Uuid, because: String } => decision::excuse;
    /// A field that is `null` stays as it is, an empty one is emptied.
    EditPartner { id: Uuid, note: Option<String>, tags: Option<Vec<String>> } => partner::edit;
    LogTouch { touch: TouchEdit } => activity::log_touch;
    /// As a draft, or submitted at once; `id` of the draft that it belongs to.
    SaveRegistration { id: Option<Uuid>, form: RegistrationForm, submit: bool } => registration::save;
    SubmitRegistration { id: Uuid } => registration::submit;
    ReviewRegistration { id: Uuid } => registration::review;
    /// With a reason where the customer seems to be known.
    ApproveRegistration { id: Uuid, reason: Option<String> } => registration::approve;
    ReturnRegistration { id: Uuid, answer: String } => registration::give_back;
    RejectRegistration { id: Uuid, reason: String, answer: String } => registration::reject;
    ExtendRegistration { id: Uuid, answer: String } => registration::extend;
    WithdrawRegistration { id: Uuid } => registration::withdraw;
    /// Without an `id` the quarter gets its target; `quarter` as `2026-Q4`.
    SetTarget { partner_id: Uuid, quarter: String, id: Option<Uuid>, money: Money } => target::set;
    AddTask { task: NewTask } => task::add;
    EditTask { id: Uuid, patch: TaskEdit } => task::edit;
    KeepTask { id: Uuid } => task::keep;
    DropTask { id: Uuid } => task::drop_it;
    ReopenTask { id: Uuid } => task::reopen;
    /// All rows behind the filter, as a file among the user's downloads.
    ExportDeals { filter: DealFilter, format: FileFormat } => export::deals;
    ExportPartners { filter: PartnerFilter, format: FileFormat } => export::partners;
    /// What has a day with this partner, as a calendar file among the user's downloads.
    ExportCalendar { partner_id: Uuid } => calendar::partner;
    /// A draft and a touch for each of them, with one undo for the touches; `included` are people who were written to lately.
    RemindLearners { enrollment_ids: Vec<Uuid>, included: Vec<Uuid> } => reminder::remind;
    /// A file with records, whose bytes follow; what was read before is forgotten. `size` in bytes.
    BeginImport { name: String, size: u32 } => import::begin;
    /// The next bytes, in base64.
    AddToImport { data: String } => import::add;
    /// `null` finds out what stands between cells, which sheet has lines, and what they are about; `windows` reads what
    /// is no UTF-8 as text of older Windows programs.
    ReadImport {
        delimiter: Option<Delimiter>, windows: bool, sheet: Option<u32>, of: Option<ImportKind>,
    } => import::read;
    /// Which column is which field; kept for the next file with the same headings.
    MapImport { sources: Vec<FieldSource>, month_first: bool, decimals: DecimalSign } => import::map;
    /// A line of the file that would do something, or takes it in again.
    LeaveOutOfImport { line: u32, out: bool } => import::leave_out;
    /// Writes what the preview shows, as one action for undo.
    ApplyImport {} => import::apply;
    /// Ends an import that runs after the piece it is at.
    CancelImport {} => import::cancel;
    /// Forgets the file.
    CloseImport {} => import::close;
    Undo {} => sync::undo;
    Redo {} => sync::redo;
    /// `values` for an edited outcome: field name to value, of the fields that clash.
    ResolveConflict { id: Uuid, choice: ChoiceView, values: Option<BTreeMap<String, Value>> } => sync::resolve;
    /// Takes back an edit that waits, with the rest of its action.
    TakeBackEdit { mutation_id: Uuid } => sync::take_back;
    DiscardEdit { mutation_id: Uuid } => sync::discard;
    RetryParked { mutation_id: Uuid } => sync::retry;
    TakeBackMerge { id: i64 } => sync::take_back_merge;
    /// Copies everything anew; edits that wait stay.
    Resync {} => sync::resync;
}
