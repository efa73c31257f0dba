// The module compiled to JavaScript, for pages and devices without WebAssembly. It is several times
// as large and slower, so it is loaded there alone: `load({ fallback })`.

import init, * as bindings from "../build/bindings.js";
import { lend } from "./lent.js";

globalThis.ContactGuardFallback = {
  /** The module's functions, which call the page by the caller's `boundary`. */
  async start(boundary) {
    lend(boundary);
    await init({ module_or_path: new Uint8Array() });
    return bindings;
  },
};
