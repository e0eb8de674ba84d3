//! In which bucket each row lies. The column is the hub's alone: a laptop gets rows, not buckets.
//!
//! A row lies where its region says, or where the record lies that it belongs to ([`tandem_domain::scope::home_of`]);
//! one whose parent is gone stays where it was. The write door keeps it: read [`settle`], then [`follow`].

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, ExprTrait, Order, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, Index, IndexCreateStatement},
};
use tandem_domain::{
    mutation::fields_of,
    push::RecordKey,
    scope::{Bucket, Grant, Home, Place, home_in, home_of, is_about_money, redact},
};
use tandem_model::{Row, SyncedRow, Table, for_table};
use uuid::Uuid;

use crate::{Result, entity::tombstone, rows::CHUNK};

/// Tables whose rows lie in buckets; the others are everybody's.
pub const SCOPED: &[Table] = &[
    Table::Partner,
    Table::Person,
    Table::Deal,
    Table::StageChange,
    Table::Activity,
    Table::Task,
    Table::Target,
    Table::Enrollment,
    Table::Attempt,
    Table::Registration,
    Table::Claim,
    Table::Conflict,
];

pub fn is_scoped(table: Table) -> bool {
    SCOPED.contains(&table)
}

/// What limits a query to the rows that may be read; `None` when nothing does.
pub fn within(grant: &Grant, table: Table) -> Option<Condition> {
    let buckets = grant.buckets();
    if !is_scoped(table) {
        let nothing = buckets.is_some_and(|buckets| buckets.is_empty());
        return nothing.then(|| Condition::all().add(Expr::val(1).eq(0)));
    }
    let held = buckets.map(|buckets| Expr::col("bucket").is_in(buckets));
    let facet = (!grant.has_finance()).then(|| Expr::col("finance").eq(false));
    let parts: Vec<_> = held.into_iter().chain(facet).collect();
    (!parts.is_empty()).then(|| parts.into_iter().fold(Condition::all(), Condition::add))
}

/// The rows among `ids` that may be read, as they may be seen. One statement: what it shows was allowed just then.
pub async fn find_visible(
    db: &impl ConnectionTrait,
    grant: &Grant,
    table: Table,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, Row>> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        for_table!(table, E => {
            let rows = E::find().filter(Expr::col("id").is_in(chunk.iter().copied()));
            let rows = match within(grant, table) {
                Some(limit) => rows.filter(limit),
                None => rows,
            };
            let rows = rows.all(db).await?.into_iter().map(|row| redact(grant, row.into_row()));
            found.extend(rows.map(|row| (row.uuid(), row)));
        });
    }
    Ok(found)
}

/// Ids that have a row, whoever may see it.
pub async fn find_present(db: &impl ConnectionTrait, table: Table, ids: &[Uuid]) -> Result<Vec<Uuid>> {
    let mut found = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let present = for_table!(table, E => {
            let rows = E::find().select_only().expr_as(Expr::col("id"), "id");
            rows.filter(Expr::col("id").is_in(chunk.iter().copied())).into_tuple::<Uuid>().all(db).await?
        });
        found.extend(present);
    }
    Ok(found)
}

/// Where records lie; those that were removed, where they lay. Public ones are everywhere, known or not.
pub async fn find(db: &impl ConnectionTrait, table: Table, ids: &[Uuid]) -> Result<HashMap<Uuid, Place>> {
    if !is_scoped(table) {
        let public = Place { bucket: Bucket::Public, finance: false };
        return Ok(ids.iter().map(|id| (*id, public.clone())).collect());
    }
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows = for_table!(table, E => {
            let rows = E::find().select_only().expr_as(Expr::col("id"), "id").expr_as(Expr::col("bucket"), "bucket");
            let rows = rows.expr_as(Expr::col("finance"), "finance");
            let rows = rows.filter(Expr::col("id").is_in(chunk.iter().copied()));
            rows.into_tuple::<(Uuid, String, bool)>().all(db).await?
        });
        let place =
            |(id, bucket, finance): (Uuid, String, bool)| (id, Place { bucket: Bucket::parse(&bucket), finance });
        found.extend(rows.into_iter().map(place));
    }
    let missing: Vec<Uuid> = ids.iter().copied().filter(|id| !found.contains_key(id)).collect();
    for (id, place) in find_former(db, table, &missing).await? {
        found.insert(id, place);
    }
    Ok(found)
}

