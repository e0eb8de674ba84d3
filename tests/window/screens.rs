//! Takes pictures of the running app: five screens, each in light, dark and Arabic. `cargo xtask run` calls it where there is no display.
//! Arguments: the app's program and the folder for the pictures. Standard input: the line of JSON that signs the app in.

#[allow(dead_code, reason = "the tests use the rest")]
mod driver;

use std::path::{Path, PathBuf};

use serde_json::json;

use driver::{App, Result};

const SCREENS: &[(&str, &str)] =
    &[("today", "/"), ("partners", "/partners"), ("deals", "/deals"), ("training", "/training"), ("sync", "/sync")];
/// Name, theme, language.
const LOOKS: &[(&str, &str, &str)] = &[("light", "light", "en"), ("dark", "dark", "en"), ("arabic", "light", "ar")];

#[tokio::main]
async fn main() -> Result<()> {
    let mut words = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(binary), Some(folder)) = (words.next(), words.next()) else {
        return Err("usage: screens APP FOLDER < connection".into());
    };
    let mut connection = String::new();
    std::io::stdin().read_line(&mut connection)?;
    let profile = tempfile::tempdir()?;
    let app = App::start(&binary, profile.path(), Some(&connection)).await?;
    app.wait_for_first_sync().await?;
    for (look, theme, language) in LOOKS {
        app.execute(json!({ "kind": "set_theme", "theme": theme })).await?;
        app.execute(json!({ "kind": "set_language", "language": language })).await?;
        app.wait_for(&format!("html[lang^='{language}'][data-theme='{theme}']")).await?;
        take_pictures(&app, look, &folder).await?;
    }
    Ok(())
}

async fn take_pictures(app: &App, look: &str, folder: &Path) -> Result<()> {
    for (screen, path) in SCREENS {
        app.go(path).await?;
        app.picture(&folder.join(format!("{screen}-{look}.png"))).await?;
    }
    Ok(())
}
