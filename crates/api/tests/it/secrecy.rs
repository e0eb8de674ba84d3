//! Nothing that came from the hub lies in the profile folder in readable form.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use serde_json::json;
use tandem_testkit::TestHub;

use crate::support::{answers, sample_hub, synced};

const MARKERS: usize = 1_000;
/// Bytes of a marker that are looked up at every place.
const HEAD: usize = 8;

/// Names, addresses and subjects, as long as they are unlikely to stand anywhere by chance.
async fn markers(hub: &TestHub) -> Vec<String> {
    let columns = [
        "partner.name",
        "person.name",
        "person.email",
        "account.name",
        "deal.name",
        "activity.subject",
        "deal.next_step",
    ];
    let each = columns.map(|column| {
        let (table, _) = column.split_once('.').unwrap();
        format!("SELECT DISTINCT {column} AS text FROM {table} WHERE length({column}) > 11")
    });
    let found: Vec<(String,)> = hub.rows(&format!("SELECT text FROM ({}) ORDER BY text", each.join(" UNION "))).await;
    let step = found.len() / MARKERS;
    found.into_iter().step_by(step.max(1)).take(MARKERS).map(|(text,)| text).collect()
}

/// As it stands in memory and in files of this system, and of others.
fn spellings(marker: &str) -> [Vec<u8>; 2] {
    [marker.as_bytes().to_vec(), marker.encode_utf16().flat_map(u16::to_le_bytes).collect()]
}

fn found_in(bytes: &[u8], needles: &HashMap<[u8; HEAD], Vec<Vec<u8>>>) -> HashSet<Vec<u8>> {
    let mut found = HashSet::new();
    for (place, head) in bytes.windows(HEAD).enumerate() {
        let Some(candidates) = needles.get(head) else { continue };
        found.extend(candidates.iter().filter(|needle| bytes[place..].starts_with(needle)).cloned());
    }
    found
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_texts_of_the_hub_are_nowhere_in_the_profile() {
    let hub = sample_hub().await;
    let device = synced(&hub).await;
    answers(&device).await;
    device.execute(json!({ "kind": "set_theme", "theme": "dark" })).await;
    let markers = markers(&hub).await;
    assert_eq!(markers.len(), MARKERS);
    let mut needles: HashMap<[u8; HEAD], Vec<Vec<u8>>> = HashMap::new();
    for needle in markers.iter().flat_map(|marker| spellings(marker)) {
        needles.entry(needle[..HEAD].try_into().unwrap()).or_default().push(needle);
    }

    let profile = files(device.shell.profile());
    let names: Vec<_> = profile.iter().map(|path| path.file_name().unwrap().to_string_lossy()).collect();
    for expected in ["cache.db", "cache.db-wal", "settings.json"] {
        assert!(names.iter().any(|name| name == expected), "{names:?}");
    }
    for file in &profile {
        let found = found_in(&fs::read(file).unwrap(), &needles);
        assert!(
            found.is_empty(),
            "{}: {:?}",
            file.display(),
            found.iter().map(|f| String::from_utf8_lossy(f)).collect::<Vec<_>>()
        );
    }

    let database = hub.database().trim_start_matches("sqlite://").split('?').next().unwrap();
    let in_the_open = found_in(&fs::read(database).unwrap(), &needles);
    assert_eq!(in_the_open.len(), MARKERS, "the search itself finds them where they are not encrypted");
}