/// Where removed records lay.
pub async fn find_former(db: &impl ConnectionTrait, table: Table, ids: &[Uuid]) -> Result<Vec<(Uuid, Place)>> {
    let mut found = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let graves = tombstone::Entity::find()
            .select_only()
            .columns([tombstone::Column::RowId, tombstone::Column::Bucket, tombstone::Column::Finance])
            .filter(tombstone::Column::T.eq(table.code()))
            .filter(tombstone::Column::RowId.is_in(chunk.iter().copied()))
            .into_tuple::<(Uuid, Option<String>, bool)>();
        for (id, bucket, finance) in graves.all(db).await? {
            let bucket = match bucket {
                Some(code) => Bucket::parse(&code),
                None if is_scoped(table) => Bucket::Nobody,
                None => Bucket::Public,
            };
            found.push((id, Place { bucket, finance }));
        }
    }
    Ok(found)
}

/// Places of records of several tables.
pub async fn find_all(db: &impl ConnectionTrait, keys: &[RecordKey]) -> Result<BTreeMap<RecordKey, Place>> {
    let mut tables: BTreeMap<Table, Vec<Uuid>> = BTreeMap::new();
    for (table, id) in keys {
        tables.entry(*table).or_default().push(*id);
    }
    let mut found = BTreeMap::new();
    for (table, ids) in tables {
        found.extend(find(db, table, &ids).await?.into_iter().map(|(id, place)| ((table, id), place)));
    }
    Ok(found)
}

/// Where a row would lie that is in no table.
pub async fn of_unseen(tx: &DatabaseTransaction, row: &Row) -> Result<Place> {
    let table = row.table();
    let bucket = match is_scoped(table) {
        true => bucket_of(row, &lock_parents(tx, &[row]).await?).unwrap_or(Bucket::Nobody),
        false => Bucket::Public,
    };
    Ok(Place { bucket, finance: shows_money(row) })
}

fn shows_money(row: &Row) -> bool {
    fields_of(row).is_some_and(|fields| is_about_money(row.table(), &fields))
}

/// Gives written rows of one table their places. `old` as [`find`] gave it before the rows were written.
pub async fn settle(
    tx: &DatabaseTransaction,
    table: Table,
    old: &HashMap<Uuid, Place>,
    before: &HashMap<Uuid, Row>,
    after: &[Row],
) -> Result<HashMap<Uuid, Place>> {
    let mut settled = HashMap::with_capacity(after.len());
    if !is_scoped(table) {
        return find(tx, table, &after.iter().map(Row::uuid).collect::<Vec<_>>()).await;
    }
    let is_home = |row: &&Row| before.get(&row.uuid()).is_some_and(|before| home_of(before) == home_of(row));
    let moving: Vec<&Row> = after.iter().filter(|row| !is_home(row)).collect();
    let parents = lock_parents(tx, &moving).await?;
    let mut changed: BTreeMap<(String, bool), Vec<Uuid>> = BTreeMap::new();
    for row in after {
        let former = old.get(&row.uuid());
        let bucket = match former {
            Some(former) if is_home(&row) => former.bucket.clone(),
            _ => bucket_of(row, &parents)
                .or_else(|| former.map(|former| former.bucket.clone()))
                .unwrap_or(Bucket::Nobody),
        };
        let finance = shows_money(row);
        let place = Place { bucket, finance };
        if !before.contains_key(&row.uuid()) || former != Some(&place) {
            changed.entry((place.bucket.code(), finance)).or_default().push(row.uuid());
        }
        settled.insert(row.uuid(), place);
    }
    for ((bucket, finance), ids) in changed {
        for chunk in ids.chunks(CHUNK) {
            for_table!(table, E => {
                let update = E::update_many().col_expr("bucket", Expr::val(bucket.as_str()));
                let update = update.col_expr("finance", Expr::val(finance));
                update.filter(Expr::col("id").is_in(chunk.iter().copied())).exec(tx).await?
            });
        }
    }
    Ok(settled)
}

