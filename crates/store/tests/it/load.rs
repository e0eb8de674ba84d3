//! The first load: fast way in, same rows out.

use sea_orm::{ActiveModelTrait, ConnectOptions, Database, IntoActiveModel};
use tandem_model::{Table, account, activity, deal, enrollment, partner};
use tandem_store::{
    LoadState, SnapshotPosition,
    search::{Scope, match_expression},
};

use crate::support::{Cache, account as an_account, day, deal as a_deal, id, partner as a_partner, put_deal};

pub fn at(table: Table, after: Option<u128>) -> SnapshotPosition {
    SnapshotPosition { table, after_id: after.map(id), as_of: "as-of".into() }
}

pub fn deals(range: std::ops::Range<u128>) -> Vec<deal::Model> {
    range
        .map(|n| {
            let mut deal = a_deal(n);
            deal.stage = ["engaging", "won", "lost"][n as usize % 3].into();
            deal
        })
        .collect()
}

pub async fn loaded(cache: &Cache) {
    let mut load = cache.store.begin_first_load(301).await.unwrap();
    load.load_page::<partner::Entity>(vec![a_partner(1, "Nordwind")], 10, at(Table::Deal, None)).await.unwrap();
    for page in 0..3 {
        let rows = deals(page * 100..page * 100 + 100);
        load.load_page::<deal::Entity>(rows, 1000, at(Table::Deal, Some(page * 100 + 99))).await.unwrap();
    }
    assert_eq!((load.progress().rows, load.progress().bytes), (301, 3010));
    load.finish("end".into()).await.unwrap();
}

