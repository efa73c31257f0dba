#!/usr/bin/env node
// Sets everything up and serves the demo inbox with the server mirror.
//
//     npm start [-- --listen 127.0.0.1:9000]

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./package/places.mjs";
import { run } from "./package/run.mjs";

if (!existsSync(join(ROOT, "node_modules/esbuild"))) run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: ROOT });
run("node", ["tools/package/build.mjs"], { cwd: ROOT });
run("cargo", ["build", "--release"], { cwd: ROOT, remedy: "The compiler comes with rustup." });

const server = spawn(join(ROOT, "target/release/contact-guard"), ["serve", "--www", "www", ...process.argv.slice(2)], { cwd: ROOT, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
