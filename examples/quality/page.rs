//! `docs/quality.md`.

use std::collections::BTreeSet;
use std::fmt::Write;

use contact_guard_generator::{Kind, LANGUAGES};

use crate::tally::{Share, Tables};

/// The page, in Markdown.
pub(crate) fn page(tables: &Tables, count: usize, seed: u64) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "{}",
        include_str!("head.md")
            .replace("{count}", &count.to_string())
            .replace("{seed}", &seed.to_string())
    );
    by_language(tables, &mut out);
    by_technique(tables, &mut out);
    honest(tables, &mut out);
    certainty(tables, &mut out);
    misses(tables, &mut out);
    out.push_str(include_str!("scope.md"));
    out
}

fn by_language(tables: &Tables, out: &mut String) {
    let columns: Vec<&str> =
        ["plain", "disguised"].into_iter().chain(Kind::ALL.map(Kind::label)).collect();
    let _ = writeln!(out, "\n## Recall by language\n\nMessages flagged, in percent.\n");
    row(out, std::iter::once("language").chain(columns.iter().copied()));
    row(out, std::iter::repeat_n("---", columns.len() + 1));
    for language in LANGUAGES {
        let cells = columns.iter().map(|column| share(tables.languages.get(&(language, *column))));
        row(out, std::iter::once(language.to_owned()).chain(cells));
    }
    let all = columns.iter().map(|column| {
        let sum = tables.languages.iter().filter(|((_, name), _)| name == column);
        total(sum.map(|(_, share)| share))
    });
    row(out, std::iter::once("all".to_owned()).chain(all));
    let found =
        Kind::ALL.map(|kind| format!("{} {}", kind.label(), share(tables.found.get(kind.label()))));
    let _ = writeln!(out, "\nThe detail itself, by kind and range: {}.", found.join(", "));
}

fn by_technique(tables: &Tables, out: &mut String) {
    let kinds = Kind::ALL.map(Kind::label);
    let _ = writeln!(out, "\n## Recall by technique\n\nAll languages, in percent.\n");
    row(out, std::iter::once("technique").chain(kinds));
    row(out, std::iter::repeat_n("---", kinds.len() + 1));
    let names: BTreeSet<&String> = tables.techniques.keys().map(|(name, _)| name).collect();
    for name in names {
        let cells = kinds.map(|kind| share(tables.techniques.get(&(name.clone(), kind))));
        row(out, std::iter::once(name.clone()).chain(cells));
    }
}

fn honest(tables: &Tables, out: &mut String) {
    let names: BTreeSet<&String> = tables.honest.keys().map(|(_, name)| name).collect();
    let _ = writeln!(out, "\n## False alarms\n\nHonest look-alikes flagged, in percent.\n");
    row(
        out,
        std::iter::once("language").chain(names.iter().map(|name| name.as_str())).chain(["all"]),
    );
    row(out, std::iter::repeat_n("---", names.len() + 2));
    for language in LANGUAGES {
        let cells = names.iter().map(|name| share(tables.honest.get(&(language, (*name).clone()))));
        let of_language = tables.honest.iter().filter(|((tag, _), _)| *tag == language);
        let all = total(of_language.map(|(_, share)| share));
        row(out, std::iter::once(language.to_owned()).chain(cells).chain([all]));
    }
    let _ = writeln!(out, "\nOver all languages: {} %.", total(tables.honest.values()));
}

fn certainty(tables: &Tables, out: &mut String) {
    let _ = writeln!(
        out,
        "\n## Certainty\n\nFindings that stand in a message with a detail or a request, in percent.\n"
    );
    row(out, ["certainty", "findings", "right"]);
    row(out, ["---"; 3]);
    for (name, share) in &tables.certainty {
        row(out, [(*name).to_owned(), share.of.to_string(), share.percent()]);
    }
}

fn misses(tables: &Tables, out: &mut String) {
    let _ = writeln!(out, "\n## Wrong answers\n\nOne of each of the largest groups.\n");
    row(out, ["group", "messages", "one of them"]);
    row(out, ["---"; 3]);
    for (group, size, line) in tables.instructive(30) {
        row(
            out,
            [
                group.to_owned(),
                size.to_string(),
                format!("`{}`", line.replace('|', "¦").replace('`', "'")),
            ],
        );
    }
}

fn row<T: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = T>) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {} |", cell.as_ref());
    }
    out.push('\n');
}

fn share(share: Option<&Share>) -> String {
    share.copied().unwrap_or_default().percent()
}

fn total<'a>(shares: impl Iterator<Item = &'a Share>) -> String {
    shares
        .fold(Share::default(), |sum, one| Share { of: sum.of + one.of, are: sum.are + one.are })
        .percent()
}
