//! The generated types of the UI are those of the boundary. `TANDEM_UPDATE=1` writes them, as `cargo xtask gen` does.

use std::path::Path;

#[test]
fn the_types_of_the_ui_are_those_of_the_boundary() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/generated/ipc.ts");
    let wanted = tandem_api::export::typescript();
    if std::env::var_os("TANDEM_UPDATE").is_some() {
        std::fs::write(&file, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap();
    let differs = found.lines().zip(wanted.lines()).find(|(found, wanted)| found != wanted);
    assert!(found == wanted, "ui/src/generated/ipc.ts is stale, run `cargo xtask gen`: {differs:?}");
}
