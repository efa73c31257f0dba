// The Rust library as a WebAssembly module with its bindings.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bindgen } from "./bindgen.mjs";
import { lower } from "./lower.mjs";
import { optimiser } from "./optimiser.mjs";
import { BUILD, LOWERED, ROOT } from "./places.mjs";
import { run } from "./run.mjs";

const TARGET = "wasm32-unknown-unknown";

/**
 * Writes `bindings.js` and `contact_guard.wasm` into the build folder, and what older engines get
 * into a folder in it, unless they are there.
 */
export async function makeModule({ debug = false } = {}) {
  addTarget();
  const profile = debug ? "quick" : "web";
  run("cargo", ["rustc", "--quiet", "--lib", "--crate-type", "cdylib", "--target", TARGET, "--profile", profile, "--no-default-features", "--features", "web"], {
    cwd: ROOT,
    remedy: "The compiler and its target come with rustup; `rustup show` says what is there.",
  });
  const linked = join(targetFolder(), TARGET, profile, "contact_guard.wasm");
  const stamp = join(BUILD, "made-of");
  const hash = createHash("sha256").update(readFileSync(linked)).update(String(debug));
  for (const step of ["wasm.mjs", "lower.mjs", "optimiser.mjs", "sections.mjs"]) hash.update(readFileSync(new URL(step, import.meta.url)));
  const digest = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  rmSync(stamp, { force: true });
  bindgen(linked, BUILD);
  const module = join(BUILD, "contact_guard.wasm");
  renameSync(join(BUILD, "bindings_bg.wasm"), module);
  if (!debug) await optimise(module);
  mkdirSync(LOWERED, { recursive: true });
  await lower(linked, LOWERED);
  writeFileSync(stamp, digest);
}

function addTarget() {
  const installed = execFileSync("rustup", ["target", "list", "--installed"], { cwd: ROOT, encoding: "utf8" });
  if (!installed.split("\n").includes(TARGET)) run("rustup", ["target", "add", TARGET], { cwd: ROOT });
}

function targetFolder() {
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], { cwd: ROOT, maxBuffer: 1 << 26 });
  return JSON.parse(metadata).target_directory;
}

async function optimise(path) {
  const binaryen = await optimiser();
  const module = binaryen.readBinary(readFileSync(path));
  // What the compiler emits by default; more would let the optimiser use what browsers lack.
  const { MutableGlobals, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt, ReferenceTypes, Multivalue } = binaryen.Features;
  module.setFeatures(MutableGlobals | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt | ReferenceTypes | Multivalue);
  // Each round leaves something to the next; the fourth would find 20 bytes.
  for (let round = 0; round < 3; round++) module.optimize();
  writeFileSync(path, module.emitBinary());
  module.dispose();
}
