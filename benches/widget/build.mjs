// Makes the baselines: the empty module with its bindings, and the peers' bundle.

import { join } from "node:path";
import esbuild from "esbuild";
import { bindgen } from "../../tools/package/bindgen.mjs";
import { ROOT } from "../../tools/package/places.mjs";
import { run } from "../../tools/package/run.mjs";

/** Gives the folder, under the root, in which they stand. */
export function build() {
  const folder = "target/widget-bench";
  const here = join(ROOT, "benches/widget");
  const target = join(ROOT, folder, "cargo");
  run("cargo", ["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--manifest-path", join(here, "empty/Cargo.toml"), "--target-dir", target], { cwd: ROOT });
  const linked = join(target, "wasm32-unknown-unknown/release/contact_guard_empty.wasm");
  bindgen(linked, join(ROOT, folder));
  esbuild.buildSync({ entryPoints: [join(here, "peer.js")], bundle: true, minify: true, format: "esm", outdir: join(ROOT, folder), logLevel: "warning" });
  return folder;
}
