//! Regions by their ISO 3166 codes.

use super::code::Code;
use super::tables::{CODES, ISO, REGION_CODE};
use core::fmt;

/// A country or territory with a calling code, or a network without a country (`001`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Region(pub(super) u8);

impl Region {
    /// `None` unless `iso` is two capital letters that a calling code belongs to.
    pub(crate) fn from_iso(iso: &str) -> Option<Self> {
        let wanted = <[u8; 2]>::try_from(iso.as_bytes()).ok()?;
        let names = ISO.as_bytes().chunks_exact(2);
        // The networks have no name of two letters.
        let at = names.take_while(|name| *name != b"00").position(|name| name == wanted)?;
        Some(Self(at as u8))
    }

    /// The ISO code; `001` for networks without a country.
    pub(crate) fn iso(self) -> &'static str {
        let at = 2 * usize::from(self.0);
        ISO.get(at..at + 2).filter(|name| *name != "00").unwrap_or("001")
    }

    pub(crate) fn calling_code(self) -> u16 {
        CODES[usize::from(REGION_CODE[usize::from(self.0)])]
    }

    pub(super) fn code(self) -> Code {
        Code(REGION_CODE[usize::from(self.0)])
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.iso())
    }
}
