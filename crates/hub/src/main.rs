//! The command line of the hub.

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use tandem_hub::{Hub, Result, access, access::AccessOptions, compact, import, member, seed, serve, token};
use uuid::Uuid;

#[derive(Parser)]
#[command(name = "tandem-hub", version, about = "The team server of Tandem")]
struct Cli {
    #[command(flatten)]
    database: Database,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args)]
struct Database {
    /// Where the data is: sqlite://path?mode=rwc or postgres://user:password@host/name
    #[arg(
        long,
        global = true,
        env = "TANDEM_DATABASE",
        hide_env_values = true,
        default_value = "sqlite://tandem-hub.db?mode=rwc",
        value_name = "URL"
    )]
    database: String,
}

#[derive(Subcommand)]
enum Command {
    /// Serve laptops until SIGTERM or Ctrl-C
    Serve {
        /// Address and port; port 0 takes a free one
        #[arg(long, default_value = "127.0.0.1:8460", value_name = "ADDR")]
        listen: String,
    },
    /// Fill an empty hub with the sample workspace
    Seed(seed::SeedOptions),
    /// Read CSV files of a CRM and a learning system
    Import(import::ImportOptions),
    /// Who may connect
    #[command(subcommand)]
    Token(Token),
    /// Forget what is old; `serve` does it once a day
    Compact(compact::CompactOptions),
    /// Which life of the data this is
    #[command(subcommand)]
    Epoch(Epoch),
    /// Who is on the team
    #[command(subcommand)]
    Member(Member),
}

#[derive(Subcommand)]
enum Token {
    /// Make a token and print it: the only time that it is shown
    Create {
        /// Whose or what for
        #[arg(long)]
        name: String,
        /// Name or id of the team member who uses it; without one it is the whole team's
        #[arg(long, value_name = "MEMBER")]
        member: Option<String>,
        #[command(flatten)]
        access: AccessOptions,
    },
    /// Say what a token that is no member's may see and do; `member grant` for the others
    Grant {
        id: Uuid,
        #[command(flatten)]
        access: AccessOptions,
    },
    /// List tokens, without their secrets
    List,
    /// Make a token worthless from its next request on
    Revoke { id: Uuid },
}

#[derive(Subcommand)]
enum Epoch {
    /// Begin a new one, after the database was restored from a backup and before it is served again
    Renew,
    /// Print it
    Show,
}

#[derive(Subcommand)]
enum Member {
    /// List members with their ids and how many partners each owns, those with most first
    List,
    /// Say what a member may see and do, on all their laptops; without a role: print it
    Grant {
        /// Name or id
        member: String,
        #[command(flatten)]
        access: AccessOptions,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tandem-hub: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<ExitCode> {
    let database = cli.database.database;
    if let Command::Serve { listen } = cli.command {
        return run_server(serve::ServeOptions { database, listen }).await;
    }
    let hub = Hub::open(&database).await?;
    let code = match cli.command {
        Command::Serve { .. } => ExitCode::SUCCESS,
        Command::Seed(options) => say(seed::run(&hub, options).await?)?,
        Command::Import(options) => say(import::run(&hub, options).await?)?,
        Command::Token(command) => run_token(&hub, command).await?,
        Command::Compact(options) => say(compact::run(&hub, options, chrono::Utc::now().timestamp_micros()).await?)?,
        Command::Epoch(Epoch::Renew) => say(hub.renew_epoch().await?)?,
        Command::Epoch(Epoch::Show) => say(hub.epoch())?,
        Command::Member(Member::List) => {
            for member in member::list(&hub).await? {
                say(format_args!("{}  {:>6}  {}", member.id, member.partners, member.name))?;
            }
            ExitCode::SUCCESS
        }
        Command::Member(Member::Grant { member, access }) => {
            let id = member::get(&hub, &member).await?;
            give(&hub, id, access).await?
        }
    };
    hub.close().await?;
    Ok(code)
}

async fn run_server(options: serve::ServeOptions) -> Result<ExitCode> {
    let running = serve::start(options).await?;
    say(format_args!("listening on {}", running.url))?;
    stop_signal().await;
    running.shutdown().await?;
    Ok(ExitCode::SUCCESS)
}

async fn run_token(hub: &Hub, command: Token) -> Result<ExitCode> {
    match command {
        Token::Create { name, member, access } => {
            let member = match member {
                Some(member) => Some(member::get(hub, &member).await?),
                None => None,
            };
            let token = token::create(hub, &name, member).await?;
            if let Some(grant) = access.grant() {
                access::give(hub, member.unwrap_or(token.id), &grant).await?;
            }
            say(token.secret)
        }
        Token::Grant { id, access } => give(hub, id, access).await,
        Token::List => {
            for token in token::list(hub).await? {
                let state = if token.revoked_at.is_some() { "revoked" } else { "valid" };
                let member = token.member.map(|id| id.to_string()).unwrap_or_else(|| "team".into());
                say(format_args!("{}  {state:7}  {member:36}  {}", token.id, token.name))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Token::Revoke { id } if token::revoke(hub, id).await? => say("revoked"),
        Token::Revoke { .. } => {
            eprintln!("tandem-hub: no valid token has this id");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Prints what is in force afterwards.
async fn give(hub: &Hub, principal: Uuid, options: AccessOptions) -> Result<ExitCode> {
    if let Some(grant) = options.grant() {
        access::give(hub, principal, &grant).await?;
    }
    let Some(grant) = access::find(hub, principal).await? else { return say("nobody") };
    let regions = grant.regions.map_or_else(|| "all regions".to_owned(), |regions| Vec::from_iter(regions).join(", "));
    let finance = if grant.finance { "with finance" } else { "without finance" };
    say(format_args!("{}: {regions}, {finance}", grant.role.code()))
}

/// One line on stdout, at once: whoever started us may be waiting for it.
fn say(line: impl std::fmt::Display) -> Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let written = writeln!(out, "{line}").and_then(|()| out.flush());
    written.map_err(|source| tandem_hub::Error::Io { path: PathBuf::from("stdout"), source })?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(unix)]
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn stop_signal() {
    let _ = tokio::signal::ctrl_c().await;
}
