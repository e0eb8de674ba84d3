//! Rows of the tables that only a laptop keeps and sea-orm reads. Those of the outbox are read in `outbox`.

pub mod deal_rollup;
pub mod setting;
pub mod stall_flag;
pub mod stall_notice;
pub mod sync_state;
pub mod won_rollup;
