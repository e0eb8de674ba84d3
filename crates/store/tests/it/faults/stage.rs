//! The story told once without faults: the file before each operation, and what it holds afterwards.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tandem_store::Key;
use tempfile::TempDir;

use super::{
    picture::{Names, picture},
    story::{KEY, Kind, Laptop, OLD_FILE, STORY, check_whole},
    vfs::{Fate, watch},
};
use crate::migrate;

pub struct Stage {
    pub seed: u64,
    folder: TempDir,
    /// What the file holds before the first operation and after each.
    pictures: Vec<(Names, String)>,
}

impl Stage {
    pub async fn set(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let play = folder.path().join("play");
        // Nothing is refused, and nothing waits for a real disk.
        let _disk = watch(&play, |_| Fate::Pass);
        let mut names = Names::default();
        let mut pictures = vec![(names.clone(), String::new())];
        let mut idle = Vec::new();
        let mut laptop = Laptop::closed(&file_in(&play), seed);
        for (number, (name, kind)) in STORY.iter().enumerate() {
            if *name == OLD_FILE {
                laptop.close().await.unwrap();
                fs::remove_dir_all(&play).unwrap();
                fs::create_dir(&play).unwrap();
                migrate::write_old_file(&laptop.path, &Key::new(KEY), migrate::ROWS);
            }
            copy(&laptop.path, &folder.path().join(number.to_string()));
            laptop.act(number).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            let text = names.translate(&picture(&laptop.path, &Key::new(KEY)));
            if *kind == Kind::Atomic && text == pictures[number].1 {
                idle.push(*name);
            }
            check_whole(laptop.store(), name).await;
            pictures.push((names.clone(), text));
        }
        laptop.close().await.unwrap();
        assert!(idle.is_empty(), "these do nothing: {idle:?}");
        Self { seed, folder, pictures }
    }

    /// A copy of the file as it was before the operation, in a folder of its own.
    pub fn before(&self, number: usize) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = file_in(folder.path());
        copy(&file_in(&self.folder.path().join(number.to_string())), folder.path());
        (folder, path)
    }

    /// How many operations the file has behind it: `number` or one more, or `None` when it is neither.
    pub fn done(&self, number: usize, path: &Path) -> Option<usize> {
        let found = picture(path, &Key::new(KEY));
        [number, number + 1].into_iter().rev().find(|&done| self.shows(done, number, &found))
    }

    /// What is not as it should be after the operation; empty when all is.
    pub fn difference(&self, number: usize, path: &Path) -> Option<String> {
        let found = picture(path, &Key::new(KEY));
        let wanted = &self.pictures[number + 1].1;
        let found = self.pictures[number].0.clone().translate(&found);
        (found != *wanted).then(|| super::picture::difference(&found, wanted))
    }

    /// Ids that were there before keep their names; those that the operation made get theirs in the same order.
    fn shows(&self, done: usize, before: usize, found: &str) -> bool {
        self.pictures[before].0.clone().translate(found) == self.pictures[done].1
    }
}

pub fn file_in(folder: &Path) -> PathBuf {
    folder.join("cache.db")
}

/// The file and its log, as a crash would leave them.
pub fn copy(path: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in [path.to_owned(), path.with_extension("db-wal")] {
        if file.exists() {
            fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
        }
    }
}