/// The parents' places, which stay until the transaction ends: whoever moves one of them waits, and finds the child.
async fn lock_parents(tx: &DatabaseTransaction, rows: &[&Row]) -> Result<BTreeMap<RecordKey, Place>> {
    let mut keys: Vec<RecordKey> = Vec::new();
    for row in rows {
        for home in [home_of(row), wished_home(row)] {
            if let Home::Of(parent) = home {
                keys.push(parent);
            }
        }
    }
    keys.sort_unstable();
    keys.dedup();
    for of_table in keys.chunk_by(|one, other| one.0 == other.0).filter(|keys| is_scoped(keys[0].0)) {
        lock_in_order(tx, of_table).await?;
    }
    find_all(tx, &keys).await
}

/// Records of one table, in id order; others may hold them like this too.
async fn lock_in_order(tx: &DatabaseTransaction, keys: &[RecordKey]) -> Result<()> {
    for chunk in keys.chunks(CHUNK) {
        let ids = chunk.iter().map(|(_, id)| *id);
        for_table!(chunk[0].0, E => {
            let rows = E::find().select_only().expr_as(Expr::col("id"), "id").filter(Expr::col("id").is_in(ids));
            rows.order_by(Expr::col("id"), Order::Asc).lock_shared().into_tuple::<Uuid>().all(tx).await?
        });
    }
    Ok(())
}

/// A conflict about a record that never was lies where the record would lie.
fn wished_home(row: &Row) -> Home {
    let Row::Conflict(conflict) = row else { return Home::Nowhere };
    let wish = serde_json::from_str(&conflict.mine).unwrap_or_default();
    Table::parse(&conflict.record_table).map_or(Home::Nowhere, |table| home_in(table, &wish))
}

fn bucket_of(row: &Row, parents: &BTreeMap<RecordKey, Place>) -> Option<Bucket> {
    let found = |home: Home| match home {
        Home::Public => Some(Bucket::Public),
        Home::Region(region) => Some(Bucket::Region(region)),
        Home::Of(parent) => parents.get(&parent).map(|place| place.bucket.clone()),
        Home::Nowhere => None,
    };
    found(home_of(row)).or_else(|| found(wished_home(row)))
}

/// A row that moved because its parent did.
pub struct Moved {
    pub key: RecordKey,
    pub version: i64,
    pub from: Bucket,
    pub to: Bucket,
}

/// Takes everything that belongs to moved records after them.
pub async fn follow(tx: &DatabaseTransaction, mut to_do: Vec<(RecordKey, Bucket)>) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    while !to_do.is_empty() {
        let mut of_bucket: BTreeMap<(Table, Bucket), Vec<Uuid>> = BTreeMap::new();
        for ((table, id), bucket) in to_do.drain(..) {
            of_bucket.entry((table, bucket)).or_default().push(id);
        }
        for ((table, bucket), ids) in of_bucket {
            for (child, belongs) in children(table, &ids) {
                let gone = move_children(tx, child, belongs, &bucket).await?;
                to_do.extend(gone.iter().map(|moved| (moved.key, moved.to.clone())));
                moved.extend(gone);
            }
        }
    }
    Ok(moved)
}

fn children(table: Table, ids: &[Uuid]) -> Vec<(Table, Condition)> {
    let of = |column: &'static str| Condition::all().add(Expr::col(column).is_in(ids.iter().copied()));
    let mut children = match table {
        Table::Partner => vec![
            (Table::Person, of("partner_id")),
            (Table::Activity, of("partner_id").add(Expr::col("deal_id").is_null())),
            (Table::Task, of("partner_id").add(Expr::col("deal_id").is_null())),
            (Table::Target, of("partner_id")),
            (Table::Enrollment, of("partner_id")),
            (Table::Registration, of("partner_id")),
            (Table::Claim, of("partner_id")),
        ],
        Table::Deal => {
            let of_deal = [Table::StageChange, Table::Activity, Table::Task];
            of_deal.into_iter().map(|child| (child, of("deal_id"))).collect()
        }
        Table::Enrollment => vec![(Table::Attempt, of("enrollment_id"))],
        _ => Vec::new(),
    };
    if table != Table::Conflict {
        children.push((Table::Conflict, of("record_id").add(Expr::col("record_table").eq(table.code()))));
    }
    children
}

