//! The table of deals says what a plain filter and sort over the rows says, page after page.

use std::cmp::Ordering;

use rstest::rstest;
use tandem_model::{DealId, MemberId, PartnerId, deal};
use tandem_store::{
    Cursor,
    read::{
        Sum,
        deal_list::{DealList, DealOnly, DealSort},
    },
};

use crate::{
    read_world::{World, is_open},
    support::id,
};

const SORTS: &[DealSort] =
    &[DealSort::Updated, DealSort::Name, DealSort::Amount, DealSort::CloseOn, DealSort::StageEntered];

fn filters() -> Vec<DealList> {
    let any = DealList { limit: 7, ..DealList::default() };
    let with = |change: fn(&mut DealList)| {
        let mut list = any.clone();
        change(&mut list);
        list
    };
    vec![
        any.clone(),
        with(|list| list.region = Some("EMEA".into())),
        with(|list| list.stage = Some("won".into())),
        with(|list| list.owner = Some(MemberId(id(2)))),
        with(|list| (list.region, list.stage) = (Some("APAC".into()), Some("proposal".into()))),
        with(|list| (list.region, list.owner) = (Some("APAC".into()), Some(MemberId(id(1))))),
        with(|list| list.partner = Some(PartnerId(id(4)))),
        with(|list| (list.partner, list.region) = (Some(PartnerId(id(4))), Some("EMEA".into()))),
        with(|list| list.only = Some(DealOnly::Open)),
        with(|list| (list.only, list.partner) = (Some(DealOnly::Open), Some(PartnerId(id(4))))),
        with(|list| list.only = Some(DealOnly::Stalled)),
        with(|list| (list.only, list.region) = (Some(DealOnly::Stalled), Some("AMER".into()))),
        with(|list| list.text = Some("nordlicht".into())),
        with(|list| (list.text, list.region) = (Some("nordlicht".into()), Some("AMER".into()))),
        with(|list| (list.text, list.only) = (Some("nordlicht".into()), Some(DealOnly::Stalled))),
        with(|list| list.region = Some("nowhere".into())),
    ]
}

fn fits(world: &World, list: &DealList, deal: &deal::Model) -> bool {
    list.region.as_ref().is_none_or(|region| *region == deal.region)
        && list.stage.as_ref().is_none_or(|stage| *stage == deal.stage)
        && list.owner.is_none_or(|owner| owner == deal.owner_id)
        && list.partner.is_none_or(|partner| partner == deal.partner_id)
        && list.text.as_ref().is_none_or(|text| deal.name.to_lowercase().contains(text))
        && match list.only {
            None => true,
            Some(DealOnly::Open) => is_open(deal),
            Some(DealOnly::Stalled) => world.is_stalled(deal),
        }
}

fn order(list: &DealList, a: &deal::Model, b: &deal::Model) -> Ordering {
    let key = |deal: &deal::Model| match list.sort {
        DealSort::Updated => Some((deal.updated_at, String::new())),
        DealSort::Name => Some((0, deal.name.clone())),
        DealSort::Amount => deal.amount_minor.map(|amount| (amount, String::new())),
        DealSort::CloseOn => deal.close_on.map(|day| (0, day.to_string())),
        DealSort::StageEntered => deal.stage_entered_on.map(|day| (0, day.to_string())),
    };
    let (key_a, key_b) = (key(a), key(b));
    let missing = key_a.is_none().cmp(&key_b.is_none());
    let values = (key_a, a.id).cmp(&(key_b, b.id));
    missing.then(if list.descending { values.reverse() } else { values })
}

async fn pages(world: &World, list: &DealList) -> Vec<DealId> {
    let (mut list, mut ids) = (list.clone(), Vec::new());
    loop {
        let page = world.cache.store.list_deals(list.clone()).await.unwrap();
        ids.extend(page.rows.iter().map(|row| row.id));
        let Some(next) = page.next else { return ids };
        assert_eq!(page.rows.len() as u64, list.limit);
        list.after = Cursor::parse(&next.render(), &list.sort.order(list.descending));
        assert!(list.after.is_some());
    }
}

