// One check of a whole text, next to handing the same text to a module that does nothing, and next
// to the libraries that people would bundle instead.

const LENGTHS = [200, 2_500, 100_000];

/** Prints microseconds a call (the least over rounds in turn), and the ratios. */
export async function checks(page) {
  const rows = await page.evaluate(measure, LENGTHS);
  console.log("one check\ncharacters    copy µs    peers µs   check µs   check : copy   peers : check");
  for (const { length, copy, peer, check } of rows) {
    const cells = [
      String(length).padStart(10),
      copy.toFixed(1).padStart(10),
      peer.toFixed(1).padStart(11),
      check.toFixed(1).padStart(10),
      (check / copy).toFixed(1).padStart(14),
      (peer / check).toFixed(2).padStart(15),
    ];
    console.log(cells.join(" "));
  }
  console.log();
}

/** Runs in the page. */
async function measure(lengths) {
  const { default: init, copy } = await import("/bench/bindings.js");
  await init({ module_or_path: fetch("/bench/bindings_bg.wasm") });
  const { peer } = await import("/bench/peer.js");
  const { load } = await import("/package/index.js");
  const guard = await load();
  const sentence = "The second draft has the new colours, page 4 still wants a photo of the shop (1200 x 800), and the price of $150 is fine. ";
  const rows = [];
  for (const length of lengths) {
    const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
    const calls = { copy: () => copy(text), peer: () => peer(text), check: () => guard.check(text) };
    const least = { length };
    const time = (call, times) => {
      const began = performance.now();
      for (let count = 0; count < times; count++) window.sink = call();
      return (performance.now() - began) / times;
    };
    for (const [name, call] of Object.entries(calls)) {
      const once = Math.max(time(call, 3), 0.0005);
      const times = Math.max(1, Math.round(30 / once));
      least[name] = 1000 * Math.min(...Array.from({ length: 7 }, () => time(call, times)));
    }
    rows.push(least);
  }
  return rows;
}
