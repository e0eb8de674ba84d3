//! One id type per noun, so that a deal's id can't be handed to a function that wants a partner's.
//!
//! Ids are UUIDs made by whoever creates the row: 16-byte blobs in SQLite, `uuid` in PostgreSQL.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, DeriveValueType)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::Type(concat!(stringify!($name), " is a UUID and can't be numbered").into()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A person of the vendor's team: a partner success manager or their manager.
    MemberId,
    PartnerId,
    /// Somebody who works for a partner, contact or learner.
    PersonId,
    /// An end customer.
    AccountId,
    ProductId,
    DealId,
    StageChangeId,
    ActivityId,
    TargetId,
    CourseId,
    CourseRunId,
    ExamId,
    EnrollmentId,
    AttemptId,
    RegistrationId,
    /// Made from the customer and the product, so that two laptops make the same one.
    ClaimId,
    ConflictId,
    TaskId,
}
