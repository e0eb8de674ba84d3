//! The Sync screen as plain text: for a report to whoever runs the hub. It goes where the user puts it.

use std::fmt::Write;

use chrono::DateTime;
use tandem_l10n::{strip_isolates, tr};

use crate::{
    Core,
    view::{ConflictView, QueuedView, SyncCenterView},
};

/// Times in UTC, so that two people read the same.
pub(super) fn render(core: &Core, view: &SyncCenterView) -> String {
    let loc = core.loc();
    let mut text = String::new();
    line(&mut text, 0, &format!("Tandem {} · {}", env!("CARGO_PKG_VERSION"), time(core.shell().now_us())));
    if let Some(at) = view.status.last_synced_at {
        line(&mut text, 0, &format!("{}: {}", tr::sync_last_success(&loc), time(at)));
    }
    for problem in [&view.status.error, &view.status.detail].into_iter().flatten() {
        line(&mut text, 0, problem);
    }
    for (title, entries) in [(tr::sync_waiting(&loc), &view.waiting), (tr::sync_parked(&loc), &view.parked)] {
        section(&mut text, &title, entries.len());
        entries.iter().for_each(|entry| queued(&mut text, entry));
    }
    for (title, entries) in [(tr::sync_conflicts(&loc), &view.conflicts), (tr::sync_decided(&loc), &view.decided)] {
        section(&mut text, &title, entries.len());
        entries.iter().for_each(|entry| conflict(&mut text, entry));
    }
    section(&mut text, &tr::sync_journal(&loc), view.merges.len());
    for merge in &view.merges {
        line(&mut text, 1, &format!("{}  {}", time(merge.at), merge.text));
        for change in &merge.changes {
            change_line(&mut text, &change.label, &[&change.before, &change.mine, &change.now]);
        }
    }
    section(&mut text, &tr::sync_repairs(&loc), view.repairs.len());
    for repair in &view.repairs {
        line(&mut text, 1, &tr::sync_repaired(&loc, i64::from(repair.rows), &time(repair.at)));
    }
    strip_isolates(&text)
}

fn queued(text: &mut String, entry: &QueuedView) {
    line(text, 1, &format!("{}  {}", time(entry.at), entry.what));
    for change in &entry.changes {
        change_line(text, &change.label, &[&change.before, &change.after]);
    }
    if let Some(reason) = &entry.reason {
        line(text, 2, reason);
    }
}

fn conflict(text: &mut String, entry: &ConflictView) {
    line(text, 1, &format!("{}  {}", time(entry.mine_at), entry.title));
    for field in &entry.fields {
        change_line(text, &field.label, &[&field.base, &field.mine, &field.theirs]);
    }
}

fn change_line(text: &mut String, label: &str, values: &[&Option<String>]) {
    let values: Vec<&str> = values.iter().map(|value| value.as_deref().unwrap_or("–")).collect();
    line(text, 2, &format!("{label}: {}", values.join(" | ")));
}

fn section(text: &mut String, title: &str, count: usize) {
    line(text, 0, "");
    line(text, 0, &format!("{title}: {count}"));
}

/// Nothing in a name may look like a line of its own.
fn line(text: &mut String, depth: usize, content: &str) {
    let content = content.replace(['\n', '\r'], " ");
    // Writing to a string can't fail.
    let _ = writeln!(text, "{}{content}", "  ".repeat(depth));
}

fn time(micros: i64) -> String {
    DateTime::from_timestamp_micros(micros).unwrap_or_default().format("%F %T UTC").to_string()
}
