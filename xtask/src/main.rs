//! The one door for developer commands: `cargo xtask` alone lists them. Read `COMMANDS` first; each line points at its module.
//! It depends on next to nothing and calls the tools a developer would call by hand, printing each call before it runs.

mod args;
mod bench;
mod check;
mod desktop;
mod dist;
mod error;
mod generate;
mod hub;
mod places;
mod postgres;
mod run;
mod sh;
mod sim;
mod steps;
mod system;
mod test;
mod tidy;
mod ui;

use std::process::ExitCode;

use error::{Error, Result};

struct Command {
    name: &'static str,
    summary: &'static str,
    usage: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command { name: "run", summary: run::SUMMARY, usage: run::USAGE, run: run::run },
    Command { name: "test", summary: test::SUMMARY, usage: test::USAGE, run: test::run },
    Command { name: "sim", summary: sim::SUMMARY, usage: sim::USAGE, run: sim::run },
    Command { name: "check", summary: check::SUMMARY, usage: check::USAGE, run: check::run },
    Command { name: "bench", summary: bench::SUMMARY, usage: bench::USAGE, run: bench::run },
    Command { name: "seed", summary: hub::SEED_SUMMARY, usage: hub::SEED_USAGE, run: hub::run_seed },
    Command { name: "gen", summary: generate::SUMMARY, usage: generate::USAGE, run: generate::run },
    Command { name: "dist", summary: dist::SUMMARY, usage: dist::USAGE, run: dist::run },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let Some(name) = words.first().filter(|word| !matches!(word.as_str(), "help" | "--help" | "-h")) else {
        print!("{}", overview());
        return Ok(());
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Error::Usage(format!("there is no command `{name}`\n\n{}", overview())));
    };
    let rest = &words[1..];
    if rest.iter().any(|word| word == "--help" || word == "-h") {
        println!("{}\n\nusage: cargo xtask {}", command.summary, command.usage);
        return Ok(());
    }
    (command.run)(rest)
}

fn overview() -> String {
    let mut text =
        String::from("usage: cargo xtask <command> [options]     (`<command> --help` shows its options)\n\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<7}{}\n", command.name, command.summary));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, overview};

    #[test]
    fn the_overview_gives_every_command_one_line() {
        let text = overview();
        for command in COMMANDS {
            assert!(text.lines().any(|line| line.trim_start().starts_with(command.name)), "{}", command.name);
            assert!(!command.summary.contains('\n'));
        }
    }
}
