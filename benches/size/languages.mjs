#!/usr/bin/env node
// Prints what each language weighs in the bare detector, in brotli: by how much the module shrinks
// when it is built without the language's words and patterns.
//
//     node benches/size/languages.mjs          every language, a minute each
//     node benches/size/languages.mjs de zh    these

import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyProject } from "../support/project.mjs";
import { brotli, build, kilo } from "./module.mjs";

const scratch = mkdtempSync(join(tmpdir(), "contact-guard-languages-"));
const project = join(scratch, "project");
/** Parts of the language folder that are no language. */
const OTHERS = ["handle-cues", "signs"];

try {
  copyProject(project);
  const all = readdirSync(join(project, "rules/language")).filter((name) => name.endsWith(".toml")).map((name) => name.slice(0, -5)).filter((name) => !OTHERS.includes(name));
  const asked = process.argv.slice(2);
  for (const tag of asked.filter((tag) => !all.includes(tag))) throw new Error(`there is no language ${tag}; there are ${all.join(", ")}`);
  const whole = weigh();
  console.log(`all ${all.length} languages: ${kilo(whole)}`);
  for (const tag of asked.length ? asked : all) {
    without(tag, () => console.log(`${tag.padEnd(8)} ${kilo(whole - weigh())}`));
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** Calls `act` while the language is away. */
function without(tag, act) {
  const parts = [`rules/language/${tag}.toml`, `rules/message/${tag}`].filter((part) => existsSync(join(project, part)));
  const aside = (part) => join(scratch, part.replaceAll("/", "-"));
  for (const part of parts) renameSync(join(project, part), aside(part));
  try {
    act();
  } finally {
    for (const part of parts) renameSync(aside(part), join(project, part));
  }
}

function weigh() {
  return brotli(build(project, join(scratch, "target"), "s"));
}
