// The modules that are packed, as engines see them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, LOWERED } from "../../tools/package/places.mjs";
import { sections } from "../../tools/package/sections.mjs";

/** Bytes; WebKit traps now and then in functions of twice the size (`tools/package/optimiser.mjs`). */
const LONGEST_FUNCTION = 32 * 1024;
/** The section of a module in which its functions stand. */
const CODE = 10;

for (const path of [join(DIST, "contact-guard.wasm"), join(LOWERED, "contact_guard.wasm")]) {
  test(`no function is too long to be compiled while it runs: ${path.split("/").at(-2)}`, () => {
    const sizes = functionSizes(readFileSync(path));
    assert.ok(sizes.length > 500, `${sizes.length} functions`);
    const longest = Math.max(...sizes);
    assert.ok(longest <= LONGEST_FUNCTION, `the longest is of ${longest} bytes: part it, or see that it is not put together`);
  });
}

/** How long the functions of a module are, in bytes. */
function functionSizes(bytes) {
  const { body } = [...sections(bytes)].find(({ id }) => id === CODE);
  return Array.from({ length: body.number() }, () => {
    const size = body.number();
    body.at += size;
    return size;
  });
}
