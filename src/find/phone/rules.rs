//! The ids of the finder's rules and what each finds.

/// Rule and summary, for `contact-guard rules` and the manual.
pub(crate) static RULES: [(&str, &str); 13] = [
    ("phone.international", "A number with a plus sign, an exit prefix or a country code."),
    ("phone.national", "A number in groups, as people of some country write it."),
    ("phone.bare", "A bare run of digits that fits a numbering plan."),
    ("phone.unknown", "Digits that are called a number and fit no plan."),
    ("phone.words", "A number in number words, alone or mixed with digits."),
    ("phone.letters", "A number with letters for digits."),
    ("phone.vanity", "A number with letters of the telephone keypad."),
    ("phone.reversed", "A number written backwards, with a hint that it is."),
    ("phone.dressed", "A number dressed as a price, a date or an order, with a hint to call it."),
    ("phone.blank", "A number with placeholder letters that the message explains."),
    ("phone.numerals", "A number in Roman numerals, braille or Morse."),
    ("phone.encoded", "A number in hexadecimal, binary or base64."),
    ("phone.counted", "A number hidden in a list of counts, with a hint to read only those."),
];
