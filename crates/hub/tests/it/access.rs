//! Who may ask, and how much.

use rstest::rstest;
use tandem_hub::{routes, token};
use tandem_model::{SCHEMA_VERSION, Table};
use tandem_protocol::{MAX_PUSH_BYTES, Problem, ProblemCode, SnapshotRequest};
use uuid::Uuid;

use crate::support::*;

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn every_path_without_a_valid_token_gives_the_same_refusal(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    let http = reqwest::Client::new();
    let mut paths = routes::guarded_paths();
    assert_eq!(paths.len(), 6);
    paths.extend(["/".into(), "/sync/v1/none".into(), "/graphql".into()]);
    let mut answers = Vec::new();
    for path in &paths {
        let url = format!("{}{path}", team.running.url);
        let sent = [
            http.post(&url),
            http.get(&url),
            http.post(&url).bearer_auth("tdm_wrong"),
            http.post(&url).bearer_auth("x".repeat(5_000)),
            http.post(&url).basic_auth("a", Some("b")),
            http.post(&url).header("authorization", "Bearer"),
        ];
        for request in sent {
            let response = request.body("{}").send().await.unwrap();
            assert_eq!(response.status(), 401, "{path}");
            answers.push(response.text().await.unwrap());
        }
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(serde_json::from_str::<Problem>(&answers[0]).unwrap().code, ProblemCode::Unauthorized);
}

#[rstest]
#[case::sqlite(Kind::Sqlite)]
#[case::postgres(Kind::Postgres)]
#[tokio::test]
async fn a_revoked_token_is_refused_from_the_next_request_on(#[case] kind: Kind) {
    let Some(team) = Team::start(kind).await else { return };
    assert!(team.client.hello(None).await.is_ok());
    assert!(token::revoke(team.hub(), team.token_id).await.unwrap());
    assert_eq!(team.client.hello(None).await.unwrap_err().code, ProblemCode::Unauthorized);
    assert!(!token::revoke(team.hub(), team.token_id).await.unwrap());
    assert!(token::list(team.hub()).await.unwrap()[0].revoked_at.is_some());
}

#[tokio::test]
async fn health_needs_no_token_and_says_nothing() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let answer = reqwest::get(format!("{}{}", team.running.url, routes::HEALTH)).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.text().await.unwrap().as_str()), (200, "ok"));
}

#[tokio::test]
async fn a_token_is_in_no_file_of_the_hub() {
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = tandem_hub::Hub::open(&database.url).await.unwrap();
    let secret = token::create(&hub, "test", None).await.unwrap().secret;
    assert_eq!(secret.len(), "tdm_".len() + 43);
    let debug = format!("{:?}", token::create(&hub, "other", None).await.unwrap());
    assert!(!debug.contains("tdm_"), "{debug}");
    hub.close().await.unwrap();
    for entry in std::fs::read_dir(database.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

#[tokio::test]
async fn hello_says_whose_token_it_is_and_keeps_the_device() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let me = Uuid::from_u128(9);
    let mine = token::create(team.hub(), "mine", Some(me)).await.unwrap();
    team.hub().rename("Acme").await.unwrap();
    let hello = Client::new(&team.running.url, &mine.secret).hello(None).await.unwrap();
    assert_eq!((hello.workspace.me, hello.workspace.name.as_str()), (Some(me), "Acme"));
    assert_eq!(team.client.hello(None).await.unwrap().workspace.me, None);
    assert_eq!(hello.grants[0].bucket, team.hub().workspace_id());
    assert_eq!(query_strings(team.hub().db(), "SELECT app FROM device").await, ["test 1"]);
}

#[tokio::test]
async fn a_request_that_is_too_large_or_no_message_is_a_bad_one() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    for body in [vec![b' '; MAX_PUSH_BYTES + 1], b"{".to_vec(), b"[]".to_vec(), vec![0xff; 10]] {
        // News are asked for without a body.
        for path in routes::guarded_paths().iter().filter(|path| !path.ends_with("/news")) {
            let answer = team.client.post(path, body.clone()).await;
            assert_eq!(answer.status(), 400);
            let problem: Problem = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
            assert_eq!(problem.code, ProblemCode::BadRequest);
        }
    }
    assert_eq!(team.client.post("/sync/v1/none", Vec::new()).await.status(), 404);
}

#[tokio::test]
async fn a_bucket_that_is_not_granted_is_forbidden() {
    let team = Team::start(Kind::Sqlite).await.unwrap();
    let request = SnapshotRequest { bucket: Uuid::from_u128(5), t: Table::Deal, after_id: None, as_of: None, max: 10 };
    assert_eq!(team.client.snapshot_of(&request).await.unwrap_err().code, ProblemCode::Forbidden);
}

#[tokio::test]
async fn a_laptop_that_is_too_old_still_gets_hello_but_no_rows() {
    let mut team = Team::start(Kind::Sqlite).await.unwrap();
    let cursor = team.now().await;
    team.client.schema = Some(SCHEMA_VERSION - 1);
    assert_eq!(team.client.hello(None).await.unwrap().min_schema, SCHEMA_VERSION);
    assert_eq!(team.client.pull(&cursor, 10).await.unwrap_err().code, ProblemCode::TooOld);
    assert_eq!(team.client.page(Table::Deal, None, None, 10).await.unwrap_err().code, ProblemCode::TooOld);
    team.client.schema = Some(SCHEMA_VERSION);
    assert!(team.client.pull(&cursor, 10).await.is_ok());
}
