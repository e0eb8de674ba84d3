//! How large a packed file is when it is unpacked, counted while unpacking: what its directory says is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Trouble, TroubleCause};

/// Parts of a workbook: a few for each sheet.
const MOST_PARTS: u16 = 1_000;
/// Of all parts together, bytes.
const MOST_BYTES: u64 = 128 << 20;
/// An unpacked part may be so many times its size; texts of lists pack to a twentieth.
const MOST_RATIO: u64 = 200;
/// Below this the ratio says nothing.
const SMALL: u64 = 1 << 20;

const END_MARK: &[u8] = b"PK\x05\x06";
/// The mark, fixed fields and the longest comment.
const END_BYTES: usize = 22 + 65_535;

/// # Errors
/// A file that is no whole archive, unpacks to too much, lies about it, or has a part that defines entities.
pub(super) fn check(bytes: &[u8]) -> Result<(), Trouble> {
    // Before the directory is read: it takes more memory than the file.
    if count_parts(bytes).ok_or(TroubleCause::Broken.whole())? > MOST_PARTS {
        return Err(TroubleCause::Bomb.whole());
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TroubleCause::Broken.whole())?;
    if !archive.file_names().any(|name| name.is_ok_and(|name| name == "xl/workbook.xml")) {
        return Err(TroubleCause::NoSheet.whole());
    }
    let mut all = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| TroubleCause::Broken.whole())?;
        let (said, packed) = (part.size(), part.compressed_size());
        let size = count(&mut part, all, packed)?;
        if size != said {
            return Err(TroubleCause::Broken.whole());
        }
        all += size;
    }
    Ok(())
}

/// As the end of the directory says; more than it can say in two bytes is more than there may be.
fn count_parts(bytes: &[u8]) -> Option<u16> {
    let tail = &bytes[bytes.len().saturating_sub(END_BYTES)..];
    let end = tail.windows(END_MARK.len()).rposition(|window| window == END_MARK)?;
    Some(u16::from_le_bytes([*tail.get(end + 10)?, *tail.get(end + 11)?]))
}

fn count(part: &mut impl Read, before: u64, packed: u64) -> Result<u64, Trouble> {
    let (mut size, mut buffer) = (0, vec![0; 64 << 10]);
    let mut tail = Vec::new();
    loop {
        let read = part.read(&mut buffer).map_err(|_| TroubleCause::Broken.whole())?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        if before + size > MOST_BYTES || (size > SMALL && size / packed.max(1) > MOST_RATIO) {
            return Err(TroubleCause::Bomb.whole());
        }
        tail.extend_from_slice(&buffer[..read]);
        if has_entities(&tail) {
            return Err(TroubleCause::Broken.whole());
        }
        tail.drain(..tail.len().saturating_sub(ENTITIES.len() + 1));
    }
}

/// Where entities are defined; no spreadsheet does.
const ENTITIES: &[u8] = b"!DOCTYPE";

fn has_entities(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'<').skip(1).any(|tag| tag.starts_with(ENTITIES))
}
