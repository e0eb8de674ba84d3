//! Search finds words of every script, and only what is still there.

use rstest::rstest;
use rusqlite::OptionalExtension;
use tandem_model::{AccountId, Row, Table};
use tandem_store::{
    Change,
    search::{Scope, match_expression},
};

use crate::support::{Cache, account, deal, id, partner, person, put_deal, put_partner};

fn found(cache: &Cache, scope: Scope, typed: &str) -> Vec<u128> {
    let Some(expression) = match_expression(scope, typed) else { return Vec::new() };
    let sqlite = cache.raw();
    let mut statement = sqlite
        .prepare(
            "SELECT d.id FROM search s JOIN search_doc d ON d.rid = s.rowid WHERE search MATCH ? ORDER BY s.rowid DESC",
        )
        .unwrap();
    let ids = statement.query_map([expression], |row| row.get::<_, [u8; 16]>(0)).unwrap();
    ids.map(|id| u128::from_be_bytes(id.unwrap())).collect()
}

async fn filled() -> Cache {
    let cache = Cache::new().await;
    let names = ["Müller Systeme GmbH", "شركة الأمل للتقنية", "Рога и Копыта", "山田電機株式会社", "日産Global"];
    let partners = (1..).zip(names).map(|(n, name)| put_partner(n, name));
    cache.remote(partners.collect()).await;
    cache
}

#[rstest]
#[case::latin_without_its_dots("muller", 1)]
#[case::beginning_of_a_word("syst", 1)]
#[case::two_words_in_any_order("gmbh Müll", 1)]
#[case::arabic("الأمل", 2)]
#[case::arabic_spelled_otherwise("شركه الامل", 2)]
#[case::cyrillic_in_small_letters("копыта", 3)]
#[case::two_han_characters("電機", 4)]
#[case::a_longer_run("山田電機", 4)]
#[case::one_han_character_in_the_middle("会", 4)]
#[case::the_last_han_character("社", 4)]
#[case::han_beside_latin("日産", 5)]
#[case::latin_beside_han("global", 5)]
#[tokio::test]
async fn a_partner_is_found_by_its_name(#[case] typed: &str, #[case] partner: u128) {
    assert_eq!(found(&filled().await, Scope::Partner, typed), [partner]);
}

#[rstest]
#[case("株山")]
#[case("ystem")]
#[case("\" OR partner:*")]
#[tokio::test]
async fn what_is_not_there_is_not_found(#[case] typed: &str) {
    assert_eq!(found(&filled().await, Scope::Partner, typed), Vec::<u128>::new());
}

#[tokio::test]
async fn a_deal_is_found_by_code_partner_and_account_and_follows_their_names() {
    let cache = Cache::new().await;
    let mut deal = deal(10);
    deal.account_id = Some(AccountId(id(20)));
    // The parents come last: the order of arrival doesn't matter.
    let parents = [put_partner(1, "Nordwind"), Change::Put(Row::Account(account(20, "Contoso")))];
    cache.remote([vec![put_deal(&deal)], parents.to_vec()].concat()).await;
    for typed in ["opp-10", "nordwind", "contoso deal"] {
        assert_eq!(found(&cache, Scope::Deal, typed), [10], "{typed}");
    }
    let mut renamed = partner(1, "Südwind");
    renamed.version = 2;
    cache.remote(vec![Change::Put(Row::Partner(renamed))]).await;
    assert_eq!(found(&cache, Scope::Deal, "nordwind"), Vec::<u128>::new());
    assert_eq!(found(&cache, Scope::Deal, "sudwind"), [10]);
    let mut everywhere = found(&cache, Scope::All, "sudwind");
    everywhere.sort_unstable();
    assert_eq!(everywhere, [1, 10]);
}

#[tokio::test]
async fn a_removed_row_is_not_found() {
    let cache = Cache::new().await;
    cache.remote(vec![Change::Put(Row::Person(person(5, "Amina Haddad")))]).await;
    assert_eq!(found(&cache, Scope::Person, "amina"), [5]);
    assert_eq!(found(&cache, Scope::Deal, "amina"), Vec::<u128>::new());
    cache.remote(vec![Change::Del { table: Table::Person, id: id(5), version: 2 }]).await;
    assert_eq!(found(&cache, Scope::Person, "amina"), Vec::<u128>::new());
    let left = cache.raw().query_row("SELECT 1 FROM search_doc", [], |_| Ok(())).optional().unwrap();
    assert!(left.is_none());
}

/// SQLite's check of the index goes by what its connection last knew of it.
#[tokio::test]
async fn a_whole_index_is_called_whole_however_much_was_written_since_the_last_check() {
    let cache = Cache::new().await;
    for round in 0..12 {
        let deals = (1..30).map(|n| {
            let mut deal = deal(n);
            (deal.name, deal.version) = (format!("Round {round}"), 1 + round);
            put_deal(&deal)
        });
        cache.remote(deals.collect()).await;
        assert_eq!(cache.store.integrity_check().await.unwrap(), Vec::<String>::new(), "round {round}");
    }
}
