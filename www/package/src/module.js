// Starts the WebAssembly module, once a page.

import init, * as bindings from "../build/bindings.js";

let starting = null;

/**
 * The module's functions, once it runs. `source` gives what it is made of, a URL, a Response, bytes
 * or a compiled module, and is asked by the first caller alone; after a failure the next one tries
 * again.
 */
export function start(source) {
  starting ??= instantiate(source).catch((error) => {
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
