// The JavaScript entries.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import esbuild from "esbuild";
import { DIST, LOWERED, PACKAGE } from "./places.mjs";

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

/** The module for older engines in the place of the other; `boundary` is what it calls the page by. */
const lowered = (boundary) => ({
  name: "lowered",
  setup(build) {
    build.onResolve({ filter: /build\/(bindings\.js|contact_guard\.wasm)$/ }, ({ path }) => ({ path: join(LOWERED, path.split("/").pop()) }));
    build.onResolve({ filter: /src\/boundary\.js$/ }, () => ({ path: join(PACKAGE, "src", boundary) }));
  },
});

/** The oldest engines that README names. */
const OLDEST = ["chrome87", "safari14.1", "firefox78"];

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
  // A webview's own script: everything in one file.
  await esbuild.build({
    ...COMMON,
    entryPoints: [entry("webview")],
    plugins: [sheets, lowered("boundary.js")],
    format: "iife",
    globalName: "ContactGuard",
    target: OLDEST,
  });
  // The module as JavaScript. It calls the page by the boundary that it is lent.
  await esbuild.build({
    ...COMMON,
    entryPoints: [entry("fallback")],
    plugins: [lowered("lent.js")],
    inject: [entry("no-wasm")],
    sourcemap: false,
    format: "iife",
    target: OLDEST,
  });
  return metafile;
}
