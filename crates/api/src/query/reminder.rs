//! Reminders of learners: who gets which words, and who is left out. Read [`letters`].

use chrono::{Days, NaiveDate};
use tandem_domain::{
    learner::idle_days,
    reminder::{MOST_LEARNERS, Standing, address, standing},
};
use tandem_l10n::{Language, Localizer, tr};
use tandem_model::{EnrollmentId, PersonId, Table, member};
use tandem_store::read::reminder::ReminderLine;

use crate::{
    ApiError, Core,
    view::{PartnerRef, ReminderGroup, ReminderLetter, ReminderQuery, RemindersView},
    words::letter::{self, Stay},
};

/// What one person is told about all chosen courses.
pub(crate) struct Letter {
    pub person_id: PersonId,
    pub name: String,
    pub address: Option<String>,
    pub partner: PartnerRef,
    pub language: Language,
    pub stays: Vec<Stay>,
    pub subject: String,
    pub text: String,
    pub written: bool,
    standing: Standing,
    mailed_at: Option<i64>,
    /// Tag of the language that the partner works in.
    wished: Option<String>,
}

pub(crate) async fn reminders(core: &Core, args: ReminderQuery) -> Result<RemindersView, ApiError> {
    let letters = letters(core, &args).await?;
    let written = letters.iter().filter(|letter| letter.written).count();
    let group = |language: Language| ReminderGroup {
        language: language.tag().to_owned(),
        name: language.own_name().to_owned(),
        dir: language.dir().to_owned(),
        letters: letters.iter().filter(|letter| letter.language == language).map(|one| view(core, one)).collect(),
    };
    let groups = Language::ALL.iter().map(|language| group(*language));
    Ok(RemindersView {
        groups: groups.filter(|group| !group.letters.is_empty()).collect(),
        written: u32::try_from(written).unwrap_or(u32::MAX),
    })
}

/// One letter a person, in the order of the enrolments. Who learns again, or has ended, gets none.
pub(crate) async fn letters(core: &Core, args: &ReminderQuery) -> Result<Vec<Letter>, ApiError> {
    if args.enrollment_ids.len() > MOST_LEARNERS {
        return Err(core.refused(tr::reminder_too_many(&core.loc(), MOST_LEARNERS as i64)));
    }
    let ids: Vec<_> = args.enrollment_ids.iter().copied().map(EnrollmentId).collect();
    let lines = core.store()?.list_reminder_lines(&ids).await.map_err(|e| core.store_error(e))?;
    let mut people: Vec<(ReminderLine, Vec<Stay>)> = Vec::new();
    for line in lines {
        let Some(stay) = stay(&line, core.today()) else { continue };
        match people.iter_mut().find(|(first, _)| first.person_id() == line.person_id()) {
            Some((_, stays)) if stays.contains(&stay) => {}
            Some((_, stays)) => stays.push(stay),
            None => people.push((line, vec![stay])),
        }
    }
    let sender = sender(core).await?;
    let sender = sender.as_ref().map(|member| member.name.as_str());
    let letter = |(line, stays)| {
        let included = args.included.contains(&ReminderLine::person_id(&line).0);
        write(core, line, stays, sender, included)
    };
    Ok(people.into_iter().map(letter).collect())
}

/// The user's own row, where the token is of a member.
pub(crate) async fn sender(core: &Core) -> Result<Option<member::Model>, ApiError> {
    let Some(me) = core.me().await? else { return Ok(None) };
    let found = core.store()?.find_row(Table::Member, me.0).await.map_err(|e| core.store_error(e))?;
    Ok(found.and_then(|row| match row {
        tandem_model::Row::Member(member) => Some(member),
        _ => None,
    }))
}

/// When somebody was last written to, in words. `mailed_at` in microseconds UTC.
pub(crate) fn mailed(core: &Core, mailed_at: Option<i64>) -> Option<String> {
    let days = (core.today() - core.day_of(mailed_at?)?).num_days();
    Some(tr::reminder_mailed(&core.loc(), days.max(0)))
}

fn stay(line: &ReminderLine, today: NaiveDate) -> Option<Stay> {
    let ends_on = line.starts_on + Days::new(line.length_days.max(0).unsigned_abs());
    Some(Stay {
        idle_days: idle_days(&line.enrollment, line.starts_on, ends_on, today)?,
        course: line.course_title.clone(),
        open: (line.exams - line.handed_in).max(0),
        exams: line.exams,
        ends_on,
    })
}

fn write(core: &Core, line: ReminderLine, stays: Vec<Stay>, sender: Option<&str>, included: bool) -> Letter {
    let language = language_for(line.language.as_deref(), core.loc().language());
    let loc = Localizer::in_region(language, core.shell().system_region().as_deref());
    let mailed_on = line.mailed_at.and_then(|at| core.day_of(at));
    let standing = standing(line.email.as_deref(), mailed_on, core.today());
    Letter {
        person_id: line.person_id(),
        address: address(line.email.as_deref()).map(str::to_owned),
        partner: PartnerRef { id: line.enrollment.partner_id.0, name: line.partner_name },
        language,
        subject: letter::subject(&loc, &stays),
        text: letter::text(&loc, &line.person_name, &stays, sender),
        stays,
        written: standing.is_written(included),
        standing,
        mailed_at: line.mailed_at,
        wished: line.language,
        name: line.person_name,
    }
}

/// The partner's language where there are words in it, else that of the window.
fn language_for(partner: Option<&str>, window: Language) -> Language {
    partner.and_then(Language::parse).unwrap_or(window)
}

fn view(core: &Core, one: &Letter) -> ReminderLetter {
    ReminderLetter {
        person_id: one.person_id.0,
        name: one.name.clone(),
        email: one.address.clone(),
        partner: one.partner.clone(),
        subject: one.subject.clone(),
        text: one.text.clone(),
        written: one.written,
        rests: one.standing == Standing::Rests,
        notes: notes(core, one),
    }
}

fn notes(core: &Core, one: &Letter) -> Vec<String> {
    let loc = core.loc();
    let mailed = mailed(core, one.mailed_at).unwrap_or_default();
    let standing = match one.standing {
        Standing::Due => None,
        Standing::NoAddress => Some(tr::reminder_no_address(&loc)),
        Standing::Rests if one.written => Some(tr::reminder_included(&loc, &mailed)),
        Standing::Rests => Some(tr::reminder_rests(&loc, &mailed)),
    };
    let language = match one.wished.as_deref() {
        None => Some(tr::reminder_language_unknown(&loc)),
        Some(tag) if Language::parse(tag).is_none() => Some(tr::reminder_language_missing(&loc, tag)),
        Some(_) => None,
    };
    standing.into_iter().chain(language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(Some("ar"), Language::Arabic)]
    #[case(Some("de-AT"), Language::German)]
    #[case(Some("en-US"), Language::English)]
    #[case(Some("sv"), Language::German)]
    #[case(Some(""), Language::German)]
    #[case(None, Language::German)]
    fn a_partner_is_written_to_in_its_language_else_in_that_of_the_window(
        #[case] partner: Option<&str>,
        #[case] wanted: Language,
    ) {
        assert_eq!(language_for(partner, Language::German), wanted);
    }
}
