//! The cache of somebody who sees everything of a sample workspace.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use sea_orm::{EntityTrait, ModelTrait};
use tandem_hub::seed::{Plan, Size};
use tandem_model::SyncedRow;
use tandem_store::{FirstLoad, Key, OpenOptions, SnapshotPosition, Store, Workspace};
use uuid::Uuid;

use crate::{
    measure::ms,
    workspace::{KEY, today},
};

const LOAD_CHUNK: usize = 5_000;
/// Part of the file's name: change it when the rows below change.
const EDITION: u32 = 3;

/// The folder with the filled cache; made once, because that takes minutes.
pub async fn profile(size: Size) -> PathBuf {
    let plan = Plan::new(size, 1, today());
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..").join("bench");
    let finished = target.join(format!("deals-{}-{EDITION}", plan.counts.deals));
    if finished.join("cache.db").exists() {
        return finished;
    }
    let unfinished = target.join("unfinished");
    let _ = std::fs::remove_dir_all(&unfinished);
    std::fs::create_dir_all(&unfinished).unwrap();
    let start = Instant::now();
    fill(&unfinished.join("cache.db"), &plan).await;
    let (deals, took) = (plan.counts.deals, start.elapsed().as_secs_f64());
    println!("made {deals} deals in {took:.0} s; they are kept for the next run");
    std::fs::rename(unfinished, &finished).unwrap();
    finished
}

async fn fill(path: &Path, plan: &Plan) {
    let store = Store::open(path, &Key::new(KEY), OpenOptions { create: true }).await.unwrap();
    let workspace = Workspace {
        hub_epoch: Uuid::nil(),
        id: Uuid::nil(),
        name: "Bench".into(),
        me: plan.members().next().map(|member| member.id),
    };
    store.save_workspace(workspace).await.unwrap();
    let mut load = store.begin_first_load(plan.counts.deals as u64).await.unwrap();
    take(&mut load, plan.members()).await;
    take(&mut load, plan.partners()).await;
    take(&mut load, plan.contacts()).await;
    take(&mut load, plan.learners()).await;
    take(&mut load, plan.accounts()).await;
    take(&mut load, plan.products()).await;
    take(&mut load, plan.deals()).await;
    take(&mut load, plan.stage_changes()).await;
    take(&mut load, plan.activities()).await;
    take(&mut load, plan.tasks()).await;
    take(&mut load, plan.targets()).await;
    take(&mut load, plan.registrations()).await;
    take(&mut load, plan.claims()).await;
    take(&mut load, plan.courses()).await;
    take(&mut load, plan.course_runs()).await;
    take(&mut load, plan.exams()).await;
    take(&mut load, plan.enrollments()).await;
    take(&mut load, plan.attempts()).await;
    let start = Instant::now();
    load.finish("bench".into()).await.unwrap();
    println!("indexes, sums and search of a first load {:>9.0} ms", ms(start.elapsed()));
    store.close().await.unwrap();
}

async fn take<M>(load: &mut FirstLoad, rows: impl Iterator<Item = M>)
where
    M: SyncedRow + ModelTrait + Clone + Send + 'static,
    M::Entity: EntityTrait<Model = M>,
{
    let mut rows = rows.peekable();
    while rows.peek().is_some() {
        let mut chunk: Vec<M> = rows.by_ref().take(LOAD_CHUNK).collect();
        chunk.iter_mut().for_each(|row| row.set_version(1));
        let next = SnapshotPosition { table: M::TABLE, after_id: None, as_of: "bench".into() };
        load.load_page::<M::Entity>(chunk, 0, next).await.unwrap();
    }
}
