import { current } from "../state.js";
import { h, icon, toast } from "../dom.js";
import { guardBox, timeCheck } from "../guard.js";

/** The message box, its buttons, and some texts to try. `onSend` gets what went out. */
export function composer(conversation, onSend) {
  const field = box(current().field, conversation.person.name);
  const send = h("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send"), h("span", {}, "Send"));
  const file = h("input", { type: "file", id: "file", hidden: true, onchange: () => toast("Here the file would go up, inside the platform.") });
  const attach = h("button", { class: "plain", id: "attach", type: "button", "aria-label": "Attach a file", onclick: () => file.click() }, icon("clip"));
  const notice = h("div", { class: "notice-place" });
  const form = h("form", { class: "composer", autocomplete: "off" }, tries(conversation, field), h("div", { class: "field" }, field), notice, h("div", { class: "send-row" }, attach, file, h("span", { class: "grow" }), send));

  let guard;
  let outcome = null;
  const earlier = [];

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = read(field).trim();
    if (!text) return;
    onSend({ text, report: guard?.report?.() ?? null, decision: outcome, earlier: earlier.slice(-6) });
    earlier.push(text);
    outcome = null;
    write(field, "");
    field.focus();
  });
  field.addEventListener("contact-guard-send", (event) => {
    outcome = event.detail?.decision ?? null;
  });
  field.addEventListener("input", () => timeCheck(read(field)));

  return {
    element: form,
    async open() {
      guard = await guardBox(field, { form, send, mount: notice });
    },
    close() {
      guard?.detach();
    },
  };
}

function box(kind, name) {
  const label = { id: "message", class: "message-box", "aria-label": `Message to ${name}`, dir: "auto" };
  if (kind === "input") return h("input", { ...label, type: "text", placeholder: "Write a message" });
  if (kind === "contenteditable") return h("div", { ...label, contenteditable: "true", role: "textbox", "aria-multiline": "true" });
  return h("textarea", { ...label, rows: 3, placeholder: "Write a message" });
}

function tries({ tries: texts }, field) {
  const chips = texts.map((text) => h("button", { class: "chip", type: "button", onclick: () => type(field, text) }, text));
  return h("div", { class: "tries", role: "group", "aria-label": "Texts to try" }, chips);
}

/** As if it were typed, so that undo works and every listener hears of it. */
function type(field, text) {
  field.focus();
  document.execCommand("selectAll");
  document.execCommand("insertText", false, text);
}

function read(field) {
  return "value" in field ? field.value : field.innerText;
}

function write(field, text) {
  if ("value" in field) field.value = text;
  else field.textContent = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
