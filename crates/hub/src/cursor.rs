//! A cursor says how far a laptop has read. The hub signs it, so that nobody can make one up.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use tandem_domain::scope::Grant;
use tandem_protocol::ProblemCode;
use uuid::Uuid;

use crate::{Error, Hub, Result, feed};

/// Longer ones are not ours.
const MAX_BYTES: usize = 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub epoch: Uuid,
    pub seq: i64,
    /// The hub's hash chain at `seq`: proves that hub and laptop mean the same history.
    pub chain: String,
    /// For whom it is, by [`Grant::reach`]: what somebody else may see in addition did not come before it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
}

/// `payload.signature`, both in base64.
pub fn seal(hub: &Hub, cursor: &Cursor) -> Result<String> {
    let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(cursor).map_err(tandem_protocol::WireError::from)?);
    let signature = URL_SAFE_NO_PAD.encode(sign(hub, &payload)?.finalize().into_bytes());
    Ok(format!("{payload}.{signature}"))
}

/// Opens a cursor and makes sure that the feed goes on from it, for whoever may see just what its owner saw.
pub async fn check(hub: &Hub, grant: &Grant, text: &str) -> Result<Cursor> {
    let cursor = open(hub, text)?;
    if cursor.reach != grant.reach() {
        return Err(resync("what may be seen has changed since"));
    }
    let head = feed::find_head(hub).await?;
    if cursor.seq < head.horizon {
        return Err(resync("the cursor is older than what the hub keeps"));
    }
    if cursor.seq > head.seq {
        return Err(fork());
    }
    match feed::find_chain(hub, &head, cursor.seq).await? {
        Some(chain) if chain == cursor.chain => Ok(cursor),
        Some(_) => Err(fork()),
        None => Err(resync("the hub no longer keeps the place of this cursor")),
    }
}

fn open(hub: &Hub, text: &str) -> Result<Cursor> {
    let bad = || Error::bad_request("the cursor is not one of this hub's");
    if text.len() > MAX_BYTES {
        return Err(bad());
    }
    let (payload, signature) = text.split_once('.').ok_or_else(bad)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| bad())?;
    let cursor: Cursor = serde_json::from_slice(&bytes).map_err(|_| bad())?;
    // A rebuilt hub has another secret too: its laptops need a snapshot, which is safe whoever asks.
    if cursor.epoch != hub.epoch() {
        return Err(resync("the cursor is of another epoch of this hub"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| bad())?;
    sign(hub, payload)?.verify_slice(&signature).map_err(|_| bad())?;
    Ok(cursor)
}

fn sign(hub: &Hub, payload: &str) -> Result<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(hub.secret())
        .map_err(|_| Error::refused(ProblemCode::Internal, "the hub's secret can't be used"))?;
    mac.update(payload.as_bytes());
    Ok(mac)
}

fn resync(message: &'static str) -> Error {
    Error::refused(ProblemCode::ResyncRequired, message)
}

fn fork() -> Error {
    tracing::error!("a cursor disagrees with this hub's history: was the database restored without a new epoch?");
    Error::refused(ProblemCode::Fork, "the hub's history is not the one this cursor was made in")
}
