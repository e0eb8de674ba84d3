//! What was done, as a code that is kept with the edit and as the sentence that is made from it in the language of the
//! day. A code is `name` or `name:detail`; codes only ever grow.

use tandem_l10n::{CodeSet, Localizer, tr};

/// The sentence for what was done to the record of this name.
pub(crate) fn sentence(loc: &Localizer, code: &str, title: &str) -> String {
    let (name, detail) = code.split_once(':').unwrap_or((code, ""));
    match name {
        "stage" => tr::sync_did_stage(loc, title, &loc.code_word(CodeSet::DealStage, detail)),
        "amount" => tr::sync_did_amount(loc, title),
        "close" => tr::sync_did_close(loc, title),
        "next_step" => tr::sync_did_next_step(loc, title),
        "snooze" => tr::sync_did_snooze(loc, title),
        "wake" => tr::sync_did_wake(loc, title),
        "hand_back" => tr::sync_did_hand_back(loc, title),
        "excuse" => tr::sync_did_excuse(loc, title),
        "slow" => tr::sync_did_slow(loc, title),
        "deals" => tr::sync_did_deals(loc, detail.parse().unwrap_or(0)),
        "import" => tr::import_did(loc, title),
        "remind" => tr::reminder_did(loc, detail.parse().unwrap_or(0), title),
        "note" => tr::sync_did_note(loc, title),
        "tags" => tr::sync_did_tags(loc, title),
        "touch" => tr::sync_did_touch(loc, &loc.code_word(CodeSet::ActivityKind, detail), title),
        "registration" => registration(loc, detail, title),
        "promise" => tr::task_did_promise(loc, title),
        "keep" => tr::task_did_keep(loc, title),
        "drop" => tr::task_did_drop(loc, title),
        "reopen" => tr::task_did_reopen(loc, title),
        "target" => tr::plan_did_target(loc, title),
        "resolve" => tr::sync_did_resolve(loc, title),
        "merge_back" => tr::sync_did_merge_back(loc, title),
        "undo" => tr::sync_did_undo(loc, title),
        "redo" => tr::sync_did_redo(loc, title),
        _ => tr::sync_did_edit(loc, title),
    }
}

fn registration(loc: &Localizer, step: &str, customer: &str) -> String {
    match step {
        "draft" => tr::registration_did_draft(loc, customer),
        "submit" => tr::registration_did_submit(loc, customer),
        "review" => tr::registration_did_review(loc, customer),
        "approve" => tr::registration_did_approve(loc, customer),
        "return" => tr::registration_did_return(loc, customer),
        "reject" => tr::registration_did_reject(loc, customer),
        "extend" => tr::registration_did_extend(loc, customer),
        "withdraw" => tr::registration_did_withdraw(loc, customer),
        _ => tr::sync_did_edit(loc, customer),
    }
}

#[cfg(test)]
mod tests {
    use tandem_l10n::{Language, strip_isolates};

    use super::*;

    #[test]
    fn each_code_has_a_sentence_of_its_own_and_an_unknown_one_a_plain_one() {
        let loc = Localizer::new(Language::English);
        let told = |code: &str| strip_isolates(&sentence(&loc, code, "Harbour"));
        assert_eq!(told("stage:proposal"), "Harbour moved to Proposal");
        let codes = [
            "amount",
            "close",
            "next_step",
            "snooze",
            "wake",
            "slow",
            "hand_back",
            "excuse",
            "deals:4",
            "import",
            "remind:3",
            "note",
            "tags",
            "touch:call",
            "registration:draft",
            "registration:submit",
            "registration:review",
            "registration:approve",
            "registration:return",
            "registration:reject",
            "registration:extend",
            "registration:withdraw",
            "promise",
            "keep",
            "drop",
            "reopen",
            "resolve",
            "merge_back",
            "undo",
            "redo",
            "edit",
        ];
        let sentences: std::collections::BTreeSet<_> = codes.iter().map(|code| told(code)).collect();
        assert_eq!(sentences.len(), codes.len());
        assert_eq!(told("from_a_newer_version"), told("edit"));
    }
}
