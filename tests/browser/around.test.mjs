// The page around the box: where it stands, what it forbids, what it does to its fields.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";
import { ENGINE } from "./support/engine.mjs";

const { open } = withBrowser();

test("detaching leaves nothing", async (t) => {
  const box = await open(t);
  if (!box) return;
  // Only Chromium counts what there is; what can be looked for is looked for in every engine.
  const client = ENGINE === "chromium" && await box.protocol(t);
  await client?.send?.("Performance.enable");
  const counters = async () => {
    if (!client) return { listeners: 0, nodes: 0 };
    await client.send("HeapProfiler.collectGarbage");
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const value = (name) => metrics.find((metric) => metric.name === name).value;
    return { listeners: value("JSEventListeners"), nodes: value("Nodes") };
  };
  const rounds = (count) => box.page.evaluate(async (times) => {
    const { attach } = await import("/package/index.js");
    const field = document.getElementById("textarea");
    for (let round = 0; round < times; round += 1) {
      field.value = "joe@gmx.net";
      const guard = await attach(field, { form: document.getElementById("form") });
      guard.report();
      guard.detach();
    }
    field.value = "";
  }, count);
  await rounds(5);
  const before = await counters();
  await rounds(500);
  const after = await counters();
  assert.ok(after.listeners <= before.listeners, `${before.listeners} listeners, then ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes, `${before.nodes} nodes, then ${after.nodes}`);
  const left = await box.page.evaluate(() => ({
    nodes: document.querySelectorAll("[data-contact-guard]").length,
    highlights: globalThis.CSS?.highlights?.size ?? 0,
    sheets: document.adoptedStyleSheets.length,
  }));
  assert.deepEqual(left, { nodes: 0, highlights: 0, sheets: 0 });
});

test("two guards on one field: the later one stands", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.attach();
  await box.paste("joe@gmx.net");
  await box.expectNotice("joe@gmx.net");
  assert.equal(await box.notice.count(), 1);
});

test("several fields have a guard each", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea");
  await box.attach("input");
  await box.paste("joe@gmx.net");
  box.kind = "textarea";
  await box.paste("+44 20 7946 0018");
  await box.settled();
  assert.equal(await box.notice.count(), 2);
});

test("a field in a shadow root is guarded, and drawn in", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { attach } = await import("/package/index.js");
    const host = document.body.appendChild(document.createElement("div"));
    const root = host.attachShadow({ mode: "open" });
    const field = root.appendChild(document.createElement("textarea"));
    await attach(field, { locale: "en" });
    field.focus();
    window.root = root;
  });
  await box.page.keyboard.type("joe@gmx.net ");
  await box.page.waitForFunction(() => window.root.querySelector("[data-contact-guard=notice]")?.shadowRoot.querySelector(".notice"));
  assert.equal(await box.page.evaluate(() => window.drawnBoxes().length), 1);
});

test("a field in a frame of the same origin is guarded from outside", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { attach } = await import("/package/index.js");
    const frame = document.body.appendChild(document.createElement("iframe"));
    const inner = frame.contentDocument;
    const field = inner.body.appendChild(inner.createElement("textarea"));
    window.inner = { field, document: inner };
    await attach(field, { locale: "en" });
    field.focus();
  });
  await box.page.keyboard.type("joe@gmx.net ");
  await box.page.waitForFunction(() => window.inner.document.querySelector("[data-contact-guard=notice]")?.shadowRoot.querySelector(".notice"));
});

test("a field that goes takes its notice along, and brings it back", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("joe@gmx.net");
  await box.expectNotice("joe@gmx.net");
  await box.page.evaluate(() => {
    window.field = document.getElementById("textarea");
    window.field.remove();
  });
  await box.page.waitForFunction(() => !document.querySelector("[data-contact-guard=notice]"));
  await box.page.evaluate(() => document.getElementById("form").prepend(window.field));
  await box.page.waitForFunction(() => document.querySelector("[data-contact-guard=notice]"));
  await box.expectNoProblems();
});

test("a strict page reports no violation", async (t) => {
  const box = await open(t, "pages/box.html?policy=strict");
  if (!box) return;
  await box.page.evaluate(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  await box.attach();
  await box.type("joe@gmx.net ");
  await box.expectNotice("joe@gmx.net");
  await box.button("Why?").click();
  await box.button("Remove it").click();
  assert.equal(await box.text(), "");
  assert.deepEqual(await box.page.evaluate(() => window.violations), []);
});

for (const [name, address] of [["forbids wasm", "pages/box.html?policy=no-wasm"], ["cannot load it", "pages/box.html?entry=slim"]]) {
  test(`where the page ${name}, typing and sending go on and one event says why`, async (t) => {
    const box = await open(t, address);
    if (!box) return;
    await box.page.evaluate((slim) => {
      const { fetch } = window;
      if (slim) window.fetch = (address, ...rest) => (String(address).endsWith(".wasm") ? Promise.resolve(new Response("", { status: 404 })) : fetch(address, ...rest));
    }, address.includes("slim"));
    await box.attach();
    await box.type("joe@gmx.net");
    await box.page.locator("#send").click();
    assert.deepEqual(await box.sent(), ["joe@gmx.net"]);
    const errors = await box.events("contact-guard-error");
    assert.equal(errors.length, 1);
    assert.ok(errors[0].message.length > 10, errors[0].message);
    assert.equal(await box.page.evaluate(() => window.guards.textarea.degraded), true);
    const decision = await box.page.evaluate(() => window.guards.textarea.beforeSend());
    assert.deepEqual([decision.allowed, decision.outcome], [true, "degraded"]);
  });
}

test("where the page forbids wasm, the fallback warns in its place", async (t) => {
  const box = await open(t, "pages/box.html?policy=no-wasm");
  if (!box) return;
  await box.attach("textarea", { fallback: true });
  await box.type("write me joe@gmx.net today");
  await box.expectNotice(["E-mail address", "joe@gmx.net"]);
  await box.button("Remove it").click();
  assert.equal((await box.text()).trim(), "write me today");
  await box.page.locator("#send").click();
  assert.deepEqual((await box.sent()).map((text) => text.trim()), ["write me today"]);
  assert.deepEqual(await box.events("contact-guard-error"), []);
});

test("where wasm can be had, the fallback is not loaded", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { fallback: true });
  assert.equal(await box.page.evaluate(() => "ContactGuardFallback" in window), false);
});

test("where the module traps, typing and sending go on and one event says why", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.type("joe@gmx.net ");
  await box.page.evaluate(async () => {
    // The memory of a module that trapped is not to be trusted: any call may throw.
    const length = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    let tries = 0;
    Object.defineProperty(document.getElementById("textarea"), "value", {
      configurable: true,
      get() {
        tries += 1;
        if (tries === 1) throw new WebAssembly.RuntimeError("unreachable");
        return length.get.call(this);
      },
      set(value) {
        length.set.call(this, value);
      },
    });
  });
  await box.type("and more");
  await box.page.locator("#send").click();
  assert.deepEqual(await box.sent(), ["joe@gmx.net and more"]);
  assert.equal((await box.events("contact-guard-error")).length, 1);
  assert.equal(await box.page.evaluate(() => document.querySelectorAll("[data-contact-guard]").length), 0);
});

test("the slim entry fetches the module", async (t) => {
  const box = await open(t, "pages/box.html?entry=slim");
  if (!box) return;
  await box.attach();
  await box.paste("joe@gmx.net");
  await box.expectNotice("joe@gmx.net");
});

test("hostile style sheets do not reach the notice", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { all: unset; line-height: 9 !important; display: inline !important; color: transparent !important; }");
    document.adoptedStyleSheets = [sheet];
  });
  await box.attach();
  await box.paste("joe@gmx.net");
  await box.expectNotice("Remove it");
  const looks = await box.notice.evaluate((section) => {
    const { height } = section.getBoundingClientRect();
    return { display: getComputedStyle(section.getRootNode().host).display, color: getComputedStyle(section).color, low: height < 260 };
  });
  assert.deepEqual({ ...looks, color: looks.color !== "rgba(0, 0, 0, 0)" }, { display: "block", color: true, low: true });
});

test("a megabyte pasted in is read, and the next key is not lost", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  const text = "The banner is 1920x1080 and the budget is fine. ".repeat(21000);
  await box.page.evaluate((long) => {
    const field = document.getElementById("textarea");
    field.focus();
    document.execCommand("insertText", false, long);
  }, text);
  await box.page.keyboard.type("a");
  assert.equal((await box.text()).length, text.length + 1);
  assert.equal(await box.page.evaluate(() => window.guards.textarea.degraded), false);
});

test("a received message warns the one who is asked", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { annotate } = await import("/package/index.js");
    const message = document.body.appendChild(document.createElement("p"));
    message.id = "received";
    message.textContent = "Nice. What's your email? We can talk there.";
    window.note = await annotate(message, { locale: "en" });
  });
  await box.expectNotice(["You're being asked", "Just answer here"]);
  assert.equal(await box.button("Remove it").count(), 0);
  await box.button("Close").click();
  assert.equal(await box.notice.count(), 0);
  await box.page.evaluate(() => window.note.detach());
  assert.equal(await box.page.evaluate(() => document.querySelectorAll("[data-contact-guard]").length), 0);
});

test("an explanation stays although nobody keeps it", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { annotate } = await import("/package/index.js");
    const message = document.body.appendChild(document.createElement("p"));
    message.textContent = "What's your WhatsApp?";
    await annotate(message, { locale: "en" });
  });
  const client = await box.protocol(t);
  if (!client) return;
  for (let round = 0; round < 3; round += 1) {
    await client.send("HeapProfiler.collectGarbage");
    await box.page.waitForTimeout(50);
  }
  await box.expectNotice("You're being asked");
});

test("an honest message that was received gets nothing", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { annotate } = await import("/package/index.js");
    const message = document.body.appendChild(document.createElement("p"));
    message.textContent = "Could the logo be 20% larger, by 12/05?";
    await annotate(message, { locale: "en" });
  });
  await box.expectNoNotice();
});

test("the element guards the field it names, whenever that comes", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    await import("/package/element.js");
    document.body.insertAdjacentHTML("beforeend", '<contact-guard for="late" locale="en" surface="inbox"></contact-guard>');
    const field = document.createElement("textarea");
    field.id = "late";
    document.body.append(field);
  });
  await box.page.waitForFunction(() => document.querySelector("contact-guard").guard);
  box.kind = "late";
  await box.paste("joe@gmx.net");
  await box.expectNotice("joe@gmx.net");
  await box.page.evaluate(() => document.querySelector("contact-guard").remove());
  assert.equal(await box.page.evaluate(() => document.querySelectorAll("[data-contact-guard]").length), 0);
});

test("importing the package does nothing", async (t) => {
  const box = await open(t);
  if (!box) return;
  const changed = await box.page.evaluate(async () => {
    const before = Object.keys(window).length;
    await import("/package/index.js");
    return { globals: Object.keys(window).length - before, element: customElements.get("contact-guard") !== undefined };
  });
  assert.deepEqual(changed, { globals: 0, element: false });
});
