//! Bakes configuration, capabilities and the built UI into the application.

fn main() {
    // Own patterns are not watched by tauri-build.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning=is the UI built? run `npm ci --prefix ui && npm run build --prefix ui`");
        panic!("{error:#}");
    }
}
