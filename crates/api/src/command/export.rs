//! Lists that the user takes elsewhere: every row behind a filter, not only those on screen.

use std::{io, sync::Arc};

use tandem_l10n::{CodeSet, Localizer, money::exponent, tr};

use crate::{
    ApiError, Core, Outcome,
    csv_file::CsvFile,
    query,
    view::{DealFilter, DealRow, Money, PartnerFilter, PartnerRow},
};

/// Rows read at once.
const PAGE: u32 = 500;

pub(crate) async fn deals(core: &Arc<Core>, mut filter: DealFilter) -> Result<Outcome, ApiError> {
    let loc = core.loc();
    let mut file = begin(core, &deal_headers(&loc))?;
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

pub(crate) async fn partners(core: &Arc<Core>, mut filter: PartnerFilter) -> Result<Outcome, ApiError> {
    let loc = core.loc();
    let mut file = begin(core, &partner_headers(&loc))?;
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

fn begin(core: &Core, headers: &[String]) -> Result<CsvFile, ApiError> {
    // A file for a list that can't be read would be empty.
    core.store()?;
    CsvFile::create(&core.shell().downloads_dir(), headers).map_err(|error| failed(core, &error))
}

fn finish(core: &Core, file: CsvFile, noun: &str) -> Result<Outcome, ApiError> {
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

fn deal_cells(loc: &Localizer, row: &DealRow) -> Vec<String> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        row.code.clone(),
        row.name.clone(),
        row.partner.name.clone(),
        row.owner.name.clone(),
        row.region.clone(),
        loc.code_word(CodeSet::DealStage, &row.stage),
        day(row.stage_entered_on),
        day(row.close_on),
        row.money.as_ref().map(amount).unwrap_or_default(),
        row.money.as_ref().map(|money| money.currency.clone()).unwrap_or_default(),
        row.next_step.clone().unwrap_or_default(),
        day(row.next_step_on),
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

fn partner_cells(loc: &Localizer, row: &PartnerRow) -> Vec<String> {
    let touched = row.last_touch_at.and_then(chrono::DateTime::from_timestamp_micros);
    vec![
        row.name.clone(),
        loc.code_word(CodeSet::PartnerKind, &row.kind),
        row.tier.as_deref().map(|tier| loc.code_word(CodeSet::PartnerTier, tier)).unwrap_or_default(),
        row.country.clone().unwrap_or_default(),
        row.region.clone(),
        row.owner.name.clone(),
        row.open_deals.to_string(),
        amounts(&row.open_pipeline),
        amounts(&row.won_this_quarter),
        row.stalled_deals.to_string(),
        touched.map(|at| at.date_naive().to_string()).unwrap_or_default(),
    ]
}

/// In units of the currency, with a point, for programs to read.
fn amount(money: &Money) -> String {
    let places = exponent(&money.currency);
    let (scale, size) = (10_u64.pow(places), money.minor.unsigned_abs());
    let sign = if money.minor < 0 { "-" } else { "" };
    let whole = size / scale;
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{:0width$}", size % scale, width = places as usize)
}

/// Several currencies are never added up.
fn amounts(sums: &[Money]) -> String {
    let one = |money: &Money| format!("{} {}", amount(money), money.currency);
    sums.iter().map(one).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(1_250_005, "EUR", "12500.05")]
    #[case(-5, "EUR", "-0.05")]
    #[case(1_200, "JPY", "1200")]
    #[case(1_234, "KWD", "1.234")]
    fn an_amount_is_written_in_units_of_its_currency(#[case] minor: i64, #[case] currency: &str, #[case] wanted: &str) {
        assert_eq!(amount(&Money { minor, currency: currency.into() }), wanted);
    }
}
