// A page in Firefox or WebKitGTK, driven by WebDriver, with as much of the interface of a
// Playwright page as the specs use: so that one set of them runs in every engine.

import { Key } from "selenium-webdriver";
import { start } from "../../engines/support/engines.mjs";

const STEP = 20;

/** A browser like Playwright's; null where the engine is missing and that is no failure. */
export async function launchByDriver(name) {
  const engine = await start(name);
  if (!engine) return null;
  return {
    async newContext(settings = {}) {
      const { viewport, ...others } = settings;
      delete others.permissions;
      const unknown = Object.keys(others);
      if (unknown.length) throw new Unsupported(`${name} cannot be told ${unknown.join(", ")}`);
      await resize(engine.session, viewport ?? { width: 1280, height: 800 });
      return { newPage: async () => new Page(engine.session, name), close: async () => engine.session.get("about:blank") };
    },
    close: () => engine.stop(),
  };
}

/** What an engine's driver has no way to do; a spec that needs it is skipped there. */
export class Unsupported extends Error {}

async function resize(session, { width, height }) {
  const size = () => session.executeScript(() => [innerWidth, innerHeight]);
  const window = session.manage().window();
  await window.setRect({ width, height });
  const [wide, high] = await size();
  if (wide === width && high === height) return;
  const { width: outerWidth, height: outerHeight } = await window.getRect();
  await window.setRect({ width: outerWidth + width - wide, height: outerHeight + height - high });
  const [now] = await size();
  if (now !== width) throw new Unsupported(`a window is at least ${now} pixels wide`);
}

class Page {
  constructor(session, engine) {
    Object.assign(this, { session, engine, timeout: 4000, keyboard: new Keyboard(this) });
  }

  setDefaultTimeout(milliseconds) {
    this.timeout = milliseconds;
  }

  async goto(address) {
    await this.session.get(address);
    await this.session.executeScript(() => {
      window.problems = [];
      window.addEventListener("error", (event) => window.problems.push(event.message));
      window.addEventListener("unhandledrejection", (event) => window.problems.push(String(event.reason)));
    });
  }

  /** What went wrong in the page since it was loaded. */
  problems() {
    return this.session.executeScript("return window.problems");
  }

  /** Starts `fun` in the page and asks for its answer again and again: others can go on meanwhile. */
  async evaluate(fun, argument) {
    const handle = await this.session.executeScript(`
      const answers = (window.answers ??= new Map());
      const handle = (window.nextAnswer = (window.nextAnswer ?? 0) + 1);
      Promise.resolve(arguments[0]).then(${fun}).then((value) => answers.set(handle, { value }), (error) => answers.set(handle, { error: String(error?.message ?? error) }));
      return handle;`, argument);
    for (;;) {
      const answer = await this.session.executeScript(`
        const answer = window.answers.get(arguments[0]);
        window.answers.delete(arguments[0]);
        return answer && (answer.value === undefined ? { ...answer, nothing: true } : answer);`, handle);
      if (answer?.error !== undefined && answer?.error !== null) throw new Error(answer.error);
      if (answer) return answer.nothing ? undefined : answer.value;
      await this.waitForTimeout(STEP);
    }
  }

  async waitForFunction(fun, argument) {
    await this.until(() => this.evaluate(`async (argument) => Boolean(await (${fun})(argument))`, argument), `it never holds: ${fun}`);
  }

  waitForTimeout(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  async screenshot() {
    return Buffer.from(await this.session.takeScreenshot(), "base64");
  }

  async waitForSelector(selector) {
    await this.locator(selector).waitFor({ state: "attached" });
  }

  locator(selector) {
    return new Locator(this, [["css", selector]]);
  }

  getByRole(role, options) {
    return new Locator(this, []).getByRole(role, options);
  }

  getByText(text) {
    return new Locator(this, []).getByText(text);
  }

  getByLabel(label) {
    return new Locator(this, [["label", label]]);
  }

  focus(selector) {
    return this.locator(selector).focus();
  }

  context() {
    throw new Unsupported(`${this.engine} speaks no such protocol`);
  }

  /** Polls until `holds` gives something, and gives that. */
  async until(holds, what, timeout = this.timeout) {
    const end = Date.now() + timeout;
    for (;;) {
      const held = await holds();
      if (held) return held;
      if (Date.now() > end) throw new Error(what);
      await this.waitForTimeout(STEP);
    }
  }
}

class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async type(text) {
    await this.page.session.actions().sendKeys(text).perform();
  }

  async press(chord) {
    const keys = chord.split("+");
    const key = keys.pop();
    // WebKit's driver does not reach the browser's own shortcuts.
    const command = { z: "undo", a: "selectAll" }[key];
    if (keys.includes("ControlOrMeta") && command && this.page.engine === "webkit") {
      await this.page.session.executeScript((name) => document.execCommand(name), command);
      return;
    }
    const held = keys.map((name) => ({ ControlOrMeta: Key.CONTROL, Shift: Key.SHIFT })[name]);
    const names = { Enter: Key.ENTER, Backspace: Key.BACK_SPACE, Tab: Key.TAB, Escape: Key.ESCAPE };
    let actions = this.page.session.actions();
    for (const one of held) actions = actions.keyDown(one);
    actions = actions.sendKeys(names[key] ?? key);
    for (const one of held.reverse()) actions = actions.keyUp(one);
    await actions.perform();
  }
}

