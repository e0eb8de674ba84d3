//! The answer to a digest: sums, or rows that belong where they were asked for.

use std::collections::BTreeSet;

use tandem_protocol::{DigestRequest, DigestResponse, MAX_PAGE_ROWS, part_of};

use crate::{
    Malformed,
    http::Body,
    page::{check_cursor, read_message},
};

pub fn read_digest(body: &Body, raw_bytes: usize, asked: DigestRequest) -> Result<DigestResponse, Malformed> {
    let answer: DigestResponse = read_message(body, raw_bytes)?;
    check_cursor(&answer.as_of)?;
    let (tables, parts) = (asked.t.is_none(), asked.t.is_some() && asked.part.is_none());
    let rows = asked.part.is_some();
    if (!tables && !answer.tables.is_empty())
        || (!parts && !answer.parts.is_empty())
        || (!rows && !answer.rows.is_empty())
    {
        return Err(Malformed::Unasked);
    }
    let mut seen = BTreeSet::new();
    if !answer.tables.iter().all(|sum| seen.insert(sum.t)) || !answer.parts.is_sorted_by(|a, b| a.part < b.part) {
        return Err(Malformed::Order);
    }
    check_rows(&answer, asked)?;
    Ok(answer)
}

/// Ids go up and start after the one asked for, so that a part ends whatever the hub says.
fn check_rows(answer: &DigestResponse, asked: DigestRequest) -> Result<(), Malformed> {
    if answer.rows.len() > MAX_PAGE_ROWS {
        return Err(Malformed::TooManyRows);
    }
    let mut last = asked.after_id;
    for row in &answer.rows {
        if Some(row.table()) != asked.t || Some(part_of(row.uuid())) != asked.part {
            return Err(Malformed::Unasked);
        }
        if last.is_some_and(|last| row.uuid() <= last) {
            return Err(Malformed::Order);
        }
        if row.version() < 1 {
            return Err(Malformed::Version);
        }
        last = Some(row.uuid());
    }
    match answer.next {
        Some(_) if answer.rows.is_empty() => Err(Malformed::NoProgress),
        Some(next) if Some(next) != last => Err(Malformed::Order),
        _ => Ok(()),
    }
}
