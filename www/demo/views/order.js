import { change, current, watch } from "../state.js";
import { h } from "../dom.js";

const NEEDS = [
  ["phone", "A phone number", "printed on the work, or needed to do it"],
  ["email", "An e-mail address", "an account or a mailbox that the work is about"],
  ["handle", "A user name", "printed on the work"],
  ["link", "A link", "used in the work"],
  ["meeting", "Calls", "the service is a lesson or a call"],
];

const STATES = { none: "No order yet", active: "In progress", completed: "Delivered and closed" };

/** The order: what it is about, and which details its listing declares as needed. */
export function orderPanel(host, conversations) {
  const show = () => {
    const { listing, person } = conversations.find(({ id }) => id === current().chat) ?? conversations[0];
    host.replaceChildren(
      h("h3", {}, listing.title),
      h("dl", { class: "facts" }, fact("With", person.name), fact("Price", listing.price), fact("Delivery", listing.delivery), fact("State", STATES[current().order])),
      h("h4", {}, "What the listing declares as needed"),
      h("p", { class: "quiet" }, "A declared detail is allowed on the order page while the order is active. In the inbox it never is."),
      h("ul", { class: "needs" }, NEEDS.map((need) => h("li", {}, toggle(need)))),
      h("p", { class: "row-of-buttons" },
        h("button", { class: "button", type: "button", onclick: () => change({ surface: "order", order: "active" }) }, "Write on the order page"),
        h("button", { class: "button", type: "button", onclick: () => change({ surface: "inbox" }) }, "Write in the inbox")),
    );
  };
  watch((_, changed) => {
    if (changed.has("chat")) declare(conversations);
    if (["chat", "order"].some((name) => changed.has(name))) show();
  });
  if (!current().declared) declare(conversations);
  show();
}

function declare(conversations) {
  const { listing } = conversations.find(({ id }) => id === current().chat) ?? conversations[0];
  change({ declared: listing.declares.join(",") });
}

function fact(name, value) {
  return [h("dt", {}, name), h("dd", {}, value)];
}

function toggle([kind, name, why]) {
  const declared = () => new Set(current().declared.split(",").filter(Boolean));
  const input = h("input", {
    type: "checkbox",
    checked: declared().has(kind),
    onchange: () => {
      const kinds = declared();
      if (input.checked) kinds.add(kind);
      else kinds.delete(kind);
      change({ declared: [...kinds].join(",") });
    },
  });
  return h("label", { class: "need" }, input, h("span", {}, name), h("small", { class: "quiet" }, why));
}
