// The package as people install it: every bundler builds it, and what it builds warns in a browser.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "../browser/support/chromium.mjs";
import { ROOT } from "../../tools/package/places.mjs";
import { install, serve } from "./project.mjs";

let project;
let browser;

before(async () => {
  project = install();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  project?.close();
});

/** Serves `folder`, and holds what is seen there as `warnsAt` does. */
async function warns(t, folder) {
  const site = await serve(folder);
  t.after(() => site.close());
  await warnsAt(t, site.origin);
}

/** Opens a page, types an address, and waits for the notice in the language asked for. */
async function warnsAt(t, address) {
  if (!browser) return t.skip("no browser");
  const page = await browser.newPage();
  t.after(() => page.close());
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(address);
  await page.waitForSelector("body[data-ready=true]", { timeout: 10000 });
  await page.waitForTimeout(300);
  await page.focus("#message");
  await page.keyboard.type("escribe a joe@gmx.net hoy");
  const notice = page.locator("[data-contact-guard=notice] .notice");
  await notice.waitFor({ timeout: 5000 });
  assert.match(await notice.innerText(), /Dirección de correo/);
  assert.deepEqual(problems, []);
}

/** A folder with the page and, beside it, what `build` makes as main.js. */
function out(name) {
  const folder = join(project.folder, "out", name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(project.folder, "index.html"), join(folder, "index.html"));
  return folder;
}

const run = (command, ...args) => execFileSync(join(project.folder, "node_modules/.bin", command), args, { cwd: project.folder, stdio: ["ignore", "pipe", "inherit"] });

test("the tarball holds what is published and nothing else", () => {
  for (const name of ["index.js", "index.d.ts", "slim.js", "element.js", "react.js", "webview.js", "contact-guard.wasm", "locales/es.json"]) {
    assert.ok(project.files.includes(`www/package/dist/${name}`), name);
  }
  assert.deepEqual(project.files.filter((path) => !/^(www\/package\/dist\/|package\.json|README|CHANGELOG|LICENSE)/.test(path)), []);
});

for (const entry of ["main", "element", "react"]) {
  test(`esbuild: ${entry}`, async (t) => {
    const folder = out(`esbuild-${entry}`);
    run("esbuild", `${entry}.js`, "--bundle", "--format=esm", "--splitting", `--outdir=${folder}`, "--entry-names=main", "--define:process.env.NODE_ENV=\"development\"", "--log-level=error");
    await warns(t, folder);
  });
}

test("esbuild: slim, with the module fetched", async (t) => {
  const folder = out("esbuild-slim");
  run("esbuild", "slim.js", "--bundle", "--format=esm", `--outfile=${folder}/main.js`, "--log-level=error");
  cpSync(join(project.folder, "node_modules/contact-guard/www/package/dist/contact-guard.wasm"), join(folder, "contact-guard.wasm"));
  await warns(t, folder);
});

test("rollup", async (t) => {
  const folder = out("rollup");
  run("rollup", "main.js", "--plugin", "node-resolve", "--format", "es", "--dir", folder, "--entryFileNames", "main.js", "--silent");
  await warns(t, folder);
});

for (const entry of ["main", "vue"]) {
  test(`vite: ${entry}`, async (t) => {
    const source = join(project.folder, `vite-${entry}`);
    mkdirSync(source, { recursive: true });
    writeFileSync(join(source, "index.html"), readFileSync(join(project.folder, "index.html"), "utf8").replace("./main.js", `../${entry}.js`));
    run("vite", "build", source, "--outDir", join(project.folder, "out", `vite-${entry}`), "--emptyOutDir", "--logLevel", "error");
    await warns(t, join(project.folder, "out", `vite-${entry}`));
  });
}

test("webpack", async (t) => {
  const folder = out("webpack");
  const { default: webpack } = await import(pathToFileURL(join(project.folder, "node_modules/webpack/lib/index.js")));
  await new Promise((done, fail) => webpack({ mode: "production", context: project.folder, entry: "./main.js", experiments: { outputModule: true, topLevelAwait: true }, output: { path: folder, filename: "main.js", module: true }, performance: { hints: false } }, (error, stats) => {
    if (error || stats.hasErrors()) fail(error ?? new Error(stats.toString()));
    else done();
  }));
  await warns(t, folder);
});

