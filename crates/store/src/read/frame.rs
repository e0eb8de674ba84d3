//! What stands around the screens: values of the filters and numbers of the side bar.

use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;
use tandem_model::{DealStage, MemberId, PartnerTier};

use super::{query::day, registration::Inbox, task::DueList, today::STALLED_LEARNER_SQL};
use crate::{Error, Store};

/// Values that occur, for the list filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    pub regions: Vec<String>,
    /// Members who own a deal or a partner, by name.
    pub owners: Vec<(MemberId, String)>,
    /// Stage codes in the order of the pipeline; codes this version doesn't know come last.
    pub stages: Vec<String>,
    /// Tier codes from the lowest; unknown ones come last.
    pub tiers: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NavNumbers {
    pub stalled_deals: u32,
    /// Open deals that are not stalled and close within [`CLOSING_DAYS`].
    pub closing_soon: u32,
    pub stalled_learners: u32,
    /// Registrations to be decided, and protections that end soon.
    pub undecided: u32,
    pub ending: u32,
    /// Promises of both sides whose day has passed.
    pub overdue_tasks: u32,
    /// Those whose day comes within [`tandem_domain::task::SOON_DAYS`].
    pub due_tasks: u32,
}

impl NavNumbers {
    /// All that needs the user.
    pub const fn today(&self) -> u32 {
        let promises = self.overdue_tasks + self.due_tasks;
        self.stalled_deals + self.closing_soon + self.stalled_learners + self.undecided + self.ending + promises
    }
}

/// How far ahead a close counts as soon.
pub const CLOSING_DAYS: u64 = 14;

#[derive(FromQueryResult)]
struct Owner {
    id: MemberId,
    name: String,
}

impl Store {
    pub async fn facets(&self) -> Result<Facets, Error> {
        let regions = "SELECT region FROM deal_rollup UNION SELECT region FROM partner ORDER BY 1";
        let owners = "SELECT m.id, m.name FROM (SELECT owner_id FROM deal_rollup UNION SELECT owner_id FROM partner) o
                      LEFT JOIN member m ON m.id = o.owner_id WHERE m.id IS NOT NULL ORDER BY m.name, m.id";
        let owners: Vec<Owner> = self.rows(owners, vec![]).await?;
        let known = DealStage::ALL.iter().map(|stage| stage.code().to_owned()).collect();
        let stages = self.column("SELECT DISTINCT stage FROM deal_rollup ORDER BY 1", vec![]).await?;
        let tiers = self.column("SELECT DISTINCT tier FROM partner WHERE tier IS NOT NULL ORDER BY 1", vec![]).await?;
        let lowest_first = |tier: &String| PartnerTier::parse(tier).map_or(usize::MAX, |tier| tier as usize);
        let mut tiers = tiers;
        tiers.sort_by_key(lowest_first);
        Ok(Facets {
            regions: self.column(regions, vec![]).await?,
            owners: owners.into_iter().map(|owner| (owner.id, owner.name)).collect(),
            stages: with_unknown(known, stages),
            tiers,
        })
    }

    pub async fn nav_counts(&self, today: NaiveDate) -> Result<NavNumbers, Error> {
        let learners = format!("SELECT count(*) FROM ({STALLED_LEARNER_SQL})");
        Ok(NavNumbers {
            undecided: self.count_part(Inbox::Undecided, None, today).await?,
            ending: self.count_part(Inbox::Ending, None, today).await?,
            stalled_deals: count(self.number("SELECT coalesce(sum(n), 0) FROM stalled_rollup", vec![]).await?),
            closing_soon: self.count_closing_soon(today).await?,
            stalled_learners: count(self.number(&learners, vec![day(today)]).await?),
            overdue_tasks: count(self.count_due_tasks(DueList::Overdue, today).await?),
            due_tasks: count(self.count_due_tasks(DueList::Soon, today).await?),
        })
    }

    /// All open deals of these days but the stalled ones: two ranges of two indexes.
    pub(crate) async fn count_closing_soon(&self, today: NaiveDate) -> Result<u32, Error> {
        let sql = "SELECT (SELECT count(*) FROM deal WHERE stage NOT IN ('won', 'lost') AND close_on BETWEEN ?1 AND ?2)
                   - (SELECT count(*) FROM stalled_deal WHERE close_on BETWEEN ?1 AND ?2)";
        let until = today + Days::new(CLOSING_DAYS);
        Ok(count(self.number(sql, vec![day(today), day(until)]).await?))
    }

    pub async fn find_member_name(&self, id: MemberId) -> Result<Option<String>, Error> {
        let found = self.column("SELECT name FROM member WHERE id = ?", vec![id.into()]).await?;
        Ok(found.into_iter().next())
    }
}

fn with_unknown(mut known: Vec<String>, found: Vec<String>) -> Vec<String> {
    let unknown: Vec<String> = found.into_iter().filter(|code| !known.contains(code)).collect();
    known.extend(unknown);
    known
}

pub(crate) fn count(n: i64) -> u32 {
    u32::try_from(n.max(0)).unwrap_or(u32::MAX)
}
