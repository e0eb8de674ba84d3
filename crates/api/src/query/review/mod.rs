//! The pack of a business review of one partner: read [`review`]. Each part is made in a file of its own, in the
//! language of the pack.

mod deals;
mod enablement;
mod figures;
mod promises;

use chrono::NaiveDate;
use tandem_domain::{
    Quarter,
    review::{QUARTERS, last_closed},
};
use tandem_l10n::{CodeSet, DateStyle, Localizer, tr};
use tandem_model::PartnerId;
use tandem_store::{
    Store,
    read::{partner::PartnerDetail, review::EndedDeal},
};

use super::{
    shape::isolated,
    spoken::{spoken, stamp},
};
use crate::{
    ApiError, Core,
    view::{
        Money, PartnerRef, QuarterRef, ReviewFigure, ReviewMood, ReviewPart, ReviewQuery, ReviewRow, ReviewSection,
        ReviewTable, ReviewView,
    },
};

/// What all parts are made from.
struct Review<'a> {
    core: &'a Core,
    store: &'a Store,
    loc: Localizer,
    today: NaiveDate,
    quarter: Quarter,
    partner: PartnerDetail,
    /// Of the quarter and the four before it, the latest first.
    ended: Vec<EndedDeal>,
}

pub(crate) async fn review(core: &Core, args: ReviewQuery) -> Result<ReviewView, ApiError> {
    let (store, today) = (core.store()?, core.today());
    let quarter = chosen(core, args.quarter.as_deref(), today)?;
    let loc = spoken(core, args.language.as_deref())?;
    let id = PartnerId(args.id);
    let found = store.find_partner(id, Quarter::of(today).first_day()).await.map_err(|e| core.store_error(e))?;
    let partner = found.ok_or_else(|| core.not_found())?;
    let since = quarter.back(4).first_day();
    let ended = store.list_ended_deals(id, since, quarter.end()).await.map_err(|e| core.store_error(e))?;
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let pack = Review { core, store: &store, loc, today, quarter, partner, ended };
    let sections = pack.sections().await?;
    let offered = |quarter: Quarter| QuarterRef { code: quarter.code(), label: loc.quarter_label(quarter.first_day()) };
    Ok(ReviewView {
        title: tr::review_of(&loc, &pack.partner.row.name, &loc.quarter_label(quarter.first_day())),
        about: pack.about(),
        quarter: offered(quarter),
        quarters: (0..QUARTERS).map(|back| offered(Quarter::of(today).back(back))).collect(),
        language: loc.language().tag().to_owned(),
        today,
        as_of: state.last_synced_at,
        stamp: stamp(core, &loc, state.last_synced_at),
        sections,
        left_out: tr::review_left_out(&loc),
        partner: PartnerRef { id: args.id, name: pack.partner.row.name },
    })
}

fn chosen(core: &Core, code: Option<&str>, today: NaiveDate) -> Result<Quarter, ApiError> {
    let Some(code) = code else { return Ok(last_closed(today)) };
    let mut offered = Quarter::of(today).last(QUARTERS);
    let found = Quarter::parse(code).and_then(|wanted| offered.find(|quarter| *quarter == wanted));
    found.ok_or_else(|| core.refused(tr::error_bad_value(&core.loc(), "quarter")).on("quarter"))
}

impl Review<'_> {
    /// The promises open the talk and end it: looking back takes at most half of it.
    async fn sections(&self) -> Result<Vec<ReviewSection>, ApiError> {
        let capability = self.store.capability(self.id()).await.map_err(|e| self.core.store_error(e))?;
        let (settled, ahead) = self.promises().await?;
        Ok(vec![
            settled,
            self.scorecard(&capability).await?,
            self.compared().await?,
            self.pipeline().await?,
            self.ended().await?,
            self.enablement(&capability).await?,
            self.targets().await?,
            ahead,
        ])
    }

    fn id(&self) -> PartnerId {
        self.partner.line.head.id
    }

    fn about(&self) -> Vec<String> {
        let row = &self.partner.row;
        let tier = row.tier.as_deref().map(|tier| self.loc.code_word(CodeSet::PartnerTier, tier));
        let kind = self.loc.code_word(CodeSet::PartnerKind, &row.kind);
        let owner = self.partner.line.head.owner_name.clone();
        tier.into_iter().chain([kind, row.region.clone(), owner]).collect()
    }

    /// As many of the rows as there is room for.
    fn cut(&self, mut table: ReviewTable, room: usize) -> ReviewTable {
        let total = table.rows.len();
        table.rows.truncate(room);
        ReviewTable { more: self.more(total.saturating_sub(room)), ..table }
    }

    fn more(&self, hidden: usize) -> Option<String> {
        (hidden > 0).then(|| tr::app_more(&self.loc, i64::try_from(hidden).unwrap_or(i64::MAX)))
    }

    fn count(&self, number: impl Into<i64>) -> String {
        self.loc.format_number(number.into())
    }

    fn day(&self, day: Option<NaiveDate>) -> String {
        day.map_or_else(nothing, |day| self.loc.format_date(day, DateStyle::Medium))
    }

    /// Each currency by itself; a dash where no amount is known.
    fn amounts<'m>(&self, amounts: impl IntoIterator<Item = &'m Money>) -> String {
        let words: Vec<String> =
            amounts.into_iter().map(|money| isolated(&self.loc.format_money(money.minor, &money.currency))).collect();
        if words.is_empty() { nothing() } else { words.join(&tr::chart_list_separator(&self.loc)) }
    }

    fn amount(&self, minor: Option<i64>, currency: &str) -> String {
        minor.map_or_else(nothing, |minor| self.loc.format_money(minor, currency))
    }
}

/// What stands for what nobody knows.
fn nothing() -> String {
    "–".to_owned()
}

fn section(part: ReviewPart, title: String) -> ReviewSection {
    ReviewSection { part, title, note: None, figures: Vec::new(), chart: None, tables: Vec::new() }
}

fn figure(key: &str, name: String, value: String, meaning: String) -> ReviewFigure {
    ReviewFigure { key: key.to_owned(), name, value, meaning }
}

fn table(key: &str, caption: String, headers: Vec<String>, rows: Vec<ReviewRow>, empty: String) -> ReviewTable {
    ReviewTable { key: key.to_owned(), caption, headers, rows, more: None, empty }
}

fn line(key: impl ToString, cells: Vec<String>) -> ReviewRow {
    ReviewRow { key: key.to_string(), cells, meaning: None, deal: None, mood: ReviewMood::Plain }
}
