//! Good answers, and well packed ones whose content can't be trusted.

use serde_json::{Value, json};
use tandem_connectors::{Error, Malformed, SnapshotPage, hub::check_schema};
use tandem_model::{Table, course};
use tandem_protocol::{Change, HelloRequest, PullRequest, PushRequest, PushResponse, SnapshotRequest};
use uuid::Uuid;

use crate::fake_hub::{Answer, TOKEN, hub};

fn course(id: u128, title: &str) -> Value {
    json!({"id": Uuid::from_u128(id), "code": "c", "title": title, "version": 1})
}

fn snapshot_of(rows: Vec<Value>, next: Option<u128>) -> Value {
    json!({"as_of": "cursor", "rows": rows, "next": next.map(Uuid::from_u128)})
}

fn request(after_id: Option<u128>, max: usize) -> SnapshotRequest {
    let after_id = after_id.map(Uuid::from_u128);
    SnapshotRequest { bucket: Uuid::nil(), t: Table::Course, after_id, as_of: None, max }
}

async fn ask(answer: Value, request: &SnapshotRequest) -> Result<SnapshotPage<course::Model>, Error> {
    let (client, _) = hub(Answer::page(&answer)).await;
    client.snapshot(request).await
}

async fn complaint(answer: Value, request: &SnapshotRequest) -> Malformed {
    match ask(answer, request).await.unwrap_err() {
        Error::Malformed(problem) => problem,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_page_brings_its_rows() {
    let page =
        ask(snapshot_of(vec![course(1, "Sales"), course(2, "بيع <b>")], Some(2)), &request(None, 2)).await.unwrap();
    assert_eq!(page.rows[1].title, "بيع <b>");
    assert_eq!((page.as_of.as_str(), page.next), ("cursor", Some(Uuid::from_u128(2))));
    assert!(page.bytes > 0);
}

#[tokio::test]
async fn an_empty_table_is_a_page() {
    assert!(ask(snapshot_of(vec![], None), &request(None, 2)).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn rows_that_go_back_are_refused() {
    assert_eq!(
        complaint(snapshot_of(vec![course(2, ""), course(1, "")], None), &request(None, 9)).await,
        Malformed::Order
    );
    assert_eq!(
        complaint(snapshot_of(vec![course(2, ""), course(2, "")], None), &request(None, 9)).await,
        Malformed::Order
    );
    assert_eq!(complaint(snapshot_of(vec![course(2, "")], None), &request(Some(2), 9)).await, Malformed::Order);
}

#[tokio::test]
async fn a_next_that_is_not_the_last_row_is_refused() {
    assert_eq!(complaint(snapshot_of(vec![course(2, "")], Some(1)), &request(None, 9)).await, Malformed::Order);
    assert_eq!(complaint(snapshot_of(vec![], Some(1)), &request(None, 9)).await, Malformed::NoProgress);
}

#[tokio::test]
async fn more_rows_than_asked_for_are_refused() {
    let rows = vec![course(1, ""), course(2, "")];
    assert_eq!(complaint(snapshot_of(rows, None), &request(None, 1)).await, Malformed::TooManyRows);
}

#[tokio::test]
async fn a_ten_megabyte_name_is_refused() {
    let rows = vec![course(1, &"n".repeat(10 << 20))];
    assert_eq!(complaint(snapshot_of(rows, None), &request(None, 9)).await, Malformed::LongText);
}

#[tokio::test]
async fn a_row_without_a_version_or_of_another_shape_is_refused() {
    let mut row = course(1, "");
    row["version"] = json!(0);
    assert_eq!(complaint(snapshot_of(vec![row], None), &request(None, 9)).await, Malformed::Version);
    assert_eq!(complaint(snapshot_of(vec![json!({"id": 1})], None), &request(None, 9)).await, Malformed::Json);
    assert_eq!(complaint(json!([1, 2]), &request(None, 9)).await, Malformed::Json);
}

#[tokio::test]
async fn a_pull_brings_puts_and_deletes_in_order() {
    let put = json!({"op": "put", "row": {"t": "course", "row": course(1, "Sales")}});
    let del = json!({"op": "del", "table": "course", "id": Uuid::from_u128(2), "version": 3});
    let group = |seq, change| json!({"seq": seq, "group_id": Uuid::nil(), "changes": [change]});
    let answer = json!({"groups": [group(4, put), group(5, del)], "cursor": "b", "more": false, "head_lag": 0});
    let (client, asked) = hub(Answer::page(&answer)).await;
    let page = client.pull(&PullRequest { cursor: "a".into(), max: 9 }).await.unwrap();
    assert!(matches!(page.groups[1].changes[0], Change::Del { table: Table::Course, version: 3, .. }));
    let asked = asked.lock().await;
    assert_eq!(asked[0].0, "/sync/v1/pull");
    assert_eq!(asked[0].1["authorization"], format!("Bearer {TOKEN}"));
    assert_eq!(serde_json::from_slice::<Value>(&asked[0].2).unwrap(), json!({"cursor": "a", "max": 9}));
}

#[tokio::test]
async fn a_pull_that_goes_back_or_stands_still_is_refused() {
    let group = |seq| json!({"seq": seq, "group_id": Uuid::nil(), "changes": []});
    for (answer, problem) in [
        (json!({"groups": [group(5), group(4)], "cursor": "b", "more": false, "head_lag": 0}), Malformed::Order),
        (json!({"groups": [group(5)], "cursor": "a", "more": true, "head_lag": 0}), Malformed::NoProgress),
        (json!({"groups": [], "cursor": "x".repeat(2000), "more": true, "head_lag": 0}), Malformed::LongText),
    ] {
        let (client, _) = hub(Answer::page(&answer)).await;
        let error = client.pull(&PullRequest { cursor: "a".into(), max: 9 }).await.unwrap_err();
        assert!(matches!(error, Error::Malformed(found) if found == problem), "{error}");
    }
}

#[tokio::test]
async fn a_hub_that_serves_only_newer_versions_says_who_it_is_and_that_this_one_is_too_old() {
    let answer = json!({
        "server_schema": 900, "min_schema": 900, "hub_epoch": Uuid::nil(), "grants": [], "counts": [], "server_now": 0,
        "workspace": {"id": Uuid::nil(), "name": "Team", "me": null},
    });
    let (client, _) = hub(Answer::page(&answer)).await;
    let request = HelloRequest { device_id: Uuid::nil(), app: "tandem".into(), client_schema: 1, cursor: None };
    let answer = client.hello(&request).await.unwrap();
    assert!(matches!(check_schema(&answer).unwrap_err(), Error::TooOld));
}

fn pushed() -> PushRequest {
    let mutation = |n: u128| {
        json!({"mutation_id": Uuid::from_u128(n), "device_seq": n as i64, "t": "deal", "id": Uuid::from_u128(n + 100),
               "op": "set", "base": {"epoch": null, "v": 1}, "set": {"name": {"old": "a", "new": "b"}}, "at": 0})
    };
    let groups = json!([{"group_id": Uuid::from_u128(1), "mutations": [mutation(1), mutation(2)]}]);
    let groups = serde_json::from_value(groups).unwrap();
    PushRequest { device_id: Uuid::from_u128(9), client_schema: 2, hub_epoch: None, groups }
}

fn applied(n: u128) -> Value {
    json!({"mutation_id": Uuid::from_u128(n), "status": "applied"})
}

async fn push(results: Value, changes: Value) -> Result<PushResponse, Error> {
    let answer = json!({"results": results, "changes": changes, "acked_through": 2});
    let (client, _) = hub(Answer::page(&answer)).await;
    client.push(&pushed()).await
}

#[tokio::test]
async fn an_answer_to_a_push_may_leave_edits_out() {
    let gone = json!({"op": "del", "table": "deal", "id": Uuid::from_u128(102), "version": 3});
    let answer = push(json!([applied(2)]), json!([gone])).await.unwrap();
    assert_eq!((answer.results.len(), answer.changes.len()), (1, 1));
}

#[tokio::test]
async fn an_answer_to_a_push_that_goes_beyond_it_is_refused() {
    let put = |id: u128, version: i64| {
        let mut row = course(id, "Sales");
        row["version"] = json!(version);
        json!({"op": "put", "row": {"t": "course", "row": row}})
    };
    let del =
        |id: u128, version: i64| json!({"op": "del", "table": "deal", "id": Uuid::from_u128(id), "version": version});
    let many = vec![del(101, 1); tandem_protocol::MAX_PAGE_ROWS + 1];
    let cases = [
        (json!([applied(3)]), json!([]), Malformed::Unasked),
        (json!([applied(1), applied(1)]), json!([]), Malformed::Unasked),
        (json!([]), json!([put(5, 1)]), Malformed::Unasked),
        (json!([]), json!([del(5, 1)]), Malformed::Unasked),
        (json!([]), json!([del(101, 0)]), Malformed::Version),
        (json!([]), json!(many), Malformed::TooManyRows),
    ];
    for (results, changes, expected) in cases {
        match push(results, changes).await.unwrap_err() {
            Error::Malformed(problem) => assert_eq!(problem, expected),
            other => panic!("{other}"),
        }
    }
}
