//! Does what the engine says: requests, writes and timers as tasks, each of which reports back as one message.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tandem_connectors::{HubClient, Limits};
use tandem_protocol::SnapshotRequest;
use tandem_store::Store;
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    task::AbortHandle,
};
use uuid::Uuid;

use crate::{
    Changed, Error, Rng, SyncHandle, SyncStatus, comparing,
    engine::State,
    event::{Answer, Effect, Event, Failure, Ticket, Wish},
    fetch::{self, Rows},
    news::Listener,
    pushing::{self, Pushed},
    storing::{Desk, Job},
};

/// Changes that a slow listener may lag behind before it has to read everything again.
const CHANGES_KEPT: usize = 256;

/// This machine's clock, microseconds UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

#[derive(Clone)]
pub struct Options {
    pub clock: Clock,
    pub limits: Limits,
    /// Seed of the random waits.
    pub seed: u64,
}

impl Options {
    pub fn new(clock: Clock) -> Self {
        Self { clock, limits: Limits::default(), seed: Uuid::new_v4().as_u64_pair().0 }
    }
}

/// What reaches the driver: from the handles, and from its own tasks.
pub(crate) enum Message {
    Event(Event),
    Hub(Option<HubClient>),
    Fetched { ticket: Ticket, outcome: Result<(Answer, Option<Rows>), Error> },
    Stored { ticket: Ticket, outcome: Result<Vec<tandem_model::Table>, Error>, desk: Desk },
    Pushed { ticket: Ticket, outcome: Result<Pushed, Error> },
    Renamed { ticket: Ticket, outcome: Result<(), Error> },
    Stop(oneshot::Sender<()>),
}

/// Lives in its own task; talk to it through [`SyncHandle`].
pub struct SyncDriver {
    store: Store,
    options: Options,
    state: State,
    rng: Rng,
    client: Option<HubClient>,
    messages: mpsc::UnboundedSender<Message>,
    status: watch::Sender<SyncStatus>,
    changed: broadcast::Sender<Changed>,
    /// Rows that were fetched and not yet given to the store.
    pages: BTreeMap<Ticket, Rows>,
    /// Away with the task that writes.
    desk: Option<Desk>,
    fetch: Option<AbortHandle>,
    timer: Option<AbortHandle>,
    push: Option<AbortHandle>,
    outbox: Option<AbortHandle>,
    push_timer: Option<AbortHandle>,
    news: Option<Listener>,
    stopping: Vec<oneshot::Sender<()>>,
}

impl SyncDriver {
    /// Starts without a hub; [`SyncHandle::set_hub`] gives it one.
    pub async fn spawn(store: Store, options: Options) -> Result<SyncHandle, Error> {
        let found = store.sync_state().await?;
        let (last_synced_at, checked_at) = (found.last_synced_at, found.checked_at);
        let start = Event::Start { has_hub: false, position: fetch::position_of(found), last_synced_at, checked_at };
        let (messages, inbox) = mpsc::unbounded_channel();
        let (status, _) = watch::channel(SyncStatus::default());
        let (changed, _) = broadcast::channel(CHANGES_KEPT);
        let handle = SyncHandle {
            messages: messages.clone(),
            status: status.subscribe(),
            changed: changed.clone(),
            limits: options.limits,
        };
        let mut driver = Self {
            store,
            rng: Rng::new(options.seed),
            options,
            state: State::default(),
            client: None,
            messages,
            status,
            changed,
            pages: BTreeMap::new(),
            desk: Some(Desk::default()),
            fetch: None,
            timer: None,
            push: None,
            outbox: None,
            push_timer: None,
            news: None,
            stopping: Vec::new(),
        };
        driver.step(start);
        driver.outbox = Some(follow_outbox(driver.store.clone(), driver.messages.clone()));
        tokio::spawn(driver.run(inbox));
        Ok(handle)
    }

