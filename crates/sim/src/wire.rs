//! What laptop and hub say to each other, without the packing.

use std::rc::Rc;

use tandem_domain::{
    Fields, Mutation,
    push::{RecordKey, Verdict},
};
use tandem_model::Row;
use uuid::Uuid;

/// One record as the hub has it at one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub version: i64,
    /// `None` for a removed one.
    pub row: Option<(Row, Fields)>,
    /// What a removed one was.
    pub last: Option<Row>,
}

impl Record {
    pub fn fields(&self) -> Option<&Fields> {
        self.row.as_ref().map(|(_, fields)| fields)
    }
}

pub type Shared = Rc<Record>;
pub type Records = Vec<(RecordKey, Shared)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub epoch: Uuid,
    pub seq: i64,
    pub chain: u64,
}

#[derive(Clone, Debug)]
pub struct PushGroup {
    pub group: Uuid,
    pub mutations: Vec<Mutation>,
}

#[derive(Clone, Debug)]
pub enum Request {
    Hello,
    Pull {
        cursor: Cursor,
    },
    Snapshot {
        after: Option<RecordKey>,
        as_of: Option<Cursor>,
    },
    /// `epoch`: the life of the hub that its sender knows.
    Push {
        device: Uuid,
        epoch: Option<Uuid>,
        groups: Vec<PushGroup>,
    },
}

#[derive(Clone, Debug)]
pub enum Answer {
    Hello { epoch: Uuid },
    Page { records: Records, cursor: Cursor },
    Rows { as_of: Cursor, records: Records, next: Option<RecordKey> },
    Pushed { epoch: Uuid, verdicts: Vec<Verdict>, records: Records },
    Refused(Problem),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    ResyncRequired,
    TooMany,
    DeviceForked,
    MutationReused,
    EpochChanged,
    /// The hub went away before it answered.
    Broken,
}

/// On its way. The ticket tells an answer that is awaited from one that comes too late.
#[derive(Clone, Debug)]
pub enum Packet {
    Ask { from: usize, ticket: u64, request: Rc<Request> },
    Reply { to: usize, ticket: u64, answer: Rc<Answer> },
}

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// As the design numbers them: I1 to I11.
    pub invariant: &'static str,
    pub text: String,
}

pub type Checked<T = ()> = Result<T, Violation>;

pub fn violation<T>(invariant: &'static str, text: impl Into<String>) -> Checked<T> {
    Err(Violation { invariant, text: text.into() })
}
