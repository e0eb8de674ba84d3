//! Opening: what does not fit is refused and left as it is.

use std::{fs, path::Path};

use rstest::rstest;
use tandem_store::{Error, Key, OpenOptions, Store};

use crate::support::{Cache, deal, put_deal, raw};

const CREATE: OpenOptions = OpenOptions { create: true };

async fn refusal(path: &Path, key: &Key) -> Error {
    let before = fs::read(path).unwrap();
    let error = Store::open(path, key, CREATE).await.unwrap_err();
    assert!(fs::read(path).unwrap() == before, "the refused file has changed");
    error
}

#[tokio::test]
async fn another_key_is_refused_and_the_file_stays_as_it_is() {
    let cache = Cache::new().await;
    cache.local(vec![put_deal(&deal(1))]).await;
    cache.store.close().await.unwrap();
    assert!(matches!(refusal(&cache.path, &Key::random().unwrap()).await, Error::WrongKey));
    let store = Store::open(&cache.path, &cache.key, OpenOptions::default()).await.unwrap();
    assert_eq!(store.counts().await.unwrap()[&tandem_model::Table::Deal], 1);
}

#[tokio::test]
async fn another_key_is_refused_beside_a_log_that_a_crash_left() {
    let cache = Cache::new().await;
    cache.local(vec![put_deal(&deal(1))]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    fs::copy(&cache.path, &path).unwrap();
    fs::copy(cache.path.with_extension("db-wal"), path.with_extension("db-wal")).unwrap();
    assert!(matches!(refusal(&path, &Key::random().unwrap()).await, Error::WrongKey));
    let store = Store::open(&path, &cache.key, OpenOptions::default()).await.unwrap();
    assert_eq!(store.counts().await.unwrap()[&tandem_model::Table::Deal], 1);
}

#[rstest]
#[case::a_text("hello, I am no database".repeat(500).into_bytes())]
#[case::a_few_bytes(vec![1, 2, 3])]
#[case::zeros(vec![0; 65_536])]
#[tokio::test]
async fn a_file_that_is_none_of_ours_is_refused(#[case] bytes: Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    fs::write(&path, bytes).unwrap();
    assert!(matches!(refusal(&path, &Key::random().unwrap()).await, Error::WrongKey));
}

#[tokio::test]
async fn a_database_without_a_key_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    assert!(matches!(refusal(&path, &Key::random().unwrap()).await, Error::WrongKey));
}

#[tokio::test]
async fn a_truncated_file_is_refused_as_damaged() {
    let cache = Cache::new().await;
    cache.store.close().await.unwrap();
    let bytes = fs::read(&cache.path).unwrap();
    fs::write(&cache.path, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(refusal(&cache.path, &cache.key).await, Error::Corrupt));
    fs::write(&cache.path, &bytes[..1000]).unwrap();
    assert!(matches!(refusal(&cache.path, &cache.key).await, Error::WrongKey));
}

#[tokio::test]
async fn a_flipped_bit_is_found() {
    let cache = Cache::new().await;
    cache.store.close().await.unwrap();
    let mut bytes = fs::read(&cache.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&cache.path, &bytes).unwrap();
    match Store::open(&cache.path, &cache.key, OpenOptions::default()).await {
        Ok(store) => assert!(!store.integrity_check().await.unwrap().is_empty()),
        Err(error) => assert!(matches!(error, Error::Corrupt), "{error}"),
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let cache = Cache::new().await;
    cache.store.close().await.unwrap();
    let sqlite = raw(&cache.path, &cache.key);
    sqlite.execute_batch("INSERT INTO seaql_migrations VALUES ('m29990101_000001_future', 0)").unwrap();
    drop(sqlite);
    let error = refusal(&cache.path, &cache.key).await;
    assert!(matches!(error, Error::NewerSchema(name) if name == "m29990101_000001_future"));
}

#[tokio::test]
async fn nothing_is_made_unless_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("cache.db");
    let key = Key::random().unwrap();
    let error = Store::open(&path, &key, OpenOptions::default()).await.unwrap_err();
    assert!(matches!(error, Error::Missing));
    assert!(!folder.path().join("new").exists());
}

#[cfg(unix)]
#[tokio::test]
async fn file_and_folder_are_private_to_the_user() {
    use std::os::unix::fs::PermissionsExt;
    let cache = Cache::new().await;
    cache.local(vec![put_deal(&deal(1))]).await;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(cache.path.parent().unwrap()), 0o700);
    assert_eq!(mode(&cache.path), 0o600);
    assert_eq!(mode(&cache.path.with_extension("db-wal")), 0o600);
}

#[tokio::test]
async fn a_path_with_signs_of_a_url_is_just_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("100% ?mode=memory&x#شريك").join("cache.db");
    let store = Store::open(&path, &Key::random().unwrap(), CREATE).await.unwrap();
    store.close().await.unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 0);
}

#[tokio::test]
async fn a_fresh_cache_is_whole_and_survives_being_opened_again() {
    let mut cache = Cache::new().await;
    let device = cache.store.sync_state().await.unwrap().device_id;
    cache.store.save_setting("theme", Some("dark")).await.unwrap();
    cache.reopen().await;
    assert_eq!(cache.store.sync_state().await.unwrap().device_id, device);
    assert_eq!(cache.store.find_setting("theme").await.unwrap().as_deref(), Some("dark"));
    cache.store.save_setting("theme", None).await.unwrap();
    assert_eq!(cache.store.find_setting("theme").await.unwrap(), None);
    assert_eq!(cache.store.integrity_check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_question_after_the_end_is_told_that_the_cache_was_closed() {
    let cache = Cache::new().await;
    cache.store.close().await.unwrap();
    assert!(matches!(cache.store.sync_state().await.unwrap_err(), Error::Stopped));
    let write = cache.store.save_setting("key", Some("value")).await;
    assert!(matches!(write.unwrap_err(), Error::Stopped));
}
