// A message box under guard in a real page: what the tests of the widget talk to.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { ENGINE, launchEngine, problemsOf, Unsupported } from "./engine.mjs";
import { serve } from "./site.mjs";

/** The pause after which a draft is explained, and some. */
export const PAUSE = 750;

/** A browser and a site for one file of tests; `open` gives a page of its own to each test. */
export function withBrowser() {
  const state = {};
  before(async () => {
    state.site = await serve();
    state.browser = await launchEngine();
  });
  after(async () => {
    await state.browser?.close();
    await state.site?.close();
  });
  return {
    async open(t, address = "pages/box.html", settings = {}) {
      if (!state.browser) return t.skip("no browser");
      const context = await state.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...settings }).catch((error) => {
        if (error instanceof Unsupported) return t.skip(error.message);
        throw error;
      });
      if (!context) return;
      t.after(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(4000);
      const problems = ENGINE === "chromium" ? problemsOf(page) : [];
      await page.goto(`${state.site.origin}/${address}`);
      await page.waitForFunction(() => window.ready);
      return new Box(page, problems);
    },
  };
}

/** One page with its box. */
export class Box {
  constructor(page, problems) {
    this.page = page;
    this.problems = problems;
  }

  /** Attaches a guard to `#kind` with `options`, functions left out. */
  async attach(kind = "textarea", options = {}) {
    this.kind = kind;
    await this.page.evaluate(([id, settings]) => window.guardBox(id, settings), [kind, options]);
  }

  get field() {
    return this.page.locator(`#${this.kind}`);
  }

  async type(text) {
    await this.field.focus();
    await this.page.keyboard.type(text);
  }

  /** Chromium's own protocol; undefined in other engines, which have none like it. */
  async protocol(t) {
    if (ENGINE === "chromium") return this.page.context().newCDPSession(this.page);
    t.skip(`${ENGINE} has no protocol for it`);
  }

  /** Begins a composition that shows `text`; the browser's own in Chromium, its events elsewhere. */
  async compose(text) {
    if (ENGINE === "chromium") {
      this.input = await this.page.context().newCDPSession(this.page);
      await this.input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      return;
    }
    await this.page.evaluate(([id, shown]) => {
      const field = document.getElementById(id);
      field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      field.value = shown;
      field.dispatchEvent(new CompositionEvent("compositionupdate", { bubbles: true, data: shown }));
      field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true, inputType: "insertCompositionText", data: shown }));
    }, [this.kind, text]);
  }

  /** Ends it with `text`. */
  async composed(text) {
    if (ENGINE === "chromium") {
      await this.input.send("Input.insertText", { text });
      return;
    }
    await this.page.evaluate(([id, chosen]) => {
      const field = document.getElementById(id);
      field.value = chosen;
      field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: chosen }));
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertCompositionText", data: chosen }));
    }, [this.kind, text]);
  }

  async paste(text) {
    await this.field.focus();
    if (ENGINE !== "chromium") {
      // Their drivers have no clipboard: what pasting does to a field, by the command.
      await this.page.evaluate((pasted) => void document.execCommand("insertText", false, pasted), text);
      return;
    }
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  text() {
    return this.page.evaluate((id) => window.textOf(id), this.kind);
  }

  caret() {
    return this.page.evaluate((id) => document.getElementById(id).selectionEnd, this.kind);
  }

  sent() {
    return this.page.evaluate(() => window.sent);
  }

  events(type) {
    return this.page.evaluate((name) => window.events.filter((event) => event.type === name).map((event) => event.detail), type);
  }

  /** The notice as people see it, or null. */
  get notice() {
    return this.page.locator("[data-contact-guard=notice] .notice");
  }

  button(name) {
    return this.notice.getByRole("button", { name, exact: true });
  }

  async settled() {
    await this.page.waitForTimeout(PAUSE);
  }

  async expectNotice(words) {
    await this.notice.waitFor({ timeout: 3000 });
    const text = await this.notice.innerText();
    for (const word of [].concat(words)) assert.ok(text.includes(word), `${JSON.stringify(word)} in ${JSON.stringify(text)}`);
  }

  async expectNoNotice() {
    await this.settled();
    assert.equal(await this.notice.count(), 0, await this.notice.allInnerTexts().then(String));
  }

  /** The stretches of the text that are drawn, by the ranges of the page. */
  drawn() {
    return this.page.evaluate((id) => window.drawnIn(id), this.kind);
  }

  async expectNoProblems() {
    assert.deepEqual(ENGINE === "chromium" ? this.problems : await this.page.problems(), []);
  }
}
