//! The pipeline file as deals with their stage history, made from the two dates that the source knows.

use std::collections::HashSet;
use std::path::Path;

use chrono::NaiveDate;
use tandem_model::{DealId, DealStage, StageChangeId, deal, stage_change};

use super::crm::{CENTS, CURRENCY, Directory, mend_product, must_exist, optional};
use super::parse::{midnight_us, parse_date, parse_decimal, row_id};
use super::report::{Cause, Report, ShiftNote};
use super::shift::{Shift, find_newest};
use super::source::{Bad, FileRefused, Source, read_rows};

/// Stands in as the time of the last change for a deal without any date: the first month of the source.
const BEFORE_ALL: &str = "2016-10-01";

#[derive(Default)]
pub struct Deals {
    pub deals: Vec<deal::Model>,
    pub stage_changes: Vec<stage_change::Model>,
}

/// Reads the pipeline and moves its dates when `shift_to` says so.
///
/// # Errors
/// When the file is refused as a whole.
pub fn read_deals(
    dir: &Path,
    directory: &Directory,
    shift_to: Option<NaiveDate>,
    report: &mut Report,
) -> Result<Deals, FileRefused> {
    let mut codes = HashSet::new();
    let mut deals = Vec::new();
    let mut lines = Vec::new();
    read_rows(dir, Source::Pipeline, report, |line, columns, report| {
        let deal = parse_deal(line, columns, directory, &codes, report)?;
        codes.insert(deal.code.clone());
        deals.push(deal);
        lines.push(line);
        Ok(())
    })?;
    let newest = find_newest(deals.iter().flat_map(|deal| [deal.opened_on, deal.close_on]).flatten());
    let shift = newest.zip(shift_to).map(|(newest, to)| {
        let shift = Shift::new(newest, to);
        report.shifts.push(ShiftNote { source: "crm", newest, to, days: shift.days() });
        shift
    });
    note_strays(&deals, &lines, newest, shift, report);
    let mut stage_changes = Vec::new();
    for deal in &mut deals {
        settle_dates(deal, shift);
        stage_changes.extend(stage_history(deal));
    }
    Ok(Deals { deals, stage_changes })
}

fn parse_deal(
    line: u64,
    [code, agent, product, account, stage, engaged, closed, value]: [&str; 8],
    directory: &Directory,
    codes: &HashSet<String>,
    report: &mut Report,
) -> Result<deal::Model, Bad> {
    must_exist(code, "opportunity_id")?;
    if codes.contains(code) {
        return Err(Bad::new(Cause::Duplicate, code));
    }
    let seller = directory.agents.get(agent).ok_or_else(|| Bad::new(Cause::UnknownAgent, agent))?;
    let (product_name, mended) = mend_product(product);
    let product_id = *directory.products.get(product_name).ok_or_else(|| Bad::new(Cause::UnknownProduct, product))?;
    let account_id = match account {
        "" => None,
        name => Some(*directory.accounts.get(name).ok_or_else(|| Bad::new(Cause::UnknownAccount, name))?),
    };
    let stage = parse_stage(stage)?;
    let opened_on = optional_date(engaged)?;
    let close_on = optional_date(closed)?;
    if close_on.zip(opened_on).is_some_and(|(closed, opened)| closed < opened) {
        return Err(Bad::new(Cause::CloseBeforeEngagement, format!("{closed} < {engaged}")));
    }
    let amount_minor = optional(value, |text| parse_decimal(text, CENTS))?;
    note_gaps(line, mended.then_some(product), account_id.is_none(), stage, (opened_on, close_on), report);
    Ok(deal::Model {
        id: DealId(row_id("deal", &[code])),
        code: code.to_owned(),
        name: if account.is_empty() { product_name.to_owned() } else { format!("{account} · {product_name}") },
        partner_id: seller.partner_id,
        account_id,
        product_id: Some(product_id),
        owner_id: seller.owner_id,
        region: seller.region.clone(),
        stage: stage.code().to_owned(),
        opened_on,
        close_on,
        amount_minor,
        currency: CURRENCY.to_owned(),
        ..tandem_domain::deal::blank()
    })
}

