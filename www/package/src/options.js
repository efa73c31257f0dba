// Options of the embedder: what is plain data goes into the module, the rest stays here.

const PLAIN = ["context", "policy", "rules", "earlier", "enter", "theme", "highlights"];
const LIVE = ["form", "send", "mount", "alternatives", "words", "locale", "includeText", "onReport", "onSend", "onTelemetry"];
const KNOWN = new Set([...PLAIN, ...LIVE]);

/** Refuses an option that nobody reads: most likely a typing mistake. */
export function checkOptions(options) {
  for (const name of Object.keys(options)) {
    if (!KNOWN.has(name)) throw new TypeError(`unknown option \`${name}\`; there are ${[...KNOWN].join(", ")}`);
  }
}

/** The settings that the module takes. */
export function settings(options, words) {
  const plain = { locale: words.tag, rtl: words.rtl };
  for (const name of PLAIN) {
    if (options[name] !== undefined && options[name] !== null) plain[name] = options[name];
  }
  return plain;
}
