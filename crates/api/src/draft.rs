//! Drafts for the user's mail program: a file for each, in a folder of their own; all of them or none.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use mail_builder::{
    MessageBuilder,
    headers::{address::Address, raw::Raw},
};
use tempfile::NamedTempFile;
use uuid::Uuid;

use crate::download::{file_name, free_folder, keep};

pub(crate) struct Draft {
    /// Name and address of the user, where both are known.
    pub from: Option<(String, String)>,
    pub to: (String, String),
    pub subject: String,
    pub text: String,
    /// Tag of the language of the text.
    pub language: &'static str,
}

/// A written folder, which goes away again unless it is kept.
pub(crate) struct Drafts {
    path: PathBuf,
    pub name: String,
    kept: bool,
}

impl Drafts {
    /// Writes the drafts into the first free folder of that name. `now_us` in microseconds UTC.
    ///
    /// # Errors
    /// What the disk says; nothing of it is there then.
    pub fn write(folder: &Path, stem: &str, drafts: &[Draft], now_us: i64) -> io::Result<Self> {
        let name = free_folder(folder, stem)?;
        let written = Self { path: folder.join(&name), name, kept: false };
        for (at, draft) in drafts.iter().enumerate() {
            let mut file = NamedTempFile::new_in(&written.path)?;
            file.write_all(&draft.message(now_us)?)?;
            // The number keeps two people of one name apart, and a name from being one that a system keeps for itself.
            keep(file, &written.path, &format!("{:03} {}", at + 1, file_name(&draft.to.0)), "eml")?;
        }
        Ok(written)
    }

    pub fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%error, "drafts of a reminder that was not done stay");
        }
    }
}

impl Draft {
    fn message(&self, now_us: i64) -> io::Result<Vec<u8>> {
        let address = |(name, email): &(String, String)| Address::new_address(Some(name.clone()), email.clone());
        let message = MessageBuilder::new();
        let message = match &self.from {
            Some(from) => message.from(address(from)),
            None => message,
        };
        message
            .to(address(&self.to))
            .subject(self.subject.as_str())
            // Mail programs open it to be edited and sent.
            .header("X-Unsent", Raw::new("1"))
            .header("Content-Language", Raw::new(self.language))
            .message_id(format!("{}@tandem", Uuid::now_v7()))
            .date(now_us.div_euclid(1_000_000))
            .text_body(self.text.replace('\n', "\r\n"))
            .write_to_vec()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn draft() -> Draft {
        let to = ("Anna".to_owned(), "anna@acme.example".to_owned());
        Draft { from: None, to, subject: "Reminder".into(), text: "Hello\n".into(), language: "en" }
    }

    #[test]
    fn drafts_that_are_not_kept_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let written = Drafts::write(folder.path(), "Reminders", &[draft(), draft()], 0).unwrap();
        assert_eq!(fs::read_dir(folder.path().join("Reminders")).unwrap().count(), 2);
        drop(written);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        Drafts::write(folder.path(), "Reminders", &[draft()], 0).unwrap().keep();
        let second = Drafts::write(folder.path(), "Reminders", &[draft()], 0).unwrap();
        assert_eq!(second.name, "Reminders (2)");
        drop(second);
        assert_eq!(fs::read_dir(folder.path().join("Reminders")).unwrap().count(), 1);
    }
}