test("Next: rendered on the server, guarded in the page, judged in a route", async (t) => {
  const folder = join(project.folder, "next");
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const next = join(project.folder, "node_modules/.bin/next");
  execFileSync(next, ["build"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  const server = spawn(next, ["start", "--hostname", "127.0.0.1", "--port", "0"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => server.kill());
  let said = "";
  while (!/Local:\s+http/.test(said)) said += String((await once(server.stdout, "data"))[0]);
  const origin = said.match(/http:\/\/[\w.]+:\d+/)[0];
  const html = await (await fetch(origin)).text();
  assert.match(html, /<textarea id="message"/, "the server renders the field");
  const judged = await fetch(`${origin}/judge`, { method: "POST", body: JSON.stringify({ text: "joe@gmx.net" }) });
  assert.deepEqual(await judged.json(), { action: "confirm" });
  await warnsAt(t, origin);
});

test("no bundler: a script of type module, and an import map", async (t) => {
  const folder = out("plain");
  cpSync(join(project.folder, "node_modules/contact-guard/www/package/dist"), join(folder, "contact-guard"), { recursive: true });
  cpSync(join(project.folder, "main.js"), join(folder, "main.js"));
  const page = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(folder, "index.html"), page.replace("</head>", '<script type="importmap">{"imports":{"contact-guard":"/contact-guard/index.js"}}</script></head>'));
  await warns(t, folder);
});

test("a webview: one classic script, from a file", async (t) => {
  if (!browser) return t.skip("no browser");
  const folder = out("webview");
  cpSync(join(project.folder, "node_modules/contact-guard/www/package/dist/webview.js"), join(folder, "webview.js"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><textarea id="message"></textarea><script>window.posted = []; window.ReactNativeWebView = { postMessage: (json) => window.posted.push(JSON.parse(json)) };</script><script src="webview.js"></script><script>ContactGuard.bridge(document.getElementById("message"), { locale: "de" });</script>');
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(pathToFileURL(join(folder, "index.html")).href);
  await page.focus("#message");
  await page.waitForTimeout(500);
  await page.keyboard.type("joe@gmx.net ");
  await page.locator("[data-contact-guard=notice] .notice").waitFor();
  const posted = await page.evaluate(() => window.posted);
  assert.ok(posted.some(({ type }) => type === "report") && posted.every((envelope) => envelope["contact-guard"] === 1));
  assert.equal(JSON.stringify(posted).includes("joe"), false, "no text crosses the bridge");
  await page.evaluate(() => window.postMessage(JSON.stringify({ "contact-guard": 2, type: "update" }), "*"));
  await page.evaluate(() => window.dispatchEvent(new MessageEvent("message", { data: JSON.stringify({ "contact-guard": 2, type: "update", id: 5 }) })));
  await page.waitForFunction(() => window.posted.some(({ type, id }) => type === "refused" && id === 5));
});

test("Node: the same import", () => {
  const script = 'import { load } from "contact-guard"; const guard = await load(); console.log(guard.check("joe@gmx.net").action);';
  writeFileSync(join(project.folder, "node.mjs"), script);
  assert.equal(execFileSync("node", ["node.mjs"], { cwd: project.folder, encoding: "utf8" }).trim(), "confirm");
});

for (const framework of ["express", "fastify"]) {
  test(`${framework}: the example judges what it is sent`, async (t) => {
    cpSync(join(ROOT, "examples", framework, "server.mjs"), join(project.folder, `${framework}.mjs`));
    const server = spawn("node", [`${framework}.mjs`], { cwd: project.folder, env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
    t.after(() => server.kill());
    const [said] = await once(server.stdout, "data");
    const post = (body) => fetch(`${String(said).trim()}/messages`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    assert.equal((await post({ text: "the draft is ready" })).status, 201);
    const refused = await post({ text: "my mail is joe@gmx.net" });
    assert.equal(refused.status, 422);
    assert.equal((await refused.json()).findings[0].kind, "email");
    assert.equal((await post({ text: "my mail is joe@gmx.net", confirmed: true })).status, 201);
    assert.equal((await post({ text: "0132", earlier: ["my number is 415", "555"] })).status, 422, "split over messages");
    assert.equal((await post({})).status, 400);
  });
}

test("server rendering: importing every entry touches no page", () => {
  const script = 'await import("contact-guard"); await import("contact-guard/slim"); await import("contact-guard/element"); await import("contact-guard/react"); console.log("ok");';
  writeFileSync(join(project.folder, "ssr.mjs"), script);
  assert.equal(execFileSync("node", ["ssr.mjs"], { cwd: project.folder, encoding: "utf8" }).trim(), "ok");
});

test("the types hold what they promise", () => {
  run("tsc", "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--lib", "es2022,dom", "types.ts");
});
