// The page of the examples in each kind of app, with a stand-in for what the app puts into it.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../tools/package/places.mjs";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();
const folder = mkdtempSync(join(tmpdir(), "contact-guard-bridge-"));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ["webview.js", "fallback.js"]) cpSync(join(ROOT, "www/package/dist", name), join(folder, name));

/** What each app puts into the page before its scripts, and how it answers: `window.app`. */
const APPS = {
  // react-native-webview: strings out by postMessage, in as a MessageEvent on window (iOS) or document (Android).
  "React Native on iOS": `window.ReactNativeWebView = { postMessage: (json) => heard.push(json) };
    const tell = (json) => window.dispatchEvent(new MessageEvent("message", { data: json }));`,
  "React Native on Android": `window.ReactNativeWebView = { postMessage: (json) => heard.push(json) };
    const tell = (json) => document.dispatchEvent(new MessageEvent("message", { data: json }));`,
  // addWebMessageListener: an object with postMessage, on which the replies arrive.
  Android: `class Listener extends EventTarget { postMessage(json) { if (typeof json !== "string") throw new TypeError("only strings"); heard.push(json); } }
    window.contactGuard = new Listener();
    const tell = (json) => window.contactGuard.dispatchEvent(new MessageEvent("message", { data: json }));`,
  // WKScriptMessageHandler: out by the handler, in by a script that the app runs.
  iOS: `window.webkit = { messageHandlers: { contactGuard: { postMessage: (json) => void heard.push(json) } } };
    const tell = (json) => window.inboxReady.then(() => window.inbox.receive(JSON.parse(json)));`,
};

function page(name, app) {
  const path = join(folder, `${name.replaceAll(" ", "-")}.html`);
  const html = readFileSync(join(ROOT, "examples/webview/inbox.html"), "utf8");
  const stand = `<script>{ const heard = []; ${app} window.app = { heard, tell: (envelope) => tell(JSON.stringify(envelope)) }; }</script>`;
  writeFileSync(path, html.replace("<script", `${stand}<script`));
  return pathToFileURL(path).href;
}

const heard = (box) => box.page.evaluate(() => window.app.heard.map((json) => JSON.parse(json)));
const tell = (box, type, detail, id) => box.page.evaluate((envelope) => void window.app.tell(envelope), { "contact-guard": 1, type, detail, id });
const type = async (box, text) => {
  await box.page.locator("#message").click();
  await box.page.keyboard.type(text);
};

for (const [name, app] of Object.entries(APPS)) {
  test(`${name}: the app hears kinds and outcomes, sets the place and the language, and no text crosses`, async (t) => {
    const box = await browser.open(t);
    if (!box) return;
    await box.page.goto(page(name, app));
    await box.page.waitForFunction(() => window.inbox);
    await tell(box, "update", { locale: "de", context: { surface: "order", order: "active", declared: ["phone"] } });
    await type(box, "the number is +44 20 7946 0018, or joe@gmx.net");
    await box.expectNotice(["joe@gmx.net", "Herausnehmen"]);
    await box.page.getByRole("button", { name: "Send", exact: true }).click();
    await box.notice.getByRole("button", { name: "Trotzdem senden", exact: true }).click();
    await box.page.waitForFunction(() => document.querySelectorAll("#messages li").length === 1);
    const envelopes = await heard(box);
    assert.ok(envelopes.every((envelope) => envelope["contact-guard"] === 1));
    const reports = envelopes.filter((envelope) => envelope.type === "report");
    const last = reports.findLast(({ detail }) => detail.findings.length === 2);
    assert.deepEqual(last.detail.findings.map(({ kind, action }) => [kind, action]), [["phone", "allow"], ["email", "confirm"]]);
    assert.deepEqual(envelopes.filter((envelope) => envelope.type === "send").map(({ detail }) => detail.outcome), ["sent-anyway"]);
    assert.ok(envelopes.some((envelope) => envelope.type === "count"));
    assert.ok(!/joe|7946/.test(JSON.stringify(envelopes)), "no text");

    await tell(box, "beforeSend", {}, 7);
    await box.page.waitForFunction(() => window.app.heard.some((json) => JSON.parse(json).type === "decision"));
    const decision = (await heard(box)).find((envelope) => envelope.type === "decision");
    assert.deepEqual([decision.id, decision.detail.allowed], [7, true]);
    await tell(box, "selfDestruct", {}, 8);
    await box.page.waitForFunction(() => window.app.heard.some((json) => JSON.parse(json).type === "refused"));
    await tell(box, "detach");
    await box.page.waitForFunction(() => document.querySelectorAll("[data-contact-guard]").length === 0);
  });
}

test("a frame in the page is not the app: what it says is not heard", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await box.page.goto(page("frame", APPS["React Native on iOS"]));
  await box.page.waitForFunction(() => window.inbox);
  await box.page.evaluate(async () => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc = `<script>parent.postMessage(JSON.stringify({ "contact-guard": 1, type: "detach" }), "*"); parent.postMessage("done", "*")</script>`;
    const done = new Promise((resolve) => window.addEventListener("message", ({ data }) => data === "done" && resolve()));
    document.body.append(frame);
    await done;
  });
  await type(box, "write me joe@gmx.net ");
  await box.expectNotice("joe@gmx.net");
});

test("what the native examples name is what the bridge speaks", () => {
  const sources = ["react-native/Inbox.tsx", "android/InboxActivity.kt", "ios/InboxController.swift"].map((path) => readFileSync(join(ROOT, "examples", path), "utf8"));
  const bridge = readFileSync(join(ROOT, "www/package/src/bridge.js"), "utf8");
  const said = [...bridge.matchAll(/tell\("(\w+)"/g)].map(([, word]) => word);
  for (const source of sources) {
    const types = [...source.matchAll(/(?:type === |case )"(\w+)"|^ +"(\w+)" ->/gm)].map(([, one, other]) => one ?? other);
    assert.ok(types.length >= 2, "the example hears something");
    assert.deepEqual(types.filter((word) => !said.includes(word)), []);
    assert.match(source, /contact-guard"?\]?\)? ?(!==|!=|as\? Int ==) ?(VERSION|Self\.version)/);
  }
});
