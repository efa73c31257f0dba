#!/usr/bin/env node
// Does a longer list of services slow the scan? Builds the tool as it is and with ten times the
// services, invented ones of twelve names each, and times both on the labelled cases.
//
//     node benches/growth.mjs           some minutes: it compiles the tool twice
//     node benches/growth.mjs FILE      on a file of messages in JSON Lines

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject, ROOT } from "./support/project.mjs";

const TIMES = 10;
const NAMES = 12;
const ROUNDS = 7;
/** How much longer a scan may take. */
const BAR = 1.5;

const scratch = mkdtempSync(join(tmpdir(), "contact-guard-growth-"));
try {
  const messages = process.argv[2] ?? cases();
  const usual = build(ROOT, join(scratch, "usual"));
  const copy = join(scratch, "project");
  copyProject(copy);
  const added = grow(join(copy, "rules/service"));
  const grown = build(copy, join(scratch, "grown"));
  const best = { usual: Infinity, grown: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    best.usual = Math.min(best.usual, time(usual, messages));
    best.grown = Math.min(best.grown, time(grown, messages));
  }
  const ratio = best.grown / best.usual;
  console.log(`${added} services of ${NAMES} names more: ${best.grown.toFixed(2)} s next to ${best.usual.toFixed(2)} s`);
  console.log(`${ratio <= BAR ? "ok  " : "MISS"} ${ratio.toFixed(2)} of at most ${BAR.toFixed(2)}`);
} finally {
  rmSync(scratch, { recursive: true });
}

/** Adds nine services for each that there is; how many. */
function grow(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".toml"));
  let seed = 4;
  const below = (most) => (seed = (seed * 48271) % 2147483647) % most;
  const taken = new Set();
  const word = () => {
    for (;;) {
      const made = Array.from({ length: 3 + below(3) }, () => "bcdfghklmnprstvz"[below(16)] + "aeiou"[below(5)]).join("");
      if (!taken.has(made) && taken.add(made)) return made;
    }
  };
  for (const file of files) {
    for (let copy = 1; copy < TIMES; copy++) {
      const names = Array.from({ length: NAMES }, word);
      const lines = [`name = "${names[0]}"`, 'kind = "messenger"', `names = ${JSON.stringify(names)}`, `hosts = ["${names[0]}.com"]`, `links = [{ host = "${names[0]}.com", category = "profile" }]`, 'handle = { chars = "a-z0-9_", min = 3, max = 20 }', `hits = ["my ${names[0]} is [[joe_demo_d]]"]`, `misses = ["a ${names[0]} logo"]`];
      writeFileSync(join(folder, file.replace(".toml", `-grown-${copy}.toml`)), `${lines.join("\n")}\n`);
    }
  }
  return files.length * (TIMES - 1);
}

function build(project, target) {
  execFileSync("cargo", ["build", "--quiet", "--release", "--bin", "contact-guard", "--target-dir", target], { cwd: project, stdio: ["ignore", "inherit", "inherit"] });
  const program = join(scratch, `contact-guard-${target.split("/").at(-1)}`);
  copyFileSync(join(target, "release/contact-guard"), program);
  return program;
}

/** The labelled cases, several times over: a scan of some tenths of a second. */
function cases() {
  const folder = join(ROOT, "tests/cases");
  const all = readdirSync(folder).filter((name) => name.endsWith(".jsonl")).map((name) => readFileSync(join(folder, name), "utf8")).join("");
  const path = join(scratch, "messages.jsonl");
  writeFileSync(path, all.repeat(8));
  return path;
}

function time(program, messages) {
  const began = performance.now();
  const { status } = spawnSync(program, ["scan", "--threads", "1", "--fail-on", "never", messages], { stdio: "ignore" });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return (performance.now() - began) / 1000;
}