fn note_gaps(
    line: u64,
    mended_product: Option<&str>,
    no_account: bool,
    stage: DealStage,
    (opened_on, close_on): (Option<NaiveDate>, Option<NaiveDate>),
    report: &mut Report,
) {
    if let Some(product) = mended_product {
        report.note(Source::Pipeline, line, Cause::ProductName, product);
    }
    if no_account {
        report.note(Source::Pipeline, line, Cause::NoAccount, "");
    }
    if opened_on.is_none() {
        report.note(Source::Pipeline, line, Cause::NoDate, stage.code());
    }
    if !stage.is_open() && close_on.is_none() {
        report.note(Source::Pipeline, line, Cause::NoCloseDate, stage.code());
    }
}

fn note_strays(
    deals: &[deal::Model],
    lines: &[u64],
    newest: Option<NaiveDate>,
    shift: Option<Shift>,
    report: &mut Report,
) {
    let cause = if shift.is_some() { Cause::StrayDateMoved } else { Cause::StrayDate };
    for (deal, line) in deals.iter().zip(lines) {
        let stray = [deal.opened_on, deal.close_on].into_iter().flatten().find(|date| Some(*date) > newest);
        if let Some(date) = stray {
            report.note(Source::Pipeline, *line, cause, &date.to_string());
        }
    }
}

/// Moves the dates and sets what follows from them.
fn settle_dates(deal: &mut deal::Model, shift: Option<Shift>) {
    let moved = |date: NaiveDate| shift.map_or(date, |shift| shift.happened(date));
    deal.opened_on = deal.opened_on.map(moved);
    deal.close_on = deal.close_on.map(moved);
    deal.stage_entered_on = match DealStage::parse(&deal.stage) {
        Some(DealStage::Won | DealStage::Lost) => deal.close_on,
        Some(DealStage::Engaging) => deal.opened_on,
        _ => None,
    };
    let last_known = deal.stage_entered_on.or(deal.opened_on).or_else(|| BEFORE_ALL.parse().ok().map(moved));
    deal.updated_at = last_known.map_or(0, midnight_us);
}

fn stage_history(deal: &deal::Model) -> Vec<stage_change::Model> {
    let engaging = DealStage::Engaging.code();
    let mut changes = Vec::new();
    let past_prospecting = deal.stage != DealStage::Prospecting.code();
    if let Some(opened_on) = deal.opened_on.filter(|_| past_prospecting) {
        changes.push(stage_change_of(deal, None, engaging, opened_on));
    }
    let closed = DealStage::parse(&deal.stage).is_some_and(|stage| !stage.is_open());
    if let Some(close_on) = deal.close_on.filter(|_| closed) {
        let from = deal.opened_on.map(|_| engaging);
        changes.push(stage_change_of(deal, from, &deal.stage, close_on));
    }
    changes
}

fn stage_change_of(deal: &deal::Model, from: Option<&str>, to: &str, changed_on: NaiveDate) -> stage_change::Model {
    stage_change::Model {
        id: StageChangeId(row_id("stage_change", &[&deal.code, to])),
        deal_id: deal.id,
        from_stage: from.map(str::to_owned),
        to_stage: to.to_owned(),
        changed_on,
        version: 0,
    }
}

fn parse_stage(text: &str) -> Result<DealStage, Bad> {
    match text {
        "Prospecting" => Ok(DealStage::Prospecting),
        "Engaging" => Ok(DealStage::Engaging),
        "Won" => Ok(DealStage::Won),
        "Lost" => Ok(DealStage::Lost),
        _ => Err(Bad::new(Cause::UnknownStage, text)),
    }
}

fn optional_date(text: &str) -> Result<Option<NaiveDate>, Bad> {
    if text.is_empty() {
        return Ok(None);
    }
    parse_date(text).map(Some).ok_or_else(|| Bad::new(Cause::BadDate, text))
}
