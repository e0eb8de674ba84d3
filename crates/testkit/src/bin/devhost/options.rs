//! The command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};
use tandem_hub::seed::Size;

#[derive(Parser)]
#[command(name = "devhost", about = "Tandem over HTTP, for browser tests and UI development")]
pub struct Options {
    /// Size of the sample workspace
    #[arg(long, value_enum, default_value = "s")]
    pub size: Size,
    /// The same number makes the same workspace
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// The day on which everything happens (YYYY-MM-DD): it stands still, and the clock begins at nine; today by default
    #[arg(long, value_name = "DATE")]
    pub today: Option<NaiveDate>,
    /// Import DIR/crm and DIR/training instead of making the sample
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Keep the hub's data in this file, and take it from there when it exists: its size, seed and day count then
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Folder with the built UI
    #[arg(long, default_value = "ui/dist", value_name = "DIR")]
    pub ui: PathBuf,
    /// 0 takes a free one; the development server of the UI expects 1430
    #[arg(long, default_value_t = 0, value_name = "PORT")]
    pub port: u16,
    /// Language tag of the system
    #[arg(long, default_value = "en-GB", value_name = "TAG")]
    pub language: String,
    /// Do not sign in: the hub is there, GET /test/hub tells its address and token
    #[arg(long)]
    pub empty: bool,
    /// Stop the hub once everything is synced
    #[arg(long)]
    pub offline_after_sync: bool,
    /// Be ready before the first sync has ended
    #[arg(long)]
    pub early: bool,
    /// Start with a cache that can't be opened
    #[arg(long, value_enum, value_name = "WHY")]
    pub locked: Option<WhyClosed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum WhyClosed {
    KeyMissing,
    KeyWrong,
    KeyringLocked,
    NoKeyring,
}
