//! Stands in for the desktop's notification service on the session bus: sees what is shown, and plays the user who clicks.

use std::{collections::HashMap, time::Duration};

use tokio::sync::mpsc;
use zbus::{connection, object_server::SignalEmitter, zvariant::OwnedValue};

use super::driver::Result;

const PATH: &str = "/org/freedesktop/Notifications";
const NAME: &str = "org.freedesktop.Notifications";
/// The client listens for answers only after it was told the id.
const LISTENS_AFTER: Duration = Duration::from_millis(300);
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Shown {
    pub id: u32,
    pub summary: String,
    pub body: String,
}

struct Service {
    shown: mpsc::UnboundedSender<Shown>,
    last: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments, reason = "the interface is the desktop's")]
    fn notify(
        &mut self,
        _app_name: String,
        _replaces_id: u32,
        _icon: String,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        self.last += 1;
        let _ = self.shown.send(Shown { id: self.last, summary, body });
        self.last
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".into(), "actions".into()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        ("desk".into(), "tandem".into(), "1".into(), "1.2".into())
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action_key: &str) -> zbus::Result<()>;
}

pub struct Desk {
    bus: zbus::Connection,
    shown: mpsc::UnboundedReceiver<Shown>,
}

impl Desk {
    /// Takes the service's name before anything is shown.
    pub async fn take_over() -> Result<Self> {
        let (sender, shown) = mpsc::unbounded_channel();
        let service = Service { shown: sender, last: 0 };
        let bus = connection::Builder::session()?.serve_at(PATH, service)?.name(NAME)?.build().await?;
        Ok(Self { bus, shown })
    }

    pub async fn next(&mut self) -> Result<Shown> {
        let shown = tokio::time::timeout(PATIENCE, self.shown.recv()).await;
        shown.map_err(|_| "no notification came")?.ok_or_else(|| "the bus is gone".into())
    }

    pub fn is_quiet(&mut self) -> bool {
        self.shown.try_recv().is_err()
    }

    /// The user clicks the notification.
    pub async fn click(&self, id: u32) -> Result<()> {
        self.choose(id, "default").await
    }

    /// The user takes one of its actions.
    pub async fn choose(&self, id: u32, action: &str) -> Result<()> {
        tokio::time::sleep(LISTENS_AFTER).await;
        let emitter = SignalEmitter::new(&self.bus, PATH)?;
        Ok(Service::action_invoked(&emitter, id, action).await?)
    }
}
