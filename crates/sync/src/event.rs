//! What the engine is told and what it asks for. All of it is plain data, so a test can write it down.

use std::collections::BTreeMap;

use tandem_model::Table;
use tandem_protocol::{Grant, TableCount};
use tandem_store::QueueCounts;
use uuid::Uuid;

use crate::status::SyncStatus;

/// Names one request, one write or one timer. An answer under an old ticket is ignored.
pub type Ticket = u64;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The first event: what the store says.
    Start {
        has_hub: bool,
        position: Position,
        last_synced_at: Option<i64>,
        /// When the rows were last found to be the hub's.
        checked_at: Option<i64>,
    },
    /// The address or the token changed.
    HubSet {
        has_hub: bool,
    },
    Fetched {
        ticket: Ticket,
        answer: Answer,
    },
    FetchFailed {
        ticket: Ticket,
        failure: Failure,
    },
    Stored {
        ticket: Ticket,
    },
    StoreFailed {
        ticket: Ticket,
        failure: Failure,
    },
    Timer {
        ticket: Ticket,
    },
    User(Wish),
    NetworkBack,
    /// The hub says that something has happened; only a hint.
    News,
    /// What waits for the hub, as it now is.
    OutboxChanged {
        queue: QueueCounts,
    },
    /// The hub has answered, and its answer is stored. Edits without an answer are offered again.
    Pushed {
        ticket: Ticket,
        sent: u64,
        answered: u64,
        queue: QueueCounts,
    },
    PushFailed {
        ticket: Ticket,
        failure: Failure,
    },
    DeviceRenamed {
        ticket: Ticket,
    },
    PushTimer {
        ticket: Ticket,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    SyncNow,
    /// Brings all rows anew.
    Resync,
    Pause,
    Resume,
    /// Stops what runs; the place is kept.
    Cancel,
    /// The hub may delete as many rows as it says, this time.
    AllowDeletes,
}

/// What the hub said, without the rows: those wait with the driver under the ticket.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Hello(Hello),
    Page(Page),
    Pull(Pull),
    /// Do the rows that came in beside agree with the hub?
    Proof(Comparison),
    Compared(Comparison),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hello {
    pub grants: Vec<Grant>,
    pub counts: Vec<TableCount>,
    /// The hub's clock, microseconds UTC.
    pub server_now: i64,
    /// What the store said when the hub was asked.
    pub position: Position,
    /// Rows that the laptop has now.
    pub held: BTreeMap<Table, u64>,
    /// The hub came back from a backup, or is another one: what it says of the past does not hold.
    pub is_new_life: bool,
    /// Hub and laptop know the same fields: only then are equal rows summed up equally.
    pub is_comparable: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub as_of: String,
    pub rows: u64,
    pub bytes: u64,
    /// `None` ends the table.
    pub next: Option<Uuid>,
    pub last_id: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pull {
    pub cursor: String,
    pub more: bool,
    pub bytes: u64,
    pub changes: u64,
    /// First and last number of the groups; `None` without groups.
    pub seqs: Option<(i64, i64)>,
    /// Tables that lose rows by this page: how many, and how many the laptop has.
    pub deletes: Vec<(Table, u64, u64)>,
}

/// What came of comparing rows with the hub's, by their digests.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison {
    Same,
    /// One of the two has moved on meanwhile, so nothing can be said.
    Moved,
    /// These parts differ; the hub's rows wait with the driver. Tables that would lose rows: how many, and how many
    /// the laptop has.
    Differs {
        deletes: Vec<(Table, u64, u64)>,
    },
    /// So much differs that all rows had better come anew.
    Broken,
}

/// Where the rows of a load go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Nothing is in sight yet.
    Empty,
    /// Beside the rows in sight, until all are in. `anew` forgets what an earlier run has brought.
    Beside { anew: bool },
}

/// How far the store is.
#[derive(Clone, Debug, PartialEq)]
pub enum Position {
    Fresh,
    Loading {
        at: Option<Place>,
        progress: Progress,
    },
    /// All rows come in anew beside those that are there.
    Replacing {
        at: Option<Place>,
        progress: Progress,
        /// Those that are there are those of a whole sync.
        in_sight: bool,
    },
    /// All rows are in, but not their indexes.
    Finishing {
        cursor: String,
    },
    Synced {
        cursor: String,
    },
}

/// How much of a first load is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub rows_done: u64,
    pub rows_total: u64,
    pub bytes_done: u64,
}

/// The next page of a first load.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub table: Table,
    pub after_id: Option<Uuid>,
    pub as_of: String,
}

/// Why a request or a write gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    Offline,
    Unauthorized,
    TooOld,
    ResyncRequired,
    Fork,
    Busy {
        retry_after_ms: u64,
    },
    /// A copy of this profile uses the same name.
    DeviceForked,
    /// The hub is older than this version.
    TooNew,
    /// The hub began another life since it was greeted.
    EpochChanged,
    /// The hub answers, but not with what it should; the code says what is wrong.
    BadAnswer {
        code: String,
    },
    DiskFull,
    /// The cache can't be written; the code says why.
    Cache {
        code: String,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// `resync`: count the rows that the laptop has, it may be about to replace them.
    Hello {
        ticket: Ticket,
        resync: bool,
    },
    FetchPage {
        ticket: Ticket,
        bucket: Uuid,
        table: Table,
        after_id: Option<Uuid>,
        as_of: Option<String>,
    },
    Pull {
        ticket: Ticket,
        cursor: String,
    },
    /// Whatever is being fetched is not wanted any more, and neither is what was fetched but not yet stored.
    Abort,
    /// Makes the store ready for rows.
    BeginLoad {
        ticket: Ticket,
        rows_total: u64,
        room: Room,
    },
    /// Compares what has come in beside with the hub.
    Prove {
        ticket: Ticket,
        cursor: String,
    },
    /// Compares the rows in sight with the hub, and fetches those that differ.
    Compare {
        ticket: Ticket,
        cursor: String,
    },
    /// Puts right what was found to differ, unless something has changed since.
    Repair {
        ticket: Ticket,
        page: Ticket,
        /// Microseconds UTC, for the list of incidents.
        at: i64,
    },
    ApplyPage {
        ticket: Ticket,
        page: Ticket,
        place: Place,
    },
    ApplyGroups {
        ticket: Ticket,
        page: Ticket,
        cursor: String,
        /// Microseconds UTC, for the journal.
        at: i64,
    },
    /// Makes what was applied so far safe.
    Flush {
        ticket: Ticket,
    },
    FinishLoad {
        ticket: Ticket,
        cursor: String,
    },
    /// Notes in the store that everything is in, and whether it was found to be the hub's.
    NoteSynced {
        ticket: Ticket,
        at: i64,
        checked: bool,
    },
    /// Replaces the timer before it.
    SetTimer {
        ticket: Ticket,
        delay_ms: u64,
    },
    /// Sends what may go, and stores the answer.
    Push {
        ticket: Ticket,
    },
    /// Takes another name for this laptop.
    RenameDevice {
        ticket: Ticket,
    },
    /// The push under way and its timer are not wanted any more.
    AbortPush,
    /// Replaces the push timer before it.
    SetPushTimer {
        ticket: Ticket,
        delay_ms: u64,
    },
    Publish(SyncStatus),
}
