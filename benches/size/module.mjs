// The bare detector as WebAssembly, and what it weighs.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Builds benches/size of the project in `root` into `target`; `args` go to the compiler. */
export function build(root, target, level, args = []) {
  const quoted = level === "s" || level === "z" ? `"${level}"` : level;
  execFileSync(
    "cargo",
    ["rustc", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--config", `profile.release.opt-level=${quoted}`,
      "--", ...args, "-C", "strip=symbols"],
    { cwd: join(root, "benches/size"), stdio: ["ignore", "inherit", "pipe"], env: { ...process.env, CARGO_TARGET_DIR: target } },
  );
  return readFileSync(join(target, "wasm32-unknown-unknown/release/contact_guard_size.wasm"));
}

export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

export function kilo(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(9);
}
