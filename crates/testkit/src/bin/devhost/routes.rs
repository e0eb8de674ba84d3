//! The two verbs and the signals of the boundary over HTTP, the built UI, and levers for tests under `/test`.

use std::{convert::Infallible, path::Path, sync::Arc};

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    response::sse::{Event, KeepAlive, Sse},
    routing::{get, post},
};
use chrono::NaiveDate;
use futures::Stream;
use serde::Deserialize;
use serde_json::{Value, json};
use tandem_api::{ApiError, CoreEvent, RecordRef, Topic, VaultError};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tower_http::services::{ServeDir, ServeFile};
use uuid::Uuid;

use crate::stage::Stage;

type Shared = State<Arc<Stage>>;
/// A failure travels as what the window would get, with a status that is no success.
type Answer = Result<Json<Value>, (StatusCode, Json<Value>)>;

pub fn router(stage: Arc<Stage>, ui: &Path) -> Router {
    Router::new()
        .route("/ask", post(ask))
        .route("/execute", post(execute))
        .route("/events", get(events))
        .route("/test/hub", get(show_hub).post(switch_hub))
        .route("/test/clock", post(set_clock))
        .route("/test/vault", post(set_vault))
        .route("/test/alerts", get(take_alerts))
        .route("/test/open", post(open))
        .route("/test/rival", post(rival))
        .fallback_service(ServeDir::new(ui).fallback(ServeFile::new(ui.join("index.html"))))
        .with_state(stage)
}

#[derive(Deserialize)]
struct Ask {
    name: String,
    #[serde(default)]
    args: Value,
}

/// In a task of its own: a request that breaks off is an answer too, as in the window.
async fn ask(State(stage): Shared, Json(ask): Json<Ask>) -> Answer {
    let core = stage.device.core.clone();
    let asked = tokio::spawn(async move { core.ask(&ask.name, ask.args).await });
    let asked = asked.await.unwrap_or_else(|_| Err(stage.device.core.broken()));
    answer(asked.map(|view| on_stage(&stage, view)))
}

/// The hub has the real time, so on a day of our own the clocks differ by far, and that is no news.
fn on_stage(stage: &Stage, mut view: Value) -> Value {
    if stage.own_day {
        for path in ["/clockSkewMs", "/sync/clockSkewMs"] {
            view.pointer_mut(path).map(Value::take);
        }
    }
    view
}

#[derive(Deserialize)]
struct Execute {
    command: Value,
}

async fn execute(State(stage): Shared, Json(execute): Json<Execute>) -> Answer {
    let core = stage.device.core.clone();
    let done = tokio::spawn(async move { core.execute_json(execute.command).await });
    let outcome = done.await.unwrap_or_else(|_| Err(stage.device.core.broken()));
    answer(outcome.map(|outcome| json!(outcome)))
}

fn answer(result: Result<Value, ApiError>) -> Answer {
    result.map(Json).map_err(|error| (StatusCode::BAD_REQUEST, Json(json!(error))))
}

async fn events(State(stage): Shared) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receivers = (stage.device.core.subscribe(), stage.open_requests.subscribe());
    let events = futures::stream::unfold((stage, receivers), |(stage, (mut signals, mut opens))| async move {
        let (name, payload) = next_event(&mut signals, &mut opens).await?;
        let event = Event::default().event(name).data(on_stage(&stage, payload).to_string());
        Some((Ok(event), (stage, (signals, opens))))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// `None` once the core is gone.
async fn next_event(
    signals: &mut Receiver<CoreEvent>,
    opens: &mut Receiver<RecordRef>,
) -> Option<(&'static str, Value)> {
    tokio::select! {
        signal = signals.recv() => match signal {
            Ok(event) => Some((event.name(), event.payload())),
            Err(RecvError::Lagged(_)) => Some(("changed", json!({ "topics": Topic::ALL }))),
            Err(RecvError::Closed) => None,
        },
        Ok(target) = opens.recv() => Some(("open_record", json!(target))),
    }
}

async fn show_hub(State(stage): Shared) -> Json<Value> {
    let hub = stage.hub.lock().await;
    Json(json!({ "url": hub.url(), "token": hub.token(), "up": hub.is_up() }))
}

#[derive(Deserialize)]
struct SwitchHub {
    up: bool,
}

async fn switch_hub(State(stage): Shared, Json(switch): Json<SwitchHub>) -> Json<Value> {
    let mut hub = stage.hub.lock().await;
    if switch.up {
        hub.start().await
    } else {
        hub.stop().await
    }
    Json(json!({ "up": hub.is_up() }))
}

#[derive(Deserialize)]
struct SetClock {
    today: NaiveDate,
}

async fn set_clock(State(stage): Shared, Json(clock): Json<SetClock>) -> Json<Value> {
    stage.device.shell.set_today(clock.today);
    Json(json!({ "today": clock.today }))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum VaultState {
    Ok,
    Locked,
    Absent,
}

#[derive(Deserialize)]
struct SetVault {
    state: VaultState,
}

async fn set_vault(State(stage): Shared, Json(vault): Json<SetVault>) -> Json<Value> {
    stage.device.shell.set_vault_failure(match vault.state {
        VaultState::Ok => None,
        VaultState::Locked => Some(VaultError::Locked),
        VaultState::Absent => Some(VaultError::Absent("none here".into())),
    });
    Json(json!({}))
}

/// A colleague does the same kind of things on a laptop of their own.
async fn rival(State(stage): Shared, Json(execute): Json<Execute>) -> Answer {
    answer(stage.rival_does(execute.command).await.map(|()| json!({})))
}

/// The notifications since the last call.
async fn take_alerts(State(stage): Shared) -> Json<Value> {
    let alerts = stage.device.shell.take_alerts();
    let alerts = alerts.iter().map(|alert| {
        json!({ "title": alert.title, "body": alert.body, "openLabel": alert.open_label, "target": alert.target })
    });
    Json(alerts.collect())
}

#[derive(Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
enum Target {
    Deal(Uuid),
    Partner(Uuid),
    Today,
}

/// As if the user had clicked a notification.
async fn open(State(stage): Shared, Json(target): Json<Target>) -> Json<Value> {
    let target = match target {
        Target::Deal(id) => RecordRef::Deal(id),
        Target::Partner(id) => RecordRef::Partner(id),
        Target::Today => RecordRef::Today,
    };
    Json(json!({ "heard": stage.open_requests.send(target).is_ok() }))
}
