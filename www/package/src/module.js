// Starts the WebAssembly module, once a page.

import init, * as bindings from "../build/bindings.js";
import * as boundary from "./boundary.js";

let starting = null;

/**
 * The module's functions, once it runs. `source` gives what it is made of, a URL, a Response, bytes
 * or a compiled module, and is asked by the first caller alone; after a failure the next one tries
 * again. `fallback` loads what stands in for it where WebAssembly is not to be had.
 */
export function start(source, fallback) {
  starting ??= instantiate(source).catch((error) => standIn(fallback, error)).catch((error) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function instantiate(source) {
  if (typeof WebAssembly !== "object") throw new Error("WebAssembly is switched off in this browser");
  await init({ module_or_path: await source() });
  return bindings;
}

async function standIn(fallback, error) {
  if (!fallback) throw error;
  await fallback();
  if (!globalThis.ContactGuardFallback) throw new Error("the fallback did not load contact-guard/fallback.js", { cause: error });
  return globalThis.ContactGuardFallback.start(boundary);
}
