//! Cursors that are forged, foreign, too old, or of another history.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rstest::rstest;
use sea_orm::ConnectionTrait;
use tandem_hub::write::BulkLoad;
use tandem_protocol::{ProblemCode, Start};

use crate::support::*;

async fn refusal(client: &Client, cursor: &str) -> ProblemCode {
    client.pull(cursor, 10).await.unwrap_err().code
}

async fn start_from(client: &Client, cursor: &str) -> Start {
    client.hello(Some(cursor.into())).await.unwrap().grants[0].from
}

#[tokio::test]
async fn a_cursor_that_was_touched_is_refused() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    team.write(vec![put_partner(1, "A")]).await;
    let cursor = team.now().await;
    assert_eq!(start_from(&team.client, &cursor).await, Start::Cursor);
    let (payload, signature) = cursor.split_once('.').unwrap();
    let json = String::from_utf8(URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap();
    let earlier = URL_SAFE_NO_PAD.encode(json.replace("\"seq\":1", "\"seq\":0"));
    let mut flipped = URL_SAFE_NO_PAD.decode(signature).unwrap();
    flipped[0] ^= 1;
    let touched = [
        format!("{earlier}.{signature}"),
        format!("{payload}.{}", URL_SAFE_NO_PAD.encode(flipped)),
        format!("{payload}."),
        payload.to_owned(),
        String::new(),
        "x".repeat(5_000),
        format!("{payload}.{signature}.{signature}"),
    ];
    for cursor in touched {
        assert_eq!(refusal(&team.client, &cursor).await, ProblemCode::BadRequest, "{cursor}");
        assert_eq!(start_from(&team.client, &cursor).await, Start::Snapshot);
    }
}

#[tokio::test]
async fn a_cursor_of_another_hub_leads_to_a_snapshot() {
    let one = Team::start(Kind::Sqlite).await.unwrap();
    let other = Team::start(Kind::Sqlite).await.unwrap();
    let cursor = one.now().await;
    assert_eq!(refusal(&other.client, &cursor).await, ProblemCode::ResyncRequired);
    assert_eq!(start_from(&other.client, &cursor).await, Start::Snapshot);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_cursor_from_before_a_first_load_leads_to_a_snapshot(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let before = team.now().await;
    let mut load = BulkLoad::begin(team.hub()).await.unwrap();
    load.insert(vec![partner(1, "A")]).await.unwrap();
    load.finish().await.unwrap();
    assert_eq!(refusal(&team.client, &before).await, ProblemCode::ResyncRequired);
    assert_eq!(start_from(&team.client, &before).await, Start::Snapshot);
    let after = team.now().await;
    assert_eq!(start_from(&team.client, &after).await, Start::Cursor);
    team.write(vec![put_partner(1, "B")]).await;
    let (groups, _) = team.client.pull_all(&after, 10).await;
    assert_eq!(groups.iter().map(|group| group.seq).collect::<Vec<_>>(), [2]);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_hub_set_back_behind_its_laptops_is_a_fork(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    team.write(vec![put_partner(1, "A")]).await;
    team.write(vec![put_partner(2, "B")]).await;
    let cursor = team.now().await;
    set_back_to_first_group(&team).await;
    assert_eq!(refusal(&team.client, &cursor).await, ProblemCode::Fork);
    assert_eq!(team.client.hello(Some(cursor.clone())).await.unwrap_err().code, ProblemCode::Fork);
    team.write(vec![put_partner(3, "C")]).await;
    assert_eq!(refusal(&team.client, &cursor).await, ProblemCode::Fork);
    assert_eq!(
        team.client.page(tandem_model::Table::Deal, None, Some(cursor), 9).await.unwrap_err().code,
        ProblemCode::Fork
    );
}

/// What restoring an older backup without a new epoch does.
async fn set_back_to_first_group(team: &Team) {
    for sql in [
        "DELETE FROM change_group WHERE seq = 2",
        "UPDATE feed_head SET seq = 1, chain = (SELECT chain FROM change_group WHERE seq = 1)",
    ] {
        team.hub().db().execute_unprepared(sql).await.unwrap();
    }
}
