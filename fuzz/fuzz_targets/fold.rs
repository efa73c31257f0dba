//! The laws of the fold hold for any text, however broken its bytes were.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    contact_guard::internals::assert_fold_is_sound(&String::from_utf8_lossy(bytes));
});
