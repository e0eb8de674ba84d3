//! The product over HTTP, without a desktop: what browser tests and UI developers talk to.
//!
//! Starts a hub with data and a core on a desktop of its own, and prints one line when it is ready.
//! It listens on this machine only, keeps nothing, and ends on SIGTERM or Ctrl-C.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod options;
mod routes;
mod stage;

use clap::Parser;
use tokio::net::TcpListener;

use options::Options;
use stage::Stage;

#[tokio::main]
async fn main() {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    let options = Options::parse();
    let (ui, port) = (options.ui.clone(), options.port);
    let mut stopped = std::pin::pin!(stop_signal());
    let stage = tokio::select! {
        stage = Stage::set(options) => stage,
        () = &mut stopped => return,
    };
    let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port can be bound");
    println!("devhost on http://{}", listener.local_addr().unwrap());
    let app = routes::router(stage.clone(), &ui);
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served.unwrap(),
        () = stopped => {}
    }
    stage.device.core.close().await;
}

/// Ending by ourselves, so that the temporary folders go away. Heard from the call on, not from the first wait.
#[cfg(unix)]
fn stop_signal() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).unwrap();
    let mut terminate = signal(SignalKind::terminate()).unwrap();
    async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
async fn stop_signal() {
    tokio::signal::ctrl_c().await.unwrap();
}
