#!/usr/bin/env node
// A contact sheet of the widget: every state, in three engines, light, dark and in forced colours, in five
// languages, in a column of 320 pixels and one of 1,280. Look at all of it before a release.
//
//     npm run sheet                         all
//     npm run sheet -- firefox de           what has these words in its name
//
// Writes target/sheet/index.html and the pictures beside it. Wants the package to be built.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../../tests/browser/support/chromium.mjs";
import { serve } from "../../tests/browser/support/site.mjs";
import { launchByDriver } from "../../tests/browser/support/webdriver.mjs";
import { ROOT } from "../package/places.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];
// Only Chromium can be told to force colours.
const SCHEMES = { chromium: ["light", "dark", "forced"], firefox: ["light", "dark"], webkit: ["light", "dark"] };
const LOCALES = ["en", "de", "ar", "hi", "zh"];
const WIDTHS = [320, 1280];
/** The notices on one sheet. */
const STATES = 9;

const words = process.argv.slice(2);
const folder = join(ROOT, "target/sheet");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const site = await serve({ sheet: "tools/sheet" });
const made = [];

for (const engine of ENGINES) {
  const shots = SCHEMES[engine].flatMap((scheme) => LOCALES.flatMap((locale) => WIDTHS.map((width) => ({ engine, scheme, locale, width }))));
  const wanted = shots.filter((shot) => words.every((word) => Object.values(shot).map(String).includes(word)));
  if (!wanted.length) continue;
  const browser = engine === "chromium" ? await launch() : await launchByDriver(engine);
  if (!browser) continue;
  for (const shot of wanted) {
    const context = await browser.newContext({ viewport: { width: 1300, height: 2400 }, ...(shot.scheme === "forced" ? { forcedColors: "active" } : {}) });
    const page = await context.newPage();
    await page.goto(`${site.origin}/sheet/page.html`);
    await page.waitForFunction(() => window.ready);
    const notices = await page.evaluate((settings) => window.show(settings), shot);
    const name = `${engine}-${shot.scheme}-${shot.locale}-${shot.width}.png`;
    writeFileSync(join(folder, name), await page.locator("#sheet").screenshot());
    if (notices !== STATES) throw new Error(`${name}: ${notices} notices, not ${STATES}`);
    made.push({ ...shot, name });
    await context.close();
  }
  await browser.close();
}
await site.close();

const figure = ({ name, width }) => `<figure><img src="${name}" alt="" style="width: ${width === 320 ? 320 : 640}px"><figcaption>${name}</figcaption></figure>`;
writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>contact sheet</title><style>body { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; font: 13px sans-serif; } figure { margin: 0; }</style>${made.map(figure).join("\n")}`);
console.log(`${made.length} pictures: ${join(folder, "index.html")}`);
