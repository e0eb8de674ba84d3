//! Writes the types of the boundary for the UI: `cargo xtask gen` calls it.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated/ipc.ts");
    fs::write(file, tandem_api::export::typescript())
}
