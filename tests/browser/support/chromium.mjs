// Chromium of the system, driven by Playwright's protocol client.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PATHS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].filter(Boolean);
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A running browser; null where there is none and that is no failure. */
export async function launch() {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath) return chromium.launch({ executablePath, args: FLAGS });
  const remedy = "no Chromium: install it (Debian: apt-get install chromium) or say where it is with CHROMIUM=…";
  if (process.env.CI) throw new Error(remedy);
  console.error(`######## ${remedy}`);
  return null;
}
