//! The bare detector behind two functions, with everything of a report reachable, so that
//! nothing is optimised away that a page would need.

use std::cell::RefCell;

use contact_guard::{check, Context, Offsets};

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static REPORT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where to put a text of `len` bytes.
#[no_mangle]
pub extern "C" fn buffer(len: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        text.resize(len, 0);
        text.as_mut_ptr()
    })
}

/// Checks what was put there; gives where the report begins: its length, then its findings.
#[no_mangle]
pub extern "C" fn check_buffer() -> *const u8 {
    let text = TEXT.with_borrow(|text| String::from_utf8_lossy(text).into_owned());
    let report = check(&text, &Context::default());
    let view = report.view(&text, Offsets::Utf16);
    REPORT.with_borrow_mut(|out| {
        out.clear();
        out.extend_from_slice(&[0; 4]);
        out.push(view.action as u8);
        for (finding, whole) in view.findings.iter().zip(&report.findings) {
            out.extend_from_slice(&[finding.kind as u8, finding.certainty as u8, finding.action as u8]);
            out.extend_from_slice(&(finding.start as u32).to_le_bytes());
            out.extend_from_slice(&(finding.end as u32).to_le_bytes());
            out.push(finding.category.map_or(u8::MAX, |category| category as u8));
            out.extend(finding.disguises.iter().map(|disguise| disguise as u8));
            for word in [finding.canonical, finding.service, Some(finding.rule)] {
                put(out, word.unwrap_or_default());
            }
            for clue in &whole.clues {
                put(out, clue.reason);
                put(out, &clue.word);
            }
        }
        let len = (out.len() as u32).to_le_bytes();
        out[..4].copy_from_slice(&len);
        out.as_ptr()
    })
}

fn put(out: &mut Vec<u8>, word: &str) {
    out.push(word.len() as u8);
    out.extend_from_slice(word.as_bytes());
}
