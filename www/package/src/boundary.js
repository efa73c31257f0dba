// What the module uses of the page. Every call of the page into the module goes through `guarded`,
// so that a trap inside switches the guards off instead of troubling the page: what was hung up is
// taken down, typing and sending go on.

import marks from "../style/marks.css";
import mirror from "../style/mirror.css";
import notice from "../style/notice.css";

const SHEETS = { marks, mirror, notice };

let failure = null;
let depth = 0;
const waiting = [];
const undos = new Set();
const mourners = new Set();

/** The error that switched the module off, or null. */
export function failed() {
  return failure;
}

/** Switches the module off. Whoever watches with `onFailure` hears why, once. */
export function fail(error) {
  if (failure) return;
  failure = error;
  for (const undo of [...undos]) undo();
  for (const mourner of [...mourners]) mourner(error);
  mourners.clear();
}

/** Calls `mourner(error)` should the module fail; gives what takes that back. */
export function onFailure(mourner) {
  mourners.add(mourner);
  return () => mourners.delete(mourner);
}

/** Runs `enter`, a call into the module; `otherwise` is the answer of a module that is off. */
export function guarded(enter, otherwise) {
  if (failure) return otherwise;
  depth += 1;
  try {
    return enter();
  } catch (error) {
    // What the module refuses it refuses in words; everything else is a trap.
    if (error?.refused) throw error;
    fail(error);
    return otherwise;
  } finally {
    depth -= 1;
    if (!depth) for (const task of waiting.splice(0)) guarded(task);
  }
}

/** Runs `task` once no call into the module is under way: what is in use cannot be freed. */
export function whenIdle(task) {
  if (depth) waiting.push(task);
  else guarded(task);
}

function undoable(down) {
  const undo = () => {
    if (undos.delete(undo)) down();
  };
  undos.add(undo);
  return undo;
}

export function listen(target, type, capture, callback) {
  const heard = (event) => guarded(() => callback(event));
  target.addEventListener(type, heard, capture);
  return undoable(() => target.removeEventListener(type, heard, capture));
}

export function after(milliseconds, callback) {
  const timer = setTimeout(() => guarded(callback), milliseconds);
  return undoable(() => clearTimeout(timer));
}

export function every(milliseconds, callback) {
  const timer = setInterval(() => guarded(callback), milliseconds);
  return undoable(() => clearInterval(timer));
}

export function nextFrame(callback) {
  const frame = requestAnimationFrame(() => guarded(callback));
  return undoable(() => cancelAnimationFrame(frame));
}

export function onResize(element, callback) {
  const observer = new ResizeObserver(() => guarded(callback));
  observer.observe(element);
  return undoable(() => observer.disconnect());
}

/**
 * Puts a sheet of ours on a document or shadow root: constructed, so that a strict page allows it, and
 * as an element where the engine is older than that.
 */
export function adopt(root, name) {
  const page = root.ownerDocument ?? root;
  if (!("adoptedStyleSheets" in root)) {
    const style = page.createElement("style");
    style.textContent = SHEETS[name];
    (root.head ?? root).append(style);
    return undoable(() => style.remove());
  }
  const sheet = new page.defaultView.CSSStyleSheet();
  sheet.replaceSync(SHEETS[name]);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return undoable(() => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  });
}

/** Takes a node of ours out of the page again. */
export function remover(node) {
  return undoable(() => node.remove());
}

/** Adds ranges to the page's highlight of that name. */
export function highlight(view, name, ranges) {
  const { highlights } = view.CSS;
  const marks = highlights.get(name) ?? new view.Highlight();
  highlights.set(name, marks);
  for (const range of ranges) marks.add(range);
  return undoable(() => {
    for (const range of ranges) marks.delete(range);
    if (!marks.size) highlights.delete(name);
  });
}

/**
 * The one edit that leads from `before` to `after`, in UTF-16 code units: where it begins, how much
 * it took away, what it put there. `caret` is where it most likely ended. Slices are compared and
 * not letters, so that a long draft costs a few comparisons of memory.
 */
export function difference(before, after, caret) {
  const most = Math.min(before.length, after.length);
  const grown = after.length - before.length;
  let end = Math.max(0, Math.min(after.length - caret, most));
  if (before.slice(before.length - end) !== after.slice(after.length - end)) {
    end = search(most, (length) => before.slice(before.length - length) === after.slice(after.length - length));
  }
  const room = most - end;
  let start = Math.max(0, Math.min(caret - Math.max(grown, 0), room));
  if (start !== room || before.slice(0, start) !== after.slice(0, start)) {
    start = search(room, (length) => before.slice(0, length) === after.slice(0, length));
  }
  // Between the halves of a surrogate pair no edit begins or ends.
  if (start > 0 && isLead(after.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isTrail(after.charCodeAt(after.length - end))) end -= 1;
  return { start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) };
}

/** The greatest length up to `most` that fits; every shorter one fits too. */
function search(most, fits) {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const isLead = (unit) => unit >= 0xd800 && unit < 0xdc00;
const isTrail = (unit) => unit >= 0xdc00 && unit < 0xe000;
