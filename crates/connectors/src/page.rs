//! From bytes to rows that may be trusted in form: sizes, order, versions.
//!
//! Read [`read_snapshot`] and [`read_pull`]. What the rows say is not judged here.

use serde::{Deserialize, de::DeserializeOwned};
use tandem_model::SyncedRow;
use tandem_protocol::{Change, Group, MAX_TEXT_BYTES, PullResponse, unpack};
use uuid::Uuid;

use crate::{Malformed, http::Body};

/// A cursor is a number, an id and a seal; anything longer is not one.
const MAX_CURSOR_BYTES: usize = 1 << 10;

/// Checked rows of one table.
#[derive(Debug)]
pub struct SnapshotPage<M> {
    pub as_of: String,
    pub rows: Vec<M>,
    pub last_id: Option<Uuid>,
    /// Where the table goes on; `None` at its end.
    pub next: Option<Uuid>,
    /// Size as sent.
    pub bytes: u64,
}

/// Checked groups, in the order of the hub.
#[derive(Debug)]
pub struct PullPage {
    pub groups: Vec<Group>,
    pub cursor: String,
    pub more: bool,
    /// Size as sent.
    pub bytes: u64,
}

/// What a snapshot page has to keep to.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    pub after_id: Option<Uuid>,
    pub max_rows: usize,
    pub raw_bytes: usize,
}

/// Same fields as the protocol's answer, with the rows decoded in the one pass over the JSON.
#[derive(Deserialize)]
struct SnapshotJson<M> {
    as_of: String,
    rows: Vec<M>,
    next: Option<Uuid>,
}

pub fn read_message<T: DeserializeOwned>(body: &Body, raw_bytes: usize) -> Result<T, Malformed> {
    let json = unpack(&body.bytes, &body.digest, raw_bytes)?;
    if has_text_over(&json, MAX_TEXT_BYTES) {
        return Err(Malformed::LongText);
    }
    serde_json::from_slice(&json).map_err(|_| Malformed::Json)
}

pub fn read_snapshot<M>(body: &Body, expected: Expected) -> Result<SnapshotPage<M>, Malformed>
where
    M: SyncedRow + DeserializeOwned,
{
    let SnapshotJson { as_of, rows, next } = read_message::<SnapshotJson<M>>(body, expected.raw_bytes)?;
    check_cursor(&as_of)?;
    if rows.len() > expected.max_rows {
        return Err(Malformed::TooManyRows);
    }
    let last = check_rows(&rows, expected.after_id)?;
    match next {
        Some(_) if rows.is_empty() => Err(Malformed::NoProgress),
        Some(next) if Some(next) != last => Err(Malformed::Order),
        _ => Ok(SnapshotPage {
            as_of,
            last_id: last.filter(|_| !rows.is_empty()),
            rows,
            next,
            bytes: body.bytes.len() as u64,
        }),
    }
}

pub fn read_pull(body: &Body, raw_bytes: usize, asked: &str) -> Result<PullPage, Malformed> {
    let PullResponse { groups, cursor, more, .. } = read_message::<PullResponse>(body, raw_bytes)?;
    check_cursor(&cursor)?;
    check_groups(&groups)?;
    if more && cursor == asked {
        return Err(Malformed::NoProgress);
    }
    Ok(PullPage { groups, cursor, more, bytes: body.bytes.len() as u64 })
}

pub fn check_cursor(cursor: &str) -> Result<(), Malformed> {
    if cursor.len() > MAX_CURSOR_BYTES { Err(Malformed::LongText) } else { Ok(()) }
}

/// Ids go up and start after the one asked for, so that a table ends whatever the hub says. Gives the last one.
fn check_rows<M: SyncedRow>(rows: &[M], after_id: Option<Uuid>) -> Result<Option<Uuid>, Malformed> {
    let mut last = after_id;
    for row in rows {
        let id = row.uuid();
        if last.is_some_and(|last| id <= last) {
            return Err(Malformed::Order);
        }
        if row.version() < 1 {
            return Err(Malformed::Version);
        }
        last = Some(id);
    }
    Ok(last)
}

pub fn is_versioned(change: &Change) -> bool {
    match change {
        Change::Put { row } => row.version() >= 1,
        Change::Del { version, .. } => *version >= 1,
    }
}

fn check_groups(groups: &[Group]) -> Result<(), Malformed> {
    if !groups.is_sorted_by(|a, b| a.seq < b.seq) {
        return Err(Malformed::Order);
    }
    if groups.iter().flat_map(|group| &group.changes).all(is_versioned) { Ok(()) } else { Err(Malformed::Version) }
}

/// Looks at the JSON text itself, so that no table has to list its text columns.
/// An escape counts as the longest character it may stand for.
fn has_text_over(json: &[u8], limit: usize) -> bool {
    let mut bytes = json.iter();
    while let Some(byte) = bytes.next() {
        if *byte == b'"' && text_len(&mut bytes) > limit {
            return true;
        }
    }
    false
}

/// Length of the text whose opening quote was just read; leaves the iterator behind the closing one.
fn text_len(bytes: &mut std::slice::Iter<'_, u8>) -> usize {
    let mut len = 0;
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => match bytes.next() {
                Some(b'u') => {
                    bytes.nth(3);
                    len += 3;
                }
                _ => len += 1,
            },
            _ => len += 1,
        }
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_found_wherever_it_stands() {
        assert!(has_text_over(br#"{"a":["x",{"b":"12345"}]}"#, 4));
        assert!(!has_text_over(br#"{"a":["x",{"b":"1234"}],"n":123456789}"#, 4));
    }

    #[test]
    fn an_escaped_quote_does_not_end_a_text() {
        assert!(has_text_over(br#"["a\"b\"c"]"#, 4));
        assert!(!has_text_over(br#"["a\"b","c"]"#, 4));
    }

    #[test]
    fn an_escaped_character_is_not_counted_by_its_spelling() {
        assert!(!has_text_over(br#"["\u0041\n"]"#, 4));
        assert!(has_text_over(br#"["\u0041\u0042"]"#, 4));
    }
}
