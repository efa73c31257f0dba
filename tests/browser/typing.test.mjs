// What people meet while they write.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withBrowser } from "./support/box.mjs";

const { open } = withBrowser();

for (const kind of ["textarea", "input", "editable"]) {
  test(`${kind}: a detail is explained after the pause, and drawn`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.type("write me joe@gmx.net");
    assert.equal(await box.notice.count(), 0, "nothing on a half-typed word");
    await box.expectNotice(["E-mail address", "joe@gmx.net", "Remove it"]);
    assert.deepEqual(await box.drawn(), [["confirm", "joe@gmx.net"]]);
    await box.expectNoProblems();
  });

  test(`${kind}: an honest brief is left in peace`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.type("The banner is 1920x1080, the budget $1,250, by 12/05 at 5pm.");
    await box.expectNoNotice();
    assert.deepEqual(await box.drawn(), []);
  });

  test(`${kind}: "Remove it" mends the text, keeps the caret, and can be undone`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.type("write me joe@gmx.net today");
    await box.button("Remove it").click();
    assert.equal((await box.text()).trim(), "write me today");
    if (kind !== "editable") assert.equal(await box.caret(), 14);
    await box.type("!");
    assert.equal((await box.text()).trim(), "write me today!");
    await box.expectNoNotice();
    await box.page.keyboard.press("ControlOrMeta+z");
    await box.page.keyboard.press("ControlOrMeta+z");
    assert.match(await box.text(), /joe@gmx\.net/);
  });

  test(`${kind}: what is pasted is read`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.paste("call +44 20 7946 0018");
    await box.expectNotice(["Phone number", "+44 20 7946 0018"]);
  });

  test(`${kind}: a finding that is mended by hand takes its notice along`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.type("joe@gmx.net");
    await box.expectNotice("joe@gmx.net");
    for (let key = 0; key < 8; key += 1) await box.page.keyboard.press("Backspace");
    await box.expectNoNotice();
  });

  test(`${kind}: "This isn't contact info" stays quiet for the draft`, async (t) => {
    const box = await open(t);
    if (!box) return;
    await box.attach(kind);
    await box.type("joe@gmx.net ");
    await box.expectNotice("joe@gmx.net");
    await box.button("This isn't contact info").click();
    await box.type("and more ");
    await box.expectNoNotice();
    assert.deepEqual(await box.drawn(), []);
  });
}

test("several findings are one notice, and one of them can be taken out", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("joe@gmx.net or +44 20 7946 0018");
  await box.expectNotice(["2 details", "joe@gmx.net", "+44 20 7946 0018"]);
  await box.button("Remove joe@gmx.net").click();
  assert.equal(await box.text(), "or +44 20 7946 0018");
  await box.expectNotice("Phone number");
});

test("why? lists the clues", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("john (at) gmail (dot) com");
  await box.button("Why?").click();
  await box.expectNotice(["Reads as john@gmail.com", "Service: gmail", "written as words"]);
  assert.equal(await box.button("Why?").getAttribute("aria-expanded"), "true");
});

test("text that comes without an event is read while the field is in focus", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.field.focus();
  await box.page.evaluate(() => {
    document.getElementById("textarea").value = "joe@gmx.net";
  });
  await box.expectNotice("joe@gmx.net");
});

test("nothing is read in the middle of a composition", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.field.focus();
  await box.compose("joe@gmx.net");
  await box.expectNoNotice();
  await box.composed("joe@gmx.net");
  await box.expectNotice("joe@gmx.net");
});

test("the report is told as it changes, without the text", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("joe@gmx.net");
  const [report] = await box.events("contact-guard-report");
  assert.equal(report.action, "confirm");
  assert.deepEqual(Object.keys(report.findings[0]).sort(), ["action", "category", "certainty", "disguises", "end", "kind", "rule", "service", "start"]);
});

test("settings that change change the judgement at once", async (t) => {
  const box = await open(t);
  if (!box) return;
  await box.attach();
  await box.paste("the number for the card is +44 20 7946 0018");
  await box.expectNotice("Phone number");
  await box.page.evaluate(() => window.guards.textarea.update({ context: { surface: "order", order: "active", declared: ["phone"] } }));
  await box.expectNotice("This order needs it");
  await box.page.evaluate(() => window.guards.textarea.update({ policy: { version: 1, actions: { phone: { certain: "block" } } }, context: {} }));
  assert.equal(await box.page.evaluate(() => window.guards.textarea.report().action), "block");
});

test("an option that does not exist is refused by name", async (t) => {
  const box = await open(t);
  if (!box) return;
  await assert.rejects(box.attach("textarea", { colour: "red" }), /unknown option `colour`/);
  await assert.rejects(box.attach("textarea", { context: { surfase: "inbox" } }), /surfase/);
});
