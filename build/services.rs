//! The service files: their words for the lexicon and the table of services.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::lexicon::Lexicon;
use crate::schema::{Service, ServiceKind};

/// Lists the words of the service that has `number` in order of file.
pub fn fill(number: usize, service: &Service, lexicon: &mut Lexicon) -> Result<(), String> {
    let groups = [
        (&service.names, "NAME"),
        (&service.short, "SHORT"),
        (&service.ambiguous, "AMBIGUOUS"),
        (&service.emoji, "SHORT"),
    ];
    for (words, class) in groups {
        for word in words {
            lexicon.add_service(word, number);
            lexicon.add(word, class)?;
            lexicon.add(word, kind_class(service.kind))?;
            if service.feed {
                lexicon.add(word, "FEED")?;
            }
        }
    }
    for word in &service.work {
        lexicon.add_private(word, "work", &number.to_string());
    }
    for word in &service.attributes {
        lexicon.add_service(word, number);
        lexicon.add(word, "ATTRIBUTE")?;
        // "Green app" says it all; "green" wants an app word beside it.
        if word.contains(' ') {
            lexicon.add(word, kind_class(service.kind))?;
        }
    }
    Ok(())
}

fn kind_class(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Messenger | ServiceKind::Social | ServiceKind::Voice | ServiceKind::Game => {
            "SERVICE"
        }
        ServiceKind::Meeting => "MEETING",
        ServiceKind::Files => "FILES",
        ServiceKind::Page => "PAGE",
        ServiceKind::Payment => "PAYSERVICE",
        ServiceKind::Mail => "MAIL",
        ServiceKind::Remote => "REMOTE",
    }
}

/// Writes the tables that `src/rules/service.rs` reads.
pub fn write(services: &[(PathBuf, Service)], lexicon: &Lexicon, code: &mut String) {
    code.push_str("use crate::rules::service::{Handle, Link, Service, ServiceKind};\nuse crate::report::Category;\nuse crate::text::lexicon::Class;\n");
    code.push_str("pub(crate) static SERVICES: &[Service] = &[\n");
    for (number, (path, service)) in services.iter().enumerate() {
        let id = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
        let handle = match &service.handle {
            None => "None".to_owned(),
            Some(handle) => format!(
                "Some(Handle {{ chars: {:?}, min: {}, prefixes: &{:?}, digits: {}, names: {} }})",
                handle.chars, handle.min, handle.prefixes, handle.digits, handle.names
            ),
        };
        // A class of its own, or one that no word has.
        let work = lexicon.class(&number.to_string(), "work").unwrap_or(0x3fff);
        let links: Vec<String> = service
            .links
            .iter()
            .map(|link| {
                format!(
                    "Link {{ host: {:?}, path: {:?}, category: Category::{:?} }}",
                    link.host, link.path, link.category
                )
            })
            .collect();
        writeln!(
            code,
            "    Service {{ id: {id:?}, name: {:?}, kind: ServiceKind::{:?}, hosts: &{:?}, links: &[{}], schemes: &{:?}, domains: &{:?}, handle: {handle}, work: Class::numbered({work}) }},",
            service.name, service.kind, service.hosts, links.join(", "), service.schemes, service.domains
        )
        .expect("writing to a string");
    }
    code.push_str("];\n");
}
