//! Choices of the user that belong to this profile.

use rusqlite::Transaction;
use sea_orm::EntityTrait;

use crate::{Error, Store, gate::Priority, local::setting};

impl Store {
    pub async fn find_setting(&self, key: &str) -> Result<Option<String>, Error> {
        let found = setting::Entity::find_by_id(key.to_owned()).one(self.reader()).await?;
        Ok(found.map(|setting| setting.value))
    }

    /// `None` takes the choice back.
    pub async fn save_setting(&self, key: &str, value: Option<&str>) -> Result<(), Error> {
        let (key, value) = (key.to_owned(), value.map(str::to_owned));
        let work = move |tx: &Transaction<'_>| {
            match value {
                Some(value) => tx.execute(
                    "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (key, value),
                )?,
                None => tx.execute("DELETE FROM setting WHERE key = ?", [key])?,
            };
            Ok(())
        };
        self.writer().transaction(Priority::User, work).await
    }
}
