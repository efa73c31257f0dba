// The mirror against the browser's own ranges over a field's value: where the one draws, the other
// would have drawn, whatever the field's style.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const browser = withBrowser();

/** How far a mark may be off, in pixels of the screen. */
const SLACK = 1;

const TEXT = `Hello, and thank you for the quick reply, the colours of the second draft are just right.
Mail me at joe@gmx.net when the\tfiles are done; the old address jane.doe@outlook.com is closed.

素敵なロゴをありがとう 🎉 kenji@yahoo.co.jp までお願いします。
يمكنك الكتابة إلى omar@gmail.com في أي وقت.
Call +44 20 7946 0018 or write to a.very.long.name.that.has.to.break.somewhere@mail.provider.example.com today.
`.repeat(3);

/** Each is one declaration block. */
const STYLES = {
  plain: "",
  padding: "padding: 3px 11px 7px 23px",
  "thick border": "border: 7px double; border-left-width: 19px",
  "content box": "box-sizing: content-box; padding: 9px",
  "right to left": "direction: rtl",
  "right to left, isolated": "direction: rtl; unicode-bidi: plaintext",
  indent: "text-indent: 40px",
  centred: "text-align: center",
  justified: "text-align: justify; text-align-last: right",
  tabs: "tab-size: 13",
  "small capitals": "font-variant: small-caps",
  "letter and word spacing": "letter-spacing: 1.7px; word-spacing: 6px",
  "line height": "line-height: 2.3",
  "a big serif": "font: italic 700 23px/1.1 serif",
  monospace: "font-family: monospace; font-kerning: none",
  "break all": "word-break: break-all",
  "keep all": "word-break: keep-all; line-break: strict",
  "no wrapping": "white-space: pre; overflow: auto",
  capitals: "text-transform: uppercase",
  zoom: "zoom: 1.3",
  "scaled and turned": "transform: scale(1.2) translate(10px, 5px); transform-origin: 0 0",
  "scrollbar gutter": "scrollbar-gutter: stable; overflow-y: auto",
  "always scroll bars": "overflow: scroll",
  margin: "margin: 17px 0 0 31px",
  "logical padding": "padding-inline: 30px 4px; padding-block: 2px 19px",
  "ligatures off": "font-feature-settings: 'liga' 0, 'kern' 0; text-rendering: geometricPrecision",
};

/** What a page says of the marks and of the ranges: one list of line boxes for each finding. */
async function boxes(page) {
  return page.evaluate(() => {
    const field = document.getElementById("textarea");
    const lines = (rects) => {
      const out = [];
      for (const { left, right, top, bottom, width } of rects) {
        if (width < 0.5) continue;
        const middle = (top + bottom) / 2;
        const same = out.find((line) => Math.abs((line.top + line.bottom) / 2 - middle) < (line.bottom - line.top) / 2 && left <= line.right + 2 && right >= line.left - 2);
        if (same) Object.assign(same, { left: Math.min(same.left, left), right: Math.max(same.right, right) });
        else out.push({ left, right, top, bottom });
      }
      return out;
    };
    const text = field.value;
    const marks = [...document.querySelector("[data-contact-guard=mirror]").shadowRoot.querySelectorAll(".text > span")];
    let from = 0;
    return marks.map((mark) => {
      const start = text.indexOf(mark.textContent, from);
      from = start + mark.textContent.length;
      const range = field.createValueRange(start, from);
      return { text: mark.textContent, drawn: lines(mark.getClientRects()), wanted: lines(range.getClientRects()) };
    });
  });
}

function hold(found, what) {
  assert.ok(found.length >= 12, `${what}: ${found.length} marks`);
  const wrong = [];
  for (const { text, drawn, wanted } of found) {
    const off = drawn.length === wanted.length
      ? Math.max(0, ...drawn.flatMap((line, at) => [line.left - wanted[at].left, line.right - wanted[at].right, (line.top + line.bottom - wanted[at].top - wanted[at].bottom) / 2].map(Math.abs)))
      : Infinity;
    if (off > SLACK) wrong.push(`${text}: off by ${off}: ${JSON.stringify(drawn)} for ${JSON.stringify(wanted)}`);
  }
  assert.deepEqual(wrong.slice(0, 2), [], `${what}: ${wrong.length} of ${found.length} marks are elsewhere`);
}

/** Waits until what was done has been drawn: the event is told in one frame, and followed in the next. */
function drawn(page) {
  return page.evaluate(async () => {
    for (let frames = 3; frames > 0; frames--) await new Promise((done) => requestAnimationFrame(done));
  });
}

for (const [name, style] of Object.entries(STYLES)) {
  test(`the mirror draws where the browser would: ${name}`, async (t) => {
    const box = await browser.open(t);
    if (!box) return;
    const { page } = box;
    if (!(await page.evaluate(() => "createValueRange" in HTMLTextAreaElement.prototype))) return t.skip("no ranges over a value to compare with");
    await page.evaluate((css) => {
      const field = document.getElementById("textarea");
      field.style.cssText = `width: 340px; height: 130px; ${css}`;
    }, style);
    await box.attach("textarea", { highlights: "mirror" });
    await box.field.fill(TEXT);
    await page.locator("[data-contact-guard=mirror]").waitFor({ state: "attached" });
    hold(await boxes(page), name);

    // Scrolled, by the wheel's way and by keys.
    await page.evaluate(() => {
      const field = document.getElementById("textarea");
      field.scrollTop = 97;
      field.scrollLeft = field.scrollWidth > field.clientWidth + 1 ? 33 : 0;
    });
    await drawn(page);
    hold(await boxes(page), `${name}, scrolled`);

    // The corner dragged.
    await page.evaluate(() => {
      document.getElementById("textarea").style.width = "287px";
    });
    await drawn(page);
    hold(await boxes(page), `${name}, resized`);
  });
}
