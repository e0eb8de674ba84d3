//! Who may know whom: compares what `cargo metadata` says with the table of the design. Arrows point down only.
//! Dependencies of tests are free: a test may reach across.

use serde_json::Value;

/// Each crate and the crates of ours it may use. A crate that is not listed here is refused.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("domain", &["model"]),
    ("protocol", &["model", "domain"]),
    ("store", &["model", "domain"]),
    ("connectors", &["model", "domain", "protocol"]),
    ("sync", &["model", "domain", "protocol", "store", "connectors"]),
    ("charts", &[]),
    ("l10n", &[]),
    ("api", &["model", "domain", "protocol", "store", "connectors", "sync", "charts", "l10n"]),
    ("tandem", &["api", "l10n"]),
    ("hub", &["model", "domain", "protocol"]),
    ("testkit", &["model", "domain", "protocol", "store", "connectors", "sync", "charts", "l10n", "api", "hub"]),
    ("sim", &["model", "domain"]),
    ("fuzz", &["model", "domain", "protocol", "connectors", "hub", "api"]),
    ("xtask", &[]),
    ("intl_pluralrules", &[]),
];

/// Libraries with one owner: everyone else goes through that crate.
const OWNERS: &[(&str, &str)] = &[
    ("reqwest", "connectors"),
    ("plotters", "charts"),
    ("fluent", "l10n"),
    ("ts-rs", "api"),
    ("tauri", "tandem"),
    ("keyring", "tandem"),
    ("notify-rust", "tandem"),
];

/// Crates that only developers run; they own nothing and may use the libraries of others.
const FOR_DEVELOPERS: &[&str] = &["testkit", "sim", "fuzz", "xtask"];

const ADVICE: &str = "Move the code, or change the design: xtask/src/tidy/layers.rs, docs/ARCHITECTURE.md and a decision record in docs/adr.";

pub fn find(metadata: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for package in list(metadata, "packages") {
        let name = short(text(package, "name"));
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            findings.push(format!("crate `{name}` has no place in the layers. {ADVICE}"));
            continue;
        };
        for dependency in list(package, "dependencies").filter(|dependency| dependency["kind"] != "dev") {
            findings.extend(judge(name, allowed, dependency));
        }
    }
    findings
}

fn judge(name: &str, allowed: &[&str], dependency: &Value) -> Option<String> {
    let library = text(dependency, "name");
    let used = short(library);
    if is_ours(dependency) && !allowed.contains(&used) {
        let list = if allowed.is_empty() { "nothing of ours".to_owned() } else { allowed.join(", ") };
        return Some(format!("crate `{name}` uses `{used}`, but it may use only {list}. {ADVICE}"));
    }
    let (_, owner) = OWNERS.iter().find(|(owned, _)| *owned == library)?;
    if *owner == name || FOR_DEVELOPERS.contains(&name) {
        return None;
    }
    Some(format!("crate `{name}` uses `{library}`, which belongs to `{owner}` alone. {ADVICE}"))
}

/// Dependencies of ours are folders; all others come from the registry.
fn is_ours(dependency: &Value) -> bool {
    dependency["path"].is_string() && MAY_USE.iter().any(|(known, _)| *known == short(text(dependency, "name")))
}

fn short(name: &str) -> &str {
    name.strip_prefix("tandem-").unwrap_or(name)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::find;

    fn workspace(name: &str, dependency: Value) -> Value {
        json!({ "packages": [{ "name": name, "dependencies": [dependency] }] })
    }

    #[test]
    fn an_arrow_that_points_up_is_named_with_what_is_allowed() {
        let up = json!({ "name": "tandem-store", "kind": null, "path": "crates/store" });
        let findings = find(&workspace("tandem-domain", up));
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("crate `domain` uses `store`, but it may use only model."), "{}", findings[0]);
    }

    #[test]
    fn tests_may_reach_across() {
        let dev = json!({ "name": "tandem-hub", "kind": "dev", "path": "crates/hub" });
        assert!(find(&workspace("tandem-sync", dev)).is_empty());
    }

    #[test]
    fn a_library_with_an_owner_is_refused_elsewhere() {
        let http = json!({ "name": "reqwest", "kind": null });
        let findings = find(&workspace("tandem-sync", http.clone()));
        assert!(
            findings[0].starts_with("crate `sync` uses `reqwest`, which belongs to `connectors` alone."),
            "{findings:?}"
        );
        assert!(find(&workspace("tandem-connectors", http)).is_empty());
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        let findings = find(&json!({ "packages": [{ "name": "tandem-extra", "dependencies": [] }] }));
        assert!(findings[0].starts_with("crate `extra` has no place in the layers."), "{findings:?}");
    }
}
