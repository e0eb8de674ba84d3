//! Laptops and a hub in memory, on one thread, with every fault that a seed can think of: lost, late, doubled and cut
//! packets, crashes around each write, full disks, wrong clocks, copied profiles, a hub that dies, is compacted, or
//! comes back from a backup. The rules are the real ones: [`tandem_domain::push::plan_group`] at the hub,
//! [`tandem_domain::outbox`] and [`tandem_domain::lay_over`] on the laptops.
//!
//! Read [`plan`] for what may happen, [`world`] for how it happens, [`check`], [`judge`] and [`quiet`] for what has to
//! hold, by the names of the design:
//!
//! | | |
//! |---|---|
//! | I1 | what was saved is taken, in a conflict, refused, waiting, or was discarded |
//! | I2 | each edit takes effect once, sums are the sums of their differences, a conflict keeps its name |
//! | I3 | nothing is written over unseen, unless its policy says how |
//! | I4 | without faults all agree within three rounds, and nothing waits |
//! | I5 | nobody holds what they may not see, as soon as they know it |
//! | I6 | a group is taken whole or not at all |
//! | I7 | up to its cursor a laptop has everything |
//! | I8 | versions, cursors and numbers only go up |
//! | I9 | a refused edit holds back its own record and what builds on it, nothing else, and no edit goes before what it builds on |
//! | I10 | nothing is removed without a removal that saw it |
//! | I11 | what was called saved is still there after a crash, and is shown |
//!
//! A run can fail to notice a fault; that is why [`mutant`] lists faults on purpose, each of which has to be noticed.

pub mod check;
pub mod deed;
pub mod digest;
pub mod hub;
pub mod judge;
pub mod laptop;
pub mod ledger;
pub mod mutant;
pub mod plan;
pub mod quiet;
pub mod rng;
pub mod run;
pub mod scope;
pub mod values;
pub mod wire;
pub mod world;
