//! How a message is packed: JSON in one zstd frame, with an RFC 9530 digest over the bytes as sent.
//!
//! Everything read here is hostile until proven otherwise: sizes are capped before memory is spent.

use std::io::Read;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

/// Largest window a frame may ask for, as a power of two: 8 MiB.
const WINDOW_LOG_MAX: u32 = 23;
const LEVEL: i32 = 3;

#[derive(Debug, thiserror::Error)]
pub enum WireError {
    #[error("the body does not match its digest")]
    Digest,
    #[error("the page has more than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("not a zstd frame: {0}")]
    Frame(#[source] std::io::Error),
    #[error("not the expected message: {0}")]
    Json(#[from] serde_json::Error),
}

/// Value of the `content-digest` header for a body.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// Packs a message for sending.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, WireError> {
    let raw = serde_json::to_vec(message)?;
    zstd::stream::encode_all(raw.as_slice(), LEVEL).map_err(WireError::Frame)
}

/// Unpacks a message: digest first, then at most `raw_limit` bytes of JSON.
pub fn decode<T: DeserializeOwned>(body: &[u8], digest: &str, raw_limit: usize) -> Result<T, WireError> {
    Ok(serde_json::from_slice(&unpack(body, digest, raw_limit)?)?)
}

/// The JSON inside a body, for a reader that looks at the text before it builds rows from it.
pub fn unpack(body: &[u8], digest: &str, raw_limit: usize) -> Result<Vec<u8>, WireError> {
    if content_digest(body) != digest {
        return Err(WireError::Digest);
    }
    inflate(body, raw_limit)
}

fn inflate(body: &[u8], raw_limit: usize) -> Result<Vec<u8>, WireError> {
    let mut decoder = zstd::stream::read::Decoder::new(body).map_err(WireError::Frame)?;
    decoder.window_log_max(WINDOW_LOG_MAX).map_err(WireError::Frame)?;
    let mut raw = Vec::new();
    decoder.take(raw_limit as u64 + 1).read_to_end(&mut raw).map_err(WireError::Frame)?;
    if raw.len() > raw_limit {
        return Err(WireError::TooLarge { limit: raw_limit });
    }
    Ok(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(text: &str) -> (Vec<u8>, String) {
        let body = encode(&text).unwrap();
        let digest = content_digest(&body);
        (body, digest)
    }

    #[test]
    fn a_message_comes_back_as_it_was_sent() {
        let (body, digest) = packed("Ünïcode ✓ شريك");
        assert_eq!(decode::<String>(&body, &digest, 1024).unwrap(), "Ünïcode ✓ شريك");
    }

    #[test]
    fn a_body_with_another_digest_is_refused() {
        let (mut body, digest) = packed("hello");
        *body.last_mut().unwrap() ^= 1;
        assert!(matches!(decode::<String>(&body, &digest, 1024), Err(WireError::Digest)));
    }

    #[test]
    fn a_bomb_stops_at_the_raw_limit() {
        let (body, digest) = packed(&"x".repeat(10 << 20));
        assert!(body.len() < 10_000);
        assert!(
            matches!(decode::<String>(&body, &digest, 1 << 20), Err(WireError::TooLarge { limit }) if limit == 1 << 20)
        );
    }

    #[test]
    fn bytes_that_are_no_frame_are_refused() {
        let body = b"<html>502</html>".to_vec();
        let digest = content_digest(&body);
        assert!(matches!(decode::<String>(&body, &digest, 1024), Err(WireError::Frame(_))));
    }
}
