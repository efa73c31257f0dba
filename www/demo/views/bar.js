import { change, current, watch } from "../state.js";
import { h, icon } from "../dom.js";

const LANGUAGES = {
  en: "English", es: "Español", pt: "Português", fr: "Français", de: "Deutsch", it: "Italiano",
  ru: "Русский", uk: "Українська", ar: "العربية", hi: "हिन्दी", id: "Bahasa Indonesia", tr: "Türkçe", zh: "中文",
};

const SWITCHES = [
  ["surface", "Surface", { inbox: "Inbox", order: "Order page", listing: "Listing" }],
  ["order", "Order", { none: "No order", active: "Active", completed: "Completed" }],
  ["policy", "Policy", { default: "Default", quiet: "Notices only", strict: "Blocks what is certain" }],
  ["field", "Message box", { textarea: "Several lines", input: "One line", contenteditable: "Rich text" }],
  ["locale", "Language", LANGUAGES],
  ["theme", "Theme", { auto: "As the system", light: "Light", dark: "Dark" }],
  ["width", "Width", { full: "Full", phone: "Phone, 390 px", small: "Small phone, 320 px" }],
];

/** The bar on top: the name, and the switches. */
export function bar(host) {
  const selects = SWITCHES.map(([name, label, choices]) => chooser(name, label, choices));
  host.append(
    h("p", { class: "brand" }, icon("shield"), h("strong", {}, "contact-guard"), h("span", { class: "quiet" }, "demo inbox")),
    h("details", { class: "switches" }, h("summary", {}, "Settings"), h("div", { class: "switchboard" }, selects)),
  );
  const details = host.querySelector("details");
  details.open = matchMedia("(min-width: 70rem)").matches;
}

function chooser(name, label, choices) {
  const options = Object.entries(choices).map(([value, text]) =>
    h("option", { value, selected: current()[name] === value }, text));
  const select = h("select", { name, onchange: () => change({ [name]: select.value }) }, options);
  watch((settings) => {
    select.value = settings[name];
  });
  return h("label", { class: "switch" }, h("span", {}, label), select);
}
