//! Records from a file: its bytes piece by piece, then read, mapped, applied. Read [`apply`].

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_STANDARD};
use tandem_domain::import::{
    Checked, DayOrder, Kind, Map, Named, Outcome as Line, Plan, Sheet, Source, code_of, detect, guess_kind, lay_again,
};
use tandem_l10n::{Language, Localizer, money::exponent, tr};
use tandem_model::{DealId, PartnerId, PersonId, Row, Table as Synced};
use tandem_store::{Change, Edit, Label};
use uuid::Uuid;

use crate::{
    ApiError, Core, ErrorKind, Outcome, Topic,
    import::{Done, Import, Progress, Table},
    refresh::topics,
    routes::Offer,
    sheet::{self, Delimiter, MAX_FILE_BYTES, Read, Reading, Trouble, TroubleCause},
    view::{DecimalSign, FieldSource, ImportKind},
    words,
};

/// Records of one group: it goes to the hub whole, so it has to fit into one message.
const PIECE: usize = 100;

pub(crate) async fn begin(core: &Arc<Core>, name: String, size: u32) -> Result<Outcome, ApiError> {
    core.store()?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > MAX_FILE_BYTES {
        return Err(troubled(core, TroubleCause::TooLarge.whole()));
    }
    let name = name.chars().filter(|sign| !sign.is_control()).take(200).collect();
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    *slot = Some(Import { name, size, ..Import::default() });
    Ok(Outcome::of(vec![Topic::Import]))
}

pub(crate) async fn add(core: &Arc<Core>, data: String) -> Result<Outcome, ApiError> {
    let piece = BASE64_STANDARD.decode(data).map_err(|error| core.internal(&error))?;
    let mut slot = core.import();
    let import = slot.as_mut().ok_or_else(|| no_file(core))?;
    still(core, Some(import))?;
    if import.bytes.len() + piece.len() > import.size {
        *slot = None;
        return Err(troubled(core, TroubleCause::TooLarge.whole()));
    }
    Arc::make_mut(&mut import.bytes).extend(piece);
    Ok(Outcome::default())
}

/// A file that is not taken leaves no table; its bytes stay, to be read in another way.
pub(crate) async fn read(
    core: &Arc<Core>,
    delimiter: Option<Delimiter>,
    windows: bool,
    sheet: Option<u32>,
    of: Option<ImportKind>,
) -> Result<Outcome, ApiError> {
    let bytes = {
        let mut slot = core.import();
        still(core, slot.as_ref())?;
        let import = slot.as_mut().ok_or_else(|| no_file(core))?;
        (import.table, import.done) = (None, None);
        import.bytes.clone()
    };
    core.tell(vec![Topic::Import]);
    let reading = Reading { delimiter, windows, sheet: sheet.map(|at| usize::try_from(at).unwrap_or(usize::MAX)) };
    let read = tokio::task::spawn_blocking(move || sheet::read(&bytes, reading)).await;
    let read = read.map_err(|error| core.internal(&error))?.map_err(|trouble| troubled(core, trouble))?;
    let named = named();
    let kind = of.map_or_else(|| guess_kind(&read.sheet.headings, &named), Kind::from);
    let plan = match find_plan(core, kind, &read.sheet).await? {
        Some(kept) => kept,
        None => Plan::guess(&read.sheet, kind, detect(kind, &read.sheet.headings, &named), exponent),
    };
    let Read { sheet, delimiter, sheets, at } = read;
    put_table(core, Told { sheet: Arc::new(sheet), delimiter, sheets, at }, plan).await
}

/// Kept for the next file with these headings.
pub(crate) async fn map(
    core: &Arc<Core>,
    sources: Vec<FieldSource>,
    month_first: bool,
    decimals: DecimalSign,
) -> Result<Outcome, ApiError> {
    let (told, kind) = {
        let slot = core.import();
        still(core, slot.as_ref())?;
        let table = slot.as_ref().and_then(|import| import.table.as_ref()).ok_or_else(|| no_file(core))?;
        (Told::of(table), table.plan.kind)
    };
    let source = |of: FieldSource| {
        let field = kind.fields().contains(&of.field.as_str()).then_some(of.field)?;
        let column = of.column.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < told.sheet.headings.len());
        let fixed = of.fixed.filter(|text| text.len() <= sheet::MAX_CELL_BYTES);
        Some((field, column.map(Source::Column).or(fixed.map(Source::Fixed))?))
    };
    let map: Map = sources.into_iter().filter_map(source).collect();
    let days = if month_first { DayOrder::MonthFirst } else { DayOrder::DayFirst };
    let plan = Plan { kind, map, days, decimals: decimals.into() };
    let kept = serde_json::to_string(&plan).map_err(|error| core.internal(&error))?;
    core.store()?.save_setting(&key_of(kind, &told.sheet), Some(&kept)).await.map_err(|e| core.store_error(e))?;
    put_table(core, told, plan).await
}

