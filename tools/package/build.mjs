#!/usr/bin/env node
// Makes everything that is published, from a fresh clone: the module, its bindings, the entries,
// the locale files, the types, and a size report.
//
//     npm run build [-- --debug]

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { bundle } from "./bundle.mjs";
import { BUILD, DIST, PACKAGE } from "./places.mjs";
import { report } from "./size.mjs";
import { makeModule } from "./wasm.mjs";

const debug = process.argv.includes("--debug");

mkdirSync(BUILD, { recursive: true });
await makeModule({ debug });

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
cpSync(`${BUILD}/contact_guard.wasm`, `${DIST}/contact-guard.wasm`);
cpSync(`${PACKAGE}/locales`, `${DIST}/locales`, { recursive: true });
cpSync(`${PACKAGE}/types`, DIST, { recursive: true });
await bundle();

const { over } = report();
if (over.length && !debug) {
  console.error(over.join("\n"));
  process.exitCode = 1;
}
