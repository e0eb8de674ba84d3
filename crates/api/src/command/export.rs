//! Lists that the user takes elsewhere: every row behind a filter, not only those on screen.

use std::{io, sync::Arc};

use tandem_l10n::{CodeSet, Localizer, tr};

use crate::{
    ApiError, Core, Outcome,
    list_file::{Cell, ListFile, amount},
    query,
    view::{DealFilter, DealRow, FileFormat, Money, PartnerFilter, PartnerRow},
};

/// Rows read at once.
const PAGE: u32 = 500;

pub(crate) async fn deals(core: &Arc<Core>, mut filter: DealFilter, format: FileFormat) -> Result<Outcome, ApiError> {
    let loc = core.loc();
    let mut file = begin(core, format, &deal_headers(&loc))?;
    (filter.after, filter.limit) = (None, Some(PAGE));
    loop {
        let page = query::deal::deal_page(core, filter.clone()).await?;
        for row in &page.rows {
            file.add(&deal_cells(&loc, row)).map_err(|error| failed(core, &error))?;
        }
        let Some(next) = page.next else { break };
        filter.after = Some(next);
    }
    finish(core, file, &tr::nav_deals(&loc))
}

pub(crate) async fn partners(
    core: &Arc<Core>,
    mut filter: PartnerFilter,
    format: FileFormat,
) -> Result<Outcome, ApiError> {
    let loc = core.loc();
    let mut file = begin(core, format, &partner_headers(&loc))?;
    (filter.after, filter.limit) = (None, Some(PAGE));
    loop {
        let page = query::partner::partner_list(core, filter.clone()).await?;
        for row in &page.rows {
            file.add(&partner_cells(&loc, row)).map_err(|error| failed(core, &error))?;
        }
        let Some(next) = page.next else { break };
        filter.after = Some(next);
    }
    finish(core, file, &tr::nav_partners(&loc))
}

fn begin(core: &Core, format: FileFormat, headers: &[String]) -> Result<ListFile, ApiError> {
    // A file for a list that can't be read would be empty.
    core.store()?;
    ListFile::create(format, &core.shell().downloads_dir(), headers).map_err(|error| failed(core, &error))
}

fn finish(core: &Core, file: ListFile, noun: &str) -> Result<Outcome, ApiError> {
    let (name, rows) = file.finish(&format!("{noun} {}", core.today())).map_err(|error| failed(core, &error))?;
    let note = tr::app_exported(&core.loc(), i64::try_from(rows).unwrap_or(i64::MAX), &name);
    Ok(Outcome { note: Some(note), ..Outcome::of(Vec::new()) })
}

fn failed(core: &Core, error: &io::Error) -> ApiError {
    let folder = core.shell().downloads_dir();
    core.refused(tr::error_export(&core.loc(), &folder.display().to_string())).because(error.kind())
}

fn deal_headers(loc: &Localizer) -> Vec<String> {
    vec![
        tr::deal_code(loc),
        tr::deal_name(loc),
        tr::deal_partner(loc),
        tr::deal_owner(loc),
        tr::deal_region(loc),
        tr::deal_stage(loc),
        tr::deal_in_stage_since(loc),
        tr::deal_close_date(loc),
        tr::deal_amount(loc),
        tr::deal_currency(loc),
        tr::deal_next_step(loc),
        tr::deal_next_step_on(loc),
    ]
}

fn deal_cells(loc: &Localizer, row: &DealRow) -> Vec<Cell> {
    let currency = row.money.as_ref().map(|money| money.currency.as_str()).unwrap_or_default();
    vec![
        row.code.as_str().into(),
        row.name.as_str().into(),
        row.partner.name.as_str().into(),
        row.owner.name.as_str().into(),
        row.region.as_str().into(),
        Cell::Text(loc.code_word(CodeSet::DealStage, &row.stage)),
        Cell::Day(row.stage_entered_on),
        Cell::Day(row.close_on),
        Cell::Amount(row.money.clone()),
        currency.into(),
        row.next_step.as_deref().unwrap_or_default().into(),
        Cell::Day(row.next_step_on),
    ]
}

fn partner_headers(loc: &Localizer) -> Vec<String> {
    vec![
        tr::partner_name(loc),
        tr::partner_kind(loc),
        tr::partner_tier(loc),
        tr::partner_country(loc),
        tr::partner_region(loc),
        tr::partner_owner(loc),
        tr::partner_open_deals(loc),
        tr::partner_open_amount(loc),
        tr::partner_won_quarter(loc),
        tr::today_stalled_deals(loc),
        tr::partner_last_touch(loc),
    ]
}

fn partner_cells(loc: &Localizer, row: &PartnerRow) -> Vec<Cell> {
    let touched = row.last_touch_at.and_then(chrono::DateTime::from_timestamp_micros);
    let tier = row.tier.as_deref().map(|tier| loc.code_word(CodeSet::PartnerTier, tier));
    vec![
        row.name.as_str().into(),
        Cell::Text(loc.code_word(CodeSet::PartnerKind, &row.kind)),
        Cell::Text(tier.unwrap_or_default()),
        row.country.as_deref().unwrap_or_default().into(),
        row.region.as_str().into(),
        row.owner.name.as_str().into(),
        Cell::Count(row.open_deals.into()),
        Cell::Text(amounts(&row.open_pipeline)),
        Cell::Text(amounts(&row.won_this_quarter)),
        Cell::Count(row.stalled_deals.into()),
        Cell::Day(touched.map(|at| at.date_naive())),
    ]
}

/// Several currencies are never added up.
fn amounts(sums: &[Money]) -> String {
    let one = |money: &Money| format!("{} {}", amount(money), money.currency);
    sums.iter().map(one).collect::<Vec<_>>().join(" / ")
}
