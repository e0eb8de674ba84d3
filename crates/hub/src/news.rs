//! Tells laptops that there is something to pull, and nothing of what it is: a stream of server-sent events without data.
//!
//! Only a hint. Whoever misses one pulls some minutes later all the same.

use std::{convert::Infallible, time::Duration};

use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, stream};
use tokio::{
    sync::{Notify, watch},
    time::{Instant, sleep, timeout_at},
};
use tokio_util::sync::CancellationToken;

use crate::{Hub, feed};

/// For groups that another node of the hub has numbered.
const LOOK: Duration = Duration::from_secs(1);
/// Shorter than any wait of a laptop or a proxy for the next byte.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Then the laptop asks again, and its token is looked at again.
const LONGEST: Duration = Duration::from_secs(600);

/// What the streams listen to.
pub(crate) struct News {
    numbered: Notify,
    /// Number of the last group; `None` when the server ends.
    head: watch::Sender<Option<i64>>,
}

impl News {
    pub(crate) fn new() -> Self {
        Self { numbered: Notify::new(), head: watch::Sender::new(Some(0)) }
    }

    /// Groups have become visible.
    pub(crate) fn note_numbered(&self) {
        self.numbered.notify_one();
    }
}

/// Follows the feed for as long as the server runs.
pub(crate) async fn run(hub: Hub, stop: CancellationToken) {
    let news = hub.news();
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            () = news.numbered.notified() => {}
            () = sleep(LOOK) => {}
        }
        if news.head.receiver_count() == 0 {
            continue;
        }
        match feed::find_head(&hub).await {
            Ok(head) => drop(news.head.send_if_modified(|told| told.replace(head.seq) != Some(head.seq))),
            Err(error) => tracing::warn!(cause = %error, "the head of the feed could not be read"),
        }
    }
    news.head.send_replace(None);
}

/// The first event comes at once: something may have happened since the laptop's last pull.
pub(crate) fn events(hub: &Hub) -> Sse<impl Stream<Item = Result<Event, Infallible>> + Send + use<>> {
    let mut head = hub.news().head.subscribe();
    head.mark_changed();
    let until = Instant::now() + LONGEST;
    let hints = stream::unfold(head, move |mut head| async move {
        timeout_at(until, head.changed()).await.ok()?.ok()?;
        (*head.borrow_and_update())?;
        Some((Ok(Event::default().event("head").data("")), head))
    });
    Sse::new(hints).keep_alive(KeepAlive::new().interval(HEARTBEAT))
}
