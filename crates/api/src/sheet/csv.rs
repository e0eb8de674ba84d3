//! CSV by RFC 4180, with the delimiter that the file has. Ours, because a reader has to say where a quotation began that
//! does not end: the `csv` crate takes the end of the file for its end.

use serde::{Deserialize, Serialize};
use tandem_domain::import::{Cell, Line};
use ts_rs::TS;

use super::{Count, Trouble, TroubleCause};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }
}

/// The one that the first line has most of, outside of quotations.
pub(super) fn guess(text: &str) -> Delimiter {
    let (mut counts, mut quoted) = ([0_usize; 3], false);
    for sign in text.trim_start().chars() {
        match sign {
            '"' => quoted = !quoted,
            '\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (count, delimiter) in counts.iter_mut().zip(Delimiter::ALL) {
                    *count += usize::from(delimiter.sign() == sign);
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let found = Delimiter::ALL.into_iter().zip(counts).find(|(_, count)| *count == most);
    found.map_or(Delimiter::Comma, |(delimiter, _)| delimiter)
}

pub(super) fn read(text: &str, delimiter: Delimiter) -> Result<Vec<Line>, Trouble> {
    let mut reader = Reader { rest: text, line: 1, count: Count::default() };
    let mut lines = Vec::new();
    while !reader.rest.is_empty() {
        let number = reader.line;
        let cells = reader.record(delimiter.sign())?;
        // A line of nothing is none.
        if cells.iter().any(|cell| !cell.is_empty()) {
            reader.count.line(number)?;
            lines.push(Line { number, cells });
        }
    }
    Ok(lines)
}

struct Reader<'a> {
    rest: &'a str,
    line: u64,
    count: Count,
}

impl Reader<'_> {
    fn record(&mut self, delimiter: char) -> Result<Vec<Cell>, Trouble> {
        let first = self.line;
        let mut cells = Vec::new();
        loop {
            let text =
                if self.rest.starts_with('"') { self.quoted(delimiter)? } else { self.plain(delimiter).to_owned() };
            self.count.cell(first, cells.len(), text.len())?;
            cells.push(Cell::Text(harmed(text)));
            let mut signs = self.rest.chars();
            match signs.next() {
                Some(sign) if sign == delimiter => self.rest = signs.as_str(),
                Some(_) => {
                    self.rest = self.rest.strip_prefix("\r\n").unwrap_or(signs.as_str());
                    self.line += 1;
                    return Ok(cells);
                }
                None => return Ok(cells),
            }
        }
    }

    /// Up to the delimiter or the end of the line; a lone carriage return ends one too.
    fn plain(&mut self, delimiter: char) -> &str {
        let end = self.rest.find([delimiter, '\n', '\r']).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }

    fn quoted(&mut self, delimiter: char) -> Result<String, Trouble> {
        let begun = self.line;
        let mut text = String::new();
        self.rest = &self.rest[1..];
        loop {
            let Some(end) = self.rest.find('"') else { return Err(TroubleCause::OpenQuote.on(begun)) };
            let (part, rest) = self.rest.split_at(end);
            text.push_str(part);
            self.line += part.bytes().filter(|byte| *byte == b'\n').count() as u64;
            self.rest = &rest[1..];
            if let Some(rest) = self.rest.strip_prefix('"') {
                text.push('"');
                self.rest = rest;
                continue;
            }
            // What stands behind a quotation belongs to it, as spreadsheets read it.
            let tail = self.plain(delimiter).to_owned();
            text.push_str(&tail);
            return Ok(text);
        }
    }
}

/// The cell before [`crate::csv_file::harmless`] put an apostrophe in front of it.
fn harmed(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => text,
    }
}
