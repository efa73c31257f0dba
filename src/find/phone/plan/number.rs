//! A number in full, in the form of E.164: `+442079460018`.

use core::fmt;

/// The longest plan has 17 digits after a code of two; three digits of code are kept free.
const ROOM: usize = 21;

/// A plus sign and digits, kept in place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    text: [u8; ROOM],
    len: u8,
}

impl Number {
    /// The parts of a national number after a calling code; `None` if they are too long
    /// or not digits.
    pub(super) fn new(code: u16, national: [&[u8]; 3]) -> Option<Self> {
        let mut number = Self { text: [b'+'; ROOM], len: 1 };
        for unit in [100, 10, 1] {
            if code >= unit {
                number.push((code / unit % 10) as u8)?;
            }
        }
        for digit in national.into_iter().flatten() {
            number.push(digit.checked_sub(b'0').filter(|digit| *digit < 10)?)?;
        }
        Some(number)
    }

    /// `+` and digits.
    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.text[..usize::from(self.len)]).unwrap_or_default()
    }

    /// The digits alone, calling code first.
    pub(crate) fn digits(&self) -> &[u8] {
        &self.text[1..usize::from(self.len)]
    }

    fn push(&mut self, digit: u8) -> Option<()> {
        *self.text.get_mut(usize::from(self.len))? = b'0' + digit;
        self.len += 1;
        Some(())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
