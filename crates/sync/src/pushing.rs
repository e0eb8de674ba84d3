//! The sending half of the driver: one push, from what may go now to what the hub's answer does here.

use tandem_connectors::HubClient;
use tandem_model::{SCHEMA_VERSION, Table};
use tandem_protocol::{MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS, PushGroup, PushRequest};
use tandem_store::{Answer, QueueCounts, Store};

use crate::{Error, storing::change_of};

/// Room for what lies around the edits in a request.
const FRAME_BYTES: usize = 16 << 10;

/// What came of a push.
pub struct Pushed {
    pub sent: u64,
    pub answered: u64,
    pub queue: QueueCounts,
    /// Tables whose rows a screen may have to read again.
    pub tables: Vec<Table>,
}

/// `now` in microseconds UTC, asked when the answer is here.
pub async fn push(client: &HubClient, store: &Store, now: impl Fn() -> i64) -> Result<Pushed, Error> {
    let batch = store.next_push(MAX_PUSH_MUTATIONS, MAX_PUSH_BYTES - FRAME_BYTES).await?;
    let Some((first, _)) = batch.groups.first() else {
        return Ok(Pushed { sent: 0, answered: 0, queue: store.queue_counts().await?, tables: Vec::new() });
    };
    let (first, round) = (*first, batch.round);
    let sent = batch.groups.iter().map(|(_, mutations)| mutations.len() as u64).sum();
    let groups = batch.groups.into_iter().map(|(group_id, mutations)| PushGroup { group_id, mutations }).collect();
    let (device_id, hub_epoch) = (batch.device_id, batch.hub_epoch);
    let request = PushRequest { device_id, client_schema: SCHEMA_VERSION, hub_epoch, groups };
    let answer = match client.push(&request).await {
        Ok(answer) => answer,
        Err(tandem_connectors::Error::MutationReused) => {
            // A copy of this profile has sent the first group with other content: here it is another edit.
            store.renew_group(first).await?;
            return Err(tandem_connectors::Error::MutationReused.into());
        }
        Err(error) => return Err(error.into()),
    };
    let verdicts: Vec<_> = answer.results.into_iter().map(|result| result.verdict).collect();
    let answered = verdicts.len() as u64;
    let changes = answer.changes.into_iter().map(change_of).collect();
    let answer = Answer { round, hub_epoch: answer.hub_epoch, verdicts, changes, at: now() };
    // An answer that came too late counts as none: what was sent is offered again.
    let (answered, tables) = match store.apply_push(answer).await? {
        Some(written) => (answered, written.topics.into_iter().collect()),
        None => (0, Vec::new()),
    };
    Ok(Pushed { sent, answered, queue: store.queue_counts().await?, tables })
}
