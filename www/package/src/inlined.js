// The module as text, so that every bundler takes it along and no page has to fetch it.

import base64 from "../build/contact_guard.wasm";

/** The bytes of the module. */
export function bytes() {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const decoded = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) decoded[at] = binary.charCodeAt(at);
  return decoded;
}
