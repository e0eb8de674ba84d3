//! The schema, word for word: a change to it shows in the difference of the snapshot.

use crate::support::Cache;

#[tokio::test]
async fn the_schema_is_as_released() {
    let cache = Cache::new().await;
    let sqlite = cache.raw();
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'search_%' ORDER BY tbl_name, type DESC, name";
    let mut statement = sqlite.prepare(sql).unwrap();
    let statements = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let schema: Vec<String> = statements.map(|sql| sql.unwrap()).collect();
    insta::assert_snapshot!(schema.join(";\n\n"));
}
