//! Answers that are no pages, and no answers.

use std::time::Duration;

use tandem_connectors::{Error, HubClient, Limits, Malformed, Secret};
use tandem_protocol::{MAX_PAGE_BYTES, MAX_RAW_BYTES, PullRequest};

use crate::fake_hub::{Answer, TOKEN, client, hub};

async fn pull(answer: Answer) -> Error {
    let (client, _) = hub(answer).await;
    ask(&client).await
}

async fn ask(client: &HubClient) -> Error {
    client.pull(&PullRequest { cursor: "a".into(), max: 9 }).await.unwrap_err()
}

fn is(error: &Error, problem: Malformed) -> bool {
    matches!(error, Error::Malformed(found) if *found == problem)
}

#[tokio::test]
async fn a_problem_is_told_by_its_code() {
    assert!(matches!(pull(Answer::problem(401, "unauthorized")).await, Error::Unauthorized));
    assert!(matches!(pull(Answer::problem(403, "forbidden")).await, Error::Unauthorized));
    assert!(matches!(pull(Answer::problem(426, "too_old")).await, Error::TooOld));
    assert!(matches!(pull(Answer::problem(409, "resync_required")).await, Error::ResyncRequired));
    assert!(matches!(pull(Answer::problem(409, "fork")).await, Error::Fork));
    assert!(matches!(pull(Answer::problem(500, "internal")).await, Error::Server { status: 500 }));
}

#[tokio::test]
async fn without_a_problem_the_status_tells() {
    assert!(matches!(pull(Answer::plain(401, &[], "")).await, Error::Unauthorized));
    assert!(matches!(pull(Answer::plain(502, &[], "<html>")).await, Error::Server { status: 502 }));
    assert!(matches!(pull(Answer::plain(500, &[], &"x".repeat(1 << 20))).await, Error::Server { status: 500 }));
}

#[tokio::test]
async fn an_absurd_retry_after_is_capped() {
    for (told, ms) in [("7", 7_000), ("99999999999999", 300_000), ("-3", 0), ("Sun, 06 Nov 2094 08:49:37 GMT", 0)] {
        let error = pull(Answer::plain(429, &[("retry-after", told)], "")).await;
        assert!(matches!(error, Error::Busy { retry_after_ms } if retry_after_ms == ms), "{told}: {error}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (other, asked) = hub(Answer::plain(200, &[], "")).await;
    let there = format!("{}sync/v1/pull", other.address());
    for status in [301, 302, 307, 308] {
        assert!(is(&pull(Answer::plain(status, &[("location", &there)], "")).await, Malformed::Redirect));
    }
    assert!(asked.lock().await.is_empty());
}

#[tokio::test]
async fn a_sign_in_page_of_a_network_is_no_page_of_the_hub() {
    let answer = Answer::plain(200, &[("content-type", "text/html")], "<html>Welcome to the hotel</html>");
    assert!(is(&pull(answer).await, Malformed::NotAPage));
}

#[tokio::test]
async fn a_wrong_or_missing_checksum_is_refused() {
    let mut answer = Answer::page(&"x");
    answer.body[5] ^= 1;
    assert!(is(&pull(answer).await, Malformed::Digest));
    let mut answer = Answer::page(&"x");
    answer.headers.pop();
    assert!(is(&pull(answer).await, Malformed::Digest));
}

#[tokio::test]
async fn a_page_over_the_limit_is_refused_before_it_is_read() {
    let mut answer = Answer::page(&"x");
    answer.body = vec![0; MAX_PAGE_BYTES + 1];
    assert!(is(&pull(answer).await, Malformed::TooLarge));
}

#[tokio::test]
async fn a_bomb_is_refused_at_the_raw_limit() {
    let answer = Answer::page(&"x".repeat(MAX_RAW_BYTES * 4));
    assert!(answer.body.len() < 100_000);
    assert!(is(&pull(answer).await, Malformed::TooLarge));
}

#[tokio::test]
async fn silence_and_absence_are_offline() {
    let mut answer = Answer::page(&"x");
    answer.delay = Duration::from_secs(600);
    assert!(matches!(pull(answer).await, Error::Offline(_)));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert!(matches!(ask(&client(&address)).await, Error::Offline(_)));
}

#[tokio::test]
async fn the_token_is_shown_nowhere() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = client(&address);
    let error = ask(&client).await;
    let secret = Secret::new(TOKEN);
    assert!(!format!("{client:?} {client:#?} {secret:?} {error} {error:?}").contains(TOKEN));
}

#[test]
fn a_token_that_is_no_header_is_refused() {
    let made = HubClient::new("http://localhost", &Secret::new("a\nb"), Limits::default());
    assert!(matches!(made.unwrap_err(), Error::BadToken));
}
