//! An edit made by key in the real window: it survives a kill without the hub and reaches the hub afterwards.

use serde_json::json;
use tandem_model::Row;
use tandem_testkit::{TestHub, rows};
use tempfile::TempDir;

use crate::{
    BINARY, connection,
    driver::{App, Result, poll},
    today,
};

async fn hub_with_a_deal() -> (TestHub, String) {
    let hub = TestHub::empty().await;
    let deal = rows::healthy_deal(7, "Core refresh", today());
    let path = format!("/deals/{}", deal.id);
    hub.put([
        Row::Member(rows::member(1, "Ingrid Solberg")),
        Row::Partner(rows::partner(1, "Halden Cloud")),
        Row::Deal(deal),
    ])
    .await;
    (hub, path)
}

/// Keys as the keyboard sends them to whatever has the focus.
async fn press(app: &App, keys: &str) -> Result<()> {
    Ok(app.web.active_element().await?.send_keys(keys).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_made_without_the_hub_survives_a_kill_and_arrives() -> Result<()> {
    let (mut hub, path) = hub_with_a_deal().await;
    let profile = TempDir::new()?;
    let app = App::start(BINARY.as_ref(), profile.path(), Some(&connection(&hub))).await?;
    app.wait_for_first_sync().await?;
    hub.stop().await;

    app.go(&path).await?;
    app.wait_for(".edit-value").await?;
    press(&app, "m").await?;
    app.wait_for("[role=menu]").await?;
    press(&app, "3").await?;
    app.wait_for_text(".toast", "moved to Proposal").await?;
    app.wait_for_text(".queued", "queued").await?;
    app.wait_for_text(".sync", "1 change queued").await?;

    app.kill();
    let again = App::start(BINARY.as_ref(), profile.path(), None).await?;
    again.go(&path).await?;
    again.wait_for_text(".queued", "queued").await?;
    hub.start().await;
    again.execute(json!({ "kind": "sync_now" })).await?;
    again.wait_for_text(".sync", "Synced").await?;
    let moved = "SELECT count(*) FROM deal WHERE stage = 'proposal'";
    poll("the hub has the edit", async || Ok(hub.number(moved).await == 1)).await
}
