//! `data/numbering/*.tsv`, read and merged.

use std::collections::BTreeMap;
use std::path::Path;

/// Everything the tables are made of.
pub(crate) struct Sources {
    /// Ascending by number.
    pub(crate) codes: Vec<Code>,
    /// ISO code and calling code; ascending, the networks ("001") last.
    pub(crate) regions: Vec<(String, u16)>,
    pub(crate) fiction: Vec<Fiction>,
    pub(crate) order: Vec<u8>,
    pub(crate) bare: Vec<u8>,
    pub(crate) leads: Vec<Lead>,
}

/// A calling code: its regions taken together.
#[derive(Default)]
pub(crate) struct Code {
    pub(crate) number: u16,
    pub(crate) main: String,
    pub(crate) trunks: Vec<String>,
    /// Bit 0 is two digits.
    pub(crate) lengths: u16,
    pub(crate) general: Vec<String>,
    pub(crate) mobile: Vec<String>,
    pub(crate) fixed: Vec<String>,
}

/// A range kept for fiction: calling code and national number, a dot for any digit.
pub(crate) struct Fiction {
    pub(crate) pattern: String,
    pub(crate) mobile: bool,
}

/// Who is meant by numbers of one length that begin alike.
pub(crate) struct Lead {
    pub(crate) lead: String,
    pub(crate) length: u8,
    /// Also numbers that are not mobile.
    pub(crate) any: bool,
    pub(crate) regions: Vec<u8>,
}

impl Sources {
    pub(crate) fn read(folder: &Path) -> Self {
        let mut sources = Self::plan(&rows(&folder.join("plan.tsv")));
        for row in rows(&folder.join("extra.tsv")) {
            sources.extra(&row);
        }
        for row in rows(&folder.join("guess.tsv")) {
            sources.guess(&row);
        }
        sources.leads.sort_by_key(|lead| std::cmp::Reverse(lead.lead.len()));
        sources
    }

    /// The index of a region; the networks are told apart by their code.
    pub(crate) fn region(&self, iso: &str, code: u16) -> u8 {
        let same = |(i, c): &(String, u16)| i == iso && (iso != "001" || *c == code);
        let at = self.regions.iter().position(same);
        at.unwrap_or_else(|| panic!("numbering: unknown region {iso}")) as u8
    }

    /// The first region of a calling code by name.
    pub(crate) fn first(&self, number: u16) -> u8 {
        let at = self.regions.iter().position(|(_, code)| *code == number);
        at.expect("numbering: a code without regions") as u8
    }

    /// Whether a region of the code may be guessed for digits without a code.
    pub(crate) fn is_guessed(&self, code: &Code) -> bool {
        let within = |&region: &u8| self.regions[usize::from(region)].1 == code.number;
        self.order.iter().any(within)
    }

    fn plan(rows: &[Vec<String>]) -> Self {
        let mut codes: BTreeMap<u16, Code> = BTreeMap::new();
        let mut regions = Vec::new();
        for row in rows {
            let number = row[1].parse().expect("numbering: a calling code is no number");
            let code = codes.entry(number).or_default();
            code.number = number;
            if row[2] == "main" {
                code.main.clone_from(&row[0]);
            }
            for trunk in [row[3].clone()].into_iter().chain(alternatives(&row[4])) {
                if !trunk.is_empty() && !code.trunks.contains(&trunk) {
                    code.trunks.push(trunk);
                }
            }
            code.lengths |= lengths(&row[6]);
            code.general.push(row[9].clone());
            let kind = |column: usize| row.get(column).filter(|p| !p.is_empty()).cloned();
            code.mobile.extend(kind(10));
            code.fixed.extend(kind(11));
            regions.push((row[0].clone(), number));
        }
        regions.sort_by_key(|(iso, number)| (iso == "001", iso.clone(), *number));
        assert!(regions.len() < 256, "numbering: a region no longer fits a byte");
        Self {
            codes: codes.into_values().collect(),
            regions,
            fiction: Vec::new(),
            order: Vec::new(),
            bare: Vec::new(),
            leads: Vec::new(),
        }
    }

    fn extra(&mut self, row: &[String]) {
        let region = self.regions.iter().find(|(iso, _)| *iso == row[1]);
        let number = region.unwrap_or_else(|| panic!("numbering: unknown region {}", row[1])).1;
        let code = self.codes.iter_mut().find(|code| code.number == number);
        let code = code.expect("numbering: a region without its code");
        match row[0].as_str() {
            "fiction" => self.fiction.push(Fiction {
                pattern: format!("{number}{}", row[2]),
                mobile: row[3] == "mobile",
            }),
            // Instead of the patterns of every region of the code.
            "general" => {
                code.general = vec![row[2].clone()];
                code.lengths = lengths(&row[3]);
            }
            "trunk" => code.trunks.push(row[2].clone()),
            other => panic!("numbering: extra.tsv knows no {other}"),
        }
    }

    fn guess(&mut self, row: &[String]) {
        let regions: Vec<u8> = row[2].split(' ').map(|iso| self.region(iso, 0)).collect();
        match row[0].as_str() {
            "order" => self.order.extend(regions),
            "bare" => self.bare.extend(regions),
            "lead" | "any" => {
                let (lead, length) = row[1].split_once('/').expect("numbering: lead/length");
                let length = length.parse().expect("numbering: a length is no number");
                let (lead, any) = (lead.to_owned(), row[0] == "any");
                self.leads.push(Lead { lead, length, any, regions });
            }
            other => panic!("numbering: guess.tsv knows no {other}"),
        }
    }
}

/// The lines of a file without the first, in columns.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("numbering: {}: {error}", path.display()));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// `9,10` as a mask.
fn lengths(list: &str) -> u16 {
    let lengths = list.split(',').filter(|length| !length.is_empty());
    lengths.fold(0, |mask, length| {
        mask | 1 << (length.parse::<u16>().expect("numbering: a length is no number") - 2)
    })
}

/// `0|80?` and `[08]` written out.
fn alternatives(pattern: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in pattern.split('|') {
        if let Some(class) = part.strip_prefix('[').and_then(|part| part.strip_suffix(']')) {
            out.extend(class.chars().map(String::from));
        } else if let Some(part) = part.strip_suffix('?') {
            out.extend([part[..part.len() - 1].to_owned(), part.to_owned()]);
        } else {
            out.push(part.to_owned());
        }
    }
    assert!(out.concat().bytes().all(|b| b.is_ascii_digit()), "numbering: trunks {pattern}");
    out
}
