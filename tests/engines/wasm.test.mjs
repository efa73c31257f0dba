// tests/wasm in every engine: the library called from Rust, in a page that the test runner of
// wasm-bindgen serves.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build as bundle } from "esbuild";
import { PACKAGE, ROOT } from "../../tools/package/places.mjs";
import { cases, native } from "../support/messages.mjs";
import { answering, freePort, NAMES, start } from "./support/engines.mjs";

const TESTS = join(ROOT, "tests/wasm/Cargo.toml");
const TOOL = join(ROOT, "tools/bindgen/Cargo.toml");
const RUNNER = "contact-guard-test-runner";
/** Milliseconds until every test has run. */
const WAIT = 120_000;

const folder = mkdtempSync(join(tmpdir(), "contact-guard-wasm-"));
let runner, origin;

before(async () => {
  const module = build(["test", "--no-run", "--target", "wasm32-unknown-unknown", "--manifest-path", TESTS], "page", compared());
  const program = build(["build", "--features", "runner", "--bin", RUNNER, "--manifest-path", TOOL], RUNNER);
  const address = `127.0.0.1:${await freePort()}`;
  // The bindings ask for it by this path; the runner serves what it does not have from its folder.
  await bundle({ entryPoints: [join(PACKAGE, "src/boundary.js")], outfile: join(folder, "src/boundary.js"), bundle: true, format: "esm", loader: { ".css": "text" } });
  runner = spawn(program, [module], { cwd: folder, env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: address }, stdio: ["ignore", "ignore", "inherit"] });
  origin = `http://${address}/`;
  await answering(origin);
});
after(() => {
  runner?.kill();
  rmSync(folder, { recursive: true, force: true });
});

for (const name of NAMES) {
  test(name, async (t) => {
    const engine = await start(name);
    if (!engine) return t.skip(`no ${name}`);
    try {
      const { session } = engine;
      await session.get(origin);
      let said = "";
      const done = async () => {
        said = await session.executeScript("return document.querySelector('#output')?.textContent ?? ''");
        return /^test result/m.test(said) || /error/i.test(said);
      };
      await session.wait(done, WAIT).catch(() => {});
      const [, passed] = said.match(/^test result: ok\. (\d+) passed; 0 failed/m) ?? [];
      assert.ok(Number(passed) > 0, said);
      t.diagnostic(`${passed} tests`);
    } finally {
      await engine.stop();
    }
  });
}

/** What the parity test compares: each message, and under it the native binary's report. */
function compared() {
  const lines = cases();
  const answers = native(lines);
  const path = join(folder, "compared.jsonl");
  writeFileSync(path, lines.map((line, at) => `${line}\n${answers[at]}\n`).join(""));
  return { CONTACT_GUARD_COMPARED: path };
}

/** The file that cargo made of the target `name`. */
function build(args, name, env = {}) {
  const output = execFileSync("cargo", [...args, "--quiet", "--message-format", "json-render-diagnostics"], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const made = output.split("\n").filter(Boolean).map((line) => JSON.parse(line)).findLast(({ target, executable }) => target?.name === name && executable);
  return made.executable;
}