async fn move_children(
    tx: &DatabaseTransaction,
    child: Table,
    belongs: Condition,
    to: &Bucket,
) -> Result<Vec<Moved>, DbErr> {
    let code = to.code();
    let rows = for_table!(child, E => {
        let rows = E::find().select_only().expr_as(Expr::col("id"), "id").expr_as(Expr::col("version"), "version");
        let rows = rows.expr_as(Expr::col("bucket"), "bucket").order_by(Expr::col("id"), Order::Asc);
        let rows = rows.filter(belongs).filter(Expr::col("bucket").ne(code.as_str())).lock_exclusive();
        rows.into_tuple::<(Uuid, i64, String)>().all(tx).await?
    });
    for chunk in rows.chunks(CHUNK) {
        for_table!(child, E => {
            let update = E::update_many().col_expr("bucket", Expr::val(code.as_str()));
            update.filter(Expr::col("id").is_in(chunk.iter().map(|(id, ..)| *id))).exec(tx).await?
        });
    }
    let moved = |(id, version, from): (Uuid, i64, String)| Moved {
        key: (child, id),
        version,
        from: Bucket::parse(&from),
        to: to.clone(),
    };
    Ok(rows.into_iter().map(moved).collect())
}

/// Statements that give all rows their places, parents first; for rows that came in another way than by the door.
pub fn fill_sql() -> Vec<String> {
    let own = |table: Table| format!("UPDATE {0} SET bucket = 'r:' || region", table.code());
    let of = |table: Table, parent: Table, column: &str| {
        let (table, parent) = (table.code(), parent.code());
        format!(
            "UPDATE {table} SET bucket = coalesce((SELECT {parent}.bucket FROM {parent} \
             WHERE {parent}.id = {table}.{column}), 'n')"
        )
    };
    let of_deal_or_partner = |table: Table| {
        let table = table.code();
        format!(
            "UPDATE {table} SET bucket = coalesce(CASE WHEN deal_id IS NULL \
             THEN (SELECT partner.bucket FROM partner WHERE partner.id = {table}.partner_id) \
             ELSE (SELECT deal.bucket FROM deal WHERE deal.id = {table}.deal_id) END, 'n')"
        )
    };
    let mut sql = vec![
        own(Table::Partner),
        own(Table::Deal),
        of(Table::Person, Table::Partner, "partner_id"),
        of(Table::StageChange, Table::Deal, "deal_id"),
        of_deal_or_partner(Table::Activity),
        of_deal_or_partner(Table::Task),
        of(Table::Target, Table::Partner, "partner_id"),
        of(Table::Enrollment, Table::Partner, "partner_id"),
        of(Table::Attempt, Table::Enrollment, "enrollment_id"),
        of(Table::Registration, Table::Partner, "partner_id"),
        of(Table::Claim, Table::Partner, "partner_id"),
        "UPDATE target SET finance = TRUE".to_owned(),
        "UPDATE conflict SET bucket = 'p'".to_owned(),
        "UPDATE conflict SET finance = TRUE WHERE record_table IN ('deal', 'target', 'registration') \
         AND base || mine || theirs LIKE '%\"amount_minor\"%'"
            .to_owned(),
    ];
    for record in SCOPED.iter().filter(|table| **table != Table::Conflict) {
        let code = record.code();
        sql.push(format!(
            "UPDATE conflict SET bucket = coalesce((SELECT {code}.bucket FROM {code} \
             WHERE {code}.id = conflict.record_id), 'n') WHERE record_table = '{code}'"
        ));
    }
    sql
}

/// One for each table: a small bucket is paged by id without reading the others.
pub fn indexes() -> Vec<IndexCreateStatement> {
    SCOPED.iter().map(|table| index(*table)).collect()
}

pub fn index(table: Table) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(index_name(table)).table(Alias::new(table.code())).if_not_exists();
    index.col(Alias::new("bucket")).col(Alias::new("id")).to_owned()
}

pub fn drop_index_sql(table: Table) -> String {
    format!("DROP INDEX IF EXISTS {}", index_name(table))
}

fn index_name(table: Table) -> String {
    format!("{}_by_bucket", table.code())
}
