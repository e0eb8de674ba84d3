//! Writes the generated message files and prints what is wrong in `locales/`: `cargo xtask gen` calls it.

use std::path::Path;
use std::process::ExitCode;
use std::{error, fs};

use tandem_l10n::codegen;

fn main() -> Result<ExitCode, Box<dyn error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let locales = root.join("locales");
    let generated = codegen::generate(&locales)?;
    fs::write(root.join("crates/l10n/src/generated.rs"), generated.rust)?;
    fs::write(root.join("ui/src/generated/messages.ts"), generated.typescript)?;
    let findings = codegen::check(&locales)?;
    for finding in &findings {
        eprintln!("{finding}");
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
