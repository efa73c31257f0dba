//! Runs that no one answers: one digit over and over, counting up or down.

/// Whether digits are a placeholder, whatever is said of them: `0123456789`, `9876543210`,
/// `5555555`, `123-456-7890`.
pub(crate) fn is_placeholder(digits: &[u8]) -> bool {
    let tail = digits.get(digits.len().saturating_sub(7)..).unwrap_or_default();
    repeats(tail) || is_run(digits) || is_five_five_five(digits) || is_constant(digits)
}

/// Whether all digits count up or down, a nought standing behind the nine. From the tenth on any
/// may follow: `12345678900`.
fn is_run(digits: &[u8]) -> bool {
    const TOLD: usize = 9;
    let told = digits.get(..digits.len().min(TOLD)).unwrap_or_default();
    told.len() > 6
        && (told.windows(2).all(|pair| pair[0] + 1 == pair[1])
            || told.windows(2).all(|pair| pair[0] == pair[1] + 1)
            || told.split_last().is_some_and(|(last, rest)| {
                *last == b'0' && rest.last() == Some(&b'9') && is_run(rest)
            }))
}

fn repeats(digits: &[u8]) -> bool {
    digits.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether digits count up or down through most of their length; a prefix of two may stand before.
/// So do the numbers of templates, and some that people have: `06 12 34 56 78`.
pub(crate) fn counts(digits: &[u8]) -> bool {
    const MOST_BEFORE: usize = 2;
    (0..=MOST_BEFORE.min(digits.len())).any(|skip| {
        let rest = &digits[skip..];
        let step = |by: u8| {
            rest.windows(2).filter(|pair| (pair[0] - b'0' + by) % 10 == pair[1] - b'0').count()
        };
        // One break is allowed after the ninth digit: `1234567890`, `12345678900`.
        let steps = rest.len().saturating_sub(1);
        steps >= 6 && (step(1) >= steps.min(8) || step(9) >= steps.min(8))
    })
}

/// `555-1234`, `(555) 123-4567`: the exchange of films, without an area or as one.
fn is_five_five_five(digits: &[u8]) -> bool {
    let national = match digits {
        [b'1', rest @ ..] if rest.len() == 10 => rest,
        _ => digits,
    };
    match national.len() {
        7 => national.starts_with(b"555"),
        10 => national.starts_with(b"555") && counts(&national[3..]),
        _ => false,
    }
}

/// Limits of integer types, the speed of light, a status code of Windows.
fn is_constant(digits: &[u8]) -> bool {
    const CONSTANTS: [&str; 8] = [
        "2147483647",
        "2147483648",
        "4294967295",
        "4294967296",
        "3221225477",
        "299792458",
        "3735928559",
        "1073741824",
    ];
    CONSTANTS.iter().any(|constant| constant.as_bytes() == digits)
}

#[cfg(test)]
mod tests {
    use super::{counts, is_placeholder};

    #[test]
    fn placeholders() {
        for digits in [
            "0123456789",
            "1234567890",
            "9876543210",
            "5555555555",
            "0000000000",
            "12345678",
            "5551234",
            "15551234567",
            "2147483647",
            "5555555",
        ] {
            assert!(is_placeholder(digits.as_bytes()), "{digits}");
        }
        for digits in ["4155550132", "07700900417", "2125550147", "33639984127", "4567890132"] {
            assert!(!is_placeholder(digits.as_bytes()), "{digits}");
            assert!(!counts(digits.as_bytes()), "{digits}");
        }
    }

    #[test]
    fn counting_numbers() {
        for digits in ["0612345678", "01712345678", "6281234567890", "819012345678"] {
            assert!(counts(digits.as_bytes()), "{digits}");
            assert!(!is_placeholder(digits.as_bytes()), "{digits}");
        }
    }
}
