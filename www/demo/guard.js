// The guard of the demo: one detector, attached to whichever message box stands in the page.

import { attach, annotate, load } from "/package/index.js";
import { POLICIES } from "./policies.js";
import { context, current, watch } from "./state.js";
import { toast } from "./dom.js";

const ALTERNATIVES = [
  { label: "Start a call here", onSelect: () => toast("Here the call of your platform would start.") },
  { label: "Attach a file", onSelect: () => document.getElementById("attach")?.click() },
];

const reportWatchers = new Set();
const timeWatchers = new Set();

/** Calls `watcher(report, text)` with each report on the draft, `null` where there is none. */
export function onReport(watcher) {
  reportWatchers.add(watcher);
}

/** Calls `watcher(milliseconds)` with what each check of the draft took. */
export function onTime(watcher) {
  timeWatchers.add(watcher);
}

/** The detector, started once; null where it cannot start: typing and sending go on. */
export const detector = load().catch((error) => {
  toast(`No detector: ${error.message}`);
  return null;
});

/** Puts the guard on a message box. `options` are those of `attach`. */
export async function guardBox(field, options) {
  const guard = await attach(field, {
    context: context(),
    policy: POLICIES[current().policy] ?? undefined,
    locale: current().locale,
    theme: current().theme,
    alternatives: ALTERNATIVES,
    ...options,
    onReport: (report) => tell(reportWatchers, report, field),
  });
  watch(() => guard.update({
    context: context(),
    policy: POLICIES[current().policy],
    locale: current().locale,
    theme: current().theme,
  }));
  return guard;
}

/** Warns the one who is asked: an explanation beside received messages. */
export async function annotateReceived(bubbles) {
  if (!(await detector)) return [];
  return Promise.all([...bubbles].map((bubble) =>
    annotate(bubble, { context: context("received"), locale: current().locale, theme: current().theme })));
}

function tell(watchers, ...news) {
  for (const watcher of watchers) watcher(...news);
}

/** Times a plain check of the text, as the panel shows it. */
export async function timeCheck(text) {
  const ready = await detector;
  if (!ready) return;
  const started = performance.now();
  ready.check(text, context());
  tell(timeWatchers, performance.now() - started);
}
