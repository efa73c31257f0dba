// The native binary that the JavaScript is held against, built once a call.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../tools/package/places.mjs";

/** Builds it with the quick profile, and says where it is. */
export function binary() {
  execFileSync("cargo", ["build", "--quiet", "--profile", "quick"], { cwd: ROOT, stdio: "inherit" });
  return join(ROOT, "target/quick/contact-guard");
}
