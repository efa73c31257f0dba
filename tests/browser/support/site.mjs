// A small web site for the tests: the package, the pages, and the headers that a page asks for.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const FOLDERS = { package: "www/package/dist", pages: "tests/browser/pages", demo: "www/demo" };
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const POLICIES = {
  strict: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  "no-wasm": "default-src 'self'; script-src 'self'",
};

/** Serves until `close()`; `origin` is where. `more` are further folders, by name. */
export async function serve(more = {}) {
  const folders = { ...FOLDERS, ...more };
  const server = createServer((request, response) => answer(folders, request, response).catch(() => response.writeHead(404).end()));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  };
}

async function answer(folders, request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://test");
  const [, folder, ...rest] = normalize(decodeURIComponent(pathname)).split("/");
  const path = folder in folders ? join(ROOT, folders[folder], ...rest) : join(ROOT, "www", "index.html");
  if (searchParams.has("broken")) {
    response.writeHead(200, { "content-type": "application/wasm" }).end("this is no module");
    return;
  }
  const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "cache-control": "no-store" };
  const policy = POLICIES[searchParams.get("policy")];
  if (policy) headers["content-security-policy"] = policy;
  response.writeHead(200, headers).end(await readFile(path));
}
