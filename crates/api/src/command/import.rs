//! Partners from a file: its bytes piece by piece, then read, mapped, applied. Read [`apply`].

use std::{collections::BTreeMap, sync::Arc};

use base64::{Engine, prelude::BASE64_STANDARD};
use tandem_domain::import::{
    Cell, Checked, DayOrder, FIELDS, Map, Outcome as Line, Sheet, Source, detect, guess_day_order, lay_again,
};
use tandem_l10n::{Language, Localizer, tr};
use tandem_model::{PartnerId, Row, Table as Synced, partner};
use tandem_store::{Change, Edit, Label};
use uuid::Uuid;

use super::partner::get;
use crate::{
    ApiError, Core, ErrorKind, Outcome, Topic,
    import::{Done, Import, Progress, Table},
    refresh::topics,
    routes::Offer,
    sheet::{self, Delimiter, MAX_FILE_BYTES, Reading, Trouble, TroubleCause},
    view::FieldSource,
    words,
};

/// Partners of one group: it goes to the hub whole, so it has to fit into one message.
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
pub(crate) async fn read(core: &Arc<Core>, delimiter: Option<Delimiter>, windows: bool) -> Result<Outcome, ApiError> {
    let bytes = {
        let mut slot = core.import();
        still(core, slot.as_ref())?;
        let import = slot.as_mut().ok_or_else(|| no_file(core))?;
        (import.table, import.done) = (None, None);
        import.bytes.clone()
    };
    core.tell(vec![Topic::Import]);
    let reading = Reading { delimiter, windows };
    let read = tokio::task::spawn_blocking(move || sheet::read(&bytes, reading)).await;
    let read = read.map_err(|error| core.internal(&error))?.map_err(|trouble| troubled(core, trouble))?;
    let sheet = Arc::new(read.sheet);
    let (map, order) = match find_map(core, &sheet).await? {
        Some(kept) => kept,
        None => guess(&sheet),
    };
    put_table(core, sheet, read.delimiter, map, order).await
}

/// Kept for the next file with these headings.
pub(crate) async fn map(core: &Arc<Core>, sources: Vec<FieldSource>, month_first: bool) -> Result<Outcome, ApiError> {
    let order = if month_first { DayOrder::MonthFirst } else { DayOrder::DayFirst };
    let (sheet, delimiter) = {
        let slot = core.import();
        still(core, slot.as_ref())?;
        let table = slot.as_ref().and_then(|import| import.table.as_ref()).ok_or_else(|| no_file(core))?;
        (table.sheet.clone(), table.delimiter)
    };
    let source = |of: FieldSource| {
        let field = FIELDS.contains(&of.field.as_str()).then_some(of.field)?;
        let column = of.column.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < sheet.headings.len());
        let fixed = of.fixed.filter(|text| text.len() <= sheet::MAX_CELL_BYTES);
        Some((field, column.map(Source::Column).or(fixed.map(Source::Fixed))?))
    };
    let map: Map = sources.into_iter().filter_map(source).collect();
    let kept = serde_json::to_string(&(&map, order)).map_err(|error| core.internal(&error))?;
    core.store()?.save_setting(&key_of(&sheet), Some(&kept)).await.map_err(|e| core.store_error(e))?;
    put_table(core, sheet, delimiter, map, order).await
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
    let (sheet, map, order) = {
        let slot = core.import();
        still(core, slot.as_ref())?;
        let table = slot.as_ref().and_then(|import| import.table.as_ref()).ok_or_else(|| no_file(core))?;
        (table.sheet.clone(), table.map.clone(), table.order)
    };
    let (checked, _) = core.check_import(sheet, map, order).await?;
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
    let is_work = |line: Checked| matches!(line.outcome, Line::New(_) | Line::Changed { .. }).then_some(line.outcome);
    let work: Vec<Line> = checked.into_iter().filter_map(is_work).collect();
    (import.stop, import.progress) = (false, Some(Progress { done: 0, total: work.len() }));
    Ok((import.name.clone(), work))
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
    let (mut changes, mut tally) = (Vec::new(), *done);
    for line in piece {
        match line {
            Line::New(row) => {
                tally.new += 1;
                let id = PartnerId(Uuid::now_v7());
                changes.push(Change::Put(Row::Partner(partner::Model { id, ..row.clone() })));
            }
            Line::Changed { before, after } => match lay_again(before, after, &get(core, before.id.0).await?) {
                Some(row) => {
                    tally.changed += 1;
                    changes.push(Change::Put(Row::Partner(row)));
                }
                None => tally.skipped += 1,
            },
            Line::Same | Line::Problem(_) => {}
        }
    }
    core.check_access(&changes).await?;
    let edit = Edit { group_id: Uuid::now_v7(), at: core.shell().now_us(), label: label.clone() };
    let written = core.store()?.write_piece(batch, edit, changes).await.map_err(|e| core.store_error(e))?;
    *done = tally;
    Ok(written.topics)
}

async fn put_table(
    core: &Core,
    sheet: Arc<Sheet>,
    delimiter: Option<Delimiter>,
    map: Map,
    order: DayOrder,
) -> Result<Outcome, ApiError> {
    let (checked, members) = core.check_import(sheet.clone(), map.clone(), order).await?;
    let mut slot = core.import();
    still(core, slot.as_ref())?;
    let import = slot.as_mut().ok_or_else(|| no_file(core))?;
    let (checked, members) = (Arc::new(checked), Arc::new(members));
    import.table = Some(Table { sheet, delimiter, map, order, checked, members });
    Ok(Outcome::of(vec![Topic::Import]))
}

/// The map that was last used for these headings; one that another version wrote otherwise is none.
async fn find_map(core: &Core, sheet: &Sheet) -> Result<Option<(Map, DayOrder)>, ApiError> {
    let kept = core.store()?.find_setting(&key_of(sheet)).await.map_err(|e| core.store_error(e))?;
    let kept = kept.and_then(|text| serde_json::from_str::<(BTreeMap<String, Source>, DayOrder)>(&text).ok());
    let fits = |source: &Source| !matches!(source, Source::Column(at) if *at >= sheet.headings.len());
    Ok(kept.filter(|(map, _)| map.values().all(fits)))
}

fn key_of(sheet: &Sheet) -> String {
    format!("import.{}", Uuid::new_v5(&Uuid::NAMESPACE_OID, sheet.headings.join("\u{1f}").as_bytes()))
}

fn guess(sheet: &Sheet) -> (Map, DayOrder) {
    let label = |language: Language, field| words::field::label(&Localizer::new(language), Synced::Partner, field);
    let named = Language::ALL.iter().flat_map(|language| FIELDS.iter().map(|field| (*field, label(*language, field))));
    let map = detect(&sheet.headings, &named.collect::<Vec<_>>());
    let order = match map.get("since") {
        Some(Source::Column(at)) => guess_day_order(sheet.lines.iter().filter_map(|line| match line.cells.get(*at) {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        })),
        _ => DayOrder::default(),
    };
    (map, order)
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
