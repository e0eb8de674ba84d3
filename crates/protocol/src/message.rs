//! Messages of pull and push. All are POSTed as JSON; answers come as [`crate::wire`] pages.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tandem_domain::{Mutation, push::Verdict};
use tandem_model::{Row, Table};
use uuid::Uuid;

use crate::RowSum;

/// `POST /sync/v1/hello`: who am I, what may I see, how much is there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HelloRequest {
    pub device_id: Uuid,
    /// Name and version of the client, for the operator's log.
    pub app: String,
    pub client_schema: i32,
    pub cursor: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HelloResponse {
    pub server_schema: i32,
    pub min_schema: i32,
    pub hub_epoch: Uuid,
    pub workspace: Workspace,
    pub grants: Vec<Grant>,
    /// Rows per table that a snapshot would bring: the denominator of the progress bar.
    pub counts: Vec<TableCount>,
    /// The hub's clock, microseconds UTC.
    pub server_now: i64,
    /// All mutations of this device up to this number have been answered.
    #[serde(default)]
    pub acked_through: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    pub id: Uuid,
    pub name: String,
    /// Member that the token belongs to; `None` for a token of the whole team.
    pub me: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    pub bucket: Uuid,
    pub from: Start,
}

/// Where the laptop has to start in a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    Cursor,
    Snapshot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    pub t: Table,
    pub rows: u64,
}

/// `POST /sync/v1/snapshot`: the rows of one table, in id order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SnapshotRequest {
    pub bucket: Uuid,
    pub t: Table,
    pub after_id: Option<Uuid>,
    /// Cursor that the first page of this snapshot fixed; `None` asks for a new one.
    pub as_of: Option<String>,
    pub max: usize,
}

/// `rows` is a JSON array of the table's rows, decoded once the table is known.
#[derive(Debug, Serialize, Deserialize)]
pub struct SnapshotResponse {
    pub as_of: String,
    pub rows: Box<RawValue>,
    /// Pass as the next `after_id`; `None` ends the table.
    pub next: Option<Uuid>,
}

/// `POST /sync/v1/pull`: what changed after the cursor.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PullRequest {
    pub cursor: String,
    pub max: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    pub groups: Vec<Group>,
    pub cursor: String,
    pub more: bool,
    /// Committed groups that the sequencer has not numbered yet or that come after this page.
    pub head_lag: u64,
}

/// One transaction at the hub: applied as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub seq: i64,
    pub group_id: Uuid,
    pub changes: Vec<Change>,
}

/// State based: `put` carries the whole row, so applying it twice or late does no harm (`version` guards).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "nearly every change is a put")]
pub enum Change {
    Put { row: Row },
    Del { table: Table, id: Uuid, version: i64 },
}

/// `POST /sync/v1/push`: what the user did, in the order it was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    pub device_id: Uuid,
    pub client_schema: i32,
    /// The life of the hub that the laptop knows: in another one the push is refused, because what the edits build on
    /// may be missing there. The first laptops that pushed did not say it.
    #[serde(default)]
    pub hub_epoch: Option<Uuid>,
    pub groups: Vec<PushGroup>,
}

/// One action of the user: taken as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushGroup {
    pub group_id: Uuid,
    pub mutations: Vec<Mutation>,
}

/// A mutation without a result was not looked at: it is offered again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushResponse {
    pub results: Vec<PushResult>,
    /// The records of the results as they now are, conflicts and lines of history included. A record that the hub never
    /// had is not among them, and what would make the answer too large comes with the next pull instead.
    pub changes: Vec<Change>,
    /// All mutations of this device up to this number have been answered.
    pub acked_through: i64,
    /// The life of the hub in which all this was done: in another one it says nothing.
    #[serde(default)]
    pub hub_epoch: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushResult {
    #[serde(flatten)]
    pub verdict: Verdict,
    /// The hub had taken the mutation before: this is what it said then.
    #[serde(default)]
    pub replayed: bool,
}

/// `POST /sync/v1/digest`: do we hold the same? Without a table: a sum for each. With one: a sum for each of its parts
/// that has rows. With a part too: its rows, in id order, to put right what differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub t: Option<Table>,
    /// See [`crate::part_of`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u8>,
    /// The last `next`, to go on with the rows of a part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_id: Option<Uuid>,
}

/// One of the lists is filled, as asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DigestResponse {
    /// The state that is summed up: compare only when this is, letter for letter, the cursor you have.
    pub as_of: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableSum>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartSum>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// More rows of the part follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    pub t: Table,
    #[serde(flatten)]
    pub sum: RowSum,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartSum {
    pub part: u8,
    #[serde(flatten)]
    pub sum: RowSum,
}

/// Body of every answer that is not 200.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub code: ProblemCode,
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// No token, or one that is unknown or revoked.
    Unauthorized,
    Forbidden,
    BadRequest,
    /// The client's schema is older than the hub still serves.
    TooOld,
    /// The cursor lies before what the hub retains, or is not one of this hub's: start with a snapshot.
    ResyncRequired,
    /// The cursor's chain differs from the hub's: one of the two was changed behind the other's back.
    Fork,
    TooMany,
    /// Another copy of this profile has used the same numbers: the laptop takes a new name.
    DeviceForked,
    /// The same mutation came before with other content.
    MutationReused,
    /// The laptop is newer than the hub: what it did waits.
    TooNew,
    /// The hub began another life since the laptop last greeted it: greet again, then offer everything in order.
    EpochChanged,
    Internal,
}
