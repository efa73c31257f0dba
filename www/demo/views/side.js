import { change, current, watch } from "../state.js";
import { h, icon } from "../dom.js";
import { orderPanel } from "./order.js";
import { reportPanel } from "./report.js";

const PANELS = { report: ["What it sees", reportPanel], order: ["The order", orderPanel] };

/** The panels beside the conversation. */
export function side(host, conversations) {
  const device = document.getElementById("device");
  const tabs = [];
  const panels = [];
  for (const [name, [label, make]] of Object.entries(PANELS)) {
    tabs.push(h("button", { class: "tab", type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, onclick: () => change({ panel: name }), onkeydown: step }, label));
    panels.push(h("div", { class: "panel", role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: "0" }));
    make(panels.at(-1), conversations);
  }
  host.append(
    h("header", { class: "side-head" },
      h("button", { class: "plain back", type: "button", "aria-label": "Back to the conversation", onclick: () => { device.dataset.pane = "thread"; } }, icon("back")),
      h("div", { class: "tabs", role: "tablist", "aria-label": "Panels" }, tabs)),
    ...panels,
  );
  const show = () => {
    Object.keys(PANELS).forEach((name, at) => {
      const chosen = current().panel === name;
      tabs[at].setAttribute("aria-selected", String(chosen));
      tabs[at].tabIndex = chosen ? 0 : -1;
      panels[at].hidden = !chosen;
    });
  };
  show();
  watch(show);
}

function step(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const names = Object.keys(PANELS);
  const next = names[(names.indexOf(current().panel) + 1) % names.length];
  change({ panel: next });
  document.getElementById(`tab-${next}`).focus();
}