#[rstest]
#[tokio::test]
async fn every_filter_and_order_gives_each_row_once_in_its_place(#[values(false, true)] descending: bool) {
    let world = World::new().await;
    for sort in SORTS {
        for list in filters() {
            let list = DealList { sort: *sort, descending, ..list };
            let mut expected: Vec<_> = world.deals.iter().filter(|deal| fits(&world, &list, deal)).collect();
            expected.sort_by(|a, b| order(&list, a, b));
            let expected: Vec<DealId> = expected.into_iter().map(|deal| deal.id).collect();
            assert_eq!(pages(&world, &list).await, expected, "{list:?}");
        }
    }
}

#[tokio::test]
async fn totals_and_sums_equal_adding_up_the_rows() {
    let world = World::new().await;
    for list in filters() {
        let page = world.cache.store.list_deals(list.clone()).await.unwrap();
        let rows: Vec<_> = world.deals.iter().filter(|deal| fits(&world, &list, deal)).collect();
        assert_eq!(page.total, Some(rows.len() as u32), "{list:?}");
        let sum = |currency: &str| {
            let here: Vec<_> = rows.iter().filter(|deal| deal.currency == currency).collect();
            (!here.is_empty()).then(|| Sum {
                currency: currency.into(),
                n: here.len() as i64,
                unpriced: here.iter().filter(|deal| deal.amount_minor.is_none()).count() as i64,
                minor: here.iter().filter_map(|deal| deal.amount_minor).sum(),
            })
        };
        let mut expected: Vec<Sum> = ["EUR", "USD"].into_iter().filter_map(sum).collect();
        expected.sort_by_key(|sum| -sum.minor);
        assert_eq!(page.sums, expected, "{list:?}");
    }
}

#[tokio::test]
async fn a_row_carries_its_names_and_severity() {
    let world = World::new().await;
    let list = DealList { only: Some(DealOnly::Stalled), limit: 500, ..DealList::default() };
    for row in world.cache.store.list_deals(list).await.unwrap().rows {
        assert_eq!(row.severity, Some((row.id.0.as_u128() % 97) as i64));
        assert_eq!(row.owner_name, format!("Member {}", row.owner_id.0.as_u128()));
        let partner = world.partners.iter().find(|partner| partner.id == row.partner_id).unwrap();
        assert_eq!(row.partner_name, partner.name);
    }
}

#[rstest]
#[case("nordl")]
#[case("NORDLICHT roll")]
#[case("الامل")]
#[case("山田")]
#[case("商")]
#[case("lodz")]
#[case("OPP-5001")]
#[tokio::test]
async fn text_is_found_by_the_beginning_of_its_words_in_any_script(#[case] typed: &str) {
    let world = World::new().await;
    let list = DealList { text: Some(typed.into()), limit: 10, ..DealList::default() };
    let page = world.cache.store.list_deals(list).await.unwrap();
    assert!(!page.rows.is_empty());
    let found = world.cache.store.search(typed).await.unwrap();
    assert!(!found.deals.is_empty());
}

#[tokio::test]
async fn signs_alone_and_unknown_words_find_nothing() {
    let world = World::new().await;
    for typed in ["-- ***", "xyzzy"] {
        let list = DealList { text: Some(typed.into()), limit: 10, ..DealList::default() };
        let page = world.cache.store.list_deals(list).await.unwrap();
        assert_eq!((page.rows.len(), page.total), (0, Some(0)));
    }
}

#[tokio::test]
async fn a_code_typed_in_full_comes_first() {
    let world = World::new().await;
    let found = world.cache.store.search("opp-5042").await.unwrap();
    assert_eq!(found.deals[0].code, "OPP-5042");
}

#[tokio::test]
async fn a_deal_that_is_won_or_removed_is_no_longer_stalled() {
    let world = World::new().await;
    let store = &world.cache.store;
    let before = store.nav_counts(crate::read_world::today()).await.unwrap().stalled_deals;
    let mut won = world.deals.iter().find(|deal| world.is_stalled(deal)).unwrap().clone();
    (won.stage, won.version) = ("won".into(), 2);
    let gone = world.stalled[1];
    world.cache.remote(vec![crate::support::put_deal(&won)]).await;
    let del = tandem_store::Change::Del { table: tandem_model::Table::Deal, id: gone.0, version: 2 };
    world.cache.remote(vec![del]).await;
    assert_eq!(store.nav_counts(crate::read_world::today()).await.unwrap().stalled_deals, before - 2);
    assert_eq!(store.count_rollup_differences().await.unwrap(), 0);
}
