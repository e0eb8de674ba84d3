//! The sample workspace: the same believable partners, deals and learners every time.
//!
//! Start with [`run`]. Every row is a pure function of seed, day and row number (see [`rng`]), so the largest size needs
//! no more memory than the smallest.

mod activities;
mod deals;
mod parties;
mod plan;
mod registrations;
mod rng;
mod stories;
mod tasks;
mod training;
mod words;
mod words_germanic;
mod words_other;
mod words_romance;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait};
use tandem_model::{SyncedRow, Table};

pub use plan::{Counts, Plan, Size};

use crate::write::BulkLoad;
use crate::{Hub, Result};

/// Rows of one transaction.
const CHUNK: usize = 20_000;

#[derive(Clone, Copy, Debug, clap::Args)]
pub struct SeedOptions {
    /// How much
    #[arg(long, value_enum, default_value = "s")]
    pub size: Size,
    /// The same number makes the same workspace
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// The day on which the workspace is up to date (YYYY-MM-DD); today by default
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeded {
    pub today: NaiveDate,
    pub rows: BTreeMap<Table, usize>,
}

/// Fills an empty hub.
///
/// # Errors
/// When the hub holds rows already, or the database fails.
pub async fn run(hub: &Hub, options: SeedOptions) -> Result<Seeded> {
    let today = options.today.unwrap_or_else(|| Utc::now().date_naive());
    let plan = Plan::new(options.size, options.seed, today);
    let mut filling = Filling { load: BulkLoad::begin(hub).await?, rows: BTreeMap::new() };
    filling.insert(plan.members()).await?;
    filling.insert(plan.partners()).await?;
    filling.insert(plan.contacts().chain(plan.learners())).await?;
    filling.insert(plan.accounts()).await?;
    filling.insert(plan.products()).await?;
    filling.insert(plan.deals()).await?;
    filling.insert(plan.stage_changes()).await?;
    filling.insert(plan.activities()).await?;
    filling.insert(plan.tasks()).await?;
    filling.insert(plan.targets()).await?;
    filling.insert(plan.registrations()).await?;
    filling.insert(plan.claims()).await?;
    filling.insert(plan.courses()).await?;
    filling.insert(plan.course_runs()).await?;
    filling.insert(plan.exams()).await?;
    filling.insert(plan.enrollments()).await?;
    filling.insert(plan.attempts()).await?;
    filling.load.finish().await?;
    hub.rename(words::WORKSPACE).await?;
    Ok(Seeded { today, rows: filling.rows })
}

struct Filling {
    load: BulkLoad,
    rows: BTreeMap<Table, usize>,
}

impl Filling {
    async fn insert<M>(&mut self, rows: impl Iterator<Item = M>) -> Result<()>
    where
        M: ModelTrait + SyncedRow + IntoActiveModel<<M::Entity as EntityTrait>::ActiveModel>,
        M::Entity: EntityTrait<Model = M>,
        <M::Entity as EntityTrait>::ActiveModel: ActiveModelTrait<Entity = M::Entity> + Send,
    {
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            let chunk: Vec<M> = rows.by_ref().take(CHUNK).collect();
            *self.rows.entry(M::TABLE).or_default() += chunk.len();
            self.load.insert(chunk).await?;
        }
        Ok(())
    }
}

impl fmt::Display for Seeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sample workspace {}, up to date on {}", words::WORKSPACE, self.today)?;
        for (table, rows) in &self.rows {
            write!(f, "\n{:<20} {rows:>8}", table.code())?;
        }
        Ok(())
    }
}
