//! Choices made from bytes: the same bytes, the same choices; none left, the first choice.

pub struct Pick<'a>(pub &'a [u8]);

impl<'a> Pick<'a> {
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    pub fn below(&mut self, limit: usize) -> usize {
        usize::from(self.byte()) % limit
    }

    pub fn of<'b, T>(&mut self, from: &'b [T]) -> &'b T {
        &from[self.below(from.len())]
    }

    pub fn rest(self) -> &'a [u8] {
        self.0
    }
}
