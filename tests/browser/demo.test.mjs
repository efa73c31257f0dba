// The demo inbox with the real server behind it, as one would use it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { createInterface } from "node:readline";
import { ROOT } from "../../tools/package/places.mjs";
import { binary } from "../support/binary.mjs";
import { ENGINE, launchEngine, problemsOf, Unsupported } from "./support/engine.mjs";

let server;
let origin;
let browser;

before(async () => {
  server = spawn(binary(), ["serve", "--listen", "127.0.0.1:0", "--www", "www"], { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: server.stderr })) {
    origin = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (origin) break;
  }
  server.stderr.resume();
  browser = await launchEngine();
});
after(async () => {
  await browser?.close();
  server?.kill();
});

async function open(t, settings = {}) {
  if (!browser) return t.skip("no browser");
  const context = await browser.newContext(settings).catch((error) => {
    if (error instanceof Unsupported) return t.skip(error.message);
    throw error;
  });
  if (!context) return {};
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  const problems = ENGINE === "chromium" ? problemsOf(page) : [];
  await page.goto(origin);
  await page.waitForSelector("#message");
  await page.waitForTimeout(300);
  return { page, problems, notice: page.locator(".notice-place [data-contact-guard=notice] .notice") };
}

test("typing is explained, and sending shows what page and server say", async (t) => {
  const { page, problems, notice } = await open(t);
  if (!page) return;
  await page.focus("#message");
  await page.keyboard.type("write me at john (at) gmail (dot) com");
  await notice.waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await notice.getByRole("button", { name: "Send anyway" }).click();
  const last = page.locator(".message").last();
  await last.getByText("Server").waitFor();
  const said = await last.innerText();
  assert.match(said, /Page/);
  assert.match(said, /Server/);
  await last.getByText("What the other side sees").click();
  assert.match(await last.innerText(), /\[email removed\]/);
  assert.deepEqual(problems, []);
});

test("who is asked for contact details is told so, under the message", async (t) => {
  const { page } = await open(t);
  if (!page) return;
  const explained = page.locator(".messages [data-contact-guard=notice] .notice");
  await explained.waitFor();
  assert.match(await explained.innerText(), /You're being asked/);
});

test("on a phone nothing is cut off, and every button takes a thumb", async (t) => {
  const { page, notice } = await open(t, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  if (!page) return;
  await page.locator("#message").tap();
  await page.keyboard.type("call +44 20 7946 0018 ");
  await notice.waitFor();
  const { wide, small } = await notice.evaluate((section) => ({
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    small: [...section.querySelectorAll("button")].map((button) => button.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24).length,
  }));
  assert.deepEqual({ wide, small }, { wide: false, small: 0 });
});

test("the switches change language, policy and place at once", async (t) => {
  const { page, notice } = await open(t);
  if (!page) return;
  await page.focus("#message");
  await page.keyboard.type("call +44 20 7946 0018 ");
  await notice.waitFor();
  await page.getByLabel("Policy").selectOption("strict");
  await page.getByLabel("Language").selectOption("de");
  await page.focus("#message");
  await page.keyboard.type("call +44 20 7946 0018 ");
  await page.getByText("Telefonnummer").first().waitFor();
});
