import { h } from "../dom.js";

const SAYS = { allow: "fine", notice: "a notice", warn: "a warning", confirm: "asks first", block: "refused" };

/** What the page and the server said of a sent message, side by side, and what the other side sees. */
export function verdicts({ text, report, decision, answer }) {
  const page = report ? SAYS[report.action] : "no detector";
  const differs = report && answer.report && report.action !== answer.report.action;
  const shown = answer.redacted && answer.redacted !== text ? answer.redacted : null;
  return h(
    "div",
    { class: "verdicts" },
    h("p", { class: "verdict" }, tag("Page", report?.action), page, decision ? ` · ${decision}` : ""),
    h("p", { class: "verdict" }, tag("Server", answer.report?.action), answer.report ? SAYS[answer.report.action] : answer.reason),
    differs && h("p", { class: "verdict differs" }, "The two differ: the server has the last word."),
    shown && h("details", { class: "other-side" }, h("summary", {}, "What the other side sees"), h("p", { dir: "auto" }, shown)),
  );
}

function tag(name, action) {
  return h("span", { class: "tag", dataset: { action: action ?? "none" } }, name);
}
