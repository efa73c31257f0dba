// Contrast as WCAG 2.2 computes it, in every state of the notice and in both schemes: 4.5 to 1 for
// words, 3 to 1 for what one must see to use it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PACKAGE } from "../../tools/package/places.mjs";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();
const WORDS = 4.5;
const SHAPES = 3;

/** Grounds of usual message boxes. */
const FIELDS = ["rgb(255 255 255)", "rgb(32 33 36)"];

/** From nothing to warn of to the question at the door. */
const STATES = {
  warned: async (box) => box.type("text me on whatsapp, my number is 415 555 0132"),
  explained: async (box) => box.button("Why?").click(),
  asked: async (box) => box.page.locator("#send").click(),
};

for (const theme of ["light", "dark"]) {
  test(`${theme}: every word and every edge that counts can be told from its ground`, async (t) => {
    const box = await browser.open(t);
    if (!box) return;
    await box.attach("textarea", { theme });
    for (const [state, reach] of Object.entries(STATES)) {
      await reach(box);
      await box.expectNotice("");
      await box.page.waitForTimeout(200);
      const { words, shapes } = await colours(box);
      assert.ok(words.length > 3 && shapes.length > 1, `${state}: ${words.length} words, ${shapes.length} shapes`);
      for (const [what, front, back] of words) atLeast(WORDS, front, back, `${theme}, ${state}: ${what}`);
      for (const [what, front, back] of shapes) atLeast(SHAPES, front, back, `${theme}, ${state}: ${what}`);
    }
  });
}

test("the line under a detail can be told from the field, light or dark", () => {
  for (const sheet of ["marks", "mirror"]) {
    const rules = readFileSync(join(PACKAGE, `style/${sheet}.css`), "utf8");
    const lines = [...rules.matchAll(/(?:text-decoration: underline|box-shadow:)[^;]*(rgb\([\d ]+\));/g)].map(([, colour]) => colour);
    assert.equal(lines.length, 2, `${sheet}: one for a warning, one for a question`);
    for (const line of lines) for (const field of FIELDS) atLeast(SHAPES, line, field, sheet);
  }
});

/** The words and the shapes of the notice, each with its colour and what it stands on. */
function colours(box) {
  return box.notice.evaluate((notice) => {
    const ground = (one) => {
      const layers = [];
      for (let at = one; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) layers.push(backgroundColor);
        if (at === notice) break;
      }
      return layers;
    };
    const shown = [...notice.querySelectorAll("*")].filter((one) => one.getClientRects().length);
    const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const name = (one) => `<${one.className}> ${one.textContent.trim().slice(0, 40)}`;
    const words = shown.filter(own).map((one) => [name(one), getComputedStyle(one).color, ground(one)]);
    const shapes = [[".notice's edge", getComputedStyle(notice).borderInlineStartColor, ground(notice)]];
    const fix = notice.querySelector(".fix");
    if (fix) shapes.push([name(fix), getComputedStyle(fix).backgroundColor, ground(fix.parentElement)]);
    for (const button of notice.querySelectorAll("button")) {
      button.focus({ focusVisible: true });
      const { outlineStyle, outlineColor } = getComputedStyle(button);
      if (outlineStyle !== "none") shapes.push([`focus on ${name(button)}`, outlineColor, ground(button.parentElement)]);
    }
    return { words, shapes };
  });
}

function atLeast(least, front, back, what) {
  const ground = [].concat(back).map(channels).reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  const ratio = contrast(over(channels(front), ground), ground);
  assert.ok(ratio >= least, `${what}: ${ratio.toFixed(2)} to 1, ${front} on ${back}`);
}

/** Red, green, blue and opacity of a computed colour. */
function channels(colour) {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+%?/g).map((part) => (part.endsWith("%") ? Number.parseFloat(part) / 100 : Number(part)));
  return [red, green, blue, alpha];
}

const over = ([...front], below) => [0, 1, 2].map((at) => front[at] * front[3] + below[at] * (1 - front[3])).concat(1);

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour) {
  const [red, green, blue] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
