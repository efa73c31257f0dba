//! Slips of the keys: how far a word is from the one that was meant.
//!
//! Quadratic in the length of a word, so callers rule out most words by length and letters first.

/// How many letters have to be changed, added or left out (Levenshtein's distance).
pub(crate) fn distance(word: &str, name: &str) -> usize {
    let mut row: Vec<usize> = (0..=name.chars().count()).collect();
    for (at, letter) in word.chars().enumerate() {
        let mut corner = core::mem::replace(&mut row[0], at + 1);
        for (index, other) in name.chars().enumerate() {
            let changed = corner + usize::from(letter != other);
            corner = row[index + 1];
            row[index + 1] = changed.min(corner + 1).min(row[index] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// Whether one edit, or one swap of neighbours, makes `word` of `name`.
pub(crate) fn is_slip(word: &str, name: &str) -> bool {
    let head = shared(word.chars(), name.chars());
    let (a, b) = (&word[head..], &name[head..]);
    let tail = shared(a.chars().rev(), b.chars().rev());
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    // What differs of each, if it is two letters at most.
    let few = |part: &str| {
        let mut letters = part.chars();
        let few = (letters.next(), letters.next());
        letters.next().is_none().then_some(few)
    };
    match (few(a), few(b)) {
        (Some((x, None)), Some((p, None))) => x.is_some() || p.is_some(),
        (Some((x, Some(y))), Some((Some(p), q))) => x == q && y == p,
        _ => false,
    }
}

/// How many bytes two rows of letters begin with alike.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::{distance, is_slip};

    #[test]
    fn one_edit_or_one_swap_is_a_slip() {
        for word in ["gmial", "gmai", "gmaill", "gnail"] {
            assert!(is_slip(word, "gmail"), "{word}");
        }
        for word in ["gmail", "gmlia", "mail.com", "gm"] {
            assert!(!is_slip(word, "gmail"), "{word}");
        }
    }

    #[test]
    fn a_swap_is_two_edits_apart() {
        assert_eq!(distance("enstagrem", "instagram"), 2);
        assert_eq!(distance("gmial", "gmail"), 2);
        assert_eq!(distance("", "abc"), 3);
    }
}
