// From the bytes of the module to the first verdict, next to an empty module's first answer.

const ROUNDS = 7;

/** Prints milliseconds, the median over pages of their own, and the ratio. */
export async function start(open) {
  const times = { empty: [], guard: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(times)) {
      const page = await open();
      times[name].push(await page.evaluate(measure, name));
      await page.close();
    }
  }
  const [empty, guard] = [times.empty, times.guard].map((list) => list.sort((a, b) => a - b)[ROUNDS >> 1]);
  console.log(`start to first answer: empty module ${empty.toFixed(1)} ms, contact-guard ${guard.toFixed(1)} ms, ratio ${(guard / empty).toFixed(1)}\n`);
}

/** Runs in the page. The download is not part of it; compiling, starting and the first call are. */
async function measure(name) {
  const text = "Hello, is the second draft ready?";
  if (name === "empty") {
    const bytes = await (await fetch("/bench/bindings_bg.wasm")).arrayBuffer();
    const { default: init, copy } = await import("/bench/bindings.js");
    const began = performance.now();
    await init({ module_or_path: bytes });
    copy(text);
    return performance.now() - began;
  }
  const bytes = await (await fetch("/package/contact-guard.wasm")).arrayBuffer();
  const { load } = await import("/package/slim.js");
  const began = performance.now();
  const guard = await load({ wasm: bytes });
  guard.check(text);
  return performance.now() - began;
}
