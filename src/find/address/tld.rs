//! Top-level domains, and words that stand for parts of a host.

include!(concat!(env!("OUT_DIR"), "/tlds.rs"));

/// Whether `name`, folded, is a delegated top-level domain. One search by halves.
pub(crate) fn is_tld(name: &str) -> bool {
    let Some(column) = TLDS.get(name.len()).filter(|_| !name.is_empty()) else {
        return name.starts_with("xn--") && name.len() > 6;
    };
    let at = |index: usize| column.get(index * name.len()..(index + 1) * name.len());
    let (mut low, mut high) = (0, column.len() / name.len());
    while low < high {
        let middle = low.midpoint(high);
        match at(middle).map(|found| found.cmp(name)) {
            Some(core::cmp::Ordering::Less) => low = middle + 1,
            Some(core::cmp::Ordering::Equal) => return true,
            _ => high = middle,
        }
    }
    name.starts_with("xn--") && name.len() > 6
}

/// What a word stands for in a host: `ком` for `com`, `т` for `t`.
pub(crate) fn spoken(word: &str) -> Option<&'static str> {
    SPOKEN.binary_search_by(|&(said, _)| said.cmp(word)).ok().map(|at| SPOKEN[at].1)
}

/// Whether a name is a slip of the keys for `.com` or `.net`: `.con`, `.cmo`, `.c0m`.
pub(crate) fn is_slip(name: &str) -> bool {
    matches!(
        name,
        "con"
            | "cmo"
            | "ocm"
            | "c0m"
            | "comm"
            | "coom"
            | "vom"
            | "xom"
            | "cpm"
            | "nte"
            | "met"
            | "ney"
    )
}

/// Top-level domains that are endings of files too: `main.rs`, `logo.ai`. Without a scheme,
/// `www.` or a path such a name is no link.
pub(crate) fn is_file_extension(name: &str) -> bool {
    matches!(
        name,
        "ai" | "am"
            | "app"
            | "as"
            | "bat"
            | "cc"
            | "cfd"
            | "cl"
            | "cs"
            | "dev"
            | "do"
            | "fm"
            | "gg"
            | "hs"
            | "id"
            | "in"
            | "info"
            | "io"
            | "is"
            | "it"
            | "java"
            | "kt"
            | "lv"
            | "md"
            | "me"
            | "mk"
            | "ml"
            | "mov"
            | "ms"
            | "my"
            | "name"
            | "nr"
            | "page"
            | "pl"
            | "pm"
            | "properties"
            | "ps"
            | "py"
            | "rs"
            | "sc"
            | "sh"
            | "so"
            | "st"
            | "tf"
            | "to"
            | "top"
            | "tv"
            | "vi"
            | "ws"
            | "zip"
            | "zone"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_tld, spoken};

    #[test]
    fn knows_what_is_delegated() {
        for name in ["com", "me", "uk", "africa", "wales", "studio", "museum", "рф", "xn--p1ai"] {
            assert!(is_tld(name), "{name}");
        }
        for name in ["", "con", "js", "thanks", "liamg", "zr", "mm", "xn--"] {
            assert_eq!(is_tld(name), name == "mm", "{name}");
        }
    }

    #[test]
    fn reads_words_of_other_scripts() {
        assert_eq!(spoken("ком"), Some("com"));
        assert_eq!(spoken("т"), Some("t"));
        assert_eq!(spoken("com"), None);
    }
}
