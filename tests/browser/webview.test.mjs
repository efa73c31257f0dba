// The webview's one script: from a file, from a string, in the oldest engine that README names, and
// without WebAssembly.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../tools/package/places.mjs";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();
const folder = mkdtempSync(join(tmpdir(), "contact-guard-webview-"));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["webview.js", "fallback.js"]) cpSync(join(ROOT, "www/package/dist", name), join(folder, name));

/** What came after the oldest engine, 2020 and 2021: gone before the script runs. */
const OLD = `
  for (const [holder, names] of [
    [Object, ["hasOwn", "groupBy"]], [Object.prototype, ["__lookupNothing__"]],
    [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
    [String.prototype, ["at", "isWellFormed", "toWellFormed"]], [Uint8Array, ["fromBase64"]],
    [window, ["structuredClone", "CSSStyleSheet", "Highlight", "reportError", "scheduler"]],
    [CSS, ["highlights"]], [Document.prototype, ["adoptedStyleSheets"]], [ShadowRoot.prototype, ["adoptedStyleSheets"]],
    [HTMLTextAreaElement.prototype, ["createValueRange"]], [HTMLInputElement.prototype, ["createValueRange"]],
    [Element.prototype, ["ariaNotify", "checkVisibility", "setHTML"]], [Document.prototype, ["ariaNotify"]],
    [AbortSignal, ["any", "timeout"]], [Promise, ["withResolvers", "try"]], [Intl, ["Segmenter"]],
  ]) for (const name of names) delete holder[name];`;
const NO_WASM = "delete window.WebAssembly;";
const BRIDGE = `window.posted = []; window.ReactNativeWebView = { postMessage: (json) => window.posted.push(JSON.parse(json)) };`;
const GUARD = `ContactGuard.bridge(document.getElementById("message"), { locale: "de" }).then(() => (window.ready = true));`;

/** A page made of classic scripts; those of \`src\` stand beside it. */
function page(name, ...scripts) {
  const path = join(folder, `${name}.html`);
  const tag = (script) => (script.endsWith(".js") ? `<script src="${script}"></script>` : `<script>${script.replaceAll("</script", "<\\/script")}</script>`);
  writeFileSync(path, `<!doctype html><meta charset="utf-8"><textarea id="message"></textarea>${scripts.map(tag).join("\n")}`);
  return pathToFileURL(path).href;
}

const SOURCE = () => readFileSync(join(folder, "webview.js"), "utf8");
const PAGES = {
  "from a file": () => page("file", BRIDGE, "webview.js", GUARD),
  "from a string": () => page("string", BRIDGE, SOURCE(), GUARD),
  "in the oldest engine": () => page("old", BRIDGE, OLD, "webview.js", GUARD),
  "without wasm, from a file": () => page("no-wasm", BRIDGE, NO_WASM, "webview.js", GUARD),
  "without wasm, from strings": () => page("no-wasm-string", BRIDGE, NO_WASM, readFileSync(join(folder, "fallback.js"), "utf8"), SOURCE(), GUARD),
};

for (const [name, address] of Object.entries(PAGES)) {
  test(`a webview ${name}: warned, mended, and told to the app without text`, async (t) => {
    const box = await browser.open(t);
    if (!box) return;
    await box.page.goto(address());
    await box.page.waitForFunction(() => window.ready);
    await box.page.locator("#message").click();
    await box.page.keyboard.type("schreib an joe@gmx.net bitte");
    await box.expectNotice(["E-Mail-Adresse", "joe@gmx.net"]);
    await box.notice.getByRole("button", { name: "Herausnehmen", exact: true }).click();
    assert.equal(await box.page.evaluate(() => document.getElementById("message").value), "schreib an bitte");
    const posted = await box.page.evaluate(() => window.posted);
    assert.ok(posted.some(({ type }) => type === "report"), JSON.stringify(posted));
    assert.ok(!posted.some(({ type }) => type === "degraded"), JSON.stringify(posted));
    assert.equal(JSON.stringify(posted).includes("joe"), false);
  });
}

test("a webview without wasm and without the fallback lets everything go, and says so", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await box.page.goto(page("bare", BRIDGE, NO_WASM, SOURCE(), GUARD));
  await box.page.waitForFunction(() => window.ready);
  await box.page.locator("#message").click();
  await box.page.keyboard.type("joe@gmx.net ");
  await box.expectNoNotice();
  const posted = await box.page.evaluate(() => window.posted);
  assert.deepEqual(posted.map(({ type }) => type), ["degraded"]);
  assert.match(posted[0].detail.message, /fallback\.js/);
});
