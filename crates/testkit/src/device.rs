//! A laptop without a window: the product on a [`FakeShell`], asked and commanded as the UI does.

use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use chrono::NaiveDate;
use serde_json::{Value, json};
use tandem_api::{ApiError, Core, CoreEvent, Outcome, Topic};
use tokio::{
    sync::{
        broadcast::{self, error::RecvError},
        watch,
    },
    time::timeout,
};

use crate::{FakeShell, TestHub};

/// Nothing that a test waits for takes this long: the end of the patience, not a measure of time.
const PATIENCE: Duration = Duration::from_secs(180);

pub struct Device {
    pub name: String,
    pub shell: Arc<FakeShell>,
    pub core: Arc<Core>,
    seen: watch::Receiver<Seen>,
}

/// What the core has told so far.
#[derive(Clone, Debug, Default)]
struct Seen {
    status: Value,
    /// How often the deals were judged.
    judgements: u32,
}

impl Device {
    /// A new laptop on that day: no hub, an empty cache.
    pub async fn start(name: &str, today: NaiveDate) -> Self {
        Self::on(name, FakeShell::new(today)).await
    }

    pub async fn on(name: &str, shell: Arc<FakeShell>) -> Self {
        let core = Core::new(shell.clone());
        let (tell, seen) = watch::channel(Seen::default());
        tokio::spawn(watch_events(Arc::downgrade(&core), core.subscribe(), tell));
        core.open().await;
        Self { name: name.to_owned(), shell, core, seen }
    }

    /// Ends the application and starts it again on the same profile and key store.
    pub async fn restart(self) -> Self {
        self.core.close().await;
        let Self { name, shell, core, .. } = self;
        drop(core);
        Self::on(&name, shell).await
    }

    /// Signs in and waits until everything is here and judged.
    pub async fn sync_with(&self, hub: &TestHub) {
        self.connect(&hub.url(), hub.token()).await;
        self.wait_synced().await;
        self.wait_judged(1).await;
    }

    /// Without asking the hub first: it may be away, or broken on purpose.
    pub async fn connect(&self, address: &str, token: &str) {
        self.execute(json!({ "kind": "connect_hub", "address": address, "token": token, "anyway": true })).await;
    }

    pub async fn wait_synced(&self) -> Value {
        self.wait_status(|status| status["phase"] == "synced").await
    }

    /// Syncs once more and waits for its end.
    pub async fn sync_again(&self) -> Value {
        let before = self.ask("sync_status", json!({})).await["lastSyncedAt"].clone();
        self.execute(json!({ "kind": "sync_now" })).await;
        self.wait_status(|status| status["phase"] == "synced" && status["lastSyncedAt"] != before).await
    }

    /// Waits for a sync status, past or to come, and gives it.
    pub async fn wait_status(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        self.wait("this sync status", |seen| wanted(&seen.status)).await.status
    }

    /// Waits until the deals have been judged so often since the start.
    pub async fn wait_judged(&self, times: u32) {
        self.wait("the verdict on the deals", |seen| seen.judgements >= times).await;
    }

    /// Waits until the hub has answered all that was done here.
    pub async fn wait_sent(&self) {
        self.wait_center("the hub's answer", |center| center["waiting"] == json!([])).await;
    }

    /// Waits for what the Sync screen shows, now or later, and gives it.
    pub async fn wait_center(&self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut seen = self.seen.clone();
        loop {
            seen.borrow_and_update();
            let center = self.ask("sync_center", json!({})).await;
            if wanted(&center) {
                return center;
            }
            let next = timeout(PATIENCE, seen.changed()).await;
            next.unwrap_or_else(|_| panic!("{} waited in vain for {what}: {center}", self.name)).unwrap();
        }
    }

    pub fn judgements(&self) -> u32 {
        self.seen.borrow().judgements
    }

    async fn wait(&self, what: &str, wanted: impl Fn(&Seen) -> bool) -> Seen {
        let mut seen = self.seen.clone();
        let found = timeout(PATIENCE, seen.wait_for(|seen| wanted(seen))).await.map(|seen| seen.unwrap().clone());
        found.unwrap_or_else(|_| panic!("{} waited in vain for {what}: {:?}", self.name, self.seen.borrow()))
    }

    pub async fn ask(&self, name: &str, args: Value) -> Value {
        let answer = self.try_ask(name, args).await;
        answer.unwrap_or_else(|error| panic!("{} asked {name}: {error:?}", self.name))
    }

    pub async fn try_ask(&self, name: &str, args: Value) -> Result<Value, ApiError> {
        self.core.ask(name, args).await
    }

    pub async fn execute(&self, command: Value) -> Outcome {
        let kind = command["kind"].to_string();
        let outcome = self.try_execute(command).await;
        outcome.unwrap_or_else(|error| panic!("{} could not {kind}: {error:?}", self.name))
    }

    pub async fn try_execute(&self, command: Value) -> Result<Outcome, ApiError> {
        self.core.execute_json(command).await
    }
}

async fn watch_events(core: Weak<Core>, mut events: broadcast::Receiver<CoreEvent>, tell: watch::Sender<Seen>) {
    loop {
        match events.recv().await {
            Ok(CoreEvent::SyncStatus(status)) => tell.send_modify(|seen| seen.status = json!(status)),
            Ok(CoreEvent::Changed(topics)) if is_verdict(&topics) => tell.send_modify(|seen| seen.judgements += 1),
            Ok(CoreEvent::Changed(_)) => {}
            Err(RecvError::Lagged(_)) => {
                let Some(core) = core.upgrade() else { return };
                let status = core.ask("sync_status", json!({})).await.unwrap_or_default();
                tell.send_modify(|seen| seen.status = status);
            }
            Err(RecvError::Closed) => return,
        }
    }
}

/// Rows that came in name the sync as well; the verdict on the deals names just these.
fn is_verdict(topics: &[Topic]) -> bool {
    topics == [Topic::App, Topic::Deals]
}
