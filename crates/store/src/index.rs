//! Every secondary index of the synced tables: those of the model and those only the laptop's lists need.
//!
//! They are listed apart from their tables because a first load drops them and builds them at the end.

use tandem_model::migration::INDEXES as SHARED;

use sea_orm::sea_query::SqliteQueryBuilder;

/// Condition of the partial indexes over open deals. A query must carry it word for word
/// (`Expr::cust(OPEN_DEAL_SQL)`): with bound values SQLite can't see that the index fits.
pub const OPEN_DEAL_SQL: &str = "stage NOT IN ('won', 'lost')";

/// The same for open promises.
pub(crate) const OPEN_TASK_SQL: &str = "status = 'open'";

struct LocalIndex {
    name: &'static str,
    /// Table and columns.
    on: &'static str,
    /// Part of the rows that the index holds.
    only: Option<&'static str>,
}

const fn index(name: &'static str, on: &'static str) -> LocalIndex {
    LocalIndex { name, on, only: None }
}

const fn partial(name: &'static str, on: &'static str, only: &'static str) -> LocalIndex {
    LocalIndex { name, on, only: Some(only) }
}

const LOCAL: &[LocalIndex] = &[
    index("partner_by_name", "partner(name, id)"),
    index("partner_by_owner", "partner(owner_id, name, id)"),
    index("deal_by_updated", "deal(updated_at, id, stage, region, owner_id)"),
    index("deal_by_stage", "deal(stage, updated_at, id)"),
    // Both filters together may keep few of many: then all that match are sorted, without looking at a row.
    index(
        "deal_by_stage_region",
        "deal(stage, region, updated_at, id, owner_id, amount_minor, close_on, stage_entered_on, name)",
    ),
    index("deal_by_region", "deal(region, updated_at, id)"),
    index("deal_by_owner", "deal(owner_id, updated_at, id)"),
    // One for each way to sort; the columns behind the id let a filter be checked without looking at the row.
    index("deal_by_name", "deal(name, id, stage, region, owner_id)"),
    index("deal_by_amount", "deal(amount_minor, id, stage, region, owner_id)"),
    index("deal_by_close", "deal(close_on, id, stage, region, owner_id)"),
    index("deal_by_stage_entered", "deal(stage_entered_on, id, stage, region, owner_id)"),
    index("deal_by_account", "deal(account_id)"),
    partial("deal_open_by_close", "deal(close_on, id, stage, region, owner_id, amount_minor, currency)", OPEN_DEAL_SQL),
    // What was changed or entered its stage long ago is closed: without these the open ones are found behind it.
    partial("deal_open_by_updated", "deal(updated_at, id, stage, region, owner_id)", OPEN_DEAL_SQL),
    partial("deal_open_by_stage_entered", "deal(stage_entered_on, id, stage, region, owner_id)", OPEN_DEAL_SQL),
    partial("deal_open_by_owner", "deal(owner_id, close_on, id, amount_minor, currency)", OPEN_DEAL_SQL),
    index("registration_by_end", "registration(protected_until, id, status, partner_id)"),
    index("registration_by_updated", "registration(updated_at, id, partner_id)"),
    index("activity_by_time", "activity(happened_at, id)"),
    partial("talk_by_partner", "activity(partner_id, happened_at, two_way)", "two_way"),
    partial("mail_by_person", "activity(person_id, happened_at)", "kind = 'email' AND NOT two_way"),
    partial("deal_open_by_id", "deal(id)", OPEN_DEAL_SQL),
    partial("task_open_by_due", "task(due_on, id)", OPEN_TASK_SQL),
    partial("deal_won_by_close", "deal(coalesce(close_on, stage_entered_on), id)", "stage = 'won'"),
    index("target_by_quarter", "target(quarter_on, currency, amount_minor)"),
    partial(
        "enrollment_running",
        "enrollment(run_id, result, last_active_on, registered_on, region, id)",
        "result IS NULL",
    ),
];

impl LocalIndex {
    fn create_sql(&self) -> String {
        let only = self.only.map(|only| format!(" WHERE {only}")).unwrap_or_default();
        format!("CREATE INDEX IF NOT EXISTS {} ON {}{only}", self.name, self.on)
    }
}

/// One statement for each index of the laptop's own.
pub(crate) fn create_local_sql() -> impl Iterator<Item = String> {
    LOCAL.iter().map(LocalIndex::create_sql)
}

/// One statement for each index there is.
pub(crate) fn create_all_sql() -> Vec<String> {
    SHARED.iter().map(|index| index.create().to_string(SqliteQueryBuilder)).chain(create_local_sql()).collect()
}

pub(crate) fn drop_all_sql() -> String {
    let shared = SHARED.iter().map(|index| index.name);
    let names = shared.chain(LOCAL.iter().map(|index| index.name));
    names.map(|name| format!("DROP INDEX IF EXISTS {name};")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LOCAL, SHARED};

    /// A second one of the same name would silently not be made.
    #[test]
    fn no_two_indexes_have_the_same_name() {
        let names: BTreeSet<_> =
            SHARED.iter().map(|index| index.name).chain(LOCAL.iter().map(|index| index.name)).collect();
        assert_eq!(names.len(), SHARED.len() + LOCAL.len());
    }
}
