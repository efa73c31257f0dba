import { ROOT } from "./places.mjs";
import { run } from "./run.mjs";

/** Makes the bindings of the module `linked`: `bindings.js` and `bindings_bg.wasm` in `folder`. */
export function bindgen(linked, folder) {
  run("cargo", ["run", "--quiet", "--manifest-path", "tools/bindgen/Cargo.toml", "--", linked, folder], { cwd: ROOT });
}
