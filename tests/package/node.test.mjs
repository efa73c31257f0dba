// The package in Node: the same reports as the native binary's, byte for byte.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "contact-guard";
import { cases, generated, native } from "../support/messages.mjs";

test("every case, and every generated message, has the same report in wasm as natively", async () => {
  const detector = await load();
  const lines = [...cases(), ...generated(5000)];
  const answers = native(lines);
  assert.equal(answers.length, lines.length);
  lines.forEach((line, at) => {
    const { id, text, context, earlier } = JSON.parse(line);
    const report = detector.check(text, context, { earlier });
    assert.equal(JSON.stringify({ id: id ?? null, ...report }), answers[at], line);
  });
});

test("without WebAssembly the reports are the same", async () => {
  await import("contact-guard/fallback.js");
  const { Engine } = await globalThis.ContactGuardFallback.start({});
  const engine = new Engine(undefined, undefined);
  const lines = [...cases(), ...generated(500)];
  const answers = native(lines);
  lines.forEach((line, at) => {
    const { id, text, context, earlier } = JSON.parse(line);
    assert.equal(JSON.stringify({ id: id ?? null, ...engine.check(text, context, earlier, undefined) }), answers[at], line);
  });
  // More memory than it began with: what was seen of the old one is seen of the new one.
  const long = "The banner is 1920x1080 and the budget is fine. ".repeat(4000);
  assert.equal(engine.check(`${long}joe@gmx.net`, undefined, undefined, undefined).findings.length, 1);
});

test("redaction leaves nothing to find", async () => {
  const detector = await load();
  for (const line of cases()) {
    const { text, context } = JSON.parse(line);
    const redacted = detector.redact(text, context);
    assert.ok(["allow", "notice"].includes(detector.check(redacted, context).action), redacted);
  }
});

test("what is wrong with a call is said in words", async () => {
  const detector = await load();
  assert.throws(() => detector.check(5), /must be a string, not number/);
  assert.throws(() => detector.check("a", { surfase: "inbox" }), /unknown context `surfase`; there are surface/);
  assert.throws(() => detector.check("a", { surface: "chat" }), /inbox, order, listing/);
  assert.throws(() => detector.check("a", {}, { offsets: "bytes" }), /utf16, utf8, codepoint/);
  await assert.rejects(load({ policy: { version: 2 } }), /version 2 is not known/);
  assert.equal(detector.check("joe@gmx.net").action, "confirm", "and nothing is broken by it");
});

test("offsets count as they are asked to", async () => {
  const detector = await load();
  const start = (offsets) => detector.check("😀 joe@gmx.net", {}, { offsets }).findings[0].start;
  assert.deepEqual([start(), start("utf16"), start("utf8"), start("codepoint")], [3, 3, 5, 2]);
});

test("lone surrogates are text like any other", async () => {
  const detector = await load();
  const { findings } = detector.check("\ud800 joe@gmx.net \udc00");
  assert.deepEqual([findings[0].start, findings[0].end], [2, 13]);
});

test("a policy and the platform's rules change the judgement", async () => {
  const strict = await load({ policy: { version: 1, actions: { email: { certain: "block" } } } });
  assert.equal(strict.check("joe@gmx.net").action, "block");
  const own = await load({ rules: { version: 1, rules: "contact-guard 0.1.0 / abc", own_domains: ["market.example"], allow: ["help@partner.io"] } });
  assert.equal(own.rules, "contact-guard 0.1.0 / abc");
  assert.equal(own.check("help@partner.io").action, "allow");
  assert.equal(own.check("help@partner.io").rules, own.rules);
  assert.equal(own.check("joe@partner.io").action, "confirm");
});
