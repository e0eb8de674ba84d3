//! Reminders of learners: a draft and a touch for each, all of them or none.

use std::sync::Arc;

use tandem_domain::{check::check_row, reminder::address};
use tandem_l10n::{strip_isolates, tr};
use tandem_model::{ActivityId, MemberId, PartnerId, Row, Table, activity, code::ActivityKind};
use tandem_store::Change;
use uuid::Uuid;

use crate::{
    ApiError, Core, Outcome,
    download::file_name,
    draft::{Draft, Drafts},
    edit::label,
    query::reminder::{Letter, letters, sender},
    view::ReminderQuery,
    words::letter::{self, line},
};

/// The drafts come first: without them nothing is said to have been written.
pub(crate) async fn remind(
    core: &Arc<Core>,
    enrollment_ids: Vec<Uuid>,
    included: Vec<Uuid>,
) -> Result<Outcome, ApiError> {
    let letters = letters(core, &ReminderQuery { enrollment_ids, included }).await?;
    let letters: Vec<Letter> = letters.into_iter().filter(|letter| letter.written).collect();
    let Some(first) = letters.first() else { return Err(core.refused(tr::reminder_nobody(&core.loc()))) };
    let sender = sender(core).await?;
    let from = sender.as_ref().and_then(|me| Some((line(&me.name), address(me.email.as_deref())?.to_owned())));
    let now_us = core.shell().now_us();
    let touches = touches(core, &letters, sender.map(|me| me.id), now_us)?;
    core.check_access(&touches).await?;
    let drafts: Vec<Draft> = letters.iter().filter_map(|letter| draft(letter, from.as_ref())).collect();
    let folder = core.shell().downloads_dir();
    let drafts = Drafts::write(&folder, &folder_name(core, &letters), &drafts, now_us).map_err(|error| {
        core.refused(tr::error_export(&core.loc(), &folder.display().to_string())).because(error.kind())
    })?;
    let record = (Table::Partner, first.partner.id);
    let outcome = core.keep_edit(label(format!("remind:{}", letters.len()), &drafts.name, record), touches).await?;
    drafts.keep();
    Ok(outcome)
}

/// By day, and by course where it is one.
fn folder_name(core: &Core, letters: &[Letter]) -> String {
    let loc = core.loc();
    let mut titles: Vec<&str> =
        letters.iter().flat_map(|letter| &letter.stays).map(|stay| stay.course.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    let name = strip_isolates(&tr::reminder_folder(&loc, &core.today().to_string()));
    match titles[..] {
        [title] => format!("{name} {}", file_name(title)).trim_end().to_owned(),
        _ => name,
    }
}

fn draft(letter: &Letter, from: Option<&(String, String)>) -> Option<Draft> {
    Some(Draft {
        from: from.cloned(),
        to: (line(&letter.name), letter.address.clone()?),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        language: letter.language.tag(),
    })
}

/// `at` in microseconds UTC.
fn touches(core: &Core, letters: &[Letter], me: Option<MemberId>, at: i64) -> Result<Vec<Change>, ApiError> {
    let loc = core.loc();
    let touch = |letter: &Letter| {
        let row = Row::Activity(activity::Model {
            id: ActivityId(Uuid::now_v7()),
            partner_id: PartnerId(letter.partner.id),
            deal_id: None,
            person_id: Some(letter.person_id),
            member_id: me,
            kind: ActivityKind::Email.code().to_owned(),
            subject: strip_isolates(&tr::reminder_subject_logged(&loc, &letter::courses(&loc, &letter.stays))),
            two_way: false,
            happened_at: at,
            version: 0,
        });
        check_row(&row).map_err(|refusal| core.refusal(Table::Activity, &refusal))?;
        Ok(Change::Put(row))
    };
    letters.iter().map(touch).collect()
}
