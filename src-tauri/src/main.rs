//! Starts the desktop application.

// A console window of its own would open beside the app.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    tandem_lib::run()
}
