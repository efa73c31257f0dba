// The words that people read, one file a language, loaded one at a time.

import english from "../locales/en.json";

const FILES = {
  ar: () => import("../locales/ar.json"),
  de: () => import("../locales/de.json"),
  es: () => import("../locales/es.json"),
  fr: () => import("../locales/fr.json"),
  hi: () => import("../locales/hi.json"),
  id: () => import("../locales/id.json"),
  it: () => import("../locales/it.json"),
  pt: () => import("../locales/pt.json"),
  ru: () => import("../locales/ru.json"),
  tr: () => import("../locales/tr.json"),
  uk: () => import("../locales/uk.json"),
  zh: () => import("../locales/zh.json"),
};

const RIGHT_TO_LEFT = new Set(["ar"]);

/** The words of one language, with the embedder's own in their place. */
export class Words {
  #own;
  #loaded;
  #plurals;

  constructor(tag, loaded, own) {
    this.tag = tag;
    this.rtl = RIGHT_TO_LEFT.has(tag);
    this.#loaded = loaded;
    this.#own = own ?? {};
    this.#plurals = new Intl.PluralRules(tag);
  }

  /** The words for `key`; `count` picks the plural form `key.one`, `key.few` … of the language. */
  say(key, count) {
    if (count === undefined) return this.#find(key) ?? key;
    return this.#find(`${key}.${this.#plurals.select(count)}`) ?? this.#find(`${key}.other`) ?? key;
  }

  #find(key) {
    return this.#own[key] ?? this.#loaded[key] ?? english[key];
  }
}

/** The language to speak: the one asked for, that of the page around `element`, the browser's. */
export function pickLanguage(asked, element) {
  const browser = typeof navigator === "undefined" ? [] : (navigator.languages ?? []);
  for (const tag of [asked, element?.closest?.("[lang]")?.lang, ...browser]) {
    const primary = String(tag ?? "").toLowerCase().split(/[-_]/)[0];
    if (primary === "en" || primary in FILES) return primary;
  }
  return "en";
}

/** Words are worth waiting for, but never worth failing for: without its file it is English. */
export async function loadWords(tag, own) {
  if (tag === "en") return new Words("en", english, own);
  try {
    const { default: loaded } = await FILES[tag]();
    return new Words(tag, loaded, own);
  } catch {
    return new Words("en", english, own);
  }
}
