// What people would bundle instead: the usual libraries, and a pattern for addresses.

import { findPhoneNumbersInText } from "libphonenumber-js/min";
import { LinkifyIt } from "linkify-it";

const links = new LinkifyIt();
const EMAIL = /[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}/gi;

/** How many details they find in `text`. */
export function peer(text) {
  const addresses = text.match(EMAIL)?.length ?? 0;
  return addresses + (links.match(text)?.length ?? 0) + findPhoneNumbersInText(text, "US").length;
}
