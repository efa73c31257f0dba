// What a key costs in a real page, next to the same key in a field without a guard.

const LENGTHS = [20, 200, 1_000, 2_500, 10_000, 100_000];
const KEYS = 200;

/** Prints microseconds of script and layout a key (the median), and the two ratios that matter. */
export async function keys(page) {
  const rows = await page.evaluate(measure, [LENGTHS, KEYS]);
  const of = (length) => rows.find((row) => row.length === length);
  console.log("a key\ncharacters   untouched µs   guarded µs   ratio   next to 1,000");
  for (const { length, untouched, guarded } of rows) {
    const cells = [
      String(length).padStart(10),
      untouched.toFixed(0).padStart(14),
      guarded.toFixed(0).padStart(12),
      (guarded / untouched).toFixed(1).padStart(7),
      (guarded / of(1_000).guarded).toFixed(2).padStart(15),
    ];
    console.log(cells.join(" "));
  }
}

/** Runs in the page: the same keys into a bare field and a guarded one. */
async function measure([lengths, keys]) {
  const sentence = "The second draft has the new colours, and page four still wants a photo of the shop. ";
  const text = (length) => {
    const lines = sentence.repeat(6) + "\n\n";
    return lines.repeat(Math.ceil(length / lines.length)).slice(0, length);
  };
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const type = async (field) => {
    const times = [];
    field.focus();
    field.setSelectionRange(field.value.length >> 1, field.value.length >> 1);
    // Ten keys at a time: the page's clock is coarse.
    for (let batch = 0; batch < keys / 10; batch++) {
      const began = performance.now();
      for (let key = 0; key < 10; key++) {
        document.execCommand("insertText", false, "abc ,"[key % 5]);
        field.getBoundingClientRect();
      }
      times.push((performance.now() - began) / 10);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return 1000 * median(times);
  };
  const rows = [];
  for (const length of lengths) {
    const row = { length };
    for (const guarded of [false, true]) {
      const field = document.createElement("textarea");
      field.id = `bench-${length}-${guarded}`;
      document.body.append(field);
      field.value = text(length);
      if (guarded) await window.guardBox(field.id, {});
      await type(field);
      row[guarded ? "guarded" : "untouched"] = await type(field);
      if (guarded) window.guards[field.id].detach();
      field.remove();
    }
    rows.push(row);
  }
  return rows;
}
