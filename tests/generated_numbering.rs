//! `data/numbering/plan.tsv` is what the metadata of the `phonenumber` crate says.
//!
//! `UPDATE_DATA=1 cargo test --test generated_numbering` rewrites it, after the version of
//! that dev-dependency was raised.

use phonenumber::Metadata;
use phonenumber::metadata::{DATABASE, Descriptor};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/numbering/plan.tsv");

const COLUMNS: &str =
    "region\tcode\tmain\ttrunk\ttrunks\texit\tlengths\tlocal\tleads\tgeneral\tmobile\tfixed\n";

#[test]
fn plan_is_generated_from_the_metadata() {
    let fresh = plan();
    if std::env::var_os("UPDATE_DATA").is_some() {
        std::fs::write(PATH, &fresh).expect("plan.tsv can be written");
    }
    let kept = std::fs::read_to_string(PATH).expect("plan.tsv is there");
    let differs = kept.lines().zip(fresh.lines()).find(|(kept, fresh)| kept != fresh);
    assert!(kept == fresh, "run UPDATE_DATA=1 cargo test --test generated_numbering: {differs:?}");
}

/// The whole file: one line a region, the regions of one calling code next to each other.
fn plan() -> String {
    let mut out = COLUMNS.to_owned();
    // By code, because the nine international networks share the region "001".
    for code in 1..=999u16 {
        let mut regions = DATABASE.by_code(&code).unwrap_or_default();
        // The crate sorts by the order of the XML; the main region stands first.
        regions.sort_by_key(|region| (!region.is_main_country_for_code(), region.id().to_owned()));
        let alone = regions.len() == 1;
        for region in regions {
            out.push_str(&line(region, alone || region.is_main_country_for_code()));
        }
    }
    out
}

fn line(region: &Metadata, main: bool) -> String {
    let kinds = region.descriptors();
    let trunks = region.national_prefix_for_parsing().map(|p| simple(&bare(p.as_str())));
    let fields = [
        region.id().to_owned(),
        region.country_code().to_string(),
        if main { "main" } else { "" }.to_owned(),
        region.national_prefix().unwrap_or_default().to_owned(),
        trunks.unwrap_or_default(),
        region.international_prefix().map(|p| bare(p.as_str())).unwrap_or_default(),
        lengths(region, Descriptor::possible_length),
        lengths(region, Descriptor::possible_local_length),
        region.leading_digits().map(|p| bare(p.as_str())).unwrap_or_default(),
        bare(kinds.general().national_number().as_str()),
        kinds.mobile().map(|d| bare(d.national_number().as_str())).unwrap_or_default(),
        kinds.fixed_line().map(|d| bare(d.national_number().as_str())).unwrap_or_default(),
    ];
    let mut line = fields.join("\t");
    line.push('\n');
    line
}

/// Upstream breaks its patterns over lines.
fn bare(pattern: &str) -> String {
    pattern.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Upstream's prefixes for parsing also carry carriers and local rewriting; only those
/// that are plain alternatives of digits are kept.
fn simple(trunks: &str) -> String {
    let plain = trunks.bytes().all(|b| b.is_ascii_digit() || b"|[]?".contains(&b));
    if plain { trunks.to_owned() } else { String::new() }
}

/// The lengths of all kinds of numbers of a region, like `9,10`.
fn lengths(region: &Metadata, of: fn(&Descriptor) -> &[u16]) -> String {
    let kinds = region.descriptors();
    let all = [
        kinds.fixed_line(),
        kinds.mobile(),
        kinds.toll_free(),
        kinds.premium_rate(),
        kinds.shared_cost(),
        kinds.personal_number(),
        kinds.voip(),
        kinds.pager(),
        kinds.uan(),
        kinds.voicemail(),
    ];
    let lengths: BTreeSet<u16> =
        all.into_iter().flatten().flat_map(|kind| of(kind).iter().copied()).collect();
    let mut out = String::new();
    for length in lengths {
        let comma = if out.is_empty() { "" } else { "," };
        let _ = write!(out, "{comma}{length}");
    }
    out
}