/// One line that would do something; what does nothing can't be left out.
pub(crate) async fn leave_out(core: &Arc<Core>, line: u32, out: bool) -> Result<Outcome, ApiError> {
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    let table = slot.as_mut().and_then(|import| import.table.as_mut()).ok_or_else(|| no_file(core))?;
    let line = u64::from(line);
    let is_work = table.checked.iter().any(|checked| checked.line == line && is_work(checked));
    let changed = if out && is_work { table.left_out.insert(line) } else { table.left_out.remove(&line) };
    Ok(Outcome::of(if changed { vec![Topic::Import] } else { Vec::new() }))
}

pub(crate) async fn cancel(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    if let Some(import) = core.import().as_mut() {
        import.stop = true;
    }
    Ok(Outcome::default())
}

pub(crate) async fn close(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    *slot = None;
    Ok(Outcome::of(vec![Topic::Import]))
}

/// Writes what the preview shows, piece by piece; one undo takes it all back. Broken off, what is written stays, and the
/// same file goes on from there.
pub(crate) async fn apply(core: &Arc<Core>) -> Result<Outcome, ApiError> {
    let (name, work) = start(core).await?;
    let label = Label { verb: "import".to_owned(), title: name, record: None };
    let (batch, mut done, mut touched) = (Uuid::now_v7(), Done::default(), std::collections::BTreeSet::new());
    let mut failed = None;
    for piece in work.chunks(PIECE) {
        let at = done.new + done.changed + done.skipped;
        if step(core, Progress { done: at, total: work.len() }) {
            done.left = work.len() - at;
            break;
        }
        match write(core, batch, &label, piece, &mut done).await {
            Ok(tables) => touched.extend(tables),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    if let Some(import) = core.import().as_mut() {
        (import.progress, import.done) = (None, failed.is_none().then_some(done));
    }
    core.judge_soon(&touched);
    let mut stale = topics(&touched);
    stale.push(Topic::Import);
    if let Some(error) = failed {
        core.tell(stale);
        return Err(error);
    }
    let written = done.new + done.changed > 0;
    let note = written.then(|| tr::import_done(&core.loc(), count(done.new), count(done.changed)));
    Ok(Outcome { note, offer: written.then_some(Offer::Undo), ..Outcome::of(stale) })
}

/// What is to be written, when it still is what the preview shows.
async fn start(core: &Core) -> Result<(String, Vec<Line>), ApiError> {
    let (sheet, plan, at) = {
        let slot = core.import();
        still(core, slot.as_ref())?;
        let table = slot.as_ref().and_then(|import| import.table.as_ref()).ok_or_else(|| no_file(core))?;
        (table.sheet.clone(), table.plan.clone(), table.checked_at)
    };
    let (checked, _) = core.check_import(sheet, plan, at).await?;
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    let import = slot.as_mut().ok_or_else(|| no_file(core))?;
    let table = import.table.as_mut().ok_or_else(|| no_file(core))?;
    if *table.checked != checked {
        table.checked = Arc::new(checked);
        drop(slot);
        core.tell(vec![Topic::Import]);
        return Err(ApiError::new(ErrorKind::Conflict, tr::import_moved(&core.loc())));
    }
    let chosen = checked.into_iter().filter(|line| is_work(line) && !table.left_out.contains(&line.line));
    let work: Vec<Line> = chosen.map(|line| line.outcome).collect();
    (import.stop, import.progress) = (false, Some(Progress { done: 0, total: work.len() }));
    Ok((import.name.clone(), work))
}

fn is_work(line: &Checked) -> bool {
    matches!(line.outcome, Line::New(_) | Line::Changed { .. })
}

/// Tells how far it is; true when the user wants it to end.
fn step(core: &Core, progress: Progress) -> bool {
    let stop = core.import().as_mut().is_none_or(|import| {
        import.progress = Some(progress);
        import.stop
    });
    core.tell(vec![Topic::Import]);
    stop
}

async fn write(
    core: &Core,
    batch: Uuid,
    label: &Label,
    piece: &[Line],
    done: &mut Done,
) -> Result<std::collections::BTreeSet<Synced>, ApiError> {
    let (mut changes, mut tally, at) = (Vec::new(), *done, core.shell().now_us());
    for line in piece {
        match line {
            Line::New(row) => {
                tally.new += 1;
                changes.push(Change::Put(stamped(created(row.clone()), at)));
            }
            Line::Changed { before, after } => {
                let now = core.get_row(before.table(), before.uuid()).await?;
                match lay_again(before, after, &now) {
                    Some(row) => {
                        tally.changed += 1;
                        changes.push(Change::Put(stamped(row, at)));
                    }
                    None => tally.skipped += 1,
                }
            }
            Line::Same | Line::Problem(_) => {}
        }
    }
    core.check_access(&changes).await?;
    let edit = Edit { group_id: Uuid::now_v7(), at, label: label.clone() };
    let written = core.store()?.write_piece(batch, edit, changes).await.map_err(|e| core.store_error(e))?;
    *done = tally;
    Ok(written.topics)
}

/// With an id of its own, and a deal with a number.
fn created(mut row: Row) -> Row {
    let id = Uuid::now_v7();
    match &mut row {
        Row::Partner(row) => row.id = PartnerId(id),
        Row::Person(row) => row.id = PersonId(id),
        Row::Deal(row) => {
            row.id = DealId(id);
            if row.code.is_empty() {
                row.code = code_of(row.id);
            }
        }
        _ => {}
    }
    row
}

fn stamped(mut row: Row, at: i64) -> Row {
    if let Row::Deal(row) = &mut row {
        row.updated_at = at;
    }
    row
}

/// A file as it was read.
struct Told {
    sheet: Arc<Sheet>,
    delimiter: Option<Delimiter>,
    sheets: Vec<String>,
    at: usize,
}

impl Told {
    fn of(table: &Table) -> Self {
        let (sheet, sheets) = (table.sheet.clone(), table.sheets.clone());
        Self { sheet, delimiter: table.delimiter, sheets, at: table.at }
    }
}

async fn put_table(core: &Core, told: Told, plan: Plan) -> Result<Outcome, ApiError> {
    let checked_at = core.shell().now_us();
    let (checked, names) = core.check_import(told.sheet.clone(), plan.clone(), checked_at).await?;
    let currencies = core.store()?.list_currencies().await.map_err(|e| core.store_error(e))?;
    let Told { sheet, delimiter, sheets, at } = told;
    let (checked, names) = (Arc::new(checked), Arc::new(names));
    let left_out = Default::default();
    let table = Table { sheet, delimiter, sheets, at, plan, checked_at, checked, left_out, names, currencies };
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    slot.as_mut().ok_or_else(|| no_file(core))?.table = Some(table);
    Ok(Outcome::of(vec![Topic::Import]))
}

/// The plan that was last used for these headings; one that another version wrote otherwise is none.
async fn find_plan(core: &Core, kind: Kind, sheet: &Sheet) -> Result<Option<Plan>, ApiError> {
    let kept = core.store()?.find_setting(&key_of(kind, sheet)).await.map_err(|e| core.store_error(e))?;
    let kept = kept.and_then(|text| serde_json::from_str::<Plan>(&text).ok());
    let fits = |source: &Source| !matches!(source, Source::Column(at) if *at >= sheet.headings.len());
    Ok(kept.filter(|plan| plan.kind == kind && plan.map.values().all(fits)))
}

fn key_of(kind: Kind, sheet: &Sheet) -> String {
    let headings = sheet.headings.join("\u{1f}");
    format!("import.{}.{}", kind.table().code(), Uuid::new_v5(&Uuid::NAMESPACE_OID, headings.as_bytes()))
}

/// What this program calls the fields, in all languages.
fn named() -> Vec<Named> {
    let mut named = Vec::new();
    for language in Language::ALL {
        let loc = Localizer::new(*language);
        for kind in Kind::ALL {
            let fields = kind.fields().iter();
            named.extend(fields.map(|field| (kind, *field, words::import::label(&loc, kind, field))));
        }
    }
    named
}

/// Nothing else happens to an import while it runs.
fn still(core: &Core, import: Option<&Import>) -> Result<(), ApiError> {
    match import {
        Some(Import { progress: Some(_), .. }) => Err(core.refused(tr::import_busy(&core.loc()))),
        _ => Ok(()),
    }
}

fn no_file(core: &Core) -> ApiError {
    core.refused(tr::import_no_file(&core.loc()))
}

fn troubled(core: &Core, trouble: Trouble) -> ApiError {
    let error = core.refused(words::import::trouble(&core.loc(), trouble));
    // The page offers to read it otherwise.
    if trouble.cause == TroubleCause::Encoding { error.on("encoding") } else { error }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
