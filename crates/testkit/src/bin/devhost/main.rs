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
    let stage = Stage::set(options).await;
    let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port can be bound");
    println!("devhost on http://{}", listener.local_addr().unwrap());
    let app = routes::router(stage.clone(), &ui);
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served.unwrap(),
        () = stop_signal() => {}
    }
    stage.device.core.close().await;
}

/// Ending by ourselves, so that the temporary folders go away.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).unwrap();
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.unwrap();
}
