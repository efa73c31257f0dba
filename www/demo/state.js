// What the demo shows, and who wants to know when it changes. Settings stand in the address, so
// that a state can be sent to somebody as a link.

const DEFAULTS = {
  surface: "inbox",
  order: "none",
  declared: "",
  policy: "default",
  locale: "en",
  theme: "auto",
  width: "full",
  field: "textarea",
  chat: "menus",
  panel: "report",
};

const settings = { ...DEFAULTS, ...fromAddress() };
const watchers = new Set();

/** The settings as they are. */
export function current() {
  return settings;
}

/** Changes settings and tells everyone that watches: `change({ theme: "dark" })`. */
export function change(changes) {
  const changed = Object.keys(changes).filter((name) => settings[name] !== changes[name]);
  if (!changed.length) return;
  Object.assign(settings, changes);
  toAddress();
  for (const watcher of watchers) watcher(settings, new Set(changed));
}

/** Calls `watcher(settings, changedNames)` after each change. */
export function watch(watcher) {
  watchers.add(watcher);
}

/** The context that the detector judges by (contract: every field optional). */
export function context(direction = "sent") {
  return {
    surface: settings.surface,
    order: settings.order,
    declared: settings.declared ? settings.declared.split(",") : [],
    direction,
    own_domains: ["market.example"],
  };
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries([...asked].filter(([name]) => name in DEFAULTS));
}

function toAddress() {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(settings)) {
    if (value === DEFAULTS[name]) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  history.replaceState(null, "", address);
}
