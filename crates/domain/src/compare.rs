//! Which of a few things side by side is best at something, and which worst.

use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Best,
    Worst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    More,
    Less,
}

/// A mark for each value; of equals all have it. There is none where fewer than two values are known or all are equal,
/// and none for what is unknown.
pub fn marks<T: Ord>(values: &[Option<T>], better: Better) -> Vec<Option<Mark>> {
    let known = || values.iter().flatten();
    let (Some(least), Some(most)) = (known().min(), known().max()) else {
        return values.iter().map(|_| None).collect();
    };
    let (best, worst) = match better {
        Better::More => (most, least),
        Better::Less => (least, most),
    };
    let mark = |value: &T| match (best.cmp(worst), value == best, value == worst) {
        (Ordering::Equal, ..) => None,
        (_, true, _) => Some(Mark::Best),
        (_, _, true) => Some(Mark::Worst),
        _ => None,
    };
    values.iter().map(|value| value.as_ref().and_then(mark)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(values: &[Option<i64>], better: Better) -> String {
        let letter = |mark: Option<Mark>| match mark {
            Some(Mark::Best) => 'b',
            Some(Mark::Worst) => 'w',
            None => '-',
        };
        marks(values, better).into_iter().map(letter).collect()
    }

    #[rstest::rstest]
    #[case(&[], "", "")]
    #[case(&[Some(1)], "-", "-")]
    #[case(&[Some(1), Some(2)], "wb", "bw")]
    #[case(&[Some(2), Some(2)], "--", "--")]
    #[case(&[Some(1), Some(2), Some(3)], "w-b", "b-w")]
    #[case(&[Some(3), Some(1), Some(3), Some(1)], "bwbw", "wbwb")]
    #[case(&[None, Some(1), None, Some(5)], "-w-b", "-b-w")]
    #[case(&[None, Some(1), None], "---", "---")]
    #[case(&[None, None], "--", "--")]
    fn the_extremes_of_known_values_are_marked(#[case] values: &[Option<i64>], #[case] more: &str, #[case] less: &str) {
        assert_eq!(said(values, Better::More), more);
        assert_eq!(said(values, Better::Less), less);
    }
}
