//! Runs the sections of a command one after the other, goes on after a failure, and sums up with times at the end.

use std::time::{Duration, Instant};

use crate::error::{Error, Result};

#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration, Option<String>)>,
}

impl Steps {
    /// Runs one section under its heading. True if it passed.
    pub fn step(&mut self, name: &str, section: impl FnOnce() -> Result<()>) -> bool {
        println!("\n=== {name}");
        let start = Instant::now();
        let problem = section().err().map(|error| error.to_string());
        if let Some(problem) = &problem {
            println!("!!! {name}: {problem}");
        }
        let passed = problem.is_none();
        self.done.push((name.to_owned(), start.elapsed(), problem));
        passed
    }

    /// Prints the summary; fails if any section failed.
    pub fn finish(self) -> Result<()> {
        println!("\n=== summary");
        for (name, time, problem) in &self.done {
            let verdict = if problem.is_some() { "FAILED" } else { "ok" };
            println!("{verdict:<7}{:>8}  {name}", render_time(*time));
        }
        let failed: Vec<String> =
            self.done.into_iter().filter(|(.., problem)| problem.is_some()).map(|(name, ..)| name).collect();
        if failed.is_empty() { Ok(()) } else { Err(Error::Steps(failed)) }
    }
}

fn render_time(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{}m {:02}s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Steps, render_time};
    use crate::error::Error;

    #[test]
    fn a_failed_section_is_named_at_the_end_and_the_next_one_still_runs() {
        let mut steps = Steps::default();
        assert!(!steps.step("first", || Err(Error::Missing("no".into()))));
        assert!(steps.step("second", || Ok(())));
        assert_eq!(steps.finish().err().map(|error| error.to_string()).as_deref(), Some("failed: first"));
    }

    #[test]
    fn times_are_short() {
        assert_eq!(render_time(Duration::from_millis(1_234)), "1.2 s");
        assert_eq!(render_time(Duration::from_secs(125)), "2m 05s");
    }
}
