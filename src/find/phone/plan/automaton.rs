//! The automaton of all valid numbers, walked digit by digit.
//!
//! A state is a run of words. The first says in bits 0 to 9 at which digits a new target
//! begins (neighbouring digits often share one) and in bit 10 whether a number may end
//! here; the targets follow, as offsets into the table. Offset 0 is the state that leads
//! nowhere, offset 1 the start. A step is one population count; a whole number about 15.

use super::tables::STATES;

/// Bit of a state in which a number may end.
const ENDS: u16 = 1 << 10;

/// Whether calling code and national number are a valid number.
pub(super) fn accepts(digits: &[u8]) -> bool {
    let mut state = 1;
    for digit in digits {
        let begun = word(state) & ((2 << (digit & 15)) - 1);
        state = usize::from(word(state + begun.count_ones() as usize));
        if state == 0 {
            return false;
        }
    }
    word(state) & ENDS != 0
}

/// Digits are trusted to be digits; anything else must not panic either.
fn word(at: usize) -> u16 {
    STATES.get(at).copied().unwrap_or(0)
}
