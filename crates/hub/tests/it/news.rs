//! The hint that there is something to pull.

use rstest::rstest;

use crate::support::*;

/// The next event without heartbeats; `None` when the stream has ended.
async fn next(stream: &mut reqwest::Response) -> Option<String> {
    while let Some(part) = stream.chunk().await.unwrap() {
        let text = String::from_utf8(part.to_vec()).unwrap();
        if text.contains("event") {
            return Some(text);
        }
    }
    None
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn who_listens_is_told_of_each_change_and_of_nothing_in_it(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let mut stream = team.client.get("/sync/v1/news").await;
    assert_eq!(stream.status(), 200);
    let hint = next(&mut stream).await.unwrap();
    for number in 1..=3 {
        team.write(vec![put_deal(number)]).await;
        assert_eq!(next(&mut stream).await.as_ref(), Some(&hint), "a hint says nothing of what has happened");
    }
}

#[tokio::test]
async fn a_server_that_stops_ends_the_stream_and_does_not_wait_for_it() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let mut stream = team.client.get("/sync/v1/news").await;
    next(&mut stream).await.unwrap();
    team.running.shutdown().await.unwrap();
    assert_eq!(next(&mut stream).await, None);
}
