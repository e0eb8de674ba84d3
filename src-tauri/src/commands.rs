//! All that the window may call: two verbs. Who may call them stands in `permissions/app.toml`.

use std::sync::Arc;

use serde_json::Value;
use tandem_api::{ApiError, Core, Outcome};
use tauri::State;

/// Asks; changes nothing.
#[tauri::command]
pub async fn ask(core: State<'_, Arc<Core>>, name: String, args: Value) -> Result<Value, ApiError> {
    let core = core.inner().clone();
    guarded(core.clone(), async move { core.ask(&name, args).await }).await
}

/// Does what the user wants.
#[tauri::command]
pub async fn execute(core: State<'_, Arc<Core>>, command: Value) -> Result<Outcome, ApiError> {
    let core = core.inner().clone();
    guarded(core.clone(), async move { core.execute_json(command).await }).await
}

/// A panic in one request ends that request, not the application.
async fn guarded<T: Send + 'static>(
    core: Arc<Core>,
    work: impl Future<Output = Result<T, ApiError>> + Send + 'static,
) -> Result<T, ApiError> {
    match tauri::async_runtime::spawn(work).await {
        Ok(result) => result,
        Err(_) => Err(core.broken()),
    }
}
