//! The import that is under way, as its screen shows it.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use tandem_domain::{
    Fields,
    import::{Cell, Checked, DayOrder, Kind, Outcome, Sheet, Source},
    mutation::fields_of,
};
use tandem_l10n::{CodeSet, Localizer, money::exponent};
use tandem_model::{DealStage, PartnerKind, PartnerTier, Row, code::PersonRole};
use uuid::Uuid;

use super::shape::page_limit;
use crate::{
    ApiError, Core,
    import::{Import, Table},
    list_file,
    routes::Nothing,
    sheet::MAX_LINES,
    view::{
        ImportAmount, ImportChange, ImportChoice, ImportColumn, ImportCounts, ImportDone, ImportEffect, ImportField,
        ImportFile, ImportFilter, ImportProgress, ImportRow, ImportRowsView, ImportView, Money,
    },
    words,
};

/// Cells that show what a column holds, and characters of each.
const SAMPLES: usize = 3;
const SAMPLE_SIGNS: usize = 40;

pub(crate) async fn import(core: &Core, _: Nothing) -> Result<ImportView, ApiError> {
    let regions = core.store()?.facets().await.map_err(|e| core.store_error(e))?.regions;
    let loc = core.loc();
    let slot = core.import();
    let file = slot.as_ref().and_then(|import| import.table.as_ref().map(|table| file(&loc, import, table, &regions)));
    Ok(ImportView { file, max_lines: count(MAX_LINES) })
}

/// What it takes to tell a line.
struct Shown {
    kind: Kind,
    checked: Arc<Vec<Checked>>,
    left_out: BTreeSet<u64>,
    names: Arc<HashMap<Uuid, String>>,
}

pub(crate) async fn import_rows(core: &Core, args: ImportFilter) -> Result<ImportRowsView, ApiError> {
    let shown = {
        let slot = core.import();
        let Some(table) = slot.as_ref().and_then(|import| import.table.as_ref()) else {
            return Ok(ImportRowsView { rows: Vec::new(), next: None });
        };
        let (checked, names, left_out) = (table.checked.clone(), table.names.clone(), table.left_out.clone());
        Shown { kind: table.plan.kind, checked, left_out, names }
    };
    let after: usize = args.after.as_deref().map_or(Ok(0), str::parse).map_err(|_| core.bad_cursor())?;
    let limit = usize::try_from(page_limit(args.limit)).unwrap_or(usize::MAX);
    let wanted = shown.checked.iter().filter(|line| args.only.is_none_or(|only| only == effect(&line.outcome)));
    let loc = core.loc();
    let mut rows: Vec<ImportRow> =
        wanted.skip(after).take(limit.saturating_add(1)).map(|line| row(&loc, &shown, line)).collect();
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ImportRowsView { rows, next: more.then(|| after.saturating_add(limit).to_string()) })
}

fn file(loc: &Localizer, import: &Import, table: &Table, regions: &[String]) -> ImportFile {
    let plan = &table.plan;
    let is_column = |field: &&str| matches!(plan.map.get(*field), Some(Source::Column(_)));
    let sample = plan.amount_sample(&table.sheet, exponent);
    ImportFile {
        name: import.name.clone(),
        kind: plan.kind.into(),
        lines: count(table.sheet.lines.len()),
        delimiter: table.delimiter,
        sheets: table.sheets.clone(),
        sheet: count(table.at),
        columns: (0..table.sheet.headings.len()).map(|at| column(&table.sheet, at)).collect(),
        fields: plan.kind.fields().iter().map(|field| field_view(loc, field, table, regions)).collect(),
        month_first: plan.days == DayOrder::MonthFirst,
        has_days: plan.kind.days().iter().any(is_column),
        decimals: plan.decimals.into(),
        has_amounts: has_amounts(table),
        amount_sample: sample
            .map(|(text, minor, currency)| ImportAmount { text, amount: exact(Money { minor, currency }) }),
        complete: plan.kind.is_complete(&plan.map),
        counts: counts(table),
        progress: import.progress.map(|at| ImportProgress { done: count(at.done), total: count(at.total) }),
        done: import.done.map(|done| ImportDone {
            new: count(done.new),
            changed: count(done.changed),
            skipped: count(done.skipped),
            left: count(done.left),
        }),
    }
}

/// Amounts that are texts: numbers of a workbook leave nothing to choose.
fn has_amounts(table: &Table) -> bool {
    let Some(Source::Column(at)) = table.plan.map.get("amount_minor") else { return false };
    table
        .sheet
        .lines
        .iter()
        .any(|line| matches!(line.cells.get(*at), Some(Cell::Text(text)) if !text.trim().is_empty()))
}

fn counts(table: &Table) -> ImportCounts {
    let of = |wanted| count(table.count(|outcome| effect(outcome) == wanted));
    ImportCounts {
        new: of(ImportEffect::New),
        changed: of(ImportEffect::Changed),
        same: of(ImportEffect::Same),
        problems: of(ImportEffect::Problem),
        left_out: count(table.left_out.len()),
    }
}

