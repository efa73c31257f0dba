#!/usr/bin/env node
// Prints what the bare detector weighs as wasm, and what of it each table and module costs.
//
//     node benches/size/report.mjs [--opt-level s|z|2|3]
//
// What a table or a module costs is by how much the brotli of the linked wasm shrinks when its
// bytes are zeroed; where they stand is read off the linker's map. The linker knows the arrays
// behind `&[…]` by number only, so tables are told by their contents, as the build script wrote
// them. wasm-opt runs if the npm package `binaryen` is installed or it is on the PATH.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { brotli, build, kilo } from "./module.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const scratch = mkdtempSync(join(tmpdir(), "contact-guard-size-"));
const BAR = 40 * 1024;
/** How many groups are weighed, the largest first: each costs one compression. */
const MOST = 24;

const target = process.env.CARGO_TARGET_DIR ?? join(here, "target");
const built = join(target, "wasm32-unknown-unknown/release");
const flag = process.argv.indexOf("--opt-level");
const level = flag > 0 ? process.argv[flag + 1] : "s";

try {
  main();
} finally {
  rmSync(scratch, { recursive: true });
}

function main() {
  const map = join(scratch, "map");
  const linked = build(root, target, level, ["-C", `link-arg=-Map=${map}`]);
  const optimised = optimise(linked);
  console.log(`bare detector, opt-level ${level}`);
  row("linked", linked);
  if (optimised) row("after wasm-opt", optimised);
  else console.log("  wasm-opt is MISSING (npm install --no-save binaryen): the linked module is what counts");
  const size = brotli(optimised ?? linked);
  console.log(`  ${size <= BAR ? "ok  " : "MISS"} ${kilo(size)} of at most ${kilo(BAR)} in brotli\n`);
  parts(linked, readFileSync(map, "utf8"));
}

