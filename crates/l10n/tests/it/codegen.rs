//! The files in `locales/` are sound, and what was generated from them is fresh.

use std::fs;
use std::path::{Path, PathBuf};

use tandem_l10n::codegen::{check, generate};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Findings in a made-up folder of English and Arabic.
fn findings(english: &str, arabic: &str) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    for (language, text) in [("en", english), ("ar", arabic)] {
        fs::create_dir(dir.path().join(language)).unwrap();
        fs::write(dir.path().join(language).join("deal.ftl"), text).unwrap();
    }
    check(dir.path()).unwrap().iter().map(ToString::to_string).collect()
}

#[test]
fn the_shipped_files_have_no_findings() {
    let found: Vec<_> = check(&root().join("locales")).unwrap().iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_generated_files_are_fresh() {
    let generated = generate(&root().join("locales")).unwrap();
    let rust = fs::read_to_string(root().join("crates/l10n/src/generated.rs")).unwrap();
    let typescript = fs::read_to_string(root().join("ui/src/generated/messages.ts")).unwrap();
    assert!(rust == generated.rust, "generated.rs is stale: run `cargo xtask gen`");
    assert!(typescript == generated.typescript, "messages.ts is stale: run `cargo xtask gen`");
}

#[test]
fn types_come_from_comments_and_from_use() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("en")).unwrap();
    let text = "# $who (Text) name\n# $day (Date) when\ndeal-a = { $who } { DATETIME($day) }\n\
                deal-b = { $n -> \n    [one] one\n   *[other] many\n }\n-term = T\ndeal-c = { -term }\n";
    fs::write(dir.path().join("en/deal.ftl"), text).unwrap();
    let generated = generate(dir.path()).unwrap();
    for line in [
        r#"deal_a = "deal-a" (who: Text, day: Date);"#,
        r#"deal_b = "deal-b" (n: Number);"#,
        r#"deal_c = "deal-c" ();"#,
    ] {
        assert!(generated.rust.contains(line), "{line}\n{}", generated.rust);
    }
    for line in [r#""deal-a": { who: string; day: FluentDateTime };"#, r#""deal-c": null;"#] {
        assert!(generated.typescript.contains(line), "{line}\n{}", generated.typescript);
    }
    assert!(!generated.typescript.contains("term"));
}

#[test]
fn missing_surplus_and_doubled_messages_are_found() {
    let found = findings("deal-a = A\ndeal-b = B\ndeal-a = C\n", "deal-b = B\ndeal-c = C\n");
    let expected = [
        "ar/deal.ftl: deal-c does not exist in en",
        "ar/deal.ftl: deal-a is missing",
        "en/deal.ftl: deal-a exists twice",
    ];
    assert_eq!(found, expected);
}

#[test]
fn wrong_variables_are_found() {
    let found =
        findings("# $name (Text) who\ndeal-a = { $name }\ndeal-b = { $x }\n", "deal-a = { $nom }\ndeal-b = { $x }\n");
    let expected = [
        "ar/deal.ftl: deal-a: $nom is not a variable of this message",
        "ar/deal.ftl: deal-a does not use $name",
        "en/deal.ftl: deal-b needs a comment `# $x (Number)`, (Text) or (Date)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn missing_plural_forms_are_found() {
    let english = "# $n (Number) deals\ndeal-a = { $n ->\n    [one] { $n } deal\n   *[other] { $n } deals\n }\n";
    let found = findings(english, "deal-a = { $n ->\n    [one] a\n    [two] b\n   *[other] { $n } c\n }\n");
    assert_eq!(found, ["ar/deal.ftl: deal-a: plural forms missing [few many zero], unknown here []"]);
}

#[test]
fn broken_references_functions_names_and_syntax_are_found() {
    let english = "deal-a = { -brand } { deal-z }\ndeal-b = { UPPER(\"x\") }\ntoday-c = C\ndeal-D = D\n\
                   deal-e = E\n    .label = L\ndeal-f = {\n";
    let found = findings(english, "deal-a = A\ndeal-b = B\ntoday-c = C\ndeal-D = D\ndeal-e = E\ndeal-f = F\n");
    for expected in [
        "en/deal.ftl: line 8 is not valid Fluent",
        "en/deal.ftl: deal-a uses -brand, which does not exist",
        "en/deal.ftl: deal-a uses deal-z, which does not exist",
        "en/deal.ftl: deal-b calls UPPER: only NUMBER and DATETIME exist",
        "en/deal.ftl: today-c belongs into the file of its noun",
        "en/deal.ftl: deal-D: ids are kebab-case, variables snake_case, both lower case",
        "en/deal.ftl: deal-e has attributes: make each a message of its own",
    ] {
        assert!(found.iter().any(|one| one == expected), "{expected}\n{found:#?}");
    }
}
