//! An import that is stopped, or whose program ends in the middle: what is written stays, and the same file goes on.

use std::sync::Arc;

use serde_json::{Value, json};
use tandem_api::{CoreEvent, Topic};
use tandem_testkit::Device;

use crate::import::{apply, count, hand_over, paused, view};

const LINES: usize = 1_500;

fn deals() -> String {
    let mut file = "Deal,Partner,Stage,Amount,Currency\n".to_owned();
    for number in 0..LINES {
        file.push_str(&format!("Quay {number},Nordwind Systems,Proposal,{number}.50,EUR\n"));
    }
    file
}

/// Waits until the first piece is written, as a window would be told.
async fn wait_for_a_piece(device: &Device, events: &mut tokio::sync::broadcast::Receiver<CoreEvent>) -> Value {
    loop {
        match events.recv().await.unwrap() {
            CoreEvent::Changed(topics) if topics.contains(&Topic::Import) => {}
            _ => continue,
        }
        let progress = view(device).await["progress"].clone();
        if progress["done"].as_u64().is_some_and(|done| done >= 100) {
            return progress;
        }
    }
}

fn start(device: &Device) -> tokio::task::JoinHandle<Result<tandem_api::Outcome, tandem_api::ApiError>> {
    let core = Arc::clone(&device.core);
    tokio::spawn(async move { core.execute_json(json!({ "kind": "apply_import" })).await })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_stopped_keeps_what_it_wrote_and_goes_on_with_the_same_file() {
    let (_hub, device) = paused().await;
    let (before, file) = (count(&device, "deal_page").await, deals());
    hand_over(&device, "deals.csv", file.as_bytes(), false).await.unwrap();
    let mut events = device.core.subscribe();
    let running = start(&device);
    let progress = wait_for_a_piece(&device, &mut events).await;
    assert_eq!(progress["total"], json!(LINES));
    device.execute(json!({ "kind": "cancel_import" })).await;
    running.await.unwrap().unwrap();
    let done = view(&device).await["done"].clone();
    let (new, left) = (done["new"].as_u64().unwrap() as usize, done["left"].as_u64().unwrap() as usize);
    assert!(new >= 100 && left > 0 && new + left == LINES, "{done}");
    assert_eq!(count(&device, "deal_page").await, before + new);

    hand_over(&device, "deals.csv", file.as_bytes(), false).await.unwrap();
    assert_eq!(view(&device).await["counts"]["same"], json!(new));
    apply(&device).await;
    assert_eq!(count(&device, "deal_page").await, before + LINES);
    device.execute(json!({ "kind": "undo" })).await;
    device.execute(json!({ "kind": "undo" })).await;
    assert_eq!(count(&device, "deal_page").await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_whose_program_ends_between_two_pieces_writes_nothing_twice() {
    let (_hub, device) = paused().await;
    let (before, file) = (count(&device, "deal_page").await, deals());
    hand_over(&device, "deals.csv", file.as_bytes(), false).await.unwrap();
    let mut events = device.core.subscribe();
    let running = start(&device);
    wait_for_a_piece(&device, &mut events).await;
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());
    drop(events);
    let device = device.restart().await;
    let written = count(&device, "deal_page").await - before;
    assert!((100..LINES).contains(&written) && written % 100 == 0, "{written}");

    hand_over(&device, "deals.csv", file.as_bytes(), false).await.unwrap();
    let counts = view(&device).await["counts"].clone();
    assert_eq!((&counts["same"], &counts["new"]), (&json!(written), &json!(LINES - written)));
    apply(&device).await;
    assert_eq!(count(&device, "deal_page").await, before + LINES);
}
