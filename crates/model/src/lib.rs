//! The nouns: typed ids, codes, one row struct per table, migrations.
//!
//! Laptop and hub share this crate, so a row means the same on both sides of the wire.
//! Start with [`tables`]: the list of synced tables and the [`Row`] enum over them.

pub mod account;
pub mod activity;
pub mod attempt;
pub mod claim;
pub mod code;
pub mod conflict;
pub mod course;
pub mod course_run;
pub mod deal;
pub mod enrollment;
pub mod exam;
pub mod ids;
pub mod member;
pub mod migration;
pub mod partner;
pub mod person;
pub mod product;
pub mod registration;
pub mod stage_change;
pub mod tables;
pub mod target;
pub mod task;

pub use code::{
    ApprovalReason, Choice, ConflictKind, ConflictState, DealStage, PartnerKind, PartnerTier, RegistrationStatus,
    RejectionReason, TrainingResult,
};
pub use ids::*;
pub use tables::{Row, SyncedRow, Table};

/// Version of the synced schema. A laptop that knows an older one may still push, never pull.
pub const SCHEMA_VERSION: i32 = 3;
