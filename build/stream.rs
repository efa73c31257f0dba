//! Streams of numbers as `src/rules/stream.rs` reads them.

/// Numbers that go up from `last`, each as its distance from the one before.
pub fn push_ascending(stream: &mut Vec<u8>, mut last: u16, numbers: impl Iterator<Item = u16>) {
    for number in numbers {
        push_number(stream, usize::from(number - last));
        last = number;
    }
}

/// LEB128.
pub fn push_number(stream: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        stream.push(number as u8 | 0x80);
        number >>= 7;
    }
    stream.push(number as u8);
}