fn column(sheet: &Sheet, at: usize) -> ImportColumn {
    let texts = sheet.lines.iter().filter_map(|line| match line.cells.get(at)? {
        Cell::Text(text) if text.trim().is_empty() => None,
        Cell::Text(text) | Cell::Number(text) => Some(text.trim().chars().take(SAMPLE_SIGNS).collect()),
        Cell::Day(day) => Some(day.to_string()),
        Cell::Formula | Cell::Fault => None,
    });
    ImportColumn {
        heading: sheet.headings.get(at).cloned().unwrap_or_default(),
        samples: texts.take(SAMPLES).collect(),
    }
}

fn field_view(loc: &Localizer, field: &str, table: &Table, regions: &[String]) -> ImportField {
    let plain = |values: &[String]| {
        values.iter().map(|one| ImportChoice { value: one.clone(), label: one.clone() }).collect::<Vec<_>>()
    };
    let coded = |set, code: &str| ImportChoice { value: code.to_owned(), label: loc.code_word(set, code) };
    let choices = match field {
        "kind" => PartnerKind::ALL.iter().map(|kind| coded(CodeSet::PartnerKind, kind.code())).collect(),
        "tier" => PartnerTier::ALL.iter().map(|tier| coded(CodeSet::PartnerTier, tier.code())).collect(),
        "role" => PersonRole::ALL.iter().map(|role| coded(CodeSet::PersonRole, role.code())).collect(),
        "stage" => DealStage::ALL.iter().map(|stage| coded(CodeSet::DealStage, stage.code())).collect(),
        "region" => plain(regions),
        "currency" => plain(&table.currencies),
        _ => Vec::new(),
    };
    let (column, fixed) = match table.plan.map.get(field) {
        Some(Source::Column(at)) => (Some(count(*at)), None),
        Some(Source::Fixed(text)) => (None, Some(text.clone())),
        None => (None, None),
    };
    let label = words::import::label(loc, table.plan.kind, field);
    ImportField { field: field.to_owned(), label, column, fixed, choices }
}

const fn effect(outcome: &Outcome) -> ImportEffect {
    match outcome {
        Outcome::New(_) => ImportEffect::New,
        Outcome::Changed { .. } => ImportEffect::Changed,
        Outcome::Same => ImportEffect::Same,
        Outcome::Problem(_) => ImportEffect::Problem,
    }
}

fn row(loc: &Localizer, shown: &Shown, line: &Checked) -> ImportRow {
    let (changes, problems) = match &line.outcome {
        Outcome::New(after) => (changes(loc, shown, None, after), Vec::new()),
        Outcome::Changed { before, after } => (changes(loc, shown, Some(before), after), Vec::new()),
        Outcome::Same => (Vec::new(), Vec::new()),
        Outcome::Problem(found) => {
            (Vec::new(), found.iter().map(|problem| words::import::problem(loc, shown.kind, problem)).collect())
        }
    };
    ImportRow {
        line: u32::try_from(line.line).unwrap_or(u32::MAX),
        title: line.title.clone(),
        effect: effect(&line.outcome),
        left_out: shown.left_out.contains(&line.line),
        changes,
        problems,
    }
}

fn changes(loc: &Localizer, shown: &Shown, before: Option<&Row>, after: &Row) -> Vec<ImportChange> {
    let was = before.and_then(fields_of).unwrap_or_default();
    let is = fields_of(after).unwrap_or_default();
    let differs = |field: &&&str| {
        // The name of a new one stands in front of it, and an amount has its currency with it.
        let is_told = (before.is_none() && **field == "name")
            || (**field == "currency" && is.get("amount_minor").is_some_and(|amount| !amount.is_null()));
        was.get(**field) != is.get(**field) && !is_told
    };
    let change = |field: &&str| ImportChange {
        label: words::import::label(loc, shown.kind, field),
        before: text(loc, shown, field, &was),
        after: text(loc, shown, field, &is),
    };
    let fields = shown.kind.fields().iter().filter(differs).map(change);
    fields.filter(|change| change.before.is_some() || change.after.is_some()).collect()
}

fn text(loc: &Localizer, shown: &Shown, field: &str, row: &Fields) -> Option<String> {
    let code = row.get(field).and_then(serde_json::Value::as_str).filter(|code| !code.is_empty());
    match (field, code) {
        ("kind", Some(code)) => Some(loc.code_word(CodeSet::PartnerKind, code)),
        ("tier", Some(code)) => Some(loc.code_word(CodeSet::PartnerTier, code)),
        ("role", Some(code)) => Some(loc.code_word(CodeSet::PersonRole, code)),
        ("owner_id" | "partner_id" | "account_id" | "product_id", Some(id)) => {
            shown.names.get(&id.parse().ok()?).cloned()
        }
        ("amount_minor", None) => {
            let currency = row.get("currency").and_then(serde_json::Value::as_str)?.to_owned();
            row.get(field)?.as_i64().map(|minor| exact(Money { minor, currency }))
        }
        // A new deal without a number gets one when it is written.
        ("code", None) => None,
        _ => words::field::text(loc, shown.kind.table(), field, row),
    }
}

/// To the last digit: elsewhere large amounts are shown without their fraction, and here it is what is looked at.
fn exact(money: Money) -> String {
    format!("{} {}", list_file::amount(&money), money.currency)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
