// One classic script for a webview: no loader, no fetch, no storage. `window.ContactGuard`.

import { api } from "./api.js";
import { bridgeOver } from "./bridge.js";
import { define } from "./custom-element.js";
import { bytes } from "./inlined.js";

const own = document.currentScript?.src;

/** The file beside this one. An app that hands over strings runs that one first, where it is needed. */
async function beside() {
  if (globalThis.ContactGuardFallback) return;
  if (!own) throw new Error("there is no WebAssembly here: run contact-guard/fallback.js first");
  const script = document.createElement("script");
  await new Promise((loaded, failed) => {
    Object.assign(script, { src: new URL("fallback.js", own).href, onload: loaded, onerror: () => failed(new Error(`${script.src} did not load`)) });
    document.head.append(script);
  }).finally(() => script.remove());
}

const { load, attach, annotate } = api(async () => bytes(), beside);
define(attach);

export { load, attach, annotate };
export const bridge = bridgeOver(attach);
