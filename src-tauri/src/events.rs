//! Forwards the core's signals to the window.

use tandem_api::{CoreEvent, Topic};
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// The signal that sends the window to a record.
pub const OPEN: &str = "open_record";

pub fn pump(app: AppHandle, mut events: Receiver<CoreEvent>) {
    tauri::async_runtime::spawn(async move {
        loop {
            let event = match events.recv().await {
                Ok(event) => event,
                // Some were lost, so everything may be stale.
                Err(RecvError::Lagged(_)) => CoreEvent::Changed(Topic::ALL.to_vec()),
                Err(RecvError::Closed) => return,
            };
            if let Err(error) = app.emit(event.name(), event.payload()) {
                tracing::warn!(%error, "a signal did not reach the window");
            }
        }
    });
}
