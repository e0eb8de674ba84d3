//! Writes the types of the boundary for the UI: `cargo run -p tandem-api --example gen`.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated/ipc.ts");
    fs::write(file, tandem_api::export::typescript())
}
