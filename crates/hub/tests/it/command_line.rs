//! The binary: serving, stopping, tokens.

use std::process::{Command, Output};

use crate::{sequencers::spawn_node, support::*};

fn hub(url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tandem-hub")).args(arguments).args(["--database", url]).output().unwrap()
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap().trim().to_owned()
}

#[tokio::test]
async fn a_token_made_on_the_command_line_opens_the_server_until_it_is_revoked() {
    let database = database(Kind::Sqlite).await.unwrap();
    let secret = stdout(&hub(&database.url, &["token", "create", "--name", "Ada's laptop"]));
    let list = stdout(&hub(&database.url, &["token", "list"]));
    assert!(list.contains("Ada's laptop") && list.contains("valid") && !list.contains(&secret), "{list}");
    let (mut node, url) = spawn_node(&database.url);
    let client = Client::new(&url, &secret);
    assert!(client.hello(None).await.is_ok());
    let id = list.split_whitespace().next().unwrap();
    assert_eq!(stdout(&hub(&database.url, &["token", "revoke", id])), "revoked");
    assert!(client.hello(None).await.is_err());
    assert!(!hub(&database.url, &["token", "revoke", id]).status.success());
    node.kill().unwrap();
    node.wait().unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn the_server_stops_cleanly_when_it_is_told_to() {
    let database = database(Kind::Sqlite).await.unwrap();
    let secret = stdout(&hub(&database.url, &["token", "create", "--name", "t"]));
    let (mut node, url) = spawn_node(&database.url);
    // The client keeps its connection open, which must not hold the server up.
    let client = Client::new(&url, &secret);
    client.hello(None).await.unwrap();
    assert!(Command::new("kill").args(["-TERM", &node.id().to_string()]).status().unwrap().success());
    assert!(node.wait().unwrap().success());
}

#[test]
fn an_address_that_is_taken_or_a_database_that_is_none_is_said_in_one_line() {
    let output = hub("sqlite:///nowhere/at/all.db?mode=rwc", &["token", "list"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && said.starts_with("tandem-hub: database:") && said.lines().count() == 1,
        "{said}"
    );
}
