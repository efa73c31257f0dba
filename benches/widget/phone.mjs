// A key on a phone: a small screen, touch, and a processor four times as slow.

const LENGTH = 2_500;
const KEYS = 120;

/**
 * Prints what a key in a draft of 2,500 characters costs in script under guard, next to the layout and paint of the
 * same key in a field without one. The bar is 1.
 */
export async function phone(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${origin}/pages/box.html`);
  await page.waitForFunction(() => window.ready);
  const client = await context.newCDPSession(page);
  await client.send("Performance.enable");
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const costs = {};
  for (const guarded of [false, true]) {
    await page.evaluate(async ([length, guard]) => {
      const field = document.getElementById("textarea");
      const sentence = "The second draft has the new colours, and page four still wants a photo of the shop. ";
      field.value = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
      if (guard) await window.guardBox("textarea", {});
      field.focus();
      field.setSelectionRange(length, length);
    }, [LENGTH, guarded]);
    const measure = async () => {
      const { metrics } = await client.send("Performance.getMetrics");
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await page.keyboard.type("warm up, and some more of it ");
    const before = await measure();
    for (let key = 0; key < KEYS; key++) await page.keyboard.press("abcde fgh"[key % 9] === " " ? "Space" : "abcdefgh"[key % 8]);
    const after = await measure();
    const spent = (name) => (1000 * (after[name] - before[name])) / KEYS;
    costs[guarded] = { script: spent("ScriptDuration"), rest: spent("TaskDuration") - spent("ScriptDuration") };
  }
  await context.close();
  const { script } = costs.true;
  const { rest } = costs.false;
  console.log(`a phone, four times as slow, ${LENGTH} characters: ${script.toFixed(2)} ms of script a key under guard, ${costs.false.script.toFixed(2)} without; ${rest.toFixed(2)} ms of layout and paint; ratio ${(script / rest).toFixed(2)} (bar 1)`);
}
