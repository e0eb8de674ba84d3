//! Everything on its place before the curtain: the hub with its data, and a device in the state that was asked for.

use std::sync::Arc;

use chrono::{NaiveDate, Utc};
use tandem_api::{ApiError, CACHE_KEY_NAME, RecordRef, VaultError};
use tandem_hub::seed::SeedOptions;
use tandem_testkit::{Device, FakeShell, TestHub};
use tokio::sync::{Mutex, OnceCell, broadcast};

use crate::options::{Options, WhyClosed};

pub struct Stage {
    pub device: Device,
    pub hub: Mutex<TestHub>,
    /// The day was given, so the clock is not that of the machine.
    pub own_day: bool,
    /// A colleague's laptop on the same hub, once somebody asks for it.
    rival: OnceCell<Device>,
    /// Records that a notification asks the window to show.
    pub open_requests: broadcast::Sender<RecordRef>,
}

impl Stage {
    pub async fn set(options: Options) -> Arc<Self> {
        let today = options.today.unwrap_or_else(|| Utc::now().date_naive());
        let mut hub = open_hub(&options, today).await;
        let device = open_device(&options, today).await;
        if !options.empty && options.locked.is_none() {
            device.connect(&hub.url(), hub.token()).await;
            if !options.early {
                device.wait_synced().await;
                device.wait_judged(1).await;
            }
        }
        if options.offline_after_sync {
            hub.stop().await;
            device.execute(serde_json::json!({ "kind": "sync_now" })).await;
            device.wait_status(|status| status["phase"] == "offline").await;
        }
        let own_day = options.today.is_some();
        let rival = OnceCell::new();
        Arc::new(Self { device, hub: Mutex::new(hub), own_day, rival, open_requests: broadcast::channel(16).0 })
    }

    /// The colleague does this, and the hub has it when this returns.
    pub async fn rival_does(&self, command: serde_json::Value) -> Result<(), ApiError> {
        let rival = self.rival.get_or_init(|| self.open_rival()).await;
        rival.sync_again().await;
        rival.try_execute(command).await?;
        rival.wait_sent().await;
        Ok(())
    }

    async fn open_rival(&self) -> Device {
        let shell = FakeShell::new(tandem_api::Shell::today(self.device.shell.as_ref()));
        shell.run_clock(tandem_api::Shell::now_us(self.device.shell.as_ref()));
        let rival = Device::on("rival", shell).await;
        let hub = self.hub.lock().await;
        rival.connect(&hub.url(), &hub.new_token("rival", hub.second_member().await).await).await;
        rival.wait_synced().await;
        rival
    }
}

async fn open_hub(options: &Options, today: NaiveDate) -> TestHub {
    if let Some(kept) = options.keep.as_ref().filter(|file| file.exists()) {
        return TestHub::copy_of(kept).await;
    }
    let hub = match &options.data {
        Some(data) => TestHub::import(data, today).await,
        None => TestHub::sample(SeedOptions { size: options.size, seed: options.seed, today: Some(today) }).await,
    };
    if let Some(file) = &options.keep {
        hub.save_copy(file).await;
    }
    hub
}

async fn open_device(options: &Options, today: NaiveDate) -> Device {
    let shell = FakeShell::new(today);
    shell.set_languages(&[&options.language]);
    match options.today {
        Some(_) => shell.run_clock(tandem_api::Shell::now_us(shell.as_ref())),
        None => shell.run_clock(Utc::now().timestamp_micros()),
    }
    let Some(locked) = options.locked else { return Device::on("devhost", shell).await };
    Device::on("devhost", shell.clone()).await.core.close().await;
    match locked {
        WhyClosed::KeyMissing => shell.plant_secret(CACHE_KEY_NAME, None),
        WhyClosed::KeyWrong => shell.plant_secret(CACHE_KEY_NAME, Some(&"5a".repeat(32))),
        WhyClosed::KeyringLocked => shell.set_vault_failure(Some(VaultError::Locked)),
        WhyClosed::NoKeyring => shell.set_vault_failure(Some(VaultError::Absent("none here".into()))),
    }
    Device::on("devhost", shell).await
}
