//! How the rest of the app talks to a running sync.

use tandem_connectors::{HubClient, Limits, Secret, hub::check_schema};
use tandem_model::Table;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use uuid::Uuid;

use crate::{
    Error, Problem, SyncStatus,
    driver::Message,
    event::{Event, Wish},
    fetch,
};

/// Where the hub is and who asks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HubConfig {
    pub address: String,
    pub token: Secret,
}

/// Tables whose rows the hub changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub tables: Vec<Table>,
}

/// Cheap to clone. The sync goes on until [`SyncHandle::stop`].
#[derive(Clone)]
pub struct SyncHandle {
    pub(crate) messages: mpsc::UnboundedSender<Message>,
    pub(crate) status: watch::Receiver<SyncStatus>,
    pub(crate) changed: broadcast::Sender<Changed>,
    pub(crate) limits: Limits,
}

impl SyncHandle {
    /// The latest status, and a way to wait for the next one.
    pub fn status(&self) -> watch::Receiver<SyncStatus> {
        self.status.clone()
    }

    /// A receiver that falls behind has to read everything again.
    pub fn changed(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }

    /// Another hub, another token, or none. Rows stay in sight until all of the new hub's are here.
    ///
    /// # Errors
    /// An address that is neither https nor on this machine, or a token that can't be sent: nothing changes then.
    pub fn set_hub(&self, hub: Option<HubConfig>) -> Result<(), Error> {
        let client = match hub {
            Some(hub) => Some(HubClient::new(&hub.address, &hub.token, self.limits)?),
            None => None,
        };
        self.messages.send(Message::Hub(client)).map_err(|_| Error::Ended)
    }

    /// Asks a hub once whether it is there and takes the token, and keeps nothing; `None` means that it does.
    ///
    /// # Errors
    /// The same as those of [`SyncHandle::set_hub`].
    pub async fn try_hub(&self, hub: &HubConfig, device_id: Uuid) -> Result<Option<Problem>, Error> {
        let client = HubClient::new(&hub.address, &hub.token, self.limits)?;
        let greeted = client.hello(&fetch::greeting(device_id, None)).await;
        let answer = greeted.and_then(|answer| check_schema(&answer));
        Ok(answer.err().map(|error| Problem::of(&Error::from(error).into())))
    }

    pub fn sync_now(&self) {
        self.tell(Event::User(Wish::SyncNow));
    }

    pub fn pause(&self) {
        self.tell(Event::User(Wish::Pause));
    }

    pub fn resume(&self) {
        self.tell(Event::User(Wish::Resume));
    }

    /// Stops what runs; what came in stays, and [`SyncHandle::resume`] goes on from there.
    pub fn cancel(&self) {
        self.tell(Event::User(Wish::Cancel));
    }

    /// The user says that the many deletions are meant.
    pub fn allow_deletes(&self) {
        self.tell(Event::User(Wish::AllowDeletes));
    }

    /// Brings all rows anew, beside those in sight; what the user did and the hub does not have yet stays.
    pub fn resync(&self) {
        self.tell(Event::User(Wish::Resync));
    }

    pub fn network_back(&self) {
        self.tell(Event::NetworkBack);
    }

    /// Ends the sync for good, after the write under way.
    pub async fn stop(&self) {
        let (done, ended) = oneshot::channel();
        if self.messages.send(Message::Stop(done)).is_ok() {
            // An error means that it has ended already.
            let _ = ended.await;
        }
    }

    /// A sync that has ended hears nothing, and has nothing to do.
    fn tell(&self, event: Event) {
        let _ = self.messages.send(Message::Event(event));
    }
}