/** A way to elements, walked anew at each use; it goes through open shadow roots. */
class Locator {
  constructor(page, steps) {
    Object.assign(this, { page, steps });
  }

  getByRole(role, { name, exact = false }) {
    return new Locator(this.page, [...this.steps, ["role", role, name, exact]]);
  }

  getByText(text) {
    return new Locator(this.page, [...this.steps, ["text", text]]);
  }

  first() {
    return new Locator(this.page, [...this.steps, ["first"]]);
  }

  last() {
    return new Locator(this.page, [...this.steps, ["last"]]);
  }

  all() {
    return this.page.session.executeScript(find, this.steps);
  }

  async count() {
    return (await this.all()).length;
  }

  /** The one element, once it is there and seen. */
  async one({ state = "visible", timeout } = {}) {
    return this.page.until(async () => {
      const [element] = await this.all();
      if (!element || state === "attached") return element;
      const seen = await this.page.session.executeScript((it) => it.isConnected && it.getClientRects().length > 0 && getComputedStyle(it).visibility !== "hidden", element).catch(() => false);
      return seen && element;
    }, `nothing at ${JSON.stringify(this.steps)}`, timeout);
  }

  async waitFor(options) {
    await this.one(options);
  }

  /** By the mouse. */
  async click() {
    await this.page.until(async () => {
      const element = await this.one();
      try {
        await this.page.session.executeScript((it) => it.scrollIntoView({ block: "nearest" }), element);
        await element.click();
        return true;
      } catch (error) {
        if (!/stale|not interactable|intercepted|detached/i.test(String(error))) throw error;
        // What the press itself took away is said to be stale: then it was pressed.
        await this.page.waitForTimeout(5 * STEP);
        return /stale|detached/i.test(String(error)) && (await this.count()) === 0;
      }
    }, `it cannot be pressed: ${JSON.stringify(this.steps)}`);
  }

  tap() {
    return this.click();
  }

  async focus() {
    await this.page.session.executeScript((it) => it.focus(), await this.one());
  }

  async fill(text) {
    await this.page.session.executeScript((it, value) => {
      it.focus();
      it.select?.();
      if (value) document.execCommand("insertText", false, value);
      else document.execCommand("delete");
    }, await this.one(), text);
  }

  async selectOption(value) {
    await this.page.session.executeScript((it, chosen) => {
      it.value = chosen;
      it.dispatchEvent(new Event("input", { bubbles: true }));
      it.dispatchEvent(new Event("change", { bubbles: true }));
    }, await this.one(), value);
  }

  async innerText() {
    return this.page.session.executeScript((it) => it.innerText, await this.one());
  }

  async allInnerTexts() {
    return this.page.session.executeScript((them) => them.map((it) => it.innerText), await this.all());
  }

  async screenshot() {
    return Buffer.from(await (await this.one()).takeScreenshot(), "base64");
  }

  async getAttribute(name) {
    return this.page.session.executeScript((it, attribute) => it.getAttribute(attribute), await this.one(), name);
  }

  async evaluate(fun) {
    return this.page.session.executeScript(`return (${fun})(arguments[0])`, await this.one());
  }
}

/** Runs in the page: every element that the steps lead to. */
function find(steps) {
  const roots = (node) => [node, ...[...node.querySelectorAll("*")].filter((one) => one.shadowRoot).flatMap((one) => roots(one.shadowRoot))];
  const own = (node) => (node.shadowRoot ? [node, ...roots(node.shadowRoot)] : [node]);
  const within = (node, selector) => own(node).flatMap((root) => roots(root)).filter((root, at, all) => all.indexOf(root) === at).flatMap((root) => [...root.querySelectorAll(selector)]);
  // A selector may begin outside a shadow root and end inside it.
  const piercing = (node, selector) => selector.split(" ").reduce((nodes, part) => nodes.flatMap((one) => within(one, part)).filter((one, at, all) => all.indexOf(one) === at), [node]);
  const nameOf = (one) => (one.getAttribute("aria-label") ?? one.innerText).trim();
  const ways = {
    css: (node, selector) => piercing(node, selector),
    role: (node, role, name, exact) => within(node, `${role}, [role=${role}]`).filter((one) => (exact ? nameOf(one) === name : nameOf(one).toLowerCase().includes(name.toLowerCase()))),
    text: (node, text) => within(node, "*").filter((one) => one.textContent.includes(text) && ![...one.children].some((child) => child.textContent.includes(text))),
    label: (node, label) => within(node, "label").filter((one) => one.textContent.includes(label)).map((one) => one.control),
  };
  return steps.reduce((nodes, [way, ...rest]) => {
    if (way === "first") return nodes.slice(0, 1);
    if (way === "last") return nodes.slice(-1);
    return nodes.flatMap((node) => ways[way](node, ...rest));
  }, [document]);
}
