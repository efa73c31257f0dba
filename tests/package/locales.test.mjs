// The words in every language: the same keys, the same gaps, room on a small screen.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PACKAGE, ROOT } from "../../tools/package/places.mjs";

const FOLDER = join(PACKAGE, "locales");
const LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "id", "it", "pt", "ru", "tr", "uk", "zh"];
const PLURALS = ["zero", "one", "two", "few", "many", "other"];
/** Buttons stand beside each other at 320 px. */
const LONGEST_ACTION = 32;

const read = (tag) => JSON.parse(readFileSync(join(FOLDER, `${tag}.json`), "utf8"));
const english = read("en");
const base = (key) => (PLURALS.includes(key.split(".").at(-1)) ? key.split(".").slice(0, -1).join(".") : key);
const gaps = (words) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join();

test("there is a file for each language and no other", () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), LANGUAGES.map((tag) => `${tag}.json`));
});

for (const tag of LANGUAGES) {
  test(`${tag}: every key, every plural form, no other`, () => {
    const words = read(tag);
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const plural = new Set(Object.keys(english).filter((key) => base(key) !== key).map(base));
    const expected = [
      ...Object.keys(english).filter((key) => base(key) === key),
      ...[...plural].flatMap((key) => forms.map((form) => `${key}.${form}`)),
    ];
    assert.deepEqual(Object.keys(words).sort(), expected.sort());
  });

  test(`${tag}: the gaps are those of English, and nothing is too long`, () => {
    for (const [key, words] of Object.entries(read(tag))) {
      const model = english[key] ?? english[`${base(key)}.other`];
      // The form for one or two may say the number as a word.
      if (!(base(key) !== key && gaps(words) === "")) assert.equal(gaps(words), gaps(model), key);
      assert.ok(words.trim() === words && words.length > 0, key);
      if (key.startsWith("action.") && key !== "action.fix.named") assert.ok(words.length <= LONGEST_ACTION, `${key}: ${words}`);
      assert.ok(words.length <= Math.max(60, model.length * 1.9), `${key} is ${words.length} long: ${words}`);
    }
  });
}

test("every key is used and every used key is there", () => {
  const sources = ["wording/mod.rs", "web/notice.rs", "web/showing.rs"].map((name) => readFileSync(join(ROOT, "src", name), "utf8")).join("\n");
  const used = new Set([...sources.matchAll(/"((?:thing|title|more|why|instead|action|evidence|spoken)(?:\.[a-z]+)*)"/g)].map(([, key]) => key).filter((key) => key.includes(".") || key === "more"));
  const known = new Set(Object.keys(english).map(base));
  assert.deepEqual([...used].filter((key) => !known.has(key)), [], "used and not there");
  assert.deepEqual([...known].filter((key) => !used.has(key)), [], "there and not used");
});
