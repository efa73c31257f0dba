// Where things stand.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const PACKAGE = join(ROOT, "www/package");
/** What the module is made into, before it is bundled. */
export const BUILD = join(PACKAGE, "build");
/** The same for engines that are some years old, and without WebAssembly. */
export const LOWERED = join(BUILD, "lowered");
/** What is published. */
export const DIST = join(PACKAGE, "dist");
