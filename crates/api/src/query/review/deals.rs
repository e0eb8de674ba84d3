//! The deals of a review by name: the largest open ones, and those that were won, lost or stand still.

use tandem_l10n::tr;
use tandem_store::read::{
    deal::DealLine,
    deal_list::{DealList, DealOnly, DealSort},
    review::EndedDeal,
};

use super::{Review, line, nothing, section, table};
use crate::{
    ApiError,
    query::brief::stall_reasons,
    reason::stage_name,
    view::{ReviewMood, ReviewPart, ReviewRow, ReviewSection, ReviewTable},
};

/// Open deals by name.
const LARGEST: usize = 10;
/// Rows of each list of what ended or stands still.
const ROOM: usize = 8;
/// Stalled deals that are looked through.
const STALLED: u64 = 500;

impl Review<'_> {
    pub(super) async fn pipeline(&self) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let list = DealList {
            partner: Some(self.id()),
            only: Some(DealOnly::Open),
            sort: DealSort::Amount,
            descending: true,
            limit: LARGEST as u64,
            ..DealList::default()
        };
        let page = self.store.list_deals(list).await.map_err(|e| self.core.store_error(e))?;
        let mut rows = Vec::new();
        for deal in &page.rows {
            rows.push(self.open_row(deal).await?);
        }
        let headers = vec![
            tr::deal_name(loc),
            tr::deal_stage(loc),
            tr::deal_amount(loc),
            tr::deal_close_date(loc),
            tr::review_risk(loc),
            tr::deal_next_step(loc),
        ];
        let total = page.total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
        let more = self.more(total.saturating_sub(rows.len()));
        let largest = table("open", tr::partner_largest_deals(loc), headers, rows, tr::review_none_open(loc));
        Ok(ReviewSection {
            tables: vec![ReviewTable { more, ..largest }],
            ..section(ReviewPart::Pipeline, tr::review_part_pipeline(loc))
        })
    }

    async fn open_row(&self, deal: &DealLine) -> Result<ReviewRow, ApiError> {
        let stalled = deal.severity.is_some();
        let risk = if stalled { self.reasons(deal).await? } else { tr::review_no_risk(&self.loc) };
        let step = match (&deal.next_step, deal.next_step_on) {
            (Some(step), Some(on)) => format!("{step} · {}", self.day(Some(on))),
            (Some(step), None) => step.clone(),
            (None, _) => nothing(),
        };
        let cells = vec![
            deal.name.clone(),
            stage_name(&self.loc, &deal.stage),
            self.amount(deal.amount_minor, &deal.currency),
            self.day(deal.close_on),
            risk,
            step,
        ];
        let mood = if stalled { ReviewMood::Bad } else { ReviewMood::Plain };
        Ok(ReviewRow { mood, deal: Some(deal.id.0), ..line(deal.id, cells) })
    }

    async fn reasons(&self, deal: &DealLine) -> Result<String, ApiError> {
        Ok(stall_reasons(self.core, self.store, &self.loc, deal).await?.join(&tr::chart_list_separator(&self.loc)))
    }

    pub(super) async fn ended(&self) -> Result<ReviewSection, ApiError> {
        let loc = &self.loc;
        let first = self.quarter.first_day();
        let (won, lost): (Vec<&EndedDeal>, Vec<&EndedDeal>) =
            self.ended.iter().filter(|deal| deal.ended_on >= first).partition(|deal| deal.won);
        Ok(ReviewSection {
            note: (!lost.is_empty()).then(|| tr::review_no_reasons(loc)),
            tables: vec![self.won_deals(won), self.lost_deals(lost), self.stalled().await?],
            ..section(ReviewPart::Ended, tr::review_part_ended(loc))
        })
    }

    fn won_deals(&self, mut won: Vec<&EndedDeal>) -> ReviewTable {
        let loc = &self.loc;
        won.sort_by_key(|deal| std::cmp::Reverse(deal.amount_minor));
        let rows = won.into_iter().map(|deal| ReviewRow {
            mood: ReviewMood::Good,
            ..of_deal(deal, vec![self.amount(deal.amount_minor, &deal.currency), self.day(Some(deal.ended_on))])
        });
        let headers = vec![tr::deal_name(loc), tr::deal_amount(loc), tr::review_closed(loc)];
        self.cut(table("won", tr::deal_stage_won(loc), headers, rows.collect(), tr::review_none_won(loc)), ROOM)
    }

    fn lost_deals(&self, mut lost: Vec<&EndedDeal>) -> ReviewTable {
        let loc = &self.loc;
        lost.sort_by_key(|deal| std::cmp::Reverse(deal.amount_minor));
        let rows = lost.into_iter().map(|deal| {
            let stage = deal.from_stage.as_deref().map_or_else(nothing, |stage| stage_name(loc, stage));
            let amount = self.amount(deal.amount_minor, &deal.currency);
            let cells = vec![amount, self.day(Some(deal.ended_on)), stage];
            ReviewRow { mood: ReviewMood::Bad, ..of_deal(deal, cells) }
        });
        let headers = vec![tr::deal_name(loc), tr::deal_amount(loc), tr::review_closed(loc), tr::review_lost_from(loc)];
        self.cut(table("lost", tr::deal_stage_lost(loc), headers, rows.collect(), tr::review_none_lost(loc)), ROOM)
    }

    /// As they stand now, the worst first.
    async fn stalled(&self) -> Result<ReviewTable, ApiError> {
        let loc = &self.loc;
        let only = Some(DealOnly::Stalled);
        let list = DealList { partner: Some(self.id()), only, limit: STALLED, ..DealList::default() };
        let mut stalled = self.store.list_deals(list).await.map_err(|e| self.core.store_error(e))?.rows;
        stalled.sort_by_key(|deal| std::cmp::Reverse(deal.severity));
        let mut rows = Vec::new();
        for (place, deal) in stalled.iter().enumerate() {
            let reasons = if place < ROOM { self.reasons(deal).await? } else { String::new() };
            let amount = self.amount(deal.amount_minor, &deal.currency);
            let cells = vec![deal.name.clone(), amount, stage_name(loc, &deal.stage), reasons];
            rows.push(ReviewRow { mood: ReviewMood::Bad, deal: Some(deal.id.0), ..line(deal.id, cells) });
        }
        let headers = vec![tr::deal_name(loc), tr::deal_amount(loc), tr::deal_stage(loc), tr::deal_why_stalled(loc)];
        Ok(self.cut(table("stalled", tr::deal_stalled(loc), headers, rows, tr::review_none_stalled(loc)), ROOM))
    }
}

fn of_deal(deal: &EndedDeal, cells: Vec<String>) -> ReviewRow {
    let cells = std::iter::once(deal.name.clone()).chain(cells).collect();
    ReviewRow { deal: Some(deal.id.0), ..line(deal.id, cells) }
}
