//! The checks that accounts carry: mod 97, Luhn, Base58Check and Bech32.
//!
//! Own code in place of a crate: SHA-256 is sixty lines and runs on a few addresses a text.

use std::sync::OnceLock;

const BITCOIN: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const RIPPLE: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// ISO 7064, as IBANs have it: letters count from ten, the first four stand last.
pub(super) fn is_iban(iban: &str) -> bool {
    let bytes = iban.as_bytes();
    let Some((head, tail)) = bytes.split_at_checked(4) else { return false };
    let mut rest = 0u32;
    for &byte in tail.iter().chain(head) {
        rest = match byte {
            b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
            b'a'..=b'z' => (rest * 100 + u32::from(byte - b'a') + 10) % 97,
            _ => return false,
        };
    }
    rest == 1
}

/// The check of card numbers.
pub(super) fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            match at % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether a text is Base58Check of 21 bytes: Bitcoin, Litecoin, Dogecoin, Tron, Ripple.
pub(super) fn is_base58check(text: &str) -> bool {
    if !(25..=36).contains(&text.len()) {
        return false;
    }
    [BITCOIN, RIPPLE].into_iter().any(|alphabet| {
        base58(text, alphabet).is_some_and(|bytes| match bytes.split_at_checked(21) {
            Some((payload, check)) if check.len() == 4 => sha256(&sha256(payload))[..4] == *check,
            _ => false,
        })
    })
}

/// Whether a text is Base58 of 32 bytes, as Solana's addresses are; they carry no check.
pub(super) fn is_base58_key(text: &str) -> bool {
    (40..=44).contains(&text.len()) && base58(text, BITCOIN).is_some_and(|bytes| bytes.len() == 32)
}

fn base58(text: &str, alphabet: &[u8; 58]) -> Option<Vec<u8>> {
    let mut bytes: Vec<u8> = Vec::with_capacity(34);
    for letter in text.bytes() {
        let mut carry = alphabet.iter().position(|&listed| listed == letter)?;
        for byte in bytes.iter_mut() {
            carry += *byte as usize * 58;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push((carry & 0xff) as u8);
            carry >>= 8;
        }
    }
    let zeros = text.bytes().take_while(|&letter| letter == alphabet[0]).count();
    bytes.extend(core::iter::repeat_n(0, zeros));
    bytes.reverse();
    Some(bytes)
}

/// Whether a lower-case text is Bech32 or Bech32m.
pub(super) fn is_bech32(text: &str) -> bool {
    let Some((prefix, data)) = text.rsplit_once('1') else { return false };
    if prefix.is_empty() || prefix.len() > 8 || data.len() < 32 || text.len() > 120 {
        return false;
    }
    let mut check = 1u32;
    let mut feed = |value: u8| {
        let top = check >> 25;
        check = (check & 0x1ff_ffff) << 5 ^ u32::from(value);
        for (bit, generator) in
            [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3_u32].iter().enumerate()
        {
            if top >> bit & 1 == 1 {
                check ^= generator;
            }
        }
    };
    prefix.bytes().for_each(|byte| feed(byte >> 5));
    feed(0);
    prefix.bytes().for_each(|byte| feed(byte & 31));
    for byte in data.bytes() {
        let Some(value) = BECH32.iter().position(|&listed| listed == byte) else { return false };
        feed(value as u8);
    }
    check == 1 || check == 0x2bc8_30a3
}

/// FIPS 180-4.
fn sha256(message: &[u8]) -> [u8; 32] {
    let (start, rounds) = constants();
    let mut state = *start;
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut w = [0u32; 64];
        for (at, word) in block.chunks_exact(4).enumerate() {
            w[at] = word.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
        }
        for at in 16..64 {
            let (a, b) = (w[at - 15], w[at - 2]);
            let s0 = a.rotate_right(7) ^ a.rotate_right(18) ^ a >> 3;
            let s1 = b.rotate_right(17) ^ b.rotate_right(19) ^ b >> 10;
            w[at] = w[at - 16].wrapping_add(s0).wrapping_add(w[at - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for at in 0..64 {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = e & f ^ !e & g;
            let first = h
                .wrapping_add(s1)
                .wrapping_add(choice)
                .wrapping_add(rounds[at])
                .wrapping_add(w[at]);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = s0.wrapping_add(a & b ^ a & c ^ b & c);
            (h, g, f, e, d, c, b, a) =
                (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
        }
        for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *word = word.wrapping_add(add);
        }
    }
    let mut out = [0; 32];
    for (bytes, word) in out.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    out
}

/// [`roots`], at the first call: they take longer than a sum.
fn constants() -> &'static ([u32; 8], [u32; 64]) {
    static CONSTANTS: OnceLock<([u32; 8], [u32; 64])> = OnceLock::new();
    CONSTANTS.get_or_init(roots)
}

/// The roots of the first primes, as the standard derives them: computed, not listed, which
/// is half the bytes.
fn roots() -> ([u32; 8], [u32; 64]) {
    let (mut start, mut rounds) = ([0; 8], [0; 64]);
    let (mut prime, mut found) = (2u32, 0);
    while found < 64 {
        if (2..prime).take_while(|by| by * by <= prime).all(|by| prime % by != 0) {
            rounds[found] = fraction(prime, 3);
            if found < 8 {
                start[found] = fraction(prime, 2);
            }
            found += 1;
        }
        prime += 1;
    }
    (start, rounds)
}

/// The first 32 bits behind the point of a root: in whole numbers, since floats bring their
/// library along.
fn fraction(of: u32, power: u32) -> u32 {
    let shifted = u128::from(of) << (32 * power);
    let mut root = 0_u128;
    for bit in (0..36).rev() {
        let more = root | 1 << bit;
        if more.pow(power) <= shifted {
            root = more;
        }
    }
    root as u32
}

#[cfg(test)]
mod tests {
    use super::{is_base58check, is_bech32, is_iban, is_luhn, sha256};

    #[test]
    fn checks_hold() {
        assert_eq!(sha256(b"abc")[..4], [0xba, 0x78, 0x16, 0xbf]);
        assert!(is_iban("gb82west12345698765432") && !is_iban("gb83west12345698765432"));
        assert!(is_base58check("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"));
        assert!(!is_base58check("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3"));
        assert!(is_bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"));
        assert!(!is_bech32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"));
        assert!(is_luhn("4111111111111111") && !is_luhn("4111111111111112"));
    }
}
