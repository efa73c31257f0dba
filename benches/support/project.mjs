// The project as benches change it: in a copy.

import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Copies the sources of the project, without what was built of them. */
export function copyProject(folder) {
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !/\/(target|node_modules|\.git|dist)$/.test(path) });
}
