//! The ids of the finder's rules and what each finds.

/// Rule and summary, for `contact-guard rules` and the manual.
pub(crate) static RULES: &[(&str, &str)] = &[
    ("phone.international", "a number with a plus sign, an exit prefix or a country code"),
    ("phone.national", "a number in groups, as people of some country write it"),
    ("phone.bare", "a bare run of digits that fits a numbering plan"),
    ("phone.unknown", "digits that are called a number and fit no plan"),
    ("phone.words", "a number in number words, alone or mixed with digits"),
    ("phone.letters", "a number with letters for digits"),
    ("phone.vanity", "a number with letters of the telephone keypad"),
    ("phone.reversed", "a number written backwards, with a hint that it is"),
    ("phone.dressed", "a number dressed as a price, a date or an order, with a hint to call it"),
    ("phone.blank", "a number with placeholder letters that the message explains"),
    ("phone.numerals", "a number in Roman numerals, braille or Morse"),
    ("phone.encoded", "a number in hexadecimal, binary or base64"),
    ("phone.counted", "a number hidden in a list of counts, with a hint to read only those"),
];