    async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        while let Some(message) = inbox.recv().await {
            self.take(message);
            if !self.stopping.is_empty() && !self.state.is_storing() {
                break;
            }
        }
        self.abort();
        self.abort_push();
        self.outbox.take().into_iter().for_each(|task| task.abort());
        for done in self.stopping.drain(..) {
            let _ = done.send(());
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Event(event) => {
                if event == Event::News {
                    self.news.iter().for_each(Listener::heard);
                }
                self.step(event);
            }
            Message::Hub(client) => {
                self.client = client;
                self.news = None;
                self.step(Event::HubSet { has_hub: self.client.is_some() });
            }
            Message::Fetched { ticket, outcome: Ok((answer, rows)) } => {
                if let Some(rows) = rows.filter(|_| self.state.expects(ticket)) {
                    self.pages.insert(ticket, rows);
                }
                self.step(Event::Fetched { ticket, answer });
            }
            Message::Fetched { ticket, outcome: Err(error) } => {
                tracing::warn!(%error, "the hub could not be asked");
                self.step(Event::FetchFailed { ticket, failure: error.into() });
            }
            Message::Stored { ticket, outcome, desk } => {
                self.desk = Some(desk);
                self.take_stored(ticket, outcome);
            }
            Message::Pushed { ticket, outcome } => self.take_pushed(ticket, outcome),
            Message::Renamed { ticket, outcome: Ok(()) } => self.step(Event::DeviceRenamed { ticket }),
            Message::Renamed { ticket, outcome: Err(error) } => {
                self.step(Event::PushFailed { ticket, failure: error.into() });
            }
            Message::Stop(done) => {
                self.stopping.push(done);
                self.client = None;
                self.step(Event::User(Wish::Pause));
            }
        }
    }

    fn take_stored(&mut self, ticket: Ticket, outcome: Result<Vec<tandem_model::Table>, Error>) {
        match outcome {
            Ok(tables) => {
                if !tables.is_empty() {
                    // Nobody listening is fine.
                    let _ = self.changed.send(Changed { tables });
                }
                self.step(Event::Stored { ticket });
            }
            Err(error) => {
                tracing::error!(%error, "what the hub sent could not be stored");
                self.step(Event::StoreFailed { ticket, failure: error.into() });
            }
        }
    }

    fn step(&mut self, event: Event) {
        let now = (self.options.clock)();
        let (state, effects) = std::mem::take(&mut self.state).step(event, now, &mut self.rng);
        self.state = state;
        effects.into_iter().for_each(|effect| self.perform(effect));
        self.tune();
    }

    /// Listens for news while they are of use.
    fn tune(&mut self) {
        match &self.client {
            Some(client) if self.state.wants_news() => {
                let (client, messages) = (client.clone(), self.messages.clone());
                self.news.get_or_insert_with(|| Listener::start(client, messages, self.options.seed));
            }
            _ => self.news = None,
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Hello { ticket, resync } => self.fetch(ticket, move |client, store| async move {
                Ok((fetch::hello(&client, &store, resync).await?, None))
            }),
            Effect::FetchPage { ticket, bucket, table, after_id, as_of } => {
                let request = SnapshotRequest { bucket, t: table, after_id, as_of, max: 0 };
                self.fetch(ticket, move |client, _| async move {
                    let (answer, rows) = fetch::page(&client, request).await?;
                    Ok((answer, Some(rows)))
                });
            }
            Effect::Pull { ticket, cursor } => self.fetch(ticket, move |client, store| async move {
                let (answer, rows) = fetch::pull(&client, &store, cursor).await?;
                Ok((answer, Some(rows)))
            }),
            Effect::Abort => self.abort(),
            Effect::Prove { ticket, cursor } => self.fetch(ticket, move |client, store| async move {
                Ok((comparing::prove(&client, &store, &cursor).await?, None))
            }),
            Effect::Compare { ticket, cursor } => self
                .fetch(ticket, move |client, store| async move { comparing::compare(&client, &store, &cursor).await }),
            Effect::BeginLoad { ticket, rows_total, room } => self.store(ticket, Some(Job::Begin { rows_total, room })),
            Effect::ApplyPage { ticket, page, place } => {
                let rows = self.pages.remove(&page);
                self.store(
                    ticket,
                    rows.and_then(|rows| match rows {
                        Rows::Table(rows) => Some(Job::Page { rows, place }),
                        Rows::Groups(_) | Rows::Parts(_) => None,
                    }),
                );
            }
            Effect::ApplyGroups { ticket, page, cursor, at } => {
                let rows = self.pages.remove(&page);
                self.store(
                    ticket,
                    rows.and_then(|rows| match rows {
                        Rows::Groups(groups) => Some(Job::Groups { groups, cursor, at }),
                        Rows::Table(_) | Rows::Parts(_) => None,
                    }),
                );
            }
            Effect::Repair { ticket, page, at } => {
                let rows = self.pages.remove(&page);
                self.store(
                    ticket,
                    rows.and_then(|rows| match rows {
                        Rows::Parts(repair) => Some(Job::Repair { repair, at }),
                        Rows::Table(_) | Rows::Groups(_) => None,
                    }),
                );
            }
            Effect::Flush { ticket } => self.store(ticket, Some(Job::Flush)),
            Effect::FinishLoad { ticket, cursor } => self.store(ticket, Some(Job::Finish { cursor })),
            Effect::NoteSynced { ticket, at, checked } => self.store(ticket, Some(Job::NoteSynced { at, checked })),
            Effect::SetTimer { ticket, delay_ms } => self.set_timer(ticket, delay_ms),
            Effect::Push { ticket } => self.push(ticket),
            Effect::RenameDevice { ticket } => self.rename(ticket),
            Effect::AbortPush => self.abort_push(),
            Effect::SetPushTimer { ticket, delay_ms } => {
                let timer = self.timer_for(Event::PushTimer { ticket }, delay_ms);
                if let Some(before) = self.push_timer.replace(timer) {
                    before.abort();
                }
            }
            Effect::Publish(status) => drop(self.status.send_replace(status)),
        }
    }

    fn fetch<F, Fut>(&mut self, ticket: Ticket, ask: F)
    where
        F: FnOnce(HubClient, Store) -> Fut,
        Fut: Future<Output = Result<(Answer, Option<Rows>), Error>> + Send + 'static,
    {
        let Some(client) = self.client.clone() else {
            return self.send(Message::Event(Event::FetchFailed { ticket, failure: Failure::Offline }));
        };
        let (asking, messages) = (ask(client, self.store.clone()), self.messages.clone());
        let task = tokio::spawn(async move {
            let outcome = asking.await;
            let _ = messages.send(Message::Fetched { ticket, outcome });
        });
        self.fetch = Some(task.abort_handle());
    }

    /// A job whose rows are gone can't happen; if it does, the engine hears of it and starts over.
    fn store(&mut self, ticket: Ticket, job: Option<Job>) {
        let (Some(job), Some(mut desk)) = (job, self.desk.take()) else {
            let failure = Failure::Cache { code: "rows missing".into() };
            self.desk.get_or_insert_default();
            return self.send(Message::Event(Event::StoreFailed { ticket, failure }));
        };
        let (store, messages) = (self.store.clone(), self.messages.clone());
        tokio::spawn(async move {
            let outcome = desk.run(&store, job).await;
            let _ = messages.send(Message::Stored { ticket, outcome, desk });
        });
    }

    fn set_timer(&mut self, ticket: Ticket, delay_ms: u64) {
        let timer = self.timer_for(Event::Timer { ticket }, delay_ms);
        if let Some(before) = self.timer.replace(timer) {
            before.abort();
        }
    }

    fn timer_for(&self, event: Event, delay_ms: u64) -> AbortHandle {
        let messages = self.messages.clone();
        let task = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(delay_ms)).await;
            let _ = messages.send(Message::Event(event));
        });
        task.abort_handle()
    }

    fn abort(&mut self) {
        self.fetch.take().into_iter().chain(self.timer.take()).for_each(|task| task.abort());
        self.pages.clear();
    }

    /// To itself, after what is under way.
    fn send(&self, message: Message) {
        let _ = self.messages.send(message);
    }
}