pub fn objects(cache: &Cache) -> Vec<String> {
    let sqlite = cache.raw();
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = sqlite.prepare(sql).unwrap();
    // Quotes differ between the migration and the later statement, and mean nothing.
    let found = statement.query_map([], |row| Ok(row.get::<_, String>(0)?.replace('"', ""))).unwrap();
    found.map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_first_load_ends_with_the_same_schema_sums_and_search_as_single_writes() {
    let cache = Cache::new().await;
    let before = objects(&cache);
    assert_eq!(cache.store.sync_state().await.unwrap().load, LoadState::Before);
    loaded(&cache).await;
    assert_eq!(objects(&cache), before);
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 300);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
    assert_eq!(cache.number("SELECT sum(n) FROM deal_rollup"), 300);

    let sql = "SELECT count(*) FROM search WHERE search MATCH ?";
    let expression = match_expression(Scope::Deal, "nordwind").unwrap();
    assert_eq!(cache.raw().query_row(sql, [expression], |row| row.get::<_, i64>(0)).unwrap(), 300);
    let newest = "SELECT id FROM search_doc WHERE t = 'deal' ORDER BY rid DESC LIMIT 1";
    let newest = cache.raw().query_row(newest, [], |row| row.get::<_, [u8; 16]>(0)).unwrap();
    assert_eq!(newest, *id(299).as_bytes());

    let state = cache.store.sync_state().await.unwrap();
    assert_eq!((state.load, state.cursor.as_deref(), state.rows_done), (LoadState::Done, Some("end"), 301));
    assert_eq!(cache.store.integrity_check().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_load_that_was_broken_off_goes_on_where_its_last_commit_ended() {
    let mut cache = Cache::new().await;
    let mut load = cache.store.begin_first_load(300).await.unwrap();
    assert_eq!(load.position(), None);
    load.load_page::<deal::Entity>(deals(0..100), 1, at(Table::Deal, Some(99))).await.unwrap();
    load.flush().await.unwrap();
    load.load_page::<deal::Entity>(deals(100..200), 1, at(Table::Deal, Some(199))).await.unwrap();
    drop(load);
    cache.reopen().await;

    let load = cache.store.begin_first_load(300).await.unwrap();
    assert_eq!(load.position(), Some(&at(Table::Deal, Some(99))));
    assert_eq!(load.progress().rows, 100);
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 100);
}

#[tokio::test]
async fn a_user_may_write_while_the_load_runs_and_keeps_what_was_written() {
    let cache = Cache::new().await;
    let mut load = cache.store.begin_first_load(200).await.unwrap();
    load.load_page::<deal::Entity>(deals(0..100), 1, at(Table::Deal, Some(99))).await.unwrap();
    load.flush().await.unwrap();
    let mut mine = cache.deal(7).await.unwrap();
    mine.next_step = Some("Call Amina".into());
    cache.local(vec![put_deal(&mine), put_deal(&a_deal(5000))]).await;
    let mut again = deals(0..200);
    again.iter_mut().for_each(|deal| deal.version = 2);
    load.load_page::<deal::Entity>(again, 1, at(Table::Deal, Some(199))).await.unwrap();
    load.finish("end".into()).await.unwrap();

    let seen = cache.deal(7).await.unwrap();
    assert_eq!((seen.next_step.as_deref(), seen.version), (Some("Call Amina"), 2));
    assert_eq!(cache.store.counts().await.unwrap()[&Table::Deal], 201);
    assert_eq!(cache.store.count_rollup_differences().await.unwrap(), 0);
}

/// The same rows written by sea-orm itself, into the same schema.
async fn by_sea_orm(cache: &Cache, rows: (deal::Model, account::Model, activity::Model, enrollment::Model)) {
    let key = format!("\"x'{}'\"", *cache.key.to_hex());
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rw", cache.path.display()));
    options.map_sqlx_sqlite_opts(move |sqlite| sqlite.pragma("key", key.clone())).sqlx_logging(false);
    let db = Database::connect(options).await.unwrap();
    rows.0.into_active_model().insert(&db).await.unwrap();
    rows.1.into_active_model().insert(&db).await.unwrap();
    rows.2.into_active_model().insert(&db).await.unwrap();
    rows.3.into_active_model().insert(&db).await.unwrap();
    db.close().await.unwrap();
}

fn bytes_of(cache: &Cache, table: &str) -> Vec<rusqlite::types::Value> {
    let sqlite = cache.raw();
    let mut statement = sqlite.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let n = statement.column_count();
    let read = |row: &rusqlite::Row<'_>| (0..n).map(|column| row.get(column)).collect::<Result<Vec<_>, _>>();
    statement.query_row([], read).unwrap()
}

fn one_of_each() -> (deal::Model, account::Model, activity::Model, enrollment::Model) {
    let mut deal = a_deal(u128::MAX / 3);
    (deal.slow_by_design, deal.amount_minor) = (true, Some(i64::MIN));
    deal.name = "شريك <b>山田</b> \u{0}\u{1F600}".into();
    let activity = activity::Model {
        id: id(3).into(),
        partner_id: id(1).into(),
        deal_id: Some(id(2).into()),
        person_id: None,
        member_id: None,
        kind: "call".into(),
        subject: String::new(),
        two_way: false,
        happened_at: -1,
        version: 1,
    };
    let enrollment = enrollment::Model {
        id: id(4).into(),
        run_id: id(5).into(),
        person_id: id(6).into(),
        partner_id: id(1).into(),
        region: "EMEA".into(),
        registered_on: Some(day("0999-12-31")),
        last_active_on: None,
        result: None,
        version: 1,
    };
    (deal, an_account(2, "Contoso"), activity, enrollment)
}

#[tokio::test]
async fn rows_of_a_load_are_byte_for_byte_those_that_sea_orm_writes() {
    let (ours, theirs) = (Cache::new().await, Cache::new().await);
    let rows = one_of_each();
    by_sea_orm(&theirs, rows.clone()).await;
    let mut load = ours.store.begin_first_load(4).await.unwrap();
    let end = at(Table::Attempt, None);
    load.load_page::<deal::Entity>(vec![rows.0.clone()], 1, end.clone()).await.unwrap();
    load.load_page::<account::Entity>(vec![rows.1], 1, end.clone()).await.unwrap();
    load.load_page::<activity::Entity>(vec![rows.2], 1, end.clone()).await.unwrap();
    load.load_page::<enrollment::Entity>(vec![rows.3], 1, end).await.unwrap();
    load.finish("end".into()).await.unwrap();
    for table in ["deal", "account", "activity", "enrollment"] {
        assert_eq!(bytes_of(&ours, table), bytes_of(&theirs, table), "{table}");
    }
    let read = ours.store.find_row(Table::Deal, rows.0.id.0).await.unwrap();
    assert_eq!(read, Some(tandem_model::Row::Deal(rows.0)));
}
