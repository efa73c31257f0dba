//! The techniques by which people disguise a detail, and sets of them.

use core::fmt;

use crate::report::labels;

/// A technique that was undone to read a finding, in the order of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Disguise {
    /// `at`, `arroba`, `собака` for `@`.
    AtWord,
    /// `dot`, `punto`, `точка` for `.`.
    DotWord,
    /// Brackets around a part: `(at)`, `[.]`.
    Brackets,
    /// A misspelt or mangled provider: `g-mail`, `gmial`.
    ProviderTypo,
    /// A missing top-level domain: `joe@gmail`.
    MissingTld,
    /// The provider named without an at-sign: `joe, it's a gmail`.
    ProviderHint,
    /// Base64, hexadecimal, binary or rot13.
    Encoded,
    /// HTML entities, percent or `\u` escapes.
    Escaped,
    /// Letters of the telephone keypad: `1-800-FLOWERS`.
    Vanity,
    /// A masked or misspelt service name: `sk*pe`.
    MaskedName,
    /// An abbreviation of a service: `tg`.
    Abbreviation,
    /// A nickname or a description of a service: `the green app`.
    Nickname,
    /// Digits and signs for letters, or letters for digits: `t3l3gr4m`, `O77OO`.
    Leet,
    /// The detail is spread over lines.
    Lines,
    /// Unusual separators between digits: `4*1*5`.
    Separators,
    /// Dressed up as another sort of number: a price, an order.
    OtherNumber,
    /// Letters set apart: `j o e`.
    SpacedLetters,
    /// Written backwards.
    Reversed,
    /// Number words.
    NumberWords,
    /// Number words and digits mixed.
    MixedDigits,
    /// `double five`, `triple two`.
    Multiplier,
    /// Words that sound like digits: `won`, `fife`.
    Homophone,
    /// A spelled link: `wa dot me slash`, `hxxp`.
    LinkWords,
    /// Full-width letters.
    Fullwidth,
    /// Mathematical letters.
    MathLetters,
    /// Circled, squared or regional-indicator letters and digits.
    Circled,
    /// Keycap emoji.
    Keycap,
    /// Super- and subscripts, small capitals, turned letters.
    SmallLetters,
    /// Letters of other scripts that look Latin.
    Homoglyph,
    /// Invisible characters.
    ZeroWidth,
    /// Bidirectional overrides.
    Bidi,
    /// Combining marks, strike-through.
    Combining,
    /// Digits of another script.
    NativeDigits,
    /// Another code point for `@`, `.` or `/`.
    AlternativeSign,
    /// Emoji for signs, letters or services.
    Emoji,
    /// Chinese, Japanese or Korean numerals, Roman numerals.
    Numerals,
    /// Spread over several messages.
    Split,
}

labels!(Disguise: AtWord = "at-word", DotWord = "dot-word", Brackets = "brackets",
    ProviderTypo = "provider-typo", MissingTld = "missing-tld", ProviderHint = "provider-hint",
    Encoded = "encoded", Escaped = "escaped", Vanity = "vanity", MaskedName = "masked-name",
    Abbreviation = "abbreviation", Nickname = "nickname", Leet = "leet", Lines = "lines",
    Separators = "separators", OtherNumber = "other-number", SpacedLetters = "spaced-letters",
    Reversed = "reversed", NumberWords = "number-words", MixedDigits = "mixed-digits",
    Multiplier = "multiplier", Homophone = "homophone", LinkWords = "link-words",
    Fullwidth = "fullwidth", MathLetters = "math-letters", Circled = "circled",
    Keycap = "keycap", SmallLetters = "small-letters", Homoglyph = "homoglyph",
    ZeroWidth = "zero-width", Bidi = "bidi", Combining = "combining",
    NativeDigits = "native-digits", AlternativeSign = "alternative-sign", Emoji = "emoji",
    Numerals = "numerals", Split = "split");

/// A set of [`Disguise`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Disguises(u64);

impl Disguises {
    /// Whether the detail is plain.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `disguise` is one of them.
    #[must_use]
    pub fn contains(self, disguise: Disguise) -> bool {
        self.0 & (1 << disguise as u8) != 0
    }

    /// The techniques in the order of [`Disguise`].
    pub fn iter(self) -> impl Iterator<Item = Disguise> {
        Disguise::ALL.iter().copied().filter(move |&disguise| self.contains(disguise))
    }

    pub(crate) fn insert(&mut self, disguise: Disguise) {
        self.0 |= 1 << disguise as u8;
    }

    pub(crate) fn with(mut self, disguise: Disguise) -> Disguises {
        self.insert(disguise);
        self
    }

    pub(crate) fn union(self, other: Disguises) -> Disguises {
        Disguises(self.0 | other.0)
    }
}

impl fmt::Debug for Disguises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
