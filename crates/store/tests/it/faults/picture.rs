//! All that a cache file holds, as text that two runs of the same story have in common.

use std::{collections::HashMap, path::Path};

use rusqlite::types::ValueRef;
use tandem_store::Key;
use uuid::Uuid;

use crate::support::raw;

/// Numbers that only have to be in order, not the same: how often something was begun.
const INSTEAD: &[(&str, &str)] = &[
    (
        "sync_state",
        "SELECT device_id, next_device_seq, next_ord, hub_epoch, workspace_id, workspace_name, me, cursor, load_phase,
         snapshot_table, snapshot_after, snapshot_as_of, rows_done, rows_total, bytes_done, first_sync_done,
         last_synced_at, checked_at FROM sync_state",
    ),
    ("judgement", "SELECT judged_on, benchmarks, won_seq > judged_seq FROM judgement"),
    ("unjudged_deal", "SELECT deal_id, seq > (SELECT judged_seq FROM judgement) FROM unjudged_deal ORDER BY deal_id"),
    ("seaql_migrations", "SELECT version FROM seaql_migrations ORDER BY version"),
    // Its shadow tables are laid out by the order of commits; what it indexes is `search_doc`.
    ("search", "SELECT count(*) FROM search_doc"),
    ("search_doc", "SELECT t, id, hash FROM search_doc ORDER BY t, id"),
];

const SHADOWS: &[&str] = &["search_data", "search_idx", "search_docsize", "search_config", "search_content"];

pub fn picture(path: &Path, key: &Key) -> String {
    let sqlite = raw(path, key);
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = sqlite.prepare(sql).unwrap();
    let tables: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let mut text = String::new();
    for (name, definition) in tables.iter().filter(|(name, _)| !SHADOWS.contains(&name.as_str())) {
        let order = if definition.contains("WITHOUT ROWID") { "" } else { " ORDER BY rowid" };
        let instead = INSTEAD.iter().find(|(table, _)| table == name).map(|(_, sql)| (*sql).to_owned());
        let sql = instead.unwrap_or_else(|| format!("SELECT * FROM {name}{order}"));
        text.push_str(&format!("# {name}\n"));
        rows(&sqlite, &sql, &mut text);
    }
    text.push_str("# schema\n");
    rows(&sqlite, "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name", &mut text);
    text
}

fn rows(sqlite: &rusqlite::Connection, sql: &str, text: &mut String) {
    let mut statement = sqlite.prepare(sql).unwrap();
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        for (n, column) in columns.iter().enumerate() {
            let value = match row.get_ref(n).unwrap() {
                ValueRef::Null => continue,
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Blob(bytes) => hex::encode(bytes),
            };
            text.push_str(&format!("{column}={value} "));
        }
        text.push('\n');
    }
}

/// Names for ids that are made at random, by the order in which a run first met them.
#[derive(Clone, Default)]
pub struct Names(HashMap<Uuid, usize>);

impl Names {
    /// The picture with names in place of random ids.
    pub fn translate(&mut self, picture: &str) -> String {
        let mut out = String::with_capacity(picture.len());
        let mut word = String::new();
        for letter in picture.chars().chain(['\n']) {
            if letter.is_ascii_hexdigit() || letter == '-' {
                word.push(letter);
                continue;
            }
            match random_id(&word) {
                Some(id) => {
                    let next = self.0.len();
                    out.push_str(&format!("<{}>", self.0.entry(id).or_insert(next)));
                }
                None => out.push_str(&word),
            }
            word.clear();
            out.push(letter);
        }
        out
    }
}

/// Ids that a test chose are plain numbers and have no version.
fn random_id(word: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(word).ok()?;
    matches!(id.get_version_num(), 4 | 7).then_some(id)
}

/// Where two pictures first differ, for a message that can be read.
pub fn difference(found: &str, wanted: &str) -> String {
    let mut table = "";
    for (found, wanted) in found.lines().zip(wanted.lines()) {
        if found != wanted {
            return format!("{table}\n  found  {found}\n  wanted {wanted}");
        }
        if found.starts_with('#') {
            table = found;
        }
    }
    format!("{} lines instead of {}", found.lines().count(), wanted.lines().count())
}
