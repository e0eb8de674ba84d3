//! Lists as CSV files among the user's downloads. A cell is never a formula, whatever a customer is called.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::download;

/// Tells spreadsheets that the file is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// See [`crate::list_file::ListFile`].
pub(crate) struct CsvFile {
    out: csv::Writer<NamedTempFile>,
    folder: PathBuf,
    rows: u64,
}

impl CsvFile {
    pub fn create(folder: &Path, headers: &[String]) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, MARK)?;
        let mut out = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(file);
        out.write_record(headers.iter().map(|cell| harmless(cell).into_owned()))?;
        Ok(Self { out, folder: folder.to_owned(), rows: 0 })
    }

    pub fn add(&mut self, cells: &[String]) -> io::Result<()> {
        self.rows += 1;
        Ok(self.out.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?)
    }

    /// The name it got, and how many rows it has.
    pub fn finish(self, stem: &str) -> io::Result<(String, u64)> {
        let file = self.out.into_inner().map_err(|failed| io::Error::from(failed.error().kind()))?;
        Ok((download::keep(file, &self.folder, stem, "csv")?, self.rows))
    }
}

/// An apostrophe before whatever a spreadsheet takes for a formula (OWASP, CSV injection): at the start of a cell, and
/// behind each sign that some program may take for the end of one.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    let begins_control = cell.starts_with(|sign: char| sign.is_control());
    let mut out = String::new();
    let (mut start, mut copied) = (true, 0);
    for (at, sign) in cell.char_indices() {
        if start && matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push_str(&cell[copied..at]);
            out.push('\'');
            copied = at;
        }
        let ends = matches!(sign, ',' | ';' | '|') || sign.is_control();
        start = ends || (start && is_passed_over(sign));
    }
    if copied == 0 && out.is_empty() {
        return if begins_control { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) };
    }
    out.push_str(&cell[copied..]);
    Cow::Owned(if begins_control { format!("'{out}") } else { out })
}

/// Signs that programs drop or that nobody sees before the first that counts.
fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace()
        || matches!(sign, '"' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[rstest::rstest]
    #[case("Harbour", "Harbour")]
    #[case("Smith-Jones & co. a=b", "Smith-Jones & co. a=b")]
    #[case("=1+1", "'=1+1")]
    #[case("@SUM(A1)", "'@SUM(A1)")]
    #[case("+49 30", "'+49 30")]
    #[case("-2", "'-2")]
    #[case("  =1", "  '=1")]
    #[case("\t=1", "'\t'=1")]
    #[case("\rx", "'\rx")]
    #[case("＝1", "'＝1")]
    #[case("\u{200f}=1", "\u{200f}'=1")]
    #[case("\"=1", "\"'=1")]
    #[case("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0")]
    #[case("x,\"=1", "x,\"'=1")]
    #[case("x\n-1", "x\n'-1")]
    #[case("", "")]
    fn a_cell_is_never_a_formula(#[case] cell: &str, #[case] wanted: &str) {
        assert_eq!(harmless(cell), wanted);
        assert_eq!(harmless(wanted), wanted, "what is harmless stays as it is");
    }

    #[test]
    fn a_file_takes_no_other_ones_place() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| {
            let mut file = CsvFile::create(folder.path(), &["Name".into()]).unwrap();
            file.add(&[text.into()]).unwrap();
            file.finish("Deals").unwrap()
        };
        assert_eq!(write("a"), ("Deals.csv".into(), 1));
        assert_eq!(write("b"), ("Deals (2).csv".into(), 1));
        assert_eq!(fs::read_to_string(folder.path().join("Deals.csv")).unwrap(), "\u{feff}\"Name\"\n\"a\"\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing half-written stays");
    }
}
