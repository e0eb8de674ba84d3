//! The import that is under way, as its screen shows it.

use std::{collections::HashMap, sync::Arc};

use tandem_domain::{
    Fields,
    import::{Cell, Checked, DayOrder, FIELDS, Outcome, REQUIRED, Sheet, Source},
    mutation::fields_of,
};
use tandem_l10n::{CodeSet, Localizer};
use tandem_model::{PartnerKind, PartnerTier, Row, Table as Synced, partner};
use uuid::Uuid;

use super::shape::page_limit;
use crate::{
    ApiError, Core,
    import::{Import, Table},
    routes::Nothing,
    sheet::MAX_LINES,
    view::{
        ImportChange, ImportChoice, ImportColumn, ImportCounts, ImportDone, ImportField, ImportFile, ImportFilter,
        ImportKind, ImportProgress, ImportRow, ImportRowsView, ImportView,
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

pub(crate) async fn import_rows(core: &Core, args: ImportFilter) -> Result<ImportRowsView, ApiError> {
    let (checked, members): (Arc<Vec<Checked>>, Arc<HashMap<Uuid, String>>) = {
        let slot = core.import();
        let Some(table) = slot.as_ref().and_then(|import| import.table.as_ref()) else {
            return Ok(ImportRowsView { rows: Vec::new(), next: None });
        };
        (table.checked.clone(), table.members.clone())
    };
    let after: usize = args.after.as_deref().map_or(Ok(0), str::parse).map_err(|_| core.bad_cursor())?;
    let limit = usize::try_from(page_limit(args.limit)).unwrap_or(usize::MAX);
    let wanted = checked.iter().filter(|line| args.only.is_none_or(|only| only == kind(&line.outcome)));
    let loc = core.loc();
    let mut rows: Vec<ImportRow> =
        wanted.skip(after).take(limit.saturating_add(1)).map(|line| row(&loc, line, &members)).collect();
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(ImportRowsView { rows, next: more.then(|| after.saturating_add(limit).to_string()) })
}

fn file(loc: &Localizer, import: &Import, table: &Table, regions: &[String]) -> ImportFile {
    ImportFile {
        name: import.name.clone(),
        lines: count(table.sheet.lines.len()),
        delimiter: table.delimiter,
        columns: (0..table.sheet.headings.len()).map(|at| column(&table.sheet, at)).collect(),
        fields: FIELDS.iter().map(|field| field_view(loc, field, table, regions)).collect(),
        month_first: table.order == DayOrder::MonthFirst,
        has_days: matches!(table.map.get("since"), Some(Source::Column(_))),
        complete: REQUIRED.iter().all(|field| table.map.contains_key(*field)),
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

fn counts(table: &Table) -> ImportCounts {
    let of = |wanted| count(table.count(|outcome| kind(outcome) == wanted));
    ImportCounts {
        new: of(ImportKind::New),
        changed: of(ImportKind::Changed),
        same: of(ImportKind::Same),
        problems: of(ImportKind::Problem),
    }
}

fn column(sheet: &Sheet, at: usize) -> ImportColumn {
    let texts = sheet.lines.iter().filter_map(|line| match line.cells.get(at)? {
        Cell::Text(text) if text.trim().is_empty() => None,
        Cell::Text(text) => Some(text.trim().chars().take(SAMPLE_SIGNS).collect()),
        Cell::Day(day) => Some(day.to_string()),
        Cell::Formula | Cell::Fault => None,
    });
    ImportColumn {
        heading: sheet.headings.get(at).cloned().unwrap_or_default(),
        samples: texts.take(SAMPLES).collect(),
    }
}

fn field_view(loc: &Localizer, field: &str, table: &Table, regions: &[String]) -> ImportField {
    let coded = |set, code: &str| ImportChoice { value: code.to_owned(), label: loc.code_word(set, code) };
    let choices = match field {
        "kind" => PartnerKind::ALL.iter().map(|kind| coded(CodeSet::PartnerKind, kind.code())).collect(),
        "tier" => PartnerTier::ALL.iter().map(|tier| coded(CodeSet::PartnerTier, tier.code())).collect(),
        "region" => regions.iter().map(|one| ImportChoice { value: one.clone(), label: one.clone() }).collect(),
        _ => Vec::new(),
    };
    let (column, fixed) = match table.map.get(field) {
        Some(Source::Column(at)) => (Some(count(*at)), None),
        Some(Source::Fixed(text)) => (None, Some(text.clone())),
        None => (None, None),
    };
    ImportField { field: field.to_owned(), label: label(loc, field), column, fixed, choices }
}

fn label(loc: &Localizer, field: &str) -> String {
    words::field::label(loc, Synced::Partner, field)
}

const fn kind(outcome: &Outcome) -> ImportKind {
    match outcome {
        Outcome::New(_) => ImportKind::New,
        Outcome::Changed { .. } => ImportKind::Changed,
        Outcome::Same => ImportKind::Same,
        Outcome::Problem(_) => ImportKind::Problem,
    }
}

fn row(loc: &Localizer, line: &Checked, members: &HashMap<Uuid, String>) -> ImportRow {
    let (changes, problems) = match &line.outcome {
        Outcome::New(after) => (changes(loc, None, after, members), Vec::new()),
        Outcome::Changed { before, after } => (changes(loc, Some(before), after, members), Vec::new()),
        Outcome::Same => (Vec::new(), Vec::new()),
        Outcome::Problem(found) => {
            (Vec::new(), found.iter().map(|problem| words::import::problem(loc, problem)).collect())
        }
    };
    let (title, kind) = (line.title.clone(), kind(&line.outcome));
    ImportRow { line: u32::try_from(line.line).unwrap_or(u32::MAX), title, kind, changes, problems }
}

fn changes(
    loc: &Localizer,
    before: Option<&partner::Model>,
    after: &partner::Model,
    members: &HashMap<Uuid, String>,
) -> Vec<ImportChange> {
    let fields = |row: &partner::Model| fields_of(&Row::Partner(row.clone())).unwrap_or_default();
    let (was, is) = (before.map(fields).unwrap_or_default(), fields(after));
    let differs = |field: &&&str| {
        // The name of a new one stands in front of it.
        was.get(**field) != is.get(**field) && (before.is_some() || **field != "name")
    };
    let change = |field: &&str| ImportChange {
        label: label(loc, field),
        before: text(loc, field, &was, members),
        after: text(loc, field, &is, members),
    };
    FIELDS
        .iter()
        .filter(differs)
        .map(change)
        .filter(|change| change.before.is_some() || change.after.is_some())
        .collect()
}

fn text(loc: &Localizer, field: &str, row: &Fields, members: &HashMap<Uuid, String>) -> Option<String> {
    let code = row.get(field).and_then(serde_json::Value::as_str);
    match (field, code) {
        ("kind", Some(code)) => Some(loc.code_word(CodeSet::PartnerKind, code)),
        ("tier", Some(code)) => Some(loc.code_word(CodeSet::PartnerTier, code)),
        ("owner_id", Some(id)) => members.get(&id.parse().ok()?).cloned(),
        _ => words::field::text(loc, Synced::Partner, field, row),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
