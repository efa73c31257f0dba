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
  const { attach } = await import(`/package/${entry}.js`);
  current = id;
  const { by = "form", enterSends, wasm: _wasm, ...options } = settings;
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
  for (const [name, highlight] of CSS.highlights) {
    for (const range of highlight) {
      const text = "startOffset" in range && range.startContainer?.data !== undefined
        ? range.toString()
        : window.textOf(id).slice(range.startOffset, range.endOffset);
      found.push([name.replace("contact-guard-", ""), text]);
    }
  }
  return found;
};

window.ready = true;
