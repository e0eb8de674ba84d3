//! A cache that can't be opened is a state with a reason; its file is never touched, and never lost.

use std::{fs, path::PathBuf, sync::Arc};

use serde_json::{Value, json};
use tandem_api::{CACHE_KEY_NAME, ErrorKind, Shell, VaultError};
use tandem_testkit::{Device, FakeShell};

use crate::support::today;

/// A desktop on which the application ran before.
async fn used() -> Arc<FakeShell> {
    let shell = FakeShell::new(today());
    Device::on("alice", shell.clone()).await.core.close().await;
    shell
}

fn file(shell: &FakeShell) -> PathBuf {
    shell.profile_dir().join("cache.db")
}

async fn phase(device: &Device) -> Value {
    device.ask("app", json!({})).await["phase"].clone()
}

fn locked(reason: &str, shell: &FakeShell) -> Value {
    json!({ "kind": "locked", "reason": reason, "file": file(shell) })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_start_makes_a_key_and_a_private_file_and_asks_to_sign_in() {
    let shell = used().await;
    assert_eq!(shell.kept_secret(CACHE_KEY_NAME).unwrap().len(), 64);
    assert_ne!(fs::read(file(&shell)).unwrap()[..15], *b"SQLite format 3");
    let device = Device::on("alice", shell).await;
    assert_eq!(phase(&device).await, json!({ "kind": "sign_in" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_key_locks_and_leaves_the_file_as_it_is() {
    let shell = used().await;
    let before = fs::read(file(&shell)).unwrap();
    shell.plant_secret(CACHE_KEY_NAME, None);
    let device = Device::on("alice", shell.clone()).await;
    assert_eq!(phase(&device).await, locked("key_missing", &shell));
    assert_eq!(device.try_ask("today", json!({})).await.unwrap_err().kind, ErrorKind::Locked);
    assert_eq!(shell.kept_secret(CACHE_KEY_NAME), None, "no key is made over a file that has one");
    assert_eq!(fs::read(file(&shell)).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_locks_until_the_right_one_is_back() {
    let shell = used().await;
    let before = fs::read(file(&shell)).unwrap();
    let right = shell.kept_secret(CACHE_KEY_NAME).unwrap();
    for wrong in ["5a".repeat(32), "not a key".into()] {
        shell.plant_secret(CACHE_KEY_NAME, Some(&wrong));
        let device = Device::on("alice", shell.clone()).await;
        assert_eq!(phase(&device).await, locked("key_wrong", &shell));
        assert_eq!(fs::read(file(&shell)).unwrap(), before);
        shell.plant_secret(CACHE_KEY_NAME, Some(&right));
        device.execute(json!({ "kind": "retry_open" })).await;
        assert_eq!(phase(&device).await, json!({ "kind": "sign_in" }));
        device.core.close().await;
        fs::write(file(&shell), &before).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_key_store_waits_for_the_user() {
    let shell = used().await;
    shell.set_vault_failure(Some(VaultError::Locked));
    let device = Device::on("alice", shell.clone()).await;
    assert_eq!(phase(&device).await, locked("keyring_locked", &shell));
    shell.set_vault_failure(None);
    device.execute(json!({ "kind": "retry_open" })).await;
    assert_eq!(phase(&device).await, json!({ "kind": "sign_in" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_store_nothing_is_written() {
    let shell = FakeShell::new(today());
    shell.set_vault_failure(Some(VaultError::Absent("no service".into())));
    let device = Device::on("alice", shell.clone()).await;
    assert_eq!(phase(&device).await, json!({ "kind": "no_keyring" }));
    assert!(!file(&shell).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_afresh_keeps_the_old_file_and_its_key_under_another_name() {
    let shell = used().await;
    let before = fs::read(file(&shell)).unwrap();
    shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32)));
    let device = Device::on("alice", shell.clone()).await;
    device.execute(json!({ "kind": "start_afresh" })).await;
    assert_eq!(phase(&device).await, json!({ "kind": "sign_in" }));
    let names: Vec<_> = fs::read_dir(shell.profile()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    // What SQLite keeps beside a file goes with it.
    let is_kept = |name: &str| name.starts_with("cache-kept-") && name.ends_with(".db");
    let kept = names.iter().find(|name| is_kept(&name.to_string_lossy())).unwrap();
    assert_eq!(fs::read(shell.profile().join(kept)).unwrap(), before);
    let kept_keys = shell.secret_names().into_iter().filter(|name| name.starts_with("cache-key-"));
    let kept_keys: Vec<_> = kept_keys.map(|name| shell.kept_secret(&name).unwrap()).collect();
    assert_eq!(kept_keys, ["5a".repeat(32)]);
    assert_ne!(shell.kept_secret(CACHE_KEY_NAME), Some("5a".repeat(32)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_cache_is_never_put_aside() {
    let device = Device::start("alice", today()).await;
    let refused = device.try_execute(json!({ "kind": "start_afresh" })).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    assert_eq!(phase(&device).await, json!({ "kind": "sign_in" }));
}
