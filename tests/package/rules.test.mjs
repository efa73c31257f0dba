// The platform's own rules in the page: what the server gives out judges as the server does.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { load } from "contact-guard";
import { binary } from "../support/binary.mjs";

const OVERLAY = `
version = 1
own_domains = ["market.example"]
allow = ["help@partner.io"]

[[service]]
id = "plauder"
names = ["plauder", "болталка"]
hosts = ["plauder.example"]

[[pattern]]
id = "desk-code"
kind = "handle"
regex = '(?-u:\\b)desk code [a-z]{3}-[0-9]{4}(?-u:\\b)'
hits = ["my desk code abc-1234"]
misses = ["the desk is 120 by 60"]

[actions.handle]
likely = "block"
`;

const TEXTS = [
  "my Desk Code ABC-1234 😀 desk code xyz-0000",
  "desk code abc-12345",
  "ｄｅｓｋ ｃｏｄｅ ａｂｃ-１２３４",
  "plauder: joe_d or болталка: joe_d, plauder is great",
  "https://plauder.example/joe and https://market.example/joe",
  "help@partner.io, joe@gmx.net",
  "nothing here",
];

let folder;
let program;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "contact-guard-"));
  writeFileSync(join(folder, "overlay.toml"), OVERLAY);
  program = binary();
});
after(() => rmSync(folder, { recursive: true }));

function native(args, input) {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: folder, input, encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(status, 0, stderr);
  return stdout;
}

test("patterns find in wasm what they find natively", async () => {
  const rules = JSON.parse(native(["rules", "build", "overlay.toml"]));
  const guard = await load({ rules });
  assert.equal(guard.rules, rules.rules);
  const lines = TEXTS.map((text) => JSON.stringify({ text })).join("\n");
  const reports = native(["scan", "--overlay", "overlay.toml", "--fail-on", "never", "-"], lines).trimEnd().split("\n");
  TEXTS.forEach((text, at) => {
    const { id, ...report } = JSON.parse(reports[at]);
    assert.deepEqual(guard.check(text), report, text);
  });
  assert.equal(guard.check(TEXTS[0]).findings.filter(({ rule }) => rule === "handle.overlay").length, 2);
});

test("damaged rules are refused in words", async () => {
  const rules = JSON.parse(native(["rules", "build", "overlay.toml"]));
  rules.patterns[0].ends = rules.patterns[0].ends.slice(0, 100);
  await assert.rejects(load({ rules }), /damaged or of another version/);
});