impl SyncDriver {
    fn push(&mut self, ticket: Ticket) {
        let Some(client) = self.client.clone() else {
            return self.send(Message::Event(Event::PushFailed { ticket, failure: Failure::Offline }));
        };
        let (store, clock, messages) = (self.store.clone(), self.options.clock.clone(), self.messages.clone());
        let task = tokio::spawn(async move {
            let outcome = pushing::push(&client, &store, || clock()).await;
            let _ = messages.send(Message::Pushed { ticket, outcome });
        });
        self.push = Some(task.abort_handle());
    }

    fn take_pushed(&mut self, ticket: Ticket, outcome: Result<Pushed, Error>) {
        match outcome {
            Ok(Pushed { sent, answered, queue, tables }) => {
                if !tables.is_empty() {
                    let _ = self.changed.send(Changed { tables });
                }
                self.step(Event::Pushed { ticket, sent, answered, queue });
            }
            Err(error) => {
                tracing::warn!(%error, "edits could not be sent");
                self.step(Event::PushFailed { ticket, failure: error.into() });
            }
        }
    }

    fn rename(&mut self, ticket: Ticket) {
        tracing::warn!("a copy of this profile uses the same device name: taking a new one");
        let (store, messages) = (self.store.clone(), self.messages.clone());
        tokio::spawn(async move {
            let outcome = store.fork_device().await.map(drop).map_err(Error::from);
            let _ = messages.send(Message::Renamed { ticket, outcome });
        });
    }

    fn abort_push(&mut self) {
        self.push.take().into_iter().chain(self.push_timer.take()).for_each(|task| task.abort());
    }
}

/// Tells the engine what waits, now and after each change, for as long as the sync runs.
fn follow_outbox(store: Store, messages: mpsc::UnboundedSender<Message>) -> AbortHandle {
    let mut changes = store.outbox_changes();
    changes.mark_changed();
    let task = tokio::spawn(async move {
        while changes.changed().await.is_ok() {
            match store.queue_counts().await {
                Ok(queue) => drop(messages.send(Message::Event(Event::OutboxChanged { queue }))),
                Err(error) => tracing::error!(%error, "what waits for the hub could not be counted"),
            }
        }
    });
    task.abort_handle()
}
