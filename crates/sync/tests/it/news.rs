//! What one person changes is soon on the other's screen: with nobody asking, and without waiting for the next round.

use crate::{
    team::Team,
    two_way::{deal, laptop, rename},
};

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_reaches_the_other_laptop_without_being_asked_for() {
    let team = Team::new(5, 5).await;
    let (here, there) = (laptop(&team).await, laptop(&team).await);
    let mut changed = there.sync.changed();
    rename(&here, 1, "renamed on a train").await;
    while deal(&there, 1).await.name != "renamed on a train" {
        // The next round of its own would come after a minute and a half; only a test that hangs waits that long.
        tokio::time::timeout(std::time::Duration::from_secs(60), changed.recv()).await.unwrap().unwrap();
    }
}
