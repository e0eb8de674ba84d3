//! The one import that is under way: what was read, how it is mapped, what it would do, how far it is. Nothing of it
//! outlives the window; what was applied is in the file like any other edit.

use std::{
    collections::HashMap,
    sync::{Arc, MutexGuard, PoisonError},
};

use tandem_domain::import::{Checked, DayOrder, Map, Outcome, Sheet, World, check, fold};
use tandem_l10n::{CodeSet, Language, Localizer};
use tandem_model::{PartnerKind, PartnerTier};
use uuid::Uuid;

use crate::{ApiError, Core, sheet::Delimiter};

#[derive(Default)]
pub(crate) struct Import {
    pub name: String,
    /// What the file is said to have, bytes.
    pub size: usize,
    pub bytes: Arc<Vec<u8>>,
    pub table: Option<Table>,
    pub progress: Option<Progress>,
    /// The user wants it to end.
    pub stop: bool,
    pub done: Option<Done>,
}

pub(crate) struct Table {
    pub sheet: Arc<Sheet>,
    pub delimiter: Option<Delimiter>,
    pub map: Map,
    pub order: DayOrder,
    pub checked: Arc<Vec<Checked>>,
    /// Names of those who look after partners.
    pub members: Arc<HashMap<Uuid, String>>,
}

#[derive(Clone, Copy)]
pub(crate) struct Progress {
    pub done: usize,
    pub total: usize,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Done {
    pub new: usize,
    pub changed: usize,
    /// Changed by others meanwhile.
    pub skipped: usize,
    /// Not reached before it was stopped.
    pub left: usize,
}

impl Core {
    pub(crate) fn import(&self) -> MutexGuard<'_, Option<Import>> {
        self.import_slot().lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a file is compared with, as it is now.
    pub(crate) async fn import_world(&self) -> Result<World, ApiError> {
        let store = self.store()?;
        let state = store.sync_state().await.map_err(|e| self.store_error(e))?;
        Ok(World {
            partners: store.list_all_partners().await.map_err(|e| self.store_error(e))?,
            members: store.list_members().await.map_err(|e| self.store_error(e))?,
            me: state.workspace.and_then(|workspace| workspace.me),
            access: state.access,
            words: words(),
        })
    }

    /// What each line would do.
    pub(crate) async fn check_import(
        &self,
        sheet: Arc<Sheet>,
        map: Map,
        order: DayOrder,
    ) -> Result<(Vec<Checked>, HashMap<Uuid, String>), ApiError> {
        let world = self.import_world().await?;
        let work = move || {
            let checked = check(&sheet, &map, order, &world);
            (checked, world.members.into_iter().map(|member| (member.id.0, member.name)).collect())
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| self.internal(&error))
    }
}

impl Table {
    pub(crate) fn count(&self, is: impl Fn(&Outcome) -> bool) -> usize {
        self.checked.iter().filter(|line| is(&line.outcome)).count()
    }
}

/// The words of all languages for kinds and tiers, and the codes themselves.
fn words() -> HashMap<(&'static str, String), String> {
    let kinds = PartnerKind::ALL.iter().map(|kind| ("kind", CodeSet::PartnerKind, kind.code()));
    let tiers = PartnerTier::ALL.iter().map(|tier| ("tier", CodeSet::PartnerTier, tier.code()));
    let mut words = HashMap::new();
    for (field, set, code) in kinds.chain(tiers) {
        words.insert((field, fold(code)), code.to_owned());
        for language in Language::ALL {
            words.insert((field, fold(&Localizer::new(*language).code_word(set, code))), code.to_owned());
        }
    }
    words
}
