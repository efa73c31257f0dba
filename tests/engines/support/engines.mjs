// The three engines, each driven by WebDriver: Chromium, Firefox, WebKitGTK.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Builder, Capabilities } from "selenium-webdriver";
import { FLAGS as CHROMIUM_FLAGS, PATHS as CHROMIUM_PATHS } from "../../browser/support/chromium.mjs";

const MINI_BROWSERS = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"].flatMap((name) => [`/usr/lib/x86_64-linux-gnu/${name}/MiniBrowser`, `/usr/lib/aarch64-linux-gnu/${name}/MiniBrowser`, `/usr/libexec/${name}/MiniBrowser`]);

const ENGINES = {
  chromium: {
    driver: "chromedriver",
    browsers: CHROMIUM_PATHS,
    remedy: "apt-get install chromium chromium-driver",
    capabilities: (binary) => ({
      browserName: "chrome",
      "goog:chromeOptions": { binary, args: ["--headless", ...CHROMIUM_FLAGS] },
    }),
  },
  firefox: {
    driver: "geckodriver",
    browsers: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
    remedy: "apt-get install firefox-esr, and cargo install --locked geckodriver",
    capabilities: (binary) => ({ browserName: "firefox", "moz:firefoxOptions": { binary, args: ["-headless"] } }),
  },
  webkit: {
    driver: "WebKitWebDriver",
    browsers: MINI_BROWSERS,
    remedy: "apt-get install webkit2gtk-driver xvfb",
    display: true,
    capabilities: (binary) => ({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } }),
  },
};

/** The names of the engines that the tests run in. */
export const NAMES = Object.keys(ENGINES);

/** A session in the engine; null where it is missing and that is no failure. */
export async function start(name) {
  const engine = ENGINES[name];
  const driver = onPath(engine.driver);
  const browser = engine.browsers.find((path) => existsSync(path));
  const screen = engine.display && !process.env.DISPLAY ? onPath("Xvfb") : undefined;
  if (!driver || !browser || (engine.display && !process.env.DISPLAY && !screen)) {
    const message = `no ${name}: ${engine.remedy}`;
    if (process.env.CI) throw new Error(message);
    console.error(`######## ${message}`);
    return null;
  }
  const home = mkdtempSync(join(tmpdir(), "contact-guard-engine-"));
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, NO_AT_BRIDGE: "1" };
  const processes = [];
  const stop = async () => {
    for (const child of processes.reverse()) {
      child.kill("SIGKILL");
      await once(child, "exit").catch(() => {});
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (screen) env.DISPLAY = await display(screen, processes);
    const port = await freePort();
    processes.push(spawn(driver, [`--port=${port}`, ...(name === "chromium" ? [] : ["--host=127.0.0.1"])], { env, stdio: "ignore" }));
    await answering(`http://127.0.0.1:${port}/status`);
    const session = await new Builder().usingServer(`http://127.0.0.1:${port}/`).disableEnvironmentOverrides().withCapabilities(new Capabilities(engine.capabilities(browser))).build();
    await session.manage().setTimeouts({ script: 60_000 });
    return {
      session,
      async stop() {
        await session.quit().catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function onPath(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), join(homedir(), ".cargo/bin")];
  return folders.map((folder) => join(folder, name)).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A screen without a monitor; its name. */
async function display(program, processes) {
  const screen = spawn(program, ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  processes.push(screen);
  const [number] = await once(screen.stdout, "data");
  return `:${String(number).trim()}`;
}

/** A port that nothing listens on. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server that was just started answers at the address. */
export async function answering(address) {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing answers at ${address}`);
}
