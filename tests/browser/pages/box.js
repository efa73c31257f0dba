// A page as an embedder would write it, with a record of what happens.

const entry = new URLSearchParams(location.search).get("entry") ?? "index";

window.sent = [];
window.events = [];
window.counts = [];
window.guards = {};

const field = (id) => document.getElementById(id);
window.textOf = (id) => ("value" in field(id) ? field(id).value : field(id).innerText);

function clear(id) {
  if ("value" in field(id)) field(id).value = "";
  else field(id).textContent = "";
}

let current = "textarea";

function send() {
  window.sent.push(window.textOf(current));
  clear(current);
}

field("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
field("plain").addEventListener("click", send);
for (const type of ["contact-guard-report", "contact-guard-send", "contact-guard-error"]) {
  document.addEventListener(type, (event) => window.events.push({ type, detail: JSON.parse(JSON.stringify(event.detail)) }));
}

window.guardBox = async (id, settings) => {
  const { attach, load } = await import(`/package/${entry}.js`);
  current = id;
  const { by = "form", enterSends, fallback, wasm: _wasm, ...options } = settings;
  if (fallback) await load({ fallback: () => import("/package/fallback.js") });
  if (by === "form") options.form = field("form");
  if (by === "button") options.send = field("plain");
  if (enterSends) {
    field(id).addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }
  const guard = await attach(field(id), {
    locale: "en",
    onSend: (decision) => window.events.push({ type: "onSend", detail: JSON.parse(JSON.stringify(decision)) }),
    onTelemetry: (count) => window.counts.push(count),
    ...options,
  });
  window.guards[id] = guard;
};

window.drawnIn = (id) => {
  const found = [];
  for (const [name, highlight] of globalThis.CSS?.highlights ?? []) {
    for (const range of highlight) {
      const text = "startOffset" in range && range.startContainer?.data !== undefined
        ? range.toString()
        : window.textOf(id).slice(range.startOffset, range.endOffset);
      found.push([name.replace("contact-guard-", ""), text]);
    }
  }
  const marks = [...document.querySelectorAll("[data-contact-guard=mirror]")].flatMap((mirror) => [...mirror.shadowRoot.querySelectorAll("[class^=contact-guard-]")]);
  return [...found, ...marks.map((mark) => [mark.className.replace("contact-guard-", ""), mark.textContent])];
};

/** Where something is drawn, on the screen: by ranges, or by the marks of a mirror, in any root. */
window.drawnBoxes = () => {
  const rects = [...(globalThis.CSS?.highlights ?? [])].flatMap(([, highlight]) => [...highlight].flatMap((range) => [...range.getClientRects()]));
  const roots = (node) => [node, ...[...node.querySelectorAll("*")].filter((one) => one.shadowRoot).flatMap((one) => roots(one.shadowRoot))];
  const marks = roots(document).flatMap((root) => [...root.querySelectorAll("[class^=contact-guard-]")]);
  return [...rects, ...marks.flatMap((mark) => [...mark.getClientRects()])].filter(({ width }) => width > 0);
};

window.ready = true;
