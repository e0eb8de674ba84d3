//! Customers are found by their keys however they came: told by the hub, written here, loaded at first, or older than
//! the keys.

use tandem_domain::duplicate::{Profile, Subject, keys_of};
use tandem_model::{Row, Table, account};
use tandem_store::{Change, Store};

use crate::support::{Cache, account, id};

fn named(n: u128, name: &str, domain: Option<&str>) -> Change {
    Change::Put(Row::Account(account::Model { domain: domain.map(str::to_owned), ..account(n, name) }))
}

/// Numbers of the accounts that share a key, those that share most first.
async fn found(store: &Store, name: &str, domain: Option<&str>) -> Vec<u128> {
    let subject = Subject { name: name.into(), domain: domain.map(str::to_owned), ..Subject::default() };
    let (accounts, _) = store.list_same_keys(&keys_of(&Profile::of(&subject))).await.unwrap();
    accounts.into_iter().map(|hit| hit.id.0.as_u128()).collect()
}

#[tokio::test]
async fn a_customer_is_found_by_name_and_domain_until_it_is_called_otherwise_or_gone() {
    let cache = Cache::new().await;
    cache.remote(vec![named(1, "Tessel Bank AG", Some("tessel.de")), named(2, "Meridian Rail", None)]).await;
    assert_eq!(found(&cache.store, "Tesel Bank", None).await, [1]);
    assert_eq!(found(&cache.store, "Quite Another", Some("www.tessel.de")).await, [1]);
    cache.local(vec![named(1, "Northgate", None)]).await;
    assert_eq!(found(&cache.store, "Tessel Bank", Some("tessel.de")).await, Vec::<u128>::new());
    assert_eq!(found(&cache.store, "Northgate Ltd", None).await, [1]);
    cache.remote(vec![Change::Del { table: Table::Account, id: id(2), version: 9 }]).await;
    assert_eq!(found(&cache.store, "Meridian Rail", None).await, Vec::<u128>::new());
}

#[tokio::test]
async fn a_first_load_and_a_file_from_before_there_were_keys_have_them_in_the_end() {
    let mut cache = Cache::new().await;
    cache.remote(vec![named(1, "Tessel Bank AG", Some("tessel.de"))]).await;
    let keys = cache.number("SELECT count(*) FROM match_key");
    assert!(keys > 3);
    cache
        .raw()
        .execute_batch("DROP TABLE match_key; DELETE FROM seaql_migrations WHERE version LIKE '%match_key'")
        .unwrap();
    cache.reopen().await;
    assert_eq!(cache.number("SELECT count(*) FROM match_key"), keys);
    cache.store.begin_first_load(1).await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM match_key"), 0, "put aside");
    cache.store.finish_first_load("cursor".into()).await.unwrap();
    assert_eq!(cache.number("SELECT count(*) FROM match_key"), keys);
    assert_eq!(found(&cache.store, "Tessel", Some("tessel.de")).await, [1]);
}
