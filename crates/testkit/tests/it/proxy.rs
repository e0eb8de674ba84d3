//! A network that drops, cuts, holds and doubles what goes through it, request by request. It understands as much of
//! HTTP as it takes to know where a message ends, and nothing of what is in it.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection ends before the hub hears of it.
    Drop,
    /// The hub gets a part, in percent, and then the connection ends on both sides.
    CutRequest(usize),
    /// The hub does it, and the laptop gets a part of the answer, in percent; 0 is an answer that was lost.
    CutAnswer(usize),
    /// The hub gets it twice, one behind the other; the laptop has the second answer.
    Double,
    /// The hub gets it twice at once; the laptop has no answer.
    DoubleAtOnce,
    /// The answer waits until [`Proxy::release`].
    Hold,
}

#[derive(Clone)]
pub struct Proxy {
    pub url: String,
    inner: Arc<Inner>,
}

struct Inner {
    hub: Mutex<SocketAddr>,
    faults: Mutex<VecDeque<Fault>>,
    /// Requests that began to come in, and faults that were done.
    seen: watch::Sender<Seen>,
    released: watch::Sender<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    pub requests: u64,
    pub faults: u64,
}

impl Proxy {
    pub async fn start(hub: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let inner = Arc::new(Inner {
            hub: Mutex::new(hub),
            faults: Mutex::default(),
            seen: watch::Sender::default(),
            released: watch::Sender::default(),
        });
        let proxy = Self { url: format!("http://{}", listener.local_addr().unwrap()), inner: inner.clone() };
        tokio::spawn(async move {
            while let Ok((laptop, _)) = listener.accept().await {
                // A connection that ends is what this is for.
                tokio::spawn(serve(inner.clone(), laptop));
            }
        });
        proxy
    }

    pub fn set_hub(&self, hub: SocketAddr) {
        *self.inner.hub.lock().unwrap() = hub;
    }

    /// Befalls the next requests, in turn.
    pub fn plan(&self, faults: impl IntoIterator<Item = Fault>) {
        self.inner.faults.lock().unwrap().extend(faults);
    }

    /// No more faults, and what was held goes on.
    pub fn heal(&self) {
        self.inner.faults.lock().unwrap().clear();
        self.release();
    }

    pub fn release(&self) {
        self.inner.released.send_modify(|times| *times += 1);
    }

    pub fn seen(&self) -> Seen {
        *self.inner.seen.borrow()
    }

    pub async fn until(&self, wanted: impl FnMut(&Seen) -> bool) {
        self.inner.seen.subscribe().wait_for(wanted).await.unwrap();
    }
}

/// `None` as soon as either side is gone or was cut off.
async fn serve(inner: Arc<Inner>, laptop: TcpStream) -> Option<()> {
    let mut laptop = BufReader::new(laptop);
    let mut hub: Option<BufReader<TcpStream>> = None;
    loop {
        let request = read_message(&mut laptop).await?;
        if request.starts_with(b"GET ") {
            // What the hub tells of its own accord has no end: bytes go through until one side ends.
            let mut hub = inner.connect().await?.into_inner();
            hub.write_all(&request).await.ok()?;
            return tokio::io::copy_bidirectional(&mut laptop, &mut hub).await.ok().map(drop);
        }
        inner.seen.send_modify(|seen| seen.requests += 1);
        let fault = inner.faults.lock().unwrap().pop_front();
        if hub.is_none() {
            hub = inner.connect().await;
        }
        let upstream = hub.as_mut()?;
        let answer = pass(&inner, upstream, &request, fault).await;
        if fault.is_some() {
            inner.seen.send_modify(|seen| seen.faults += 1);
        }
        let (answer, whole) = answer?;
        laptop.get_mut().write_all(&answer).await.ok()?;
        if !whole {
            return None;
        }
    }
}

/// What the laptop gets, and whether that is all of it.
async fn pass(
    inner: &Inner,
    hub: &mut BufReader<TcpStream>,
    request: &[u8],
    fault: Option<Fault>,
) -> Option<(Vec<u8>, bool)> {
    match fault {
        Some(Fault::Drop) => return None,
        Some(Fault::CutRequest(percent)) => {
            hub.get_mut().write_all(&request[..request.len() * percent / 100]).await.ok()?;
            return None;
        }
        Some(Fault::DoubleAtOnce) => {
            let mut other = inner.connect().await?;
            let (first, second) = tokio::join!(exchange(hub, request), exchange(&mut other, request));
            first.and(second)?;
            return None;
        }
        Some(Fault::Double) => {
            exchange(hub, request).await?;
        }
        Some(Fault::Hold) => {
            let mut released = inner.released.subscribe();
            let answer = exchange(hub, request).await?;
            inner.seen.send_modify(|seen| seen.faults += 1);
            released.changed().await.ok()?;
            return Some((answer, true));
        }
        Some(Fault::CutAnswer(_)) | None => {}
    }
    let mut answer = exchange(hub, request).await?;
    if let Some(Fault::CutAnswer(percent)) = fault {
        answer.truncate(answer.len() * percent / 100);
        return Some((answer, false));
    }
    Some((answer, true))
}

impl Inner {
    async fn connect(&self) -> Option<BufReader<TcpStream>> {
        let hub = *self.hub.lock().unwrap();
        TcpStream::connect(hub).await.ok().map(BufReader::new)
    }
}

async fn exchange(hub: &mut BufReader<TcpStream>, request: &[u8]) -> Option<Vec<u8>> {
    hub.get_mut().write_all(request).await.ok()?;
    read_message(hub).await
}

/// Head and body of one message; `None` when the other side ends before.
async fn read_message(from: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    while !message.ends_with(b"\r\n\r\n") {
        message.push(from.read_u8().await.ok()?);
    }
    let head = String::from_utf8_lossy(&message).to_lowercase();
    assert!(!head.contains("transfer-encoding"), "only bodies of a known length: {head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let body: usize = length.map_or(0, |length| length.trim().parse().unwrap());
    let start = message.len();
    message.resize(start + body, 0);
    from.read_exact(&mut message[start..]).await.ok()?;
    Some(message)
}
