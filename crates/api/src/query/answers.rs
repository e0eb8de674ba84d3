//! What a partner asks about itself, answered in words to send: each answer says where it is from and of when.

use std::collections::BTreeMap;

use tandem_domain::Quarter;
use tandem_l10n::{CodeSet, DateStyle, Language, Localizer, tr};
use tandem_model::{PartnerId, PersonId, RegistrationStatus, registration};
use tandem_store::{
    Store,
    read::{
        answer::{LearningLine, PersonName},
        partner::PartnerDetail,
        review::CourseLine,
    },
};

use super::{
    shape::{isolated, sums},
    spoken::{spoken, stamp},
};
use crate::{
    ApiError, Core,
    view::{AnswerView, AnswersQuery, AnswersView, Money, PartnerRef},
};

/// People whose answers are shown at once.
const PEOPLE: usize = 10;
/// Registrations that an answer names, the latest first.
const REGISTRATIONS: u64 = 10;

struct Answers<'a> {
    core: &'a Core,
    store: &'a Store,
    loc: Localizer,
    partner: PartnerDetail,
    stamp: String,
}

pub(crate) async fn answers(core: &Core, args: AnswersQuery) -> Result<AnswersView, ApiError> {
    let (store, id) = (core.store()?, PartnerId(args.id));
    let quarter_on = Quarter::of(core.today()).first_day();
    let found = store.find_partner(id, quarter_on).await.map_err(|e| core.store_error(e))?;
    let partner = found.ok_or_else(|| core.not_found())?;
    let own = partner.row.language.as_deref().and_then(Language::parse).map(Language::tag);
    let loc = spoken(core, args.language.as_deref().or(own))?;
    let state = store.sync_state().await.map_err(|e| core.store_error(e))?;
    let stamp = stamp(core, &loc, state.last_synced_at).unwrap_or_else(|| tr::answer_never_synced(&loc));
    let pack = Answers { core, store: &store, loc, partner, stamp };
    let (mut answers, more_people) = pack.of_people(args.text.as_deref().unwrap_or_default()).await?;
    answers.extend(pack.of_partner(quarter_on).await?);
    Ok(AnswersView {
        partner: PartnerRef { id: args.id, name: pack.partner.row.name },
        language: pack.loc.language().tag().to_owned(),
        as_of: state.last_synced_at,
        answers,
        more_people,
    })
}

