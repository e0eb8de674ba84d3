//! What has a day with one partner, as a calendar file: promises, next steps, closes and protections. Whole days, so
//! that no time zone moves them.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use chrono::{DateTime, Days, NaiveDate};
use icalendar::{Calendar, Component, Event, EventLike};
use tandem_l10n::{CodeSet, Localizer, tr};
use tandem_store::read::{
    brief::Dated,
    task::{TaskLine, TasksOf},
};
use tempfile::NamedTempFile;
use uuid::Uuid;

use crate::{
    ApiError, Core, Outcome,
    download::{self, file_name},
};

/// Promises and deals that one file has at most.
const MOST: u64 = 1_000;

/// A day and what is on it. The same record has the same id in each file, so that a calendar updates it.
struct Entry {
    id: String,
    on: NaiveDate,
    title: String,
    about: String,
}

pub(crate) async fn partner(core: &Arc<Core>, id: Uuid) -> Result<Outcome, ApiError> {
    let (store, loc) = (core.store()?, core.loc());
    let partner = super::partner::get(core, id).await?;
    let tasks = store.list_open_tasks(TasksOf::Partner(partner.id), MOST).await.map_err(|e| core.store_error(e))?;
    let deals = store.list_dated_deals(partner.id, core.today(), MOST).await.map_err(|e| core.store_error(e))?;
    let mut entries: Vec<Entry> = tasks.into_iter().filter_map(|task| promise(&loc, task)).collect();
    entries.extend(deals.into_iter().flat_map(|deal| of_deal(&loc, &deal, &partner.name)));
    if entries.is_empty() {
        return Err(core.refused(tr::task_calendar_none(&loc)));
    }
    let stem = format!("{} {}", file_name(&partner.name), core.today());
    let folder = core.shell().downloads_dir();
    let name = write(&folder, &stem, &calendar(&partner.name, &entries, core.shell().now_us()));
    let name = name
        .map_err(|error| core.refused(tr::error_export(&loc, &folder.display().to_string())).because(error.kind()))?;
    let note = tr::task_calendar_saved(&loc, i64::try_from(entries.len()).unwrap_or(i64::MAX), &name);
    Ok(Outcome { note: Some(note), ..Outcome::of(Vec::new()) })
}

fn promise(loc: &Localizer, task: TaskLine) -> Option<Entry> {
    let side = loc.code_word(CodeSet::TaskSide, &task.side);
    let about = [Some(task.partner_name), task.deal_name].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Some(Entry { id: format!("task-{}", task.id), on: task.due_on?, title: format!("{side}: {}", task.title), about })
}

fn of_deal(loc: &Localizer, deal: &Dated, partner: &str) -> Vec<Entry> {
    let step = deal.next_step.clone().unwrap_or_else(|| tr::deal_next_step(loc));
    let days = [
        ("step", deal.next_step_on, step),
        ("close", deal.close_on, tr::deal_close_date(loc)),
        ("protection", deal.protected_until, tr::deal_protection(loc)),
    ];
    let entry = |(what, on, title): (&str, Option<NaiveDate>, String)| {
        let (id, title) = (format!("{what}-{}", deal.id), format!("{title}: {}", deal.name));
        Some(Entry { id, on: on?, title, about: format!("{partner} · {}", deal.code) })
    };
    days.into_iter().filter_map(entry).collect()
}

/// `now_us` in microseconds UTC.
fn calendar(name: &str, entries: &[Entry], now_us: i64) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for entry in entries {
        let mut event = Event::with_uid(&format!("{}@tandem", entry.id));
        event.timestamp(DateTime::from_timestamp_micros(now_us).unwrap_or_default());
        event.summary(&entry.title).description(&entry.about);
        // Ends where the next day begins (RFC 5545, 3.6.1).
        event.starts(entry.on).ends(entry.on + Days::new(1));
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn write(folder: &Path, stem: &str, text: &str) -> io::Result<String> {
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    download::keep(file, folder, stem, "ics")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn entry(title: &str) -> Entry {
        Entry { id: "task-1".into(), on: "2026-12-31".parse().unwrap(), title: title.into(), about: "Acme".into() }
    }

    #[test]
    fn a_day_is_whole_ends_with_the_next_one_and_keeps_its_id() {
        let text = calendar("Acme", &[entry("Us: Send the list")], 0);
        for line in [
            "UID:task-1@tandem",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Us: Send the list",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in {text}");
        }
    }

    #[test]
    fn a_title_can_not_break_out_of_its_line() {
        let text = calendar("Acme", &[entry("a, b; c\nEND:VEVENT\r\nBEGIN:VALARM\rX")], 0);
        assert_eq!(text.matches("\r\nEND:VEVENT").count(), 1, "{text}");
        assert!(!text.contains("\nBEGIN:VALARM") && !text.contains("\rBEGIN:VALARM"), "{text}");
        assert!(text.contains("a\\, b\\; c\\n"), "{text}");
    }
}
