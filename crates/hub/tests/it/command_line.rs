//! The binary: serving, stopping, tokens.

use std::process::{Command, Output};

use tandem_hub::{Change, Hub, write};
use tandem_model::{Row, ids::MemberId, member, partner};
use uuid::Uuid;

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

/// Two members, the second one with a partner.
async fn team() -> TestDatabase {
    let database = database(Kind::Sqlite).await.unwrap();
    let hub = Hub::open(&database.url).await.unwrap();
    let member = |n: u128, name: &str| {
        Row::Member(member::Model {
            id: MemberId(Uuid::from_u128(n)),
            name: name.into(),
            email: None,
            region: None,
            version: 0,
        })
    };
    let owned = partner::Model { owner_id: MemberId(Uuid::from_u128(2)), ..partner(1, "Halden Cloud") };
    let rows = [member(1, "Ada Brandt"), member(2, "Ben Ode"), Row::Partner(owned)];
    write::write_group(&hub, rows.map(|row| Change::Put { row }).into()).await.unwrap();
    hub.close().await.unwrap();
    database
}

#[tokio::test]
async fn a_token_made_for_a_member_by_name_or_id_says_who_is_there() {
    let database = team().await;
    let list = stdout(&hub(&database.url, &["member", "list"]));
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].ends_with("1  Ben Ode") && lines[1].ends_with("0  Ada Brandt"), "most partners first: {list}");
    let ben = lines[0].split_whitespace().next().unwrap();
    let (mut node, url) = spawn_node(&database.url);
    for wanted in ["Ben Ode", ben] {
        let secret = stdout(&hub(&database.url, &["token", "create", "--name", "t", "--member", wanted]));
        let hello = Client::new(&url, &secret).hello(None).await.unwrap();
        assert_eq!(hello.workspace.me.unwrap().to_string(), ben, "{wanted}");
    }
    let nobody = hub(&database.url, &["token", "create", "--name", "t", "--member", "Nobody"]);
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("there is no member \"Nobody\""), "{nobody:?}");
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

#[tokio::test]
async fn rights_given_on_the_command_line_hold_for_all_laptops_of_a_member() {
    let database = team().await;
    let secret = |name: &str| {
        stdout(&hub(&database.url, &["token", "create", "--name", name, "--member", &Uuid::from_u128(2).to_string()]))
    };
    let (first, second) = (secret("one"), secret("two"));
    let grant = |more: &[&str]| {
        let id = Uuid::from_u128(2).to_string();
        let arguments: Vec<&str> = ["member", "grant", id.as_str()].into_iter().chain(more.iter().copied()).collect();
        hub(&database.url, &arguments)
    };
    assert_eq!(stdout(&grant(&[])), "admin: all regions, with finance");
    let said = stdout(&grant(&["--role", "manager", "--region", "North", "--region", "East", "--no-finance"]));
    assert_eq!(said, "manager: East, North, without finance");
    assert!(!grant(&["--role", "emperor"]).status.success());
    assert!(!grant(&["--region", "North"]).status.success(), "a region without a role says nothing");
    let (mut node, url) = spawn_node(&database.url);
    for secret in [first, second] {
        let access = Client::new(&url, &secret).hello(None).await.unwrap().access.unwrap();
        assert_eq!((access.role.code(), access.finance, access.regions.unwrap().len()), ("manager", false, 2));
    }
    let arguments = ["token", "create", "--name", "screen", "--role", "read_only", "--region", "North"];
    let secret = stdout(&hub(&database.url, &arguments));
    let access = Client::new(&url, &secret).hello(None).await.unwrap().access.unwrap();
    assert_eq!((access.role.code(), access.finance), ("read_only", true));
    node.kill().unwrap();
    node.wait().unwrap();
}
