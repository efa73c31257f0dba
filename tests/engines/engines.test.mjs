// What must hold in every engine that people have: the same reports, and a draft that is
// warned, mended, sent and let go in all of them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { cases, generated, native } from "../support/messages.mjs";
import { serve } from "../browser/support/site.mjs";
import { NAMES, start } from "./support/engines.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WAIT = 5000;
/** Generated messages beside the cases; more with MESSAGES=100000. */
const MESSAGES = Number(process.env.MESSAGES ?? 3000);
/** How many go over the driver in one call. */
const AT_ONCE = 4000;

for (const name of NAMES) {
  describe(name, { concurrency: 1 }, () => {
    const state = {};
    before(async () => {
      state.site = await serve();
      state.engine = await start(name);
    });
    after(async () => {
      await state.engine?.stop();
      await state.site?.close();
    });

    /** A page with a guard on `#kind`; undefined where the engine is missing. */
    const open = async (t, kind = "textarea", options = {}) => {
      if (!state.engine) return t.skip(`no ${name}`);
      const { session } = state.engine;
      await session.get(`${state.site.origin}/pages/box.html`);
      await session.wait(() => session.executeScript("return !!window.ready"), WAIT);
      const problem = await session.executeAsyncScript((id, settings, done) => window.guardBox(id, settings).then(() => done(null), (error) => done(String(error))), kind, options);
      assert.equal(problem, null);
      return new Box(session, kind);
    };

    test("every case, and every generated message, has the report of the native binary", async (t) => {
      const box = await open(t);
      if (!box) return;
      const { lines, answers } = compared();
      for (let from = 0; from < lines.length; from += AT_ONCE) {
        const part = lines.slice(from, from + AT_ONCE);
        const reports = await box.session.executeAsyncScript(function (all, done) {
          import("/package/index.js").then(({ load }) => load()).then((detector) => {
            const report = ({ id, text, context, earlier }) => JSON.stringify({ id: id ?? null, ...detector.check(text, context, { earlier }) });
            done(all.map((line) => report(JSON.parse(line))));
          }, (error) => done([String(error)]));
        }, part);
        assert.equal(reports.length, part.length, reports[0]);
        part.forEach((line, at) => assert.equal(reports[at], answers[from + at], line));
      }
    });

    for (const kind of ["textarea", "input", "editable"]) {
      test(`${kind}: typed, warned, drawn, taken out, and undone`, async (t) => {
        const box = await open(t, kind);
        if (!box) return;
        await box.type("the sketch is fine, my address is jonas.lund@gmail.com");
        assert.match(await box.notice(), /e-?mail/i);
        assert.ok(await box.isDrawn(), "the address is drawn");
        await box.press("Remove it");
        await box.until((text) => !text.includes("jonas.lund"));
        assert.match(await box.text(), /^the sketch is fine/);
        // The command, for WebKit's driver presses no shortcuts of the browser.
        await box.session.executeScript(() => document.execCommand("undo"));
        await box.until((text) => text.includes("jonas.lund@gmail.com"));
      });
    }

    test("an honest draft is left alone", async (t) => {
      const box = await open(t);
      if (!box) return;
      await box.type("Can you add a WhatsApp button to the footer? My budget is $1,250 until 12/05/2025.");
      await box.session.sleep(900);
      assert.equal(await box.notice(0), "");
    });

    test("sending asks first, by keyboard alone, and then goes", async (t) => {
      const box = await open(t, "textarea");
      if (!box) return;
      await box.type("call me on 415 555 0132");
      await box.notice();
      await box.session.findElement(By.id("send")).click();
      await box.until(() => true);
      assert.deepEqual(await box.sent(), [], "held back");
      await box.waitFor(() => document.querySelector("[data-contact-guard=notice]")?.shadowRoot?.activeElement?.matches?.("button, [tabindex]"), "the question has the focus");
      await box.press("Send anyway");
      await box.waitFor(() => window.sent.length === 1, "sent");
      assert.deepEqual(await box.sent(), ["call me on 415 555 0132"]);
    });

    test("accessible in every state, light and dark", async (t) => {
      const box = await open(t);
      if (!box) return;
      await box.session.executeScript(AXE);
      const violations = () => box.session.executeAsyncScript((done) => window.axe.run({ exclude: [["#send"], ["#plain"]] }, { resultTypes: ["violations"], rules: { "page-has-heading-one": { enabled: false }, "landmark-one-main": { enabled: false }, region: { enabled: false } } }).then(({ violations: found }) => done(found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)), (error) => done([String(error)])));
      for (const scheme of ["light", "dark"]) {
        await box.session.executeScript((theme) => window.guards.textarea.update({ theme }), scheme);
        await box.field.clear();
        assert.deepEqual(await violations(), [], `${scheme}: idle`);
        await box.type("text me on whatsapp");
        await box.notice();
        assert.deepEqual(await violations(), [], `${scheme}: warned`);
        await box.press("Why?");
        assert.deepEqual(await violations(), [], `${scheme}: why`);
        await box.session.findElement(By.id("send")).click();
        await box.session.sleep(200);
        assert.deepEqual(await violations(), [], `${scheme}: asked`);
      }
    });

    test("in a column of 320 pixels nothing is cut off, and a thumb can press it", async (t) => {
      const box = await open(t);
      if (!box) return;
      await box.session.executeScript(() => (document.body.style.cssText = "width: 320px; margin: 0"));
      await box.type("text me on whatsapp, my number is 415 555 0132 and my mail jonas.lund@gmail.com");
      await box.notice();
      await box.press("Why?");
      const found = await box.session.executeScript(() => {
        const notice = document.querySelector("[data-contact-guard=notice]").shadowRoot.querySelector(".notice");
        const { left, right } = notice.getBoundingClientRect();
        const wide = [...notice.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > right + 1).map((one) => one.outerHTML);
        const small = [...notice.querySelectorAll("button")].map((one) => [one.innerText, one.getBoundingClientRect()]).filter(([, { width, height }]) => width < 24 || height < 24).map(([words]) => words);
        return { inside: left >= 0 && right <= 320, wide, small };
      });
      assert.deepEqual(found, { inside: true, wide: [], small: [] });
    });

    test("detached, the page is as before", async (t) => {
      const box = await open(t);
      if (!box) return;
      await box.type("mail me at jonas.lund@gmail.com");
      await box.notice();
      const left = await box.session.executeScript(() => {
        window.guards.textarea.detach();
        return { nodes: document.querySelectorAll("[data-contact-guard]").length, drawn: globalThis.CSS?.highlights ? [...CSS.highlights].reduce((sum, [, highlight]) => sum + highlight.size, 0) : 0 };
      });
      assert.deepEqual(left, { nodes: 0, drawn: 0 });
      await box.type(" and more");
      await box.session.sleep(900);
      assert.equal(await box.notice(0), "");
    });
  });
}

