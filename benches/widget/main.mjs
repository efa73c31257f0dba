// What the widget costs in a real page: to start, to read a text, and a key.
//
//     npm run bench
//
// Baselines run beside it: a module that does nothing, the libraries that people would bundle
// instead, and a field without a guard. Wants the package to be built (`npm run build`).

import { launch } from "../../tests/browser/support/chromium.mjs";
import { serve } from "../../tests/browser/support/site.mjs";
import { build } from "./build.mjs";
import { checks } from "./checks.mjs";
import { keys } from "./keys.mjs";
import { phone } from "./phone.mjs";
import { start } from "./start.mjs";

const site = await serve({ bench: build() });
const browser = await launch();
if (!browser) throw new Error("no browser: install chromium");

/** A page of its own, so that nothing is warm that a visitor has cold. */
async function open() {
  const page = await browser.newPage();
  await page.goto(`${site.origin}/pages/box.html`);
  await page.waitForFunction(() => window.ready);
  return page;
}

await start(open);
await checks(await open());
await keys(await open());
await phone(browser, site.origin);
await browser.close();
await site.close();
