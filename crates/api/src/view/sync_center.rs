//! The Sync screen: how fresh the data is, what waits, what was refused, what clashes, what was merged.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{ChoiceView, SyncStatusView};
use crate::RecordRef;

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncCenterView {
    pub status: SyncStatusView,
    pub sources: Vec<SourceView>,
    /// Edits on their way, oldest first.
    pub waiting: Vec<QueuedView>,
    /// Edits that the hub refused, or that belong to another workspace.
    pub parked: Vec<QueuedView>,
    /// Open ones, newest first.
    pub conflicts: Vec<ConflictView>,
    /// Decided ones, newest first.
    pub decided: Vec<ConflictView>,
    /// What was brought together without asking, newest first.
    pub merges: Vec<MergeView>,
    /// Records that were not as the hub has them, newest first.
    pub repairs: Vec<RepairView>,
    /// What undo takes back next, as a sentence.
    pub undo: Option<String>,
    pub redo: Option<String>,
}

/// Where data comes from.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SourceView {
    pub kind: SourceKind,
    /// Everything that the source had at this moment is here, microseconds UTC.
    pub as_of: Option<i64>,
    /// Its newest change that is here.
    pub newest_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    Hub,
    Deals,
    Activities,
    Training,
}

/// One action of the user that the hub has not taken.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueuedView {
    /// Names the action; [`crate::Command::DiscardEdit`] and [`crate::Command::RetryParked`] take it whole.
    pub mutation_id: Uuid,
    pub state: QueuedState,
    /// What was done, as a sentence.
    pub what: String,
    pub record: Option<RecordRef>,
    pub changes: Vec<ChangeView>,
    /// Microseconds UTC.
    pub at: i64,
    /// Why it was refused and what to do.
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum QueuedState {
    Queued,
    Sending,
    Parked,
    /// Made in another workspace: waits until this laptop is connected to it again.
    Quarantined,
}

/// A field before and after, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    pub label: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictView {
    pub id: Uuid,
    pub kind: ConflictKindView,
    /// Name of the record.
    pub title: String,
    /// What it is, such as deal or partner.
    pub noun: String,
    pub record: Option<RecordRef>,
    pub fields: Vec<ConflictFieldView>,
    /// This laptop wanted `mine`.
    pub ours: bool,
    pub mine_by: Option<String>,
    /// Microseconds UTC.
    pub mine_at: i64,
    pub theirs_by: Option<String>,
    pub theirs_at: Option<i64>,
    pub choice: Option<ChoiceView>,
    pub closed_by: Option<String>,
    pub closed_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKindView {
    /// Both changed the same fields.
    Field,
    /// Mine changed what theirs had removed.
    Removed,
    /// Mine removed what theirs had changed.
    Changed,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictFieldView {
    /// Name of the field in the data.
    pub name: String,
    pub label: String,
    pub input: InputView,
    pub base: Option<String>,
    pub mine: Option<String>,
    pub theirs: Option<String>,
    /// What `mine` is in the data, to begin an edit with.
    #[ts(type = "string | number | boolean | null")]
    pub value: serde_json::Value,
    /// ISO 4217 of an amount.
    pub currency: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InputView {
    Text,
    Lines,
    Day,
    Money,
    Stage,
    Flag,
    None,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeView {
    pub id: i64,
    /// What happened, as a sentence.
    pub text: String,
    pub record: Option<RecordRef>,
    pub changes: Vec<MergeChangeView>,
    /// Microseconds UTC.
    pub at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeChangeView {
    pub label: String,
    pub before: Option<String>,
    /// What the user wanted; `None` where only the others changed it.
    pub mine: Option<String>,
    pub now: Option<String>,
}

/// Records of one kind that were put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepairView {
    pub rows: u32,
    /// Microseconds UTC.
    pub at: i64,
}

/// All of the Sync screen as text, for a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncLogView {
    pub text: String,
}
