//! Where a word stands in the Bloom filter of everyday words; shared with the build script.

/// How large the filter is.
pub(crate) const BYTES: usize = 8192;

/// The bits of a word.
pub(crate) fn probes(word: &str) -> [usize; 4] {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let hash = hash ^ hash >> 29;
    core::array::from_fn(|turn| (hash >> (turn * 15)) as usize % (BYTES * 8))
}
