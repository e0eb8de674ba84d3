//! Rows of the tables that only a laptop keeps.

pub mod base;
pub mod deal_rollup;
pub mod outbox;
pub mod setting;
pub mod stall_flag;
pub mod stall_notice;
pub mod sync_state;
pub mod won_rollup;

/// What an outbox line does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Create,
    Set,
    Del,
    /// Brings back a row that the hub knows and the user had removed.
    Restore,
}

impl Op {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Set => "set",
            Self::Del => "del",
            Self::Restore => "restore",
        }
    }
}
