import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

// The packages stand one folder up.
const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default { turbopack: { root }, outputFileTracingRoot: root };