/** One guarded box. */
class Box {
  constructor(session, kind) {
    Object.assign(this, { session, kind });
  }

  get field() {
    return this.session.findElement(By.id(this.kind));
  }

  async type(text) {
    await this.field.click();
    await this.field.sendKeys(text);
  }

  text() {
    return this.session.executeScript((id) => window.textOf(id), this.kind);
  }

  sent() {
    return this.session.executeScript(() => window.sent);
  }

  async until(holds) {
    await this.session.wait(async () => holds(await this.text()), WAIT, `the text stays ${JSON.stringify(await this.text())}`);
  }

  async waitFor(inPage, what) {
    await this.session.wait(() => this.session.executeScript(inPage), WAIT, what);
  }

  /** The words of the notice, once there is one. */
  async notice(wait = WAIT) {
    const read = () => this.session.executeScript(() => document.querySelector("[data-contact-guard=notice]")?.shadowRoot?.querySelector(".notice")?.innerText ?? "");
    if (wait) await this.session.wait(async () => (await read()) !== "", wait, "no notice");
    return read();
  }

  async press(label) {
    const button = await this.session.executeScript((words) => [...document.querySelector("[data-contact-guard=notice]").shadowRoot.querySelectorAll("button")].find((one) => one.innerText.trim() === words), label);
    assert.ok(button, `a button ${label} in ${await this.notice(0)}`);
    await this.session.wait(until.elementIsVisible(button), WAIT);
    await button.click();
  }

  /** Whether something is highlighted: a range of the page, or a stroke of the mirror. */
  isDrawn() {
    return this.session.executeScript(() => {
      const ranges = globalThis.CSS?.highlights ? [...CSS.highlights].reduce((sum, [, highlight]) => sum + highlight.size, 0) : 0;
      return ranges > 0 || document.querySelectorAll("[data-contact-guard]").length > 1;
    });
  }
}

let messages;
/** What the engines are compared on, made once. */
function compared() {
  if (!messages) {
    const lines = [...cases(), ...generated(MESSAGES)];
    messages = { lines, answers: native(lines) };
  }
  return messages;
}
