//! The one window.

use std::path::Path;

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindowBuilder};

const LABEL: &str = "main";

/// Opens the window. Its web view keeps nothing on disk and never leaves the application's own pages.
pub fn open(app: &AppHandle, profile: &Path) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Tandem")
        .inner_size(1440.0, 900.0)
        .min_inner_size(360.0, 480.0)
        // A file that is dropped belongs to the page, which asks for it; elsewhere it leads nowhere.
        .disable_drag_drop_handler()
        .on_navigation(|url| own_page(url.scheme(), url.host_str()));
    // A web view without storage can't be driven, so a driven one keeps its storage where a test can look into it.
    if is_driven() { window.data_directory(profile.join("webview")) } else { window.incognito(true) }.build()?;
    Ok(())
}

/// Set by whoever starts the application under WebDriver.
fn is_driven() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true")
}

fn own_page(scheme: &str, host: Option<&str>) -> bool {
    match scheme {
        "tauri" => host == Some("localhost"),
        // Windows serves the application's pages under this name; the development server is for development builds.
        "http" | "https" => host == Some("tauri.localhost") || (cfg!(debug_assertions) && host == Some("127.0.0.1")),
        _ => false,
    }
}

/// Brings the window to the front.
pub fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    for result in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = result {
            tracing::warn!(%error, "the window did not come to the front");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::own_page;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        assert!(own_page("tauri", Some("localhost")));
        for (scheme, host) in
            [("https", "example.org"), ("http", "tauri.localhost.example.org"), ("tauri", "evil"), ("file", "")]
        {
            assert!(!own_page(scheme, Some(host)), "{scheme}://{host}");
        }
    }
}
