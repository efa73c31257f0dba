//! What any module costs: to start, and to be handed a string.

use wasm_bindgen::prelude::*;

/// Takes a copy of `text`, and looks at its ends so that the copy is made.
#[wasm_bindgen]
pub fn copy(text: &str) -> u32 {
    let bytes = text.as_bytes();
    u32::from(bytes.first().copied().unwrap_or_default())
        + u32::from(bytes.last().copied().unwrap_or_default())
}
