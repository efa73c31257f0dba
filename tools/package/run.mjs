import { spawnSync } from "node:child_process";

/** Runs a command and shows what it prints; ends the build where it fails, saying what to do. */
export function run(command, args, { cwd, env, remedy } = {}) {
  const { status, error } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
  if (status === 0) return;
  console.error(`\n${command} ${args.slice(0, 3).join(" ")} … failed${error ? `: ${error.message}` : ` with ${status}`}`);
  if (remedy) console.error(remedy);
  process.exit(1);
}
