// What is seen: colour where a detail stands, and none beside it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();
const TEXT = "write me joe@gmx.net ";

/** Ways to put a field on the page; each gives it the focus and a guard. */
const PLACES = {
  "a textarea": ["textarea", false],
  "an input": ["input", false],
  "an editable element": ["editable", false],
  "a textarea in a shadow root": ["textarea", true],
  "an editable element in a shadow root": ["editable", true],
};

for (const [name, [kind, shadow]] of Object.entries(PLACES)) {
  test(`${name}: a detail is seen where it stands`, async (t) => {
    const box = await browser.open(t);
    if (!box) return;
    await box.page.evaluate(async ([id, inside]) => {
      const { attach } = await import("/package/index.js");
      const field = document.getElementById(id);
      if (inside) {
        const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
        root.append(field);
        // The page's own rules do not reach in here.
        field.style.cssText = "display: block; width: 500px; font: 16px/1.5 sans-serif; border: 1px solid #888; padding: 8px";
      }
      await attach(field, { locale: "en" });
      field.focus();
      window.guarded = field;
    }, [kind, shadow]);
    await box.page.keyboard.type(TEXT);
    await box.page.waitForFunction(() => window.drawnBoxes().length > 0);
    await box.page.waitForTimeout(100);
    const picture = await box.page.screenshot();
    const share = await box.page.evaluate(coloured, picture.toString("base64"));
    assert.ok(share.inside > 0.5, `${share.inside} of the pixels of the detail are coloured`);
    assert.ok(share.beside < 0.05, `${share.beside} of the pixels beside it are`);
  });
}

/** Runs in the page: which part of the pixels has a colour, on the detail and as wide before it. */
async function coloured(png) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const scale = image.width / innerWidth;
  const part = ({ left, top, width, height }) => {
    const { data } = pen.getImageData(left * scale, top * scale, Math.max(1, width * scale), Math.max(1, height * scale));
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 12 ? 1 : 0;
    return (4 * count) / data.length;
  };
  const [{ left, top, width, height }] = window.drawnBoxes();
  const inner = { left: left + 1, top: top + 1, width: width - 2, height: height - 2 };
  return { inside: part(inner), beside: part({ ...inner, left: left - 45, width: 40 }) };
}
