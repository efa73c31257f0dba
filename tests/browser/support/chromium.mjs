// Chromium of the system, driven by Playwright's protocol client.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Where it may be. */
export const PATHS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].filter(Boolean);
/** What a test wants of it: no sandbox in a container, and no call to the outside. */
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Records what goes wrong on a page, in the order it does. */
export function problemsOf(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  return problems;
}

/** A running browser; null where there is none and that is no failure. */
export async function launch() {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath) return chromium.launch({ executablePath, args: FLAGS });
  const remedy = "no Chromium: install it (Debian: apt-get install chromium) or say where it is with CHROMIUM=…";
  if (process.env.CI) throw new Error(remedy);
  console.error(`######## ${remedy}`);
  return null;
}
