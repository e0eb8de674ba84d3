//! The frame: phase, settings, counts, sync state, filter values.

use std::path::Path;

use tandem_l10n::{Localizer, tr};
use tandem_sync::{ProblemKind, SyncPhase as Phase, SyncStatus};

use crate::{
    ApiError, Core, refresh,
    routes::Nothing,
    view::{AppPhase, AppView, FacetsView, MemberRef, NavCounts, SettingsView, SyncPhase, SyncStatusView},
};

/// A difference between the clocks that is worth a remark.
const SKEW_MS: i64 = 5 * 60 * 1000;

pub(crate) async fn app(core: &Core, _: Nothing) -> Result<AppView, ApiError> {
    let settings = settings(core);
    let today = core.today();
    let closed = |phase| AppView {
        phase,
        settings: settings.clone(),
        workspace_name: None,
        me: None,
        today,
        counts: NavCounts::default(),
        sync: idle(),
    };
    if let Some(phase) = core.closed() {
        return Ok(closed(phase));
    }
    let store = core.store()?;
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let counts = store.nav_counts(today).await.map_err(|e| core.store_error(e))?;
    let me = match state.workspace.as_ref().and_then(|workspace| workspace.me) {
        Some(id) => store.find_member_name(id).await.map_err(|e| core.store_error(e))?,
        None => None,
    };
    let unused = state.workspace.is_none() && !(settings.hub.is_some() && settings.has_token);
    Ok(AppView {
        phase: if unused { AppPhase::SignIn } else { AppPhase::Ready },
        workspace_name: state.workspace.map(|workspace| workspace.name),
        me,
        today,
        counts: NavCounts {
            today: counts.today(),
            stalled_deals: counts.stalled_deals,
            stalled_learners: counts.stalled_learners,
            undecided: counts.undecided,
        },
        sync: sync_status(core, Nothing {}).await?,
        settings,
    })
}

pub(crate) async fn sync_status(core: &Core, _: Nothing) -> Result<SyncStatusView, ApiError> {
    if core.closed().is_some() {
        return Ok(idle());
    }
    let judged = refresh::is_judged(&core.store()?).await.map_err(|e| core.store_error(e))?;
    let status = core.sync()?.status().borrow().clone();
    Ok(sync_view(&core.loc(), &status, judged))
}

pub(crate) async fn facets(core: &Core, _: Nothing) -> Result<FacetsView, ApiError> {
    let facets = core.store()?.facets().await.map_err(|e| core.store_error(e))?;
    Ok(FacetsView {
        regions: facets.regions,
        owners: facets.owners.into_iter().map(|(id, name)| MemberRef { id: id.0, name }).collect(),
        stages: facets.stages,
        tiers: facets.tiers,
    })
}

