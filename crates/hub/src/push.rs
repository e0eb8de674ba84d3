//! Takes what laptops did while they were away. Read [`push`], then [`group`]: each group of edits is one transaction,
//! with its answer kept beside its effect, so that a group that comes again is answered and never done twice.

mod check;
mod group;
mod in_use;
mod known;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use tandem_domain::{
    push::{Author, RecordKey},
    scope::Grant,
};
use tandem_protocol::{Change, ProblemCode, PushRequest, PushResponse, PushResult};

use crate::{Error, Hub, Result, auth::Caller, device, page, pull, retry::retry};

/// After this long what is left is not looked at: it is offered again.
const WORK_LIMIT: Duration = Duration::from_secs(20);

/// Answers all groups, or the first few of them: whatever has no result was not looked at.
///
/// # Errors
/// When not even the first group could be answered.
pub async fn push(hub: &Hub, caller: &Caller, request: &PushRequest) -> Result<PushResponse> {
    check::check_request(request)?;
    let seen = device::Seen { id: request.device_id, app: None, client_schema: request.client_schema };
    if device::greet(hub, caller, &seen).await?.is_none() {
        return Err(Error::refused(ProblemCode::DeviceForked, "this device is another token's"));
    }
    let author = Author { member: caller.member.map(Into::into), device: request.device_id };
    let (started, mut answer, mut hub_epoch) = (Instant::now(), Answer::default(), request.hub_epoch);
    for group in &request.groups {
        if answer.is_full() || started.elapsed() > WORK_LIMIT {
            break;
        }
        match retry(|| group::take(hub, &caller.grant, author, hub_epoch, &group.mutations)).await {
            Ok(taken) => {
                hub_epoch = Some(taken.hub_epoch);
                answer.add(hub, &caller.grant, taken).await?;
            }
            Err(error) if answer.results.is_empty() => return Err(error),
            // The next push begins with this group and hears it.
            Err(_) => break,
        }
    }
    let acked_through = device::find_acked_through(hub, request.device_id).await?;
    let (results, changes) = (answer.results, answer.changes.into_values().collect());
    Ok(PushResponse { results, changes, acked_through, hub_epoch, reach: caller.grant.reach() })
}

#[derive(Default)]
struct Answer {
    results: Vec<PushResult>,
    changes: BTreeMap<RecordKey, Change>,
    /// Of the changes, as JSON.
    bytes: usize,
}

impl Answer {
    /// A group more may bring as much as all before it.
    fn is_full(&self) -> bool {
        self.bytes > page::PAGE_JSON_BYTES / 2
    }

    /// The records are read after the commit: what somebody else did meanwhile is as true. Those that the author may
    /// not see are left out, there or not.
    async fn add(&mut self, hub: &Hub, grant: &Grant, taken: group::Taken) -> Result<()> {
        if taken.wrote {
            hub.poke().notify_one();
        }
        self.results.extend(taken.results);
        for (key, change) in pull::list_now(hub, grant, &taken.touched).await? {
            let len = page::json_len(&change)?;
            if self.bytes + len > page::PAGE_JSON_BYTES {
                break;
            }
            self.bytes += len;
            self.changes.insert(key, change);
        }
        Ok(())
    }
}
