// The JavaScript entries.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import esbuild from "esbuild";
import { DIST, PACKAGE } from "./places.mjs";

/** Style sheets as text, without what only people need. */
const sheets = {
  name: "sheets",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const COMMON = {
  bundle: true,
  minify: true,
  sourcemap: true,
  legalComments: "none",
  loader: { ".wasm": "base64" },
  plugins: [sheets],
  outdir: DIST,
  logLevel: "warning",
  // The bindings name a module of theirs once for each function that they take from it.
  logOverride: { "duplicate-object-key": "silent" },
};

/** Bundles every entry; what several need stands in files of its own. */
export async function bundle() {
  const entry = (name) => join(PACKAGE, "src", `${name}.js`);
  const { metafile } = await esbuild.build({
    ...COMMON,
    entryPoints: ["index", "slim", "element", "react"].map(entry),
    format: "esm",
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
    external: ["react"],
    target: "es2022",
    metafile: true,
  });
  // A webview's own script: everything in one file, for engines that are some years old.
  await esbuild.build({
    ...COMMON,
    entryPoints: [entry("webview")],
    format: "iife",
    globalName: "ContactGuard",
    target: ["chrome87", "safari14.1"],
  });
  return metafile;
}
