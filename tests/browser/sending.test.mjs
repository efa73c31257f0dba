// The way out: form, button, Enter, and asking before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const { open } = withBrowser();
const DETAIL = "write me joe@gmx.net";
const HONEST = "the banner is 1920x1080";

const WAYS = {
  "the form": { by: "form", press: (box) => box.page.locator("#send").click() },
  "the button": { by: "button", press: (box) => box.page.locator("#plain").click() },
  "Enter of the page": { by: "none", enter: "send", enterSends: true, press: (box) => box.page.keyboard.press("Enter") },
};

for (const [name, { press, ...options }] of Object.entries(WAYS)) {
  test(`${name}: an honest message goes`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach("textarea", options);
    await box.type(HONEST);
    await press(box);
    assert.deepEqual(await box.sent(), [HONEST]);
    const [decision] = await box.events("onSend");
    assert.deepEqual([decision.outcome, decision.allowed], ["clean", true]);
  });

  test(`${name}: a detail asks once more, and goes when its author says so`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach("textarea", options);
    await box.type(DETAIL);
    await press(box);
    assert.deepEqual(await box.sent(), []);
    await box.expectNotice("Send it with this in it?");
    await box.button("Send anyway").click();
    assert.deepEqual(await box.sent(), [DETAIL]);
    const decisions = await box.events("onSend");
    assert.deepEqual(decisions.map(({ outcome }) => outcome), ["sent-anyway"]);
    assert.equal(JSON.stringify(decisions).includes("joe"), false, "no text in it");
    await box.expectNoNotice();
    await box.expectNoProblems();
  });

  test(`${name}: what was mended goes`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach("textarea", options);
    await box.type(DETAIL);
    await press(box);
    await box.button("Remove it").click();
    assert.equal(await box.text(), "write me");
    assert.deepEqual(await box.sent(), []);
    await press(box);
    assert.deepEqual(await box.sent(), ["write me"]);
  });
}

test("a question at the door takes the focus and gives it back to the caret", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "button" });
  await box.type(DETAIL);
  await box.page.locator("#plain").click();
  const focused = () => box.page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent ?? document.activeElement.id);
  assert.equal(await focused(), "Remove it");
  await box.page.keyboard.press("Escape");
  assert.equal(await focused(), "textarea");
  assert.equal(await box.caret(), DETAIL.length);
  assert.deepEqual(await box.sent(), []);
  const [decision] = await box.events("onSend");
  assert.deepEqual([decision.outcome, decision.allowed], ["kept", false]);
});

test("everything at the door is reached by keyboard", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "button" });
  await box.type(DETAIL);
  await box.page.locator("#plain").focus();
  await box.page.keyboard.press("Enter");
  await box.notice.waitFor();
  await box.page.keyboard.press("Tab");
  await box.page.keyboard.press("Enter");
  assert.deepEqual(await box.sent(), [DETAIL]);
});

test("a blocked message does not go, and says what to do", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { policy: { version: 1, actions: { email: { certain: "block" } } } });
  await box.type(DETAIL);
  await box.page.locator("#send").click();
  await box.expectNotice("Take this out, and the message can go");
  assert.equal(await box.button("Send anyway").count(), 0);
  await box.button("Remove it").click();
  await box.page.locator("#send").click();
  assert.deepEqual(await box.sent(), ["write me"]);
});

test("a policy that only warns lets the message go", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { policy: { version: 1, actions: { email: { certain: "warn" } } } });
  await box.type(DETAIL);
  await box.page.locator("#send").click();
  assert.deepEqual(await box.sent(), [DETAIL]);
  const [decision] = await box.events("onSend");
  assert.deepEqual([decision.outcome, decision.action], ["noticed", "warn"]);
});

test("what is no contact info in its author's eyes goes after the question", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.type(DETAIL);
  await box.page.locator("#send").click();
  await box.button("This isn't contact info").click();
  assert.deepEqual(await box.sent(), [DETAIL]);
});

