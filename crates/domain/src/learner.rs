//! When a learner counts as stalled: enrolled, not finished, and silent for too long.

use chrono::NaiveDate;
use tandem_model::enrollment;

/// Days without a sign of life after which a running enrolment is stalled.
pub const IDLE_DAYS: i64 = 14;

/// Days since the learner was last active, when that is more than [`IDLE_DAYS`] in a run that has begun and not ended.
///
/// Someone who never started counts from the start of the run or from registration, whichever is later.
pub fn idle_days(
    enrollment: &enrollment::Model,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    today: NaiveDate,
) -> Option<i64> {
    if enrollment.result.is_some() || today < starts_on || today > ends_on {
        return None;
    }
    let since = [enrollment.last_active_on, enrollment.registered_on].into_iter().flatten().chain([starts_on]).max()?;
    let days = (today - since).num_days();
    (days > IDLE_DAYS).then_some(days)
}
