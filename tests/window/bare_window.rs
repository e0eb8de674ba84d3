//! The least that a window with a page costs: the same toolkit, size and kind of web view as the application's, and a
//! page of one colour. `cargo xtask bench` measures the application's start against it.

#[cfg(target_os = "linux")]
fn main() {
    use gtk::prelude::*;
    use webkit2gtk::{WebContext, WebView, WebViewExt};

    if let Err(error) = gtk::init() {
        eprintln!("bare_window: {error}");
        std::process::exit(1);
    }
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_default_size(1440, 900);
    window.connect_destroy(|_| gtk::main_quit());
    let view = WebView::with_context(&WebContext::new_ephemeral());
    window.add(&view);
    view.load_html("<!doctype html><body style='background: #2f6f4f'>", None);
    window.show_all();
    gtk::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("bare_window: only Linux has this toolkit");
}
