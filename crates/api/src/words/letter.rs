//! The words of a reminder, in the language of whoever gets it. Names come from others: they stay within their line.

use chrono::NaiveDate;
use tandem_l10n::{DateStyle, Localizer, strip_isolates, tr};

/// Characters of a name or a title that a mail shows.
const MOST_CHARS: usize = 200;

/// A course that somebody stands still in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stay {
    pub course: String,
    pub idle_days: i64,
    /// Exams that were not handed in, and all of them.
    pub open: i64,
    pub exams: i64,
    pub ends_on: NaiveDate,
}

/// Titles of the courses, on one line.
pub(crate) fn courses(loc: &Localizer, stays: &[Stay]) -> String {
    let titles: Vec<_> = stays.iter().map(|stay| line(&stay.course)).collect();
    line(&titles.join(&tr::chart_list_separator(loc)))
}

pub(crate) fn subject(loc: &Localizer, stays: &[Stay]) -> String {
    strip_isolates(&tr::reminder_mail_subject(loc, &courses(loc, stays)))
}

/// Plain text: mail programs find the direction of each paragraph by its first letter, so no marks are needed.
pub(crate) fn text(loc: &Localizer, name: &str, stays: &[Stay], sender: Option<&str>) -> String {
    let mut parts = vec![tr::reminder_mail_greeting(loc, &line(name))];
    parts.extend(stays.iter().map(|stay| paragraph(loc, stay)));
    parts.push(tr::reminder_mail_offer(loc));
    let regards = tr::reminder_mail_regards(loc);
    parts.push(match sender {
        Some(sender) => format!("{regards}\n{}", line(sender)),
        None => regards,
    });
    strip_isolates(&parts.join("\n\n")) + "\n"
}

fn paragraph(loc: &Localizer, stay: &Stay) -> String {
    let mut lines = vec![tr::reminder_mail_idle(loc, &line(&stay.course), stay.idle_days)];
    if stay.open > 0 {
        lines.push(tr::reminder_mail_exams(loc, &loc.format_number(stay.open), stay.exams));
    }
    lines.push(tr::reminder_mail_ends(loc, &loc.format_date(stay.ends_on, DateStyle::Long)));
    lines.join("\n")
}

/// Without ends of lines and signs that turn a line around, and not longer than a line of a name may be.
pub(crate) fn line(text: &str) -> String {
    let hidden = |sign: char| sign.is_control() || ('\u{2028}'..='\u{202e}').contains(&sign);
    let seen = text.chars().map(|sign| if hidden(sign) { ' ' } else { sign });
    let mut line: String = seen.take(MOST_CHARS).collect();
    if text.chars().nth(MOST_CHARS).is_some() {
        line.push('…');
    }
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use tandem_l10n::Language;

    use super::*;

    fn stay(course: &str) -> Stay {
        Stay { course: course.into(), idle_days: 20, open: 3, exams: 8, ends_on: "2026-12-31".parse().unwrap() }
    }

    #[test]
    fn a_mail_names_person_course_days_and_what_is_left() {
        let loc = Localizer::new(Language::English);
        let wanted = "Hello Anna Berg,\n\n\
            You are enrolled in the course “Cloud”. We have seen no activity there for 20 days.\n\
            Still to be handed in: 3 of 8 exams.\nThe course runs until 31 December 2026.\n\n\
            If something stands in your way, just reply to this mail. We are glad to help.\n\n\
            Best regards\nMara Lindqvist\n";
        assert_eq!(text(&loc, "Anna Berg", &[stay("Cloud")], Some("Mara Lindqvist")), wanted);
        assert_eq!(subject(&loc, &[stay("Cloud"), stay("Data")]), "Reminder: Cloud, Data");
        let nothing_left = Stay { open: 0, ..stay("Cloud") };
        assert!(!text(&loc, "Anna Berg", &[nothing_left], None).contains("handed in"));
    }

    #[test]
    fn a_name_stays_within_its_line_and_does_not_grow() {
        assert_eq!(line("Anna\r\nBcc: eve@evil.example\u{2028}x"), "Anna  Bcc: eve@evil.example x");
        let long = line(&"a".repeat(1 << 20));
        assert_eq!(long.chars().count(), MOST_CHARS + 1);
        assert!(long.ends_with('…'));
    }
}
