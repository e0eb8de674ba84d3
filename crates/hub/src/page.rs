//! How much goes into one answer, so that it stays within the protocol's limits whatever the rows hold.

use serde::Serialize;
use tandem_protocol::{MAX_PAGE_BYTES, MAX_PAGE_ROWS};

use crate::Result;

/// Bytes of JSON after which a page ends. Below the limit for the packed page, so that even rows that don't
/// compress at all fit; a page of 5,000 deals has about 3.3 MB.
pub const PAGE_JSON_BYTES: usize = MAX_PAGE_BYTES - (256 << 10);

/// Rows that the client may have.
pub fn rows_wanted(max: usize) -> usize {
    max.clamp(1, MAX_PAGE_ROWS)
}

/// Length of a value as JSON, without keeping it.
pub fn json_len<T: Serialize>(value: &T) -> Result<usize> {
    let mut counter = Counter(0);
    serde_json::to_writer(&mut counter, value).map_err(tandem_protocol::WireError::from)?;
    Ok(counter.0)
}

struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
