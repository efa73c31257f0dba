// A phone: fingers, a small screen, a keyboard that takes half of it. Only Chromium can be told to be one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true };

async function open(t, settings = PHONE) {
  const box = await browser.open(t, "pages/box.html", settings);
  if (!box) return;
  // A page for phones says so.
  await box.page.evaluate(() => document.head.insertAdjacentHTML("beforeend", '<meta name="viewport" content="width=device-width, initial-scale=1">'));
  await box.attach();
  await box.page.evaluate(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: false });
  });
  await box.page.locator("#textarea").tap();
  return box;
}

/** What a thumb reaches: on the screen, and nothing over it. */
const reached = (box, name) => box.button(name).evaluate((button) => {
  const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const hit = button.getRootNode().elementFromPoint(x, y);
  return { onScreen: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight, free: button.contains(hit), thumb: width >= 44 && height >= 32 };
});

test("a tap on the fix mends the text, and the field keeps the focus: the keyboard stays up", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(() => {
    window.left = 0;
    document.getElementById("textarea").addEventListener("blur", () => (window.left += 1));
  });
  await box.page.keyboard.type("write me joe@gmx.net ");
  await box.notice.waitFor();
  await box.button("Remove it").tap();
  assert.equal((await box.text()).trim(), "write me");
  assert.deepEqual(await box.page.evaluate(() => [document.activeElement.id, window.left]), ["textarea", 0]);
  await box.page.keyboard.type("back");
  assert.equal((await box.text()).trim(), "write me back");
});

test("the other buttons leave the keyboard up too", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.keyboard.type("write me joe@gmx.net ");
  await box.notice.waitFor();
  for (const name of ["Why?", "This isn't contact info"]) {
    await box.button(name).tap();
    assert.equal(await box.page.evaluate(() => document.activeElement.id), "textarea", name);
  }
  await box.expectNoNotice();
});

test("with the keyboard up, the fix is on the screen and nothing lies over it", async (t) => {
  const box = await open(t);
  if (!box) return;
  // The keyboard takes the lower half: the page is laid out in what is left.
  await box.page.setViewportSize({ width: 360, height: 380 });
  await box.page.keyboard.type("write me joe@gmx.net ");
  await box.notice.waitFor();
  assert.deepEqual(await reached(box, "Remove it"), { onScreen: true, free: true, thumb: true });
});

test("the keyboard goes and comes, the phone is turned: the marks stay on their words", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(() => window.guards.textarea.update({ highlights: "mirror" }));
  await box.page.keyboard.type("the sketches are fine, the colours too; write me joe@gmx.net ");
  await box.notice.waitFor();
  for (const size of [{ width: 360, height: 380 }, { width: 740, height: 360 }, { width: 320, height: 640 }]) {
    await box.page.setViewportSize(size);
    await box.page.waitForTimeout(150);
    const off = await box.page.evaluate(() => {
      const field = document.getElementById("textarea");
      const start = field.value.indexOf("joe@");
      const [wanted] = field.createValueRange(start, start + 11).getClientRects();
      const mark = document.querySelector("[data-contact-guard=mirror]").shadowRoot.querySelector(".contact-guard-confirm");
      const [drawn] = mark.getClientRects();
      return Math.max(Math.abs(drawn.left - wanted.left), Math.abs(drawn.top - wanted.top), Math.abs(drawn.right - wanted.right));
    });
    assert.ok(off <= 1, `${off} pixels off at ${size.width} by ${size.height}`);
  }
});

test("an honest message is typed without anything moving", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.keyboard.type("The banner is 1920x1080, the budget $1,250, by 12/05 at 5pm.", { delay: 5 });
  await box.settled();
  assert.deepEqual(await box.page.evaluate(() => window.shifts), []);
});

test("swiped words and accepted suggestions are read like typed ones", async (t) => {
  const box = await open(t);
  if (!box) return;
  const client = await box.protocol(t);
  // A phone's keyboard composes each word and replaces it by the suggestion.
  for (const [draft, word] of [["wri", "write "], ["m", "me "], ["joe@g", "joe@gmx.net "]]) {
    await client.send("Input.imeSetComposition", { text: draft, selectionStart: draft.length, selectionEnd: draft.length });
    await client.send("Input.insertText", { text: word });
  }
  await box.expectNotice("joe@gmx.net");
  assert.equal((await box.text()).trim(), "write me joe@gmx.net");
});
