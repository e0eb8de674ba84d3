//! Hours of the day in which nobody is disturbed.

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// Does `minute` lie from `from` to before `to`, all in minutes after midnight on the user's clock? A stretch that ends
/// before it begins goes over midnight; one of no length is never.
pub fn is_quiet(from: u16, to: u16, minute: u16) -> bool {
    if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quiet_minutes(from: u16, to: u16) -> usize {
        (0..DAY_MINUTES).filter(|minute| is_quiet(from, to, *minute)).count()
    }

    #[test]
    fn the_first_minute_is_quiet_and_the_last_is_not() {
        assert!(is_quiet(60, 120, 60) && is_quiet(60, 120, 119));
        assert!(!is_quiet(60, 120, 59) && !is_quiet(60, 120, 120));
    }

    #[test]
    fn a_night_goes_over_midnight() {
        let (evening, morning) = (20 * 60, 7 * 60);
        assert!(is_quiet(evening, morning, DAY_MINUTES - 1) && is_quiet(evening, morning, 0));
        assert!(!is_quiet(evening, morning, morning) && !is_quiet(evening, morning, evening - 1));
        assert_eq!(quiet_minutes(evening, morning), 11 * 60);
    }

    #[test]
    fn no_length_is_never() {
        assert_eq!(quiet_minutes(300, 300), 0);
    }
}