fn settings(core: &Core) -> SettingsView {
    let settings = core.settings();
    let file = core.cache_file();
    SettingsView {
        language: settings.language,
        effective_language: core.loc().language().tag().to_owned(),
        date_tag: core.loc().date_tag().to_owned(),
        theme: settings.theme,
        hub: settings.hub,
        has_token: core.has_token(),
        keyring: core.shell().vault_name(),
        cache_bytes: bytes(&file),
        cache_file: file.display().to_string(),
        notify_stalled: settings.notify_stalled,
        notify_severe: settings.notify_severe,
        quiet: settings.quiet,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// The file and its write-ahead log.
fn bytes(file: &Path) -> i64 {
    let log = file.with_file_name("cache.db-wal");
    [file, &log].iter().filter_map(|path| path.metadata().ok()).map(|meta| meta.len().cast_signed()).sum()
}

fn idle() -> SyncStatusView {
    SyncStatusView {
        phase: SyncPhase::NoHub,
        first_sync_done: false,
        rows_done: 0,
        rows_total: 0,
        bytes_done: 0,
        left_ms: None,
        last_synced_at: None,
        retry_at: None,
        clock_skew_ms: None,
        problem: None,
        error: None,
        detail: None,
        waiting: 0,
        sent: 0,
        parked: 0,
        conflicts: 0,
    }
}

/// A first sync ends when its deals are judged: before that, Today would tell too few of them.
pub(crate) fn sync_view(loc: &Localizer, status: &SyncStatus, judged: bool) -> SyncStatusView {
    let problem = status.problem.as_ref().or(status.push_problem.as_ref());
    let judging = status.first_sync_done && !judged;
    SyncStatusView {
        phase: match shown_phase(status) {
            SyncPhase::Synced | SyncPhase::Pulling if judging => SyncPhase::FirstSync,
            phase => phase,
        },
        first_sync_done: status.first_sync_done && judged,
        rows_done: status.rows_done.cast_signed(),
        rows_total: status.rows_total.cast_signed(),
        bytes_done: status.bytes_done.cast_signed(),
        left_ms: status.eta_ms.map(u64::cast_signed),
        last_synced_at: status.last_synced_at,
        retry_at: status.retry_at,
        clock_skew_ms: status.clock_skew_ms.filter(|skew| skew.abs() > SKEW_MS),
        problem: problem.map(|problem| code(problem.kind).to_owned()),
        error: problem.map(|problem| sentence(loc, problem.kind)),
        detail: problem.map(|problem| problem.detail.clone()),
        waiting: count(status.waiting),
        sent: count(status.push_done),
        parked: count(status.parked),
        conflicts: count(status.open_conflicts),
    }
}

fn count(edits: u64) -> u32 {
    u32::try_from(edits).unwrap_or(u32::MAX)
}

/// Edits that can't reach the hub are as good a sign of a lost network as rows that don't come.
fn shown_phase(status: &SyncStatus) -> SyncPhase {
    let unreachable = status.push_problem.as_ref().is_some_and(|problem| problem.kind == ProblemKind::Offline);
    if status.phase == Phase::Synced && unreachable { SyncPhase::Offline } else { phase(status.phase) }
}

fn phase(phase: Phase) -> SyncPhase {
    match phase {
        Phase::NoHub => SyncPhase::NoHub,
        Phase::Synced => SyncPhase::Synced,
        Phase::Connecting | Phase::NeedsResync => SyncPhase::Connecting,
        Phase::FirstSync | Phase::Finishing => SyncPhase::FirstSync,
        Phase::Pulling => SyncPhase::Pulling,
        Phase::Paused => SyncPhase::Paused,
        Phase::Offline => SyncPhase::Offline,
        Phase::AuthRevoked => SyncPhase::AuthRevoked,
        Phase::TooOld | Phase::Forked | Phase::NeedsUser => SyncPhase::NeedsUser,
        Phase::Broken => SyncPhase::Broken,
    }
}

fn code(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Offline => "offline",
        ProblemKind::Busy => "busy",
        ProblemKind::Unauthorized => "unauthorized",
        ProblemKind::TooOld => "too_old",
        ProblemKind::Fork => "fork",
        ProblemKind::ResyncRequired => "resync_required",
        ProblemKind::BadAnswer => "bad_answer",
        ProblemKind::DiskFull => "disk_full",
        ProblemKind::CacheFailed => "cache_failed",
        ProblemKind::DeleteWave => "delete_wave",
    }
}

fn sentence(loc: &Localizer, kind: ProblemKind) -> String {
    match kind {
        ProblemKind::Offline => tr::error_offline(loc),
        ProblemKind::Busy => tr::error_hub_busy(loc),
        ProblemKind::Unauthorized => tr::error_auth(loc),
        ProblemKind::TooOld => tr::error_too_old(loc),
        ProblemKind::Fork => tr::error_fork(loc),
        ProblemKind::ResyncRequired => tr::error_hub_changed(loc),
        ProblemKind::BadAnswer => tr::error_damaged_page(loc),
        ProblemKind::DiskFull => tr::error_disk_full(loc),
        ProblemKind::CacheFailed => tr::error_internal(loc),
        ProblemKind::DeleteWave => tr::error_delete_wave(loc),
    }
}
