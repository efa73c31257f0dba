// One classic script for a webview: no loader, no fetch, no storage. `window.ContactGuard`.

import { api } from "./api.js";
import { bridgeOver } from "./bridge.js";
import { define } from "./custom-element.js";
import { bytes } from "./inlined.js";

const { load, attach, annotate } = api(async () => bytes());
define(attach);

export { load, attach, annotate };
export const bridge = bridgeOver(attach);
