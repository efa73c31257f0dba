// What a screen reader is told and when, and what is left for people who see or move otherwise.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();

/** Records what is said, through the browser's own call or, without it, the live region. */
async function listen(box, { region = false } = {}) {
  await box.page.evaluate((byRegion) => {
    window.said = [];
    if (!byRegion) {
      HTMLElement.prototype.ariaNotify = (sentence) => window.said.push(sentence);
      return;
    }
    delete Element.prototype.ariaNotify;
    delete HTMLElement.prototype.ariaNotify;
    const seen = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const live = (target.nodeType === 1 ? target : target.parentElement)?.closest("[role=status]");
        if (live?.textContent) window.said.push(live.textContent);
      }
    });
    const watch = (root) => seen.observe(root, { childList: true, characterData: true, subtree: true });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      watch(root);
      return root;
    };
    watch(document.body);
    for (const host of document.querySelectorAll("*")) if (host.shadowRoot) watch(host.shadowRoot);
  }, region);
}

/** A box in which a warning shows; undefined where there is no browser. */
async function warned(t, settings, text = "text me on whatsapp") {
  const box = await browser.open(t, "pages/box.html", settings);
  if (!box) return;
  await box.attach();
  await box.type(text);
  await box.expectNotice("");
  return box;
}

const said = (box) => box.page.evaluate(() => window.said);

test("nothing is said while keys come, one sentence after the pause, one when it clears", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await listen(box);
  await box.attach();
  await box.type("mail me at jonas.lund@gmail.com");
  assert.deepEqual(await said(box), []);
  await box.settled();
  assert.equal((await said(box)).length, 1, String(await said(box)));
  await box.page.keyboard.type(" please");
  await box.settled();
  assert.equal((await said(box)).length, 1, "never the same twice");
  await box.field.fill("");
  await box.settled();
  const all = await said(box);
  assert.equal(all.length, 2, String(all));
  assert.notEqual(all[0], all[1]);
});

// A region of the role `status` is polite by its definition.
test("where the browser cannot be told, a polite region says it", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await listen(box, { region: true });
  await box.attach();
  await box.type("mail me at jonas.lund@gmail.com");
  await box.settled();
  const all = [...new Set(await said(box))];
  assert.equal(all.length, 1, String(all));
});

test("a finding that was dismissed is not spoken of again", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await listen(box);
  await box.attach();
  await box.type("my address is jonas.lund@gmail.com");
  await box.expectNotice("");
  await box.button("This isn't contact info").click();
  await box.settled();
  const before = (await said(box)).length;
  await box.type(" and a word more");
  await box.settled();
  assert.equal((await said(box)).length, before, String(await said(box)));
});

test("an honest draft is written in silence, and nothing on the page moves", async (t) => {
  const box = await browser.open(t);
  if (!box) return;
  await listen(box);
  await box.attach();
  await box.page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifts += entry.value))).observe({ type: "layout-shift", buffered: false });
  });
  await box.type("The second draft has the new colours, and page four still wants a photo of the shop.");
  await box.settled();
  assert.deepEqual(await said(box), []);
  assert.equal(await box.page.evaluate(() => window.shifts), 0);
});

test("in forced colours the notice keeps its edge and its buttons theirs", async (t) => {
  const box = await warned(t, { forcedColors: "active" });
  if (!box) return;
  const edges = await box.notice.evaluate((notice) => [notice, ...notice.querySelectorAll("button")].map((one) => {
    const { borderStyle, borderTopWidth, outlineStyle, textDecorationLine } = getComputedStyle(one);
    return borderStyle !== "none" && Number.parseFloat(borderTopWidth) > 0 || outlineStyle !== "none" || textDecorationLine.includes("underline");
  }));
  assert.ok(edges.every(Boolean), String(edges));
});

test("who wants less motion gets none", async (t) => {
  const box = await warned(t, { reducedMotion: "reduce" });
  if (!box) return;
  const moving = await box.notice.evaluate((notice) => [notice, ...notice.querySelectorAll("*")].filter((one) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(one);
    const lasts = (times) => times.split(",").some((time) => Number.parseFloat(time) > 0.01);
    return (animationName !== "none" && lasts(animationDuration)) || lasts(transitionDuration);
  }).length);
  assert.equal(moving, 0);
});

test("at 400 % nothing has to be scrolled sideways, with wider text spacing too", async (t) => {
  // 1280 by 1024 at 400 % are 320 by 256.
  const box = await warned(t, { viewport: { width: 320, height: 256 } }, "text me on whatsapp, my number is 415 555 0132");
  if (!box) return;
  const overflow = () => box.notice.evaluate((notice) => notice.scrollWidth - notice.clientWidth);
  assert.ok(await overflow() <= 1);
  await box.notice.evaluate((notice) => (notice.style.cssText += "line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em"));
  assert.ok(await overflow() <= 1, "with the spacing of WCAG 1.4.12");
  const clipped = await box.notice.evaluate((notice) => [...notice.querySelectorAll("*")].filter((one) => getComputedStyle(one).overflow === "hidden" && one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 1).map((one) => one.outerHTML));
  assert.deepEqual(clipped, []);
});

test("Escape closes the notice and leaves the caret in the text", async (t) => {
  const box = await warned(t, {});
  if (!box) return;
  await box.page.keyboard.press("Escape");
  await box.page.waitForTimeout(100);
  assert.equal(await box.page.evaluate(() => document.activeElement?.id), "textarea");
  assert.equal(await box.text(), "text me on whatsapp");
});