impl Answers<'_> {
    fn id(&self) -> PartnerId {
        self.partner.line.head.id
    }

    async fn of_partner(&self, quarter_on: chrono::NaiveDate) -> Result<[AnswerView; 4], ApiError> {
        let (id, failed) = (self.id(), |e| self.core.store_error(e));
        let capability = self.store.capability(id).await.map_err(failed)?;
        let target = self.store.sum_partner_targets(id, quarter_on).await.map_err(failed)?;
        let registrations = self.store.list_partner_registrations(id, REGISTRATIONS).await.map_err(failed)?;
        Ok([
            self.tier(capability.certified),
            self.certificates(&capability.courses),
            self.registrations(&registrations),
            self.target(quarter_on, &sums(&target)),
        ])
    }

    fn tier(&self, certified: u32) -> AnswerView {
        let (loc, row) = (&self.loc, &self.partner.row);
        let kind = loc.code_word(CodeSet::PartnerKind, &row.kind);
        let name = &row.name;
        let tier = match row.tier.as_deref() {
            Some(tier) => tr::answer_tier(loc, &kind, name, &loc.code_word(CodeSet::PartnerTier, tier)),
            None => tr::answer_no_tier(loc, &kind, name),
        };
        let since = row.since.map(|day| tr::answer_since(loc, &loc.format_date(day, DateStyle::Long)));
        let lines = [tier].into_iter().chain(since).chain([tr::answer_certified(loc, certified.into())]).collect();
        self.answer("tier", tr::answer_about_tier(loc), lines, tr::answer_from_hub(loc))
    }

    fn certificates(&self, courses: &[CourseLine]) -> AnswerView {
        let loc = &self.loc;
        let line = |course: &CourseLine| tr::answer_course(loc, course.certified, &course.title, course.running);
        let begun = courses.iter().filter(|course| course.certified > 0 || course.running > 0);
        let mut lines: Vec<String> = begun.map(line).collect();
        if lines.is_empty() {
            lines.push(tr::answer_no_course(loc, &self.partner.row.name));
        }
        self.answer("certificates", tr::answer_about_certificates(loc), lines, tr::answer_from_learning(loc))
    }

    fn registrations(&self, latest: &[registration::Model]) -> AnswerView {
        let loc = &self.loc;
        let mut lines: Vec<String> = latest.iter().map(|row| self.registration(row)).collect();
        if lines.is_empty() {
            lines.push(tr::answer_no_registration(loc, &self.partner.row.name));
        }
        self.answer("registrations", tr::answer_about_registrations(loc), lines, tr::answer_from_hub(loc))
    }

    fn registration(&self, row: &registration::Model) -> String {
        let (loc, core) = (&self.loc, self.core);
        let status = loc.code_word(CodeSet::RegistrationStatus, &row.status);
        let local = |at: i64| core.day_of(at).map(|day| loc.format_date(day, DateStyle::Medium));
        let until = row.protected_until.map(|day| loc.format_date(day, DateStyle::Medium));
        match (RegistrationStatus::parse(&row.status), until) {
            (Some(RegistrationStatus::Approved | RegistrationStatus::Extended), Some(until)) => {
                tr::answer_registration_protected(loc, &row.customer, &status, &until)
            }
            (Some(RegistrationStatus::Submitted | RegistrationStatus::UnderReview), _) => {
                match row.due_at.and_then(local) {
                    Some(due) => tr::answer_registration_due(loc, &row.customer, &due, &status),
                    None => tr::answer_registration(loc, &row.customer, &status),
                }
            }
            _ => tr::answer_registration(loc, &row.customer, &status),
        }
    }

    fn target(&self, quarter_on: chrono::NaiveDate, planned: &[Money]) -> AnswerView {
        let loc = &self.loc;
        let quarter = loc.quarter_label(quarter_on);
        let amount = |money: &Money| isolated(&loc.format_money(money.minor, &money.currency));
        let won = sums(&self.partner.line.won);
        let of = |money: &Money| won.iter().find(|sum| sum.currency == money.currency);
        let line = |money: &Money| {
            let reached = of(money).map_or(0, |sum| sum.minor);
            let share = (money.minor > 0).then(|| loc.format_percent_bp(reached.saturating_mul(10_000) / money.minor));
            let reached = isolated(&loc.format_money(reached, &money.currency));
            tr::answer_target(loc, &quarter, &share.unwrap_or_else(|| "–".to_owned()), &amount(money), &reached)
        };
        let without = won.iter().filter(|sum| planned.iter().all(|money| money.currency != sum.currency));
        let mut lines: Vec<String> = planned.iter().map(line).collect();
        lines.extend(without.map(|sum| tr::answer_won(loc, &quarter, &amount(sum))));
        if planned.is_empty() {
            lines.push(tr::answer_no_target(loc, &quarter));
        }
        self.answer("target", tr::answer_about_target(loc), lines, tr::answer_from_deals(loc))
    }

    /// Of those whose names have all the words; and how many more there are.
    async fn of_people(&self, typed: &str) -> Result<(Vec<AnswerView>, u32), ApiError> {
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        if words.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let failed = |e| self.core.store_error(e);
        let mut people = self.store.list_names(self.id()).await.map_err(failed)?;
        people.retain(|person| {
            let name = person.name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        });
        let more = u32::try_from(people.len().saturating_sub(PEOPLE)).unwrap_or(u32::MAX);
        people.truncate(PEOPLE);
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut learned: BTreeMap<PersonId, Vec<LearningLine>> = BTreeMap::new();
        for line in self.store.list_learning(&ids).await.map_err(failed)? {
            learned.entry(line.person_id).or_default().push(line);
        }
        let answer = |person: &PersonName| self.person(person, learned.get(&person.id).map_or(&[], Vec::as_slice));
        Ok((people.iter().map(answer).collect(), more))
    }

    fn person(&self, person: &PersonName, learned: &[LearningLine]) -> AnswerView {
        let loc = &self.loc;
        let mut lines: Vec<String> = learned.iter().map(|line| self.learning(line)).collect();
        if lines.is_empty() {
            lines.push(tr::answer_no_course(loc, &person.name));
        }
        let title = tr::answer_about_person(loc, &person.name);
        self.answer(&person.id.0.to_string(), title, lines, tr::answer_from_learning(loc))
    }

    fn learning(&self, line: &LearningLine) -> String {
        let loc = &self.loc;
        let day = |day| loc.format_date(day, DateStyle::Medium);
        let Some(result) = line.result.as_deref() else {
            return match line.last_active_on {
                Some(active) => tr::answer_learning_active(loc, &line.course_title, &day(active)),
                None => tr::answer_learning(loc, &line.course_title),
            };
        };
        let result = loc.code_word(CodeSet::TrainingResult, result);
        let result = match line.ends_on {
            Some(ends_on) => tr::answer_result_on(loc, &line.course_title, &day(ends_on), &result),
            None => tr::answer_result(loc, &line.course_title, &result),
        };
        match line.score_bp {
            Some(score) => tr::answer_with_score(loc, &result, &loc.format_percent_bp(score)),
            None => result,
        }
    }

    fn answer(&self, key: &str, title: String, lines: Vec<String>, source: String) -> AnswerView {
        let source = format!("{source} {}", self.stamp);
        let text = tandem_l10n::strip_isolates(&format!("{title}\n{}\n{source}", lines.join("\n")));
        AnswerView { key: key.to_owned(), title, lines, source, text }
    }
}
