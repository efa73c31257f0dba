// The messages that builds are compared on, and what the native binary says of them.

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/package/places.mjs";
import { binary } from "./binary.mjs";

const CASES = join(ROOT, "tests/cases");
const MOST_OUTPUT = 1 << 28;

/** Every labelled case, as a line of JSON. */
export function cases() {
  return readdirSync(CASES)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(join(CASES, name), "utf8").split("\n").filter(Boolean));
}

/** So many generated messages, each with an id; MESSAGES=100000 in the environment asks for more. */
export function generated(count) {
  const asked = process.env.MESSAGES ?? String(count);
  const args = ["run", "--quiet", "--profile", "quick", "--example", "generate", "--features", "serde", "--", asked, "5"];
  return execFileSync("cargo", args, { cwd: ROOT, maxBuffer: MOST_OUTPUT, encoding: "utf8" }).split("\n").filter(Boolean);
}

/** The native binary's answer to each line. */
export function native(lines) {
  const { stdout, status } = spawnSync(binary(), ["scan", "--fail-on", "never", "-"], { input: lines.join("\n"), maxBuffer: MOST_OUTPUT, encoding: "utf8" });
  if (status !== 0) throw new Error(`contact-guard scan ended with ${status}`);
  return stdout.trimEnd().split("\n");
}
