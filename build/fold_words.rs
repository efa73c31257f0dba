//! Folds the words of the rules as the crate folds texts, from the same table.

use std::collections::HashMap;
use std::path::Path;

pub struct FoldWords(HashMap<char, String>);

impl FoldWords {
    pub fn load(path: &Path) -> FoldWords {
        println!("cargo::rerun-if-changed={}", path.display());
        let source = std::fs::read_to_string(path).unwrap_or_default();
        let rows = source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let mut columns = line.split('\t');
            let code = u32::from_str_radix(columns.next()?, 16).ok()?;
            Some((char::from_u32(code)?, columns.next()?.to_owned()))
        });
        FoldWords(rows.collect())
    }

    /// Lower case, without accents and apostrophes.
    pub fn fold(&self, word: &str) -> String {
        let mut folded = String::new();
        for c in word.chars() {
            match self.0.get(&c) {
                Some(target) => folded.push_str(target),
                None => folded.extend(c.to_lowercase()),
            }
        }
        folded.retain(|c| c != '\'');
        folded
    }
}
