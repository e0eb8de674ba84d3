//! Neither the key nor the user's data ever leaves the encrypted file.

use std::{
    fs,
    io::Write,
    sync::{Arc, Mutex},
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tandem_store::Key;
use tracing_subscriber::{filter::LevelFilter, fmt::MakeWriter};

use crate::support::{Cache, deal, put_deal, put_partner};

const MARKER: &str = "Zanzibar-Quokka";

#[derive(Clone)]
struct Log {
    secrets: Arc<Mutex<Vec<String>>>,
    found: Arc<Mutex<Vec<String>>>,
}

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        for secret in self.secrets.lock().unwrap().iter().filter(|secret| text.contains(secret.as_str())) {
            self.found.lock().unwrap().push(secret.clone());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn neither_key_nor_data_is_logged_at_any_level() {
    let log = Log { secrets: Arc::default(), found: Arc::default() };
    // For the whole binary, because the database runs on threads of its own.
    tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(log.clone()).init();

    let mut cache = Cache::new().await;
    *log.secrets.lock().unwrap() = vec![cache.key.to_hex().to_string(), MARKER.into()];
    let mut marked = deal(1);
    marked.name = MARKER.into();
    cache.local(vec![put_deal(&marked)]).await;
    cache.remote(vec![put_partner(1, MARKER)]).await;
    cache.reopen().await;
    cache.deal(1).await.unwrap();
    cache.store.integrity_check().await.unwrap();
    assert_eq!(*log.found.lock().unwrap(), Vec::<String>::new());

    // The log was really read: a connection made carelessly does give its key away.
    let careless = Key::random().unwrap().to_hex().to_string();
    log.secrets.lock().unwrap().push(careless.clone());
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.sqlcipher_key(format!("\"x'{careless}'\""));
    Database::connect(options).await.unwrap().execute_unprepared("SELECT 1").await.unwrap();
    assert!(log.found.lock().unwrap().contains(&careless));
}

#[tokio::test]
async fn file_and_log_hold_no_plain_text() {
    let cache = Cache::new().await;
    let mut marked = deal(1);
    marked.name = MARKER.into();
    cache.local(vec![put_deal(&marked), put_partner(1, MARKER)]).await;
    let written = fs::read(cache.path.with_extension("db-wal")).unwrap();
    assert!(written.len() > 4096);
    cache.store.checkpoint().await.unwrap();

    let shared = fs::read(cache.path.with_extension("db-shm")).unwrap();
    for bytes in [written, shared, fs::read(&cache.path).unwrap()] {
        for plain in [MARKER.as_bytes(), b"zanzibar", b"CREATE TABLE", b"SQLite format 3"] {
            assert!(!bytes.windows(plain.len()).any(|window| window == plain));
        }
    }
    assert_eq!(cache.deal(1).await.unwrap().name, MARKER);
}