function optimise(wasm) {
  const local = join(root, "node_modules/.bin/wasm-opt");
  const tool = process.env.WASM_OPT ?? (existsSync(local) ? local : "wasm-opt");
  const output = join(scratch, "optimised.wasm");
  const level = process.argv.includes("--speed") ? "-O3" : "-Os";
  try {
    execFileSync(tool, [level, "--all-features", "-", "-o", output], { input: wasm, stdio: ["pipe", "inherit", "pipe"] });
    return readFileSync(output);
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function row(name, wasm) {
  console.log(`  ${name.padEnd(16)} raw ${kilo(wasm.length)}   gzip ${kilo(gzipSync(wasm, { level: 9 }).length)}   brotli ${kilo(brotli(wasm))}`);
}

/** Each symbol of the linker's map, by what it belongs to. */
function parts(wasm, map) {
  const symbols = read(map).filter(({ offset, size }) => size > 0 && offset + size <= wasm.length);
  const whole = brotli(wasm);
  const known = generated()
    .map(({ name, bytes }) => ({ name, size: bytes.length, offset: wasm.indexOf(bytes) }))
    .filter(({ offset }) => offset >= 0);
  // The map's offsets of data are those of the file but for a header of a few bytes.
  const told = ({ offset, size }) => known.some((table) => table.size === size && Math.abs(table.offset - offset) < 16);
  const rest = symbols.filter((symbol) => symbol.data && !told(symbol));
  const nameOf = ({ name, size }) =>
    /Lanon|rodata|internal/.test(name) ? (size < 4096 ? "strings and rows without a name" : `an array of ${size} bytes`) : crateOf(name);
  const tables = new Map([...group(known, ({ name }) => name), ...group(rest, nameOf)]);
  const modules = group(symbols.filter((symbol) => !symbol.data), (symbol) => moduleOf(symbol.name));
  console.log("bytes of data                                                      raw   brotli");
  print(costs(wasm, whole, tables));
  console.log("bytes of code                                                      raw   brotli");
  print(costs(wasm, whole, modules));
}

/** The arrays of numbers that the build script wrote, as bytes. */
function generated() {
  const builds = readdirSync(join(built, "build")).map((name) => join(built, "build", name, "out"));
  const folders = builds.filter((out) => existsSync(join(out, "rules.rs")));
  const [newest] = folders.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const tables = [];
  for (const file of readdirSync(newest).filter((name) => name.endsWith(".rs") && name !== "rule_tests.rs")) {
    const source = readFileSync(join(newest, file), "utf8");
    for (const [, name, type, body] of source.matchAll(/static (\w+): &?(?:'static )?\[(u8|u16|u32)(?:; \d+)?\] = &?\[([\d, \n]+)/g)) {
      const numbers = body.split(",").filter((word) => word.trim()).map(Number);
      const typed = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array }[type].from(numbers);
      if (numbers.length >= 32) tables.push({ name: `${file} ${name}`, bytes: Buffer.from(typed.buffer) });
    }
  }
  return tables;
}

/** Lines are `address offset size name`, in hexadecimal, indented once for each symbol. */
function read(map) {
  const symbols = [];
  let data = false;
  for (const line of map.split("\n")) {
    const match = /^\s*(-|[0-9a-f]+)\s+([0-9a-f]+)\s+([0-9a-f]+)\s(\s*)(.+)$/.exec(line);
    if (!match) continue;
    const [, , offset, size, indent, name] = match;
    if (indent.length === 0) data = name.startsWith("DATA") || name.startsWith(".rodata") || name.startsWith(".data");
    if (indent.length < 16) continue;
    symbols.push({ offset: parseInt(offset, 16), size: parseInt(size, 16), name: demangle(name.trim()), data });
  }
  return symbols;
}

function group(symbols, key) {
  const groups = new Map();
  for (const symbol of symbols) {
    const name = key(symbol);
    groups.set(name, [...(groups.get(name) ?? []), symbol]);
  }
  return groups;
}

function costs(wasm, whole, groups) {
  return [...groups]
    .map(([name, symbols]) => ({ name, raw: symbols.reduce((sum, { size }) => sum + size, 0), symbols }))
    .sort((a, b) => b.raw - a.raw)
    .slice(0, MOST)
    .map(({ name, raw, symbols }) => {
      const without = Buffer.from(wasm);
      for (const { offset, size } of symbols) without.fill(0, offset, offset + size);
      return { name, raw, cost: whole - brotli(without) };
    })
    .sort((a, b) => b.cost - a.cost);
}

function print(rows) {
  for (const { name, raw, cost } of rows) {
    console.log(`  ${name.slice(0, 58).padEnd(60)} ${String(raw).padStart(7)}  ${String(cost).padStart(7)}`);
  }
  console.log();
}

/** `_ZN…17h0123456789abcdefE` → `contact_guard::fold::fold`. */
function demangle(name) {
  const parts = [];
  let rest = /_ZN(.*)E/.exec(name)?.[1];
  if (rest === undefined) return name.replace(/^.*:\(|\)$/g, "");
  for (let match; (match = /^(\d+)(.*)$/s.exec(rest)); ) {
    parts.push(match[2].slice(0, Number(match[1])));
    rest = match[2].slice(Number(match[1]));
  }
  return parts.filter((part) => !/^h[0-9a-f]{16}$/.test(part)).join("::").replace(/\$LT\$/g, "<").replace(/\$GT\$/g, ">");
}

function moduleOf(name) {
  const path = /contact_guard(?:\.\.|::)(.+)/.exec(name)?.[1];
  if (path === undefined) return /^_R|^(core|alloc|std)\b|^</.test(name) ? "standard library" : name;
  const steps = path.split(/::|\.\./).filter((step) => /^[a-z_]+$/.test(step));
  return `contact_guard::${steps.slice(0, -1).slice(0, 3).join("::") || steps[0] || "?"}`;
}

/** The standard library's tables as one, ours by name. */
function crateOf(name) {
  return name.startsWith("contact_guard") ? name : "standard library";
}
