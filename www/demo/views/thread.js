import { change, context, current, watch } from "../state.js";
import { h, icon, toast } from "../dom.js";
import { avatar } from "./list.js";
import { composer } from "./composer.js";
import { annotateReceived } from "../guard.js";
import { judgeOnServer } from "../server.js";
import { verdicts } from "./verdicts.js";

/** One conversation: who, the messages, and the message box. */
export async function thread(host, conversations) {
  let box;
  const show = async () => {
    box?.close();
    const conversation = conversations.find(({ id }) => id === current().chat) ?? conversations[0];
    const messages = h("ol", { class: "messages", tabindex: "0", "aria-label": "Messages" });
    box = composer(conversation, (sent) => deliver(messages, conversation, sent));
    host.replaceChildren(head(conversation), messages, box.element);
    for (const message of conversation.messages) messages.append(bubble(message));
    messages.scrollTop = messages.scrollHeight;
    await box.open();
    await annotateReceived(messages.querySelectorAll("[data-from=them] .bubble"));
  };
  watch((_, changed) => {
    if (["chat", "field", "locale"].some((name) => changed.has(name))) show();
  });
  await show();
}

function head({ person, listing }) {
  const device = document.getElementById("device");
  return h(
    "header",
    { class: "thread-head" },
    h("button", { class: "plain back", type: "button", "aria-label": "All conversations", onclick: () => { device.dataset.pane = "list"; } }, icon("back")),
    avatar(person),
    h("div", { class: "who" }, h("h2", {}, person.name), h("p", { class: "quiet" }, `${person.about} · ${listing.title}`)),
    h("button", { class: "plain", type: "button", "aria-label": "Start a call in the inbox", onclick: () => toast("Here the call of your platform would start.") }, icon("call")),
    h("button", { class: "plain to-side", type: "button", "aria-label": "Order and report", onclick: () => { device.dataset.pane = "side"; } }, icon("order")),
  );
}

function bubble({ from, at, text }, note) {
  return h(
    "li",
    { class: "message", dataset: { from } },
    h("p", { class: "bubble", dir: "auto" }, text),
    note ?? h("p", { class: "at quiet" }, at),
  );
}

/** Puts a message into the thread, with what the page and the server said of it. */
async function deliver(messages, conversation, { text, report, decision, earlier }) {
  const note = h("p", { class: "at quiet" }, "Sending …");
  const item = bubble({ from: "me", text }, note);
  messages.append(item);
  messages.scrollTop = messages.scrollHeight;
  conversation.messages.push({ from: "me", at: "now", text });
  const answer = await judgeOnServer({ text, earlier, context: context() });
  note.replaceWith(verdicts({ text, report, decision, answer }));
  messages.scrollTop = messages.scrollHeight;
  change({ panel: "report" });
}
