//! Runs the server: accepts connections with limits, numbers groups and compacts beside it, and stops cleanly.

use std::{net::SocketAddr, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tokio_util::sync::CancellationToken;

use crate::{Error, Hub, Result, compact, news, routes, sequencer};

/// Open connections, idle ones included; the next one waits in the kernel's queue.
const CONNECTIONS: usize = 1_024;
/// A client that takes longer to send its request head is cut off.
const HEAD_TIMEOUT: Duration = Duration::from_secs(15);
/// Requests under way may end this long after the stop.
const GRACE: Duration = Duration::from_secs(10);
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// `sqlite://path?mode=rwc` or `postgres://…`.
    pub database: String,
    /// Address and port; port 0 takes a free one.
    pub listen: String,
}

/// A server that runs until [`Running::shutdown`]; dropped without it, it stops soon.
pub struct Running {
    pub url: String,
    pub address: SocketAddr,
    pub hub: Hub,
    stop: CancellationToken,
    tasks: Option<[JoinHandle<()>; 4]>,
}

/// Opens the database and serves it.
pub async fn start(options: ServeOptions) -> Result<Running> {
    start_hub(Hub::open(&options.database).await?, &options.listen).await
}

/// Serves a hub that is open already.
pub async fn start_hub(hub: Hub, listen: &str) -> Result<Running> {
    if hub.is_loading().await? {
        return Err(Error::LoadUnfinished);
    }
    let failed = |source| Error::Listen { address: listen.to_owned(), source };
    let listener = TcpListener::bind(listen).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let stop = CancellationToken::new();
    let numbering = tokio::spawn(sequencer::run(hub.clone(), stop.clone()));
    let compacting = tokio::spawn(compact::run_daily(hub.clone(), stop.clone()));
    let telling = tokio::spawn(news::run(hub.clone(), stop.clone()));
    let accepting = tokio::spawn(accept(listener, routes::router(hub.clone()), stop.clone()));
    Ok(Running {
        url: format!("http://{address}"),
        address,
        hub,
        stop,
        tasks: Some([accepting, numbering, compacting, telling]),
    })
}

impl Running {
    /// Takes no more requests, lets those under way end, and closes the database.
    pub async fn shutdown(mut self) -> Result<()> {
        self.stop.cancel();
        for task in self.tasks.take().into_iter().flatten() {
            // It only fails when it panicked, and then it has ended too.
            let _ = task.await;
        }
        self.hub.clone().close().await
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

async fn accept(listener: TcpListener, router: Router, stop: CancellationToken) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept(), if connections.len() < CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(serve_connection(stream, router.clone(), stop.clone()));
                }
                Err(error) => {
                    // Out of file handles, mostly: others end soon.
                    tracing::warn!(cause = %error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    let all_ended = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, all_ended).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

async fn serve_connection(stream: TcpStream, router: Router, stop: CancellationToken) {
    let _ = stream.set_nodelay(true);
    let mut server = auto::Builder::new(TokioExecutor::new()).http1_only();
    server.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
    let connection = server.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        // A client that goes away is no news.
        _ = connection.as_mut() => return,
        () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}
