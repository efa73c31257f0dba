import { Annotated } from "./annotated.js";
import { Detector } from "./detector.js";
import { start } from "./module.js";
import { Watched } from "./watched.js";

/**
 * The public functions over a module that comes from `standard` where `load` is not told another
 * source. `fallback` loads `contact-guard/fallback.js`, should there be no WebAssembly.
 */
export function api(standard, fallback) {
  let source = standard;
  let platform;

  async function load({ wasm, policy, rules, fallback: standIn } = {}) {
    if (standIn !== undefined) fallback = standIn;
    if (wasm !== undefined) source = async () => wasm;
    if (rules !== undefined) platform = rules;
    return new Detector(await start(source, fallback), policy, platform);
  }

  async function attach(field, options = {}) {
    return new Watched(element(field), { rules: platform, ...options }).start(start(source, fallback));
  }

  async function annotate(message, options = {}) {
    return new Annotated(element(message), { rules: platform, ...options }).start(start(source, fallback));
  }

  return { load, attach, annotate };
}

function element(node) {
  if (node?.nodeType !== 1) throw new TypeError("attach and annotate want an element; it may not be in the page yet");
  return node;
}
