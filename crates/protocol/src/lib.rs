//! Sync wire types, versions and limits: the hub's contract with a laptop.
//!
//! Read [`message`] for what is said, [`wire`] for how it is packed (JSON, zstd, digest), [`digest`] for how two sides
//! find out that they hold the same rows.

pub mod digest;
pub mod message;
pub mod wire;

pub use digest::{PARTS, RowSum, canonical_json, part_of, row_hash};
pub use message::*;
pub use wire::{WireError, content_digest, decode, encode, unpack};

/// Path prefix of the sync endpoints.
pub const BASE: &str = "/sync/v1";
pub const CONTENT_TYPE: &str = "application/json+zstd";
/// RFC 9530 header over the body as sent.
pub const DIGEST_HEADER: &str = "content-digest";
/// Request header of `pull` and `snapshot`: the schema that the laptop knows. Without it the first one is meant.
pub const SCHEMA_HEADER: &str = "tandem-schema";

/// Most rows a page may hold.
pub const MAX_PAGE_ROWS: usize = 5_000;
/// Most bytes of a page as sent.
pub const MAX_PAGE_BYTES: usize = 4 << 20;
/// Most bytes of a page after decompression.
pub const MAX_RAW_BYTES: usize = 16 << 20;
/// Most mutations of a push; a group that alone has more goes alone.
pub const MAX_PUSH_MUTATIONS: usize = 200;
/// Most bytes of a push request.
pub const MAX_PUSH_BYTES: usize = 1 << 20;
/// Longest text a field may hold, bytes.
pub const MAX_TEXT_BYTES: usize = 64 << 10;

/// The device that edits of an import come from: a conflict with one names it as `mine_device`.
pub const IMPORT_DEVICE: uuid::Uuid = uuid::Uuid::from_u128(0x7461_6e64_656d_8000_8000_696d_706f_7274);
