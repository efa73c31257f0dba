//! What holds for the fold of every text. Shared by the tests, the regressions and the fuzz
//! target; not part of a normal build.

use super::Folded;

/// Panics where the fold of `raw` breaks a promise: the map is total and points to whole
/// characters; outside of right-to-left overrides it is monotone; the view is lower case
/// ASCII where the text is ASCII; folding reads no more of the text than there is.
pub(crate) fn assert_hold(raw: &str) {
    let folded = Folded::new(raw);
    let view = folded.text();
    let mut last = 0;
    for (at, c) in view.char_indices() {
        let end = at + c.len_utf8();
        let span = folded.raw_span(at, end);
        assert!(
            span.start < span.end && span.end <= raw.len(),
            "{c:?} of {raw:?} is from {span:?}"
        );
        assert!(
            raw.is_char_boundary(span.start) && raw.is_char_boundary(span.end),
            "{c:?} of {raw:?} is from {span:?}, inside a character"
        );
        assert!(
            last <= span.start || raw.contains('\u{202E}'),
            "{c:?} at {at} of {raw:?} goes back to {span:?}"
        );
        assert!(!c.is_ascii_uppercase(), "{c:?} of {raw:?} is upper case");
        last = span.start;
    }
    let all = folded.raw_span(0, view.len());
    assert!(all.end <= raw.len(), "{all:?} of {raw:?}");
    let past = folded.raw_span(view.len(), view.len() + 1);
    assert!(past.start <= past.end && past.end <= raw.len(), "{past:?} is past {raw:?}");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;
    use proptest::test_runner::Config;

    use super::super::Folded;
    use super::assert_hold;

    const PIECES: &[&str] = &[
        "a",
        "Ab",
        " ",
        "é",
        "е",
        "о",
        "р",
        "7",
        "7\u{fe0f}\u{20e3}",
        "\u{20e3}",
        "\u{fe0f}",
        "\u{336}",
        "\u{200b}",
        "\u{202e}",
        "\u{202c}",
        "\u{202d}",
        "&#64;",
        "&amp;",
        "&#x1d44e;",
        "%41%42",
        "%",
        "\\u0041",
        "ﬃ",
        "㎏",
        "½",
        "🅰",
        "🇦",
        "①",
        "𝒂",
        "３",
        "٣",
        "İ",
        "ẞ",
        "क्षि",
        "한",
        "漢",
        "@",
        ".",
    ];

    /// What once broke one of them.
    #[test]
    fn of_the_regressions() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/regressions/fold");
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            assert_hold(&String::from_utf8_lossy(&bytes));
        }
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(2000) })]

        #[test]
        fn of_any_text(raw in any::<String>()) {
            assert_hold(&raw);
        }

        #[test]
        fn of_telling_pieces(pieces in prop::collection::vec(select(PIECES), 0..30)) {
            assert_hold(&pieces.concat());
        }

        /// What is plain stays as it is.
        #[test]
        fn of_plain_text(word in "[a-z0-9@. ]{0,20}") {
            let folded = Folded::new(&word);
            prop_assert_eq!(folded.text(), word.as_str());
        }

        /// Folding is done stretch by stretch: what stands apart does not change it.
        #[test]
        fn of_lines_apart(first in "[^\u{202d}\u{202e}]{0,12}", second in "[^\u{202c}]{0,12}") {
            let (one, two) = (Folded::new(&first), Folded::new(&second));
            let together = format!("{first} \n {second}");
            let apart = format!("{} \n {}", one.text(), two.text());
            let together = Folded::new(&together);
            prop_assert_eq!(together.text(), apart.as_str());
        }
    }
}
