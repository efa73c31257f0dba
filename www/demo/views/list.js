import { change, current, watch } from "../state.js";
import { h } from "../dom.js";

/** The conversations, newest first. */
export function list(host, conversations) {
  const rows = conversations.map((conversation) => row(conversation));
  host.append(h("h1", { class: "list-title" }, "Messages"), h("ul", { class: "rows" }, rows.map((each) => h("li", {}, each))));
  const mark = () => {
    for (const each of rows) each.setAttribute("aria-current", String(each.dataset.chat === current().chat));
  };
  mark();
  watch(mark);
}

function row({ id, person, messages, order }) {
  const last = messages.at(-1);
  return h(
    "button",
    { class: "row", type: "button", dataset: { chat: id }, onclick: () => open(id, order) },
    avatar(person),
    h("span", { class: "row-name" }, person.name),
    h("span", { class: "row-at quiet" }, last.at.split(" ")[0]),
    h("span", { class: "row-text quiet" }, last.text),
  );
}

function open(chat, order) {
  document.getElementById("device").dataset.pane = "thread";
  change({ chat, order: order ?? "none" });
}

/** A person's initials on a colour. */
export function avatar(person) {
  return h("span", { class: "avatar", dataset: { tone: person.tone }, "aria-hidden": "true" }, person.initials);
}
