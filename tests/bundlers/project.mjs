// The packed tarball, installed in a bare project beside the tools that people bundle with.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { ROOT } from "../../tools/package/places.mjs";

/** Versions stand here, so that a new release of a bundler is a change of ours. */
const TOOLS = {
  esbuild: "0.28.2",
  rollup: "4.68.8",
  "@rollup/plugin-node-resolve": "16.0.3",
  vite: "8.3.8",
  webpack: "5.112.2",
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  vue: "3.5.45",
  express: "5.3.0",
  fastify: "5.12.8",
  typescript: "5.9.3",
};

/** Packs, installs, and gives the folder; `close` removes it. */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "contact-guard-bundlers-"));
  const packed = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: ROOT, encoding: "utf8" }));
  cpSync(join(ROOT, "tests/bundlers/app"), folder, { recursive: true });
  cpSync(join(ROOT, "tests/bundlers/next"), join(folder, "next"), { recursive: true });
  const dependencies = { ...TOOLS, "contact-guard": `file:${packed[0].filename}` };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module", dependencies }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return { folder, files: packed[0].files.map(({ path }) => path), close: () => rmSync(folder, { recursive: true, force: true }) };
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" };

/** Serves a folder of the project. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://a").pathname;
    try {
      const body = await readFile(join(folder, path === "/" ? "index.html" : path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}
