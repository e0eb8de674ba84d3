//! The one import that is under way: what was read, how it is mapped, what it would do, how far it is. Nothing of it
//! outlives the window; what was applied is in the file like any other edit.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, MutexGuard, PoisonError},
};

use tandem_domain::{
    deal::Moment,
    import::{Checked, Kind, Outcome, Plan, Sheet, World, check, fold, wanted},
};
use tandem_l10n::{CodeSet, Language, Localizer, money::exponent};
use tandem_model::{DealStage, PartnerKind, PartnerTier, code::PersonRole};
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
    /// Names of a workbook's sheets, and which of them this is.
    pub sheets: Vec<String>,
    pub at: usize,
    pub plan: Plan,
    /// What the lines were compared at, microseconds UTC.
    pub checked_at: i64,
    pub checked: Arc<Vec<Checked>>,
    /// Lines that would do something, and that the user wants left out.
    pub left_out: BTreeSet<u64>,
    /// Names of the records that the lines name.
    pub names: Arc<HashMap<Uuid, String>>,
    pub currencies: Vec<String>,
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
    async fn import_world(&self, sheet: &Sheet, plan: &Plan, at: i64) -> Result<World, ApiError> {
        let store = self.store()?;
        let failed = |error| self.store_error(error);
        let state = store.sync_state().await.map_err(failed)?;
        let wanted = wanted(sheet, plan);
        let has = |name: &str, key: Option<&str>| wanted.has(name, key);
        let (mut people, mut deals, mut accounts, mut products) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        match plan.kind {
            Kind::Partners => {}
            Kind::People => people = store.list_people_where(has).await.map_err(failed)?,
            Kind::Deals => {
                deals = store.list_deals_where(has).await.map_err(failed)?;
                products = store.list_products().await.map_err(failed)?;
                if wanted.has_accounts() {
                    accounts = store.list_accounts_where(|name| wanted.has_account(name)).await.map_err(failed)?;
                }
            }
        }
        Ok(World {
            partners: store.list_all_partners().await.map_err(failed)?,
            people,
            deals,
            accounts,
            products,
            members: store.list_members().await.map_err(failed)?,
            me: state.workspace.and_then(|workspace| workspace.me),
            access: state.access,
            now: Moment { today: self.today(), at },
            words: words(),
            places: exponent,
        })
    }

    /// What each line would do at that time, microseconds UTC, with the names of the records that the lines name.
    pub(crate) async fn check_import(
        &self,
        sheet: Arc<Sheet>,
        plan: Plan,
        at: i64,
    ) -> Result<(Vec<Checked>, HashMap<Uuid, String>), ApiError> {
        let world = self.import_world(&sheet, &plan, at).await?;
        let work = move || {
            let checked = check(&sheet, &plan, &world);
            (checked, names(world))
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| self.internal(&error))
    }
}

fn names(world: World) -> HashMap<Uuid, String> {
    let mut names: HashMap<Uuid, String> = HashMap::new();
    names.extend(world.members.into_iter().map(|member| (member.id.0, member.name)));
    names.extend(world.partners.into_iter().map(|partner| (partner.id.0, partner.name)));
    names.extend(world.accounts.into_iter().map(|account| (account.id.0, account.name)));
    names.extend(world.products.into_iter().map(|product| (product.id.0, product.name)));
    names
}

impl Table {
    /// Lines with such an outcome, without those that are left out.
    pub(crate) fn count(&self, is: impl Fn(&Outcome) -> bool) -> usize {
        self.checked.iter().filter(|line| is(&line.outcome) && !self.left_out.contains(&line.line)).count()
    }
}

/// The words of all languages for the codes, and the codes themselves.
fn words() -> HashMap<(&'static str, String), String> {
    let kinds = PartnerKind::ALL.iter().map(|kind| ("kind", CodeSet::PartnerKind, kind.code()));
    let tiers = PartnerTier::ALL.iter().map(|tier| ("tier", CodeSet::PartnerTier, tier.code()));
    let roles = PersonRole::ALL.iter().map(|role| ("role", CodeSet::PersonRole, role.code()));
    let stages = DealStage::ALL.iter().map(|stage| ("stage", CodeSet::DealStage, stage.code()));
    let mut words = HashMap::new();
    for (field, set, code) in kinds.chain(tiers).chain(roles).chain(stages) {
        words.insert((field, fold(code)), code.to_owned());
        for language in Language::ALL {
            words.insert((field, fold(&Localizer::new(*language).code_word(set, code))), code.to_owned());
        }
    }
    words
}
