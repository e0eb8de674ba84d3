//! What a file of partners is compared with.

use sea_orm::EntityTrait;
use tandem_model::{member, partner};

use crate::{Error, Store};

impl Store {
    pub async fn list_all_partners(&self) -> Result<Vec<partner::Model>, Error> {
        Ok(partner::Entity::find().all(self.reader()).await?)
    }

    pub async fn list_members(&self) -> Result<Vec<member::Model>, Error> {
        Ok(member::Entity::find().all(self.reader()).await?)
    }
}