test("Enter begins a new line where the page lets it", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "none" });
  await box.type("joe@gmx.net");
  await box.page.keyboard.press("Enter");
  assert.equal(await box.text(), "joe@gmx.net\n");
});

test("an Enter that was seen to begin a line does so with a detail, too", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.type("hello");
  await box.page.keyboard.press("Enter");
  await box.type("joe@gmx.net");
  await box.page.keyboard.press("Enter");
  assert.equal(await box.text(), "hello\njoe@gmx.net\n");
});

test("Shift and Enter is a new line", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "button", enterSends: true });
  await box.type("joe@gmx.net");
  await box.page.keyboard.press("Shift+Enter");
  assert.equal(await box.text(), "joe@gmx.net\n");
});

test("an input in a form sends by Enter, through the gate", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("input");
  await box.type(DETAIL);
  await box.page.keyboard.press("Enter");
  assert.deepEqual(await box.sent(), []);
  await box.button("Send anyway").click();
  assert.deepEqual(await box.sent(), [DETAIL]);
});

test("the Enter that ends a composition sends nothing and asks nothing", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "button", enterSends: true });
  await box.type("joe@gmx.net ");
  await box.page.evaluate(() => {
    document.getElementById("textarea").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
  });
  assert.equal((await box.events("contact-guard-send")).length, 0);
});

test("beforeSend waits for the answer", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "none" });
  await box.type(DETAIL);
  const decision = box.page.evaluate(() => window.guards.textarea.beforeSend());
  await box.button("Send anyway").click();
  assert.deepEqual([(await decision).allowed, (await decision).outcome], [true, "sent-anyway"]);
});

test("beforeSend of an honest message answers at once", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "none" });
  await box.type(HONEST);
  assert.equal((await box.page.evaluate(() => window.guards.textarea.beforeSend())).allowed, true);
});

test("a page that uses both the button and beforeSend is asked once", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach("textarea", { by: "button" });
  await box.page.evaluate(() => {
    document.getElementById("plain").addEventListener("click", async () => {
      window.second = await window.guards.textarea.beforeSend();
    });
  });
  await box.type(HONEST);
  await box.page.locator("#plain").click();
  await box.page.waitForFunction(() => window.second);
  assert.equal((await box.events("contact-guard-send")).length, 1);
});

test("a listener can take the decision over", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.page.evaluate(() => {
    document.addEventListener("contact-guard-send", (event) => event.preventDefault());
  });
  await box.type(DETAIL);
  await box.page.locator("#send").click();
  assert.deepEqual(await box.sent(), []);
  assert.equal(await box.notice.count(), 0);
  const decision = await box.page.evaluate(() => window.guards.textarea.beforeSend());
  assert.equal(decision.outcome, "taken-over");
});

test("what was sent is remembered, and the next message is read after it", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  for (const part of ["my number is 415", "555"]) {
    await box.type(part);
    await box.page.locator("#send").click();
  }
  await box.type("0132");
  await box.expectNotice(["Phone number", "0132"]);
});

test("the embedder's own ways stand in the notice", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.page.evaluate(async () => {
    const { attach } = await import("/package/index.js");
    await attach(document.getElementById("textarea"), { locale: "en", alternatives: [{ label: "Start a call", onSelect: () => { window.called = true; } }] });
  });
  box.kind = "textarea";
  await box.paste("call me on +44 20 7946 0018");
  await box.button("Start a call").click();
  assert.equal(await box.page.evaluate(() => window.called), true);
});

test("what happens is counted without text", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("joe@gmx.net");
  await box.button("Remove it").click();
  const counts = await box.page.evaluate(() => window.counts);
  assert.deepEqual(counts.map(({ event }) => event), ["shown", "fixed"]);
  assert.equal(JSON.stringify(counts).includes("joe"), false);
});
