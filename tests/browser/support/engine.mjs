// The engine that the specs run in: ENGINE=chromium, firefox or webkit.

import { launch } from "./chromium.mjs";
import { launchByDriver } from "./webdriver.mjs";

export { problemsOf } from "./chromium.mjs";
export { Unsupported } from "./webdriver.mjs";

export const ENGINE = process.env.ENGINE ?? "chromium";

/** A running browser; null where there is none and that is no failure. */
export function launchEngine() {
  return ENGINE === "chromium" ? launch() : launchByDriver(ENGINE);
}
