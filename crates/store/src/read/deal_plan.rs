//! How a page of deals is found: which filter leads, so that neither a rare value walks a million rows nor a common one
//! sorts them.
//!
//! SQLite has no statistics here, but the sums know how many rows each filter keeps. A leading filter is written plainly,
//! the others with a `+`, which keeps SQLite from taking their index.

use sea_orm::Value;

use super::deal_list::{DealList, DealOnly, DealSort};
use crate::OPEN_DEAL_SQL;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// Walks the index of the order.
    Order,
    Region,
    Stage,
    Owner,
    Partner,
    /// Both, by the index that has both.
    StageRegion,
}

/// Rows that each filter alone keeps, and all of them together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub all: i64,
    pub region: i64,
    pub stage: i64,
    pub owner: i64,
    /// Stage and region together.
    pub stage_region: i64,
    pub matched: i64,
}

/// Looking at a row somewhere in a large file costs about this many steps along an index.
const ROW_STEPS: i64 = 40;

/// Sorting an entry of an index that has all columns of the order, against a step along another one.
const SORT_STEPS: i64 = 2;

/// The way with the fewest rows to look at.
pub(super) fn lead(list: &DealList, kept: Kept) -> Lead {
    if list.partner.is_some() {
        return Lead::Partner;
    }
    let newest = list.sort == DealSort::Updated;
    let both = list.stage.is_some() && list.region.is_some();
    if newest && both {
        return Lead::StageRegion;
    }
    if newest && let Some(lead) = exact(list) {
        return lead;
    }
    // Rows to pass until the page is full, when those that match lie evenly.
    let passed = |n: i64| n.min(n.saturating_mul(list.limit.cast_signed()) / kept.matched.max(1));
    let by = |present: bool, n: i64, lead| present.then_some((if newest { passed(n) } else { n } * ROW_STEPS, lead));
    [
        by(list.stage.is_some(), kept.stage, Lead::Stage),
        by(list.region.is_some(), kept.region, Lead::Region),
        by(list.owner.is_some(), kept.owner, Lead::Owner),
    ]
    .into_iter()
    .flatten()
    .chain(both.then_some((kept.stage_region * SORT_STEPS, Lead::StageRegion)))
    .chain([(passed(kept.all), Lead::Order)])
    .min_by_key(|(cost, _)| *cost)
    .map_or(Lead::Order, |(_, lead)| lead)
}

/// The only filter, when its index is in order of update: the page is its beginning.
fn exact(list: &DealList) -> Option<Lead> {
    let all_open = list.only == Some(DealOnly::Open) && !list.stage.as_deref().is_some_and(is_open);
    let filters = [
        list.stage.is_some().then_some(Lead::Stage),
        list.region.is_some().then_some(Lead::Region),
        list.owner.is_some().then_some(Lead::Owner),
    ];
    let mut filters = filters.into_iter().flatten();
    filters.next().filter(|_| filters.next().is_none() && !all_open)
}

fn is_open(stage: &str) -> bool {
    !["won", "lost"].contains(&stage)
}

/// A condition with its values, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Condition {
    pub(super) fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(if self.sql.is_empty() { "" } else { " AND " });
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    /// The filters of a list but its text.
    pub(super) fn of(list: &DealList, lead: Lead) -> Self {
        let mut condition = Self::default();
        condition.and("true", []);
        let mut equal = |column: &str, value: Option<Value>, leads: bool| {
            if let Some(value) = value {
                let plus = if leads { "" } else { "+" };
                condition.and(&format!("{plus}{column} = ?"), [value]);
            }
        };
        equal("region", list.region.clone().map(Value::from), matches!(lead, Lead::Region | Lead::StageRegion));
        equal("stage", list.stage.clone().map(Value::from), matches!(lead, Lead::Stage | Lead::StageRegion));
        equal("owner_id", list.owner.map(Value::from), lead == Lead::Owner);
        equal("partner_id", list.partner.map(Value::from), lead == Lead::Partner);
        // Said also where the stage says it: it makes the indexes over open deals fit.
        if list.only == Some(DealOnly::Open) || list.stage.as_deref().is_some_and(is_open) {
            condition.and(OPEN_DEAL_SQL, []);
        }
        condition
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(sort: DealSort) -> DealList {
        DealList { region: Some("EMEA".into()), stage: Some("won".into()), sort, limit: 100, ..DealList::default() }
    }

    #[test]
    fn a_rare_value_leads_and_a_common_one_leaves_the_order_to_lead() {
        let rare = Kept { all: 1_000_000, region: 300, stage: 500_000, owner: 0, stage_region: 200, matched: 200 };
        assert_eq!(lead(&list(DealSort::Amount), rare), Lead::StageRegion);
        let rare_region = DealList { stage: None, ..list(DealSort::Amount) };
        assert_eq!(lead(&rare_region, rare), Lead::Region);
        let common =
            Kept { all: 1_000_000, region: 300_000, stage: 500_000, owner: 0, stage_region: 150_000, matched: 150_000 };
        assert_eq!(lead(&list(DealSort::Amount), common), Lead::Order);
    }

    #[test]
    fn a_filter_alone_by_newest_begins_its_index_however_common_it_is() {
        let common =
            Kept { all: 1_000_000, region: 0, stage: 900_000, owner: 900_000, stage_region: 0, matched: 900_000 };
        let stage = DealList { region: None, ..list(DealSort::Updated) };
        assert_eq!(lead(&stage, common), Lead::Stage);
        let open = DealList { only: Some(DealOnly::Open), ..stage.clone() };
        assert_eq!(lead(&open, common), Lead::Order, "won deals are not open ones");
        let open = DealList { stage: Some("proposal".into()), ..open };
        assert_eq!(lead(&open, common), Lead::Stage);
        assert_eq!(lead(&DealList { owner: Some(uuid::Uuid::nil().into()), ..stage }, common), Lead::Order);
    }

    #[test]
    fn stage_and_region_by_newest_have_their_own_index() {
        assert_eq!(lead(&list(DealSort::Updated), Kept::default()), Lead::StageRegion);
    }
}
