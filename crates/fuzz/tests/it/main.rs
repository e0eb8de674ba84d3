//! Every target over the kept corpus and over random variants of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, panic, path::Path};

use tandem_fuzz::{
    TARGETS,
    variants::{Dice, vary},
};

/// Variants of each target; `TANDEM_VARIANTS` asks for more.
fn variants(quick: bool) -> usize {
    let asked = std::env::var("TANDEM_VARIANTS").ok().and_then(|text| text.parse().ok());
    asked.unwrap_or(if quick { 3_000 } else { 400 })
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

fn check(name: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).unwrap();
    let inputs = corpus(name);
    assert!(inputs.len() > 1, "{name} has no corpus");
    let mut dice = Dice(1);
    let varied =
        (0..variants(!["csv", "hub_request", "cursor", "sheet"].contains(&name))).map(|_| vary(&inputs, &mut dice));
    for bytes in inputs.clone().into_iter().chain(varied) {
        if let Err(cause) = panic::catch_unwind(|| target(&bytes)) {
            let file = std::env::temp_dir().join(format!("tandem-fuzz-{name}"));
            fs::write(&file, &bytes).unwrap();
            eprintln!("{name} fails on {:?}: {}", String::from_utf8_lossy(&bytes), file.display());
            panic::resume_unwind(cause);
        }
    }
}

macro_rules! targets {
    ($($test:ident = $name:literal;)*) => {
        $(#[test] fn $test() { check($name); })*

        #[test]
        fn every_target_is_tested_and_every_folder_of_the_corpus_has_a_target() {
            let mut tested = vec![$($name),*];
            let mut known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
            let names = |folder: &str, end: &str| {
                let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
                let mut names: Vec<String> =
                    entries.map(|name| name.to_str().unwrap().trim_end_matches(end).to_owned()).collect();
                names.sort();
                names
            };
            tested.sort_unstable();
            known.sort_unstable();
            assert_eq!(tested, known);
            assert_eq!(names(folder.join("corpus").to_str().unwrap(), ""), known);
            assert_eq!(names(folder.join("fuzz_targets").to_str().unwrap(), ".rs"), known);
        }
    };
}

targets! {
    no_frame_unpacks_to_more_than_the_cap = "frame";
    a_greeting_is_read_or_refused = "hello_answer";
    a_page_of_a_snapshot_goes_on_from_where_it_was_asked = "snapshot_answer";
    a_page_of_the_feed_makes_progress = "pull_answer";
    an_answer_to_a_push_speaks_of_what_was_sent = "push_answer";
    a_digest_is_read_or_refused = "digest_answer";
    no_request_breaks_the_hub = "hub_request";
    only_the_hub_makes_cursors = "cursor";
    merging_does_what_the_policies_say = "merge";
    no_line_of_a_note_is_lost_or_made_up = "text3";
    no_file_breaks_the_import = "csv";
    no_file_of_a_user_is_more_than_its_bounds = "sheet";
}
