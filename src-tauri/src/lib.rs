//! The desktop shell: window, key store, notifications, and the pump between [`tandem_api::Core`] and the window.
//!
//! [`run`] is the start; `commands` is all that the window may call; `shell` is all that the core may ask of the desktop.

mod args;
mod commands;
mod events;
mod shell;
mod vault;
mod window;

use std::{process::ExitCode, sync::Arc};

use tandem_api::{Command, Core};
use tauri::{AppHandle, Manager, RunEvent};

use crate::{args::Args, shell::DesktopShell};

/// Runs the application until its window closes.
pub fn run() -> ExitCode {
    start_log();
    let args = match Args::read(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(problem) => {
            eprintln!("tandem: {problem}");
            return ExitCode::from(2);
        }
    };
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| window::raise(app)))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![commands::ask, commands::execute])
        .setup(|app| Ok(set_up(app.handle(), args)?))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    tauri::async_runtime::block_on(app.state::<Arc<Core>>().close());
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("tandem: the application can't start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &AppHandle, args: Args) -> tauri::Result<()> {
    let profile = match args.profile {
        Some(folder) => folder,
        None => app.path().app_data_dir()?,
    };
    let core = {
        // The core's tasks belong to the runtime that the whole application shares.
        let _runtime = tauri::async_runtime::handle().inner().enter();
        Core::new(Arc::new(DesktopShell::new(app.clone(), profile.clone(), args.key)))
    };
    app.manage(core.clone());
    events::pump(app.clone(), core.subscribe());
    tauri::async_runtime::spawn(async move {
        core.open().await;
        if let Some(hub) = args.connect {
            let connect = Command::ConnectHub { address: hub.address, token: hub.token, anyway: true };
            if let Err(error) = core.execute(connect).await {
                tracing::error!(message = error.message, "can't connect to the hub that was named at the start");
            }
        }
    });
    window::open(app, &profile)
}

/// To the standard error stream only: a log file would be one more place that could hold what it must not.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TANDEM_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,tandem=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
