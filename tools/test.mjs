#!/usr/bin/env node
// Runs every test, and ends at the first step that fails.
//
//     npm test                  all of them
//     npm test -- rust browser  some of them

import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./package/places.mjs";
import { run } from "./package/run.mjs";
import { spawnSync } from "node:child_process";

// The feature `tls` links the system's OpenSSL.
const TLS = spawnSync("pkg-config", ["--exists", "openssl"]).status === 0;
if (!TLS) {
  console.error("######## TLS IS NOT TESTED: it needs OpenSSL, as in `apt-get install libssl-dev pkg-config`");
  if (process.env.CI) process.exit(1);
}
const ALL_FEATURES = TLS ? "--all-features" : "--features=server,cli,overlay,bench-internals";

const CLIPPY = [
  ["--all-targets"],
  ["--all-targets", "--no-default-features"],
  ["--all-targets", "--no-default-features", "--features", "cli"],
  ["--all-targets", ALL_FEATURES],
  ["--lib", "--no-default-features", "--target", "wasm32-unknown-unknown"],
  ["--lib", "--no-default-features", "--features", "web", "--target", "wasm32-unknown-unknown"],
];

const cargo = (...args) => run("cargo", args, { cwd: ROOT });
const tests = (env, ...args) => run("node", ["--test", "--test-reporter=spec", ...args], { cwd: ROOT, env });
const specs = (engine, names) => {
  console.log(`in ${engine}`);
  // Two Chromiums get along on two cores; the others share a screen and time out.
  tests({ ENGINE: engine }, `--test-concurrency=${engine === "chromium" ? 2 : 1}`, ...names.map((name) => `tests/browser/${name}.test.mjs`));
};

const STEPS = {
  format: () => {
    cargo("fmt", "--check");
    for (const apart of ["tools/bindgen", "tests/wasm"]) cargo("fmt", "--check", "--manifest-path", `${apart}/Cargo.toml`);
  },
  lint: () => CLIPPY.forEach((features) => cargo("clippy", "--quiet", ...features, "--", "-D", "warnings")),
  rust: () => {
    cargo("test", "--quiet", ...(TLS ? ["--features", "tls"] : []));
    cargo("test", "--quiet", "--no-default-features", "--lib");
  },
  docs: () => run("cargo", ["doc", "--quiet", "--no-deps", ALL_FEATURES], { cwd: ROOT, env: { RUSTDOCFLAGS: "-D warnings" } }),
  deps: () => run(".ci/deps", [], { cwd: ROOT }),
  build: () => run("node", ["tools/package/build.mjs"], { cwd: ROOT }),
  package: () => tests({}, "tests/package/node.test.mjs", "tests/package/locales.test.mjs", "tests/package/rules.test.mjs", "tests/package/module.test.mjs"),
  service: () => run("tests/http/schemathesis", ["30"], { cwd: ROOT }),
  browser: () => specs("chromium", ["typing", "sending", "around", "senses", "contrast", "pixels", "webview", "bridge", "phone", "highlight", "demo"]),
  engines: () => {
    tests({}, "--test-concurrency=1", "tests/engines/engines.test.mjs", "tests/engines/wasm.test.mjs");
    // The mirror is compared with what only Chromium has.
    for (const engine of ["firefox", "webkit"]) specs(engine, ["typing", "sending", "around", "senses", "contrast", "pixels", "webview", "bridge", "demo"]);
  },
  bundlers: () => tests({}, "tests/bundlers/bundlers.test.mjs"),
  fuzz: () => run("fuzz/run", ["5"], { cwd: ROOT }),
};

const asked = process.argv.slice(2);
for (const name of asked.filter((name) => !(name in STEPS))) {
  console.error(`there is no step ${name}; there are ${Object.keys(STEPS).join(", ")}`);
  process.exit(2);
}
if (!existsSync(join(ROOT, "node_modules/esbuild"))) run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: ROOT });
for (const [name, step] of Object.entries(STEPS)) {
  if (asked.length && !asked.includes(name)) continue;
  const began = performance.now();
  console.log(`\n── ${name}`);
  step();
  console.log(`── ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
