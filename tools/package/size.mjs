// What is downloaded, file by file, and whether it is within the budget.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { DIST } from "./places.mjs";

/** Kilobytes in brotli, of at most so many. The reasons stand in docs/size.md. */
export const BUDGET = { "contact-guard.wasm": 450, "slim page": 462 };

/** Prints a table and gives what is over the budget. */
export function report() {
  const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(map|d\.ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1))
    .sort();
  const sizes = new Map(files.map((name) => [name, weigh(readFileSync(join(DIST, name)))]));
  const page = [...needed("slim.js"), "contact-guard.wasm"].map((name) => sizes.get(name));
  sizes.set("slim page", { raw: sum(page, "raw"), gzip: sum(page, "gzip"), brotli: sum(page, "brotli") });
  console.log(`${"file".padEnd(44)}      raw     gzip   brotli`);
  for (const [name, { raw, gzip, brotli }] of sizes) {
    console.log(`${name.padEnd(44)} ${kilo(raw)} ${kilo(gzip)} ${kilo(brotli)}`);
  }
  const over = Object.entries(BUDGET)
    .filter(([name, budget]) => sizes.get(name).brotli > budget * 1024)
    .map(([name, budget]) => `${name} is over its budget: ${kilo(sizes.get(name).brotli)} KB in brotli, at most ${budget}`);
  return { sizes, over };
}

/** The entry and every file that it imports at once. */
function needed(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const source = readFileSync(join(DIST, name), "utf8");
  for (const [, path] of source.matchAll(/(?:^|[;}])(?:import|export)(?:[^"'();]*?from)?\s*"(\.[^"]+)"/g)) {
    needed(join(name, "..", path), seen);
  }
  return seen;
}

function weigh(bytes) {
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
  };
}

const sum = (sizes, unit) => sizes.reduce((total, size) => total + size[unit], 0);
const kilo = (bytes) => `${(bytes / 1024).toFixed(1).padStart(8)}`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { over } = report();
  if (over.length) {
    console.error(over.join("\n"));
    process.exitCode = 1;
  }
}
