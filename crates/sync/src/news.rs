//! Hears from the hub that there is something to pull. Without it everything comes too, only minutes later.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tandem_connectors::{Error, HubClient};
use tokio::{sync::mpsc, task::AbortHandle, time::sleep};

use crate::{Rng, backoff, driver::Message, event::Event};

/// A hub that knows no news is asked again that late: it may have been updated.
const UNKNOWN: Duration = Duration::from_secs(3_600);

/// A listener that lives until it is dropped.
pub(crate) struct Listener {
    task: AbortHandle,
    /// The engine has not heard the last hint yet; others are swallowed, so that no hub can fill the memory.
    told: Arc<AtomicBool>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Listener {
    pub(crate) fn start(client: HubClient, messages: mpsc::UnboundedSender<Message>, seed: u64) -> Self {
        let told = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(listen(client, messages, told.clone(), Rng::new(seed)));
        Self { task: task.abort_handle(), told }
    }

    /// The hint has reached the engine: the next one counts.
    pub(crate) fn heard(&self) {
        self.told.store(false, Ordering::Release);
    }
}

async fn listen(client: HubClient, messages: mpsc::UnboundedSender<Message>, told: Arc<AtomicBool>, mut rng: Rng) {
    let (mut attempt, mut lost) = (0, false);
    loop {
        match client.news().await {
            Ok(mut news) => {
                if std::mem::take(&mut lost) {
                    let _ = messages.send(Message::Event(Event::NetworkBack));
                }
                while matches!(news.next().await, Ok(true)) {
                    attempt = 0;
                    if !told.swap(true, Ordering::AcqRel) && messages.send(Message::Event(Event::News)).is_err() {
                        return;
                    }
                }
            }
            Err(Error::Server { status: 404 | 405 }) => sleep(UNKNOWN).await,
            Err(error) => {
                tracing::debug!(%error, "no news from the hub");
                lost = true;
            }
        }
        sleep(Duration::from_millis(backoff::retry_ms(attempt, &mut rng))).await;
        attempt = attempt.saturating_add(1);
    }
}
