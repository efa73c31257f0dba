//! Sentences of the locale files with their gaps filled.

/// `template` with each `{name}` replaced by what `values` has for it; a name that it has
/// nothing for stays, so that a wrong sentence shows.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let value = behind.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, rest))
        });
        match value {
            Some((value, behind)) => {
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = behind;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn gaps_are_filled_by_name_and_values_are_not_read_again() {
        let check = |template, values: &[(&str, &str)], expected: &str| {
            assert_eq!(fill(template, values), expected);
        };
        check("Reads as {canonical}.", &[("canonical", "a{b}c")], "Reads as a{b}c.");
        check("{count} of {count}", &[("count", "3")], "3 of 3");
        check("{unknown} {", &[("count", "3")], "{unknown} {");
        check("", &[], "");
    }
}
