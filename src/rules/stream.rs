//! Streams of numbers in tables, as `build/stream.rs` writes them: small ones are most, and those
//! of one sort in a row compress well.

/// The next number, in LEB128; 0 behind the end.
pub(crate) fn number(stream: &mut &'static [u8]) -> u16 {
    let (mut number, mut shift) = (0, 0);
    while let Some(&byte) = stream.split_off_first() {
        number |= u16::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    number
}

/// The next `count` numbers, which go up from `last` by the steps that stand there.
pub(crate) fn ascending(
    stream: &mut &'static [u8],
    mut last: u16,
    count: u16,
) -> impl Iterator<Item = u16> {
    (0..count).map(move |_| {
        last += number(stream);
        last
    })
}
