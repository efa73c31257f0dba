import { h } from "../dom.js";
import { onReport, onTime } from "../guard.js";

const MOST_TIMES = 120;

/** The live report on the draft: each finding with its clues, what each key took, and the JSON. */
export function reportPanel(host) {
  const verdict = h("p", { class: "verdict-now", dataset: { action: "allow" } });
  const findings = h("ol", { class: "findings" });
  const json = h("pre", { class: "json", tabindex: "0" });
  host.append(
    verdict,
    findings,
    h("h4", {}, "Each key"),
    times(),
    h("details", { class: "raw" }, h("summary", {}, "The report as JSON"), json),
    h("p", { class: "quiet small" }, "Nothing that you type leaves this page until you send it."),
  );
  const show = (report) => {
    const found = report?.findings ?? [];
    verdict.dataset.action = report?.action ?? "allow";
    verdict.textContent = found.length ? `${found.length} found · ${report.action}` : "Nothing found";
    findings.replaceChildren(...found.map(card));
    json.textContent = report ? JSON.stringify(report, null, 2) : "";
  };
  show(null);
  onReport(show);
}

function card(finding) {
  const { kind, text, canonical, service, category, certainty, disguises, rule, action, clues } = finding;
  return h(
    "li",
    { class: "finding", dataset: { action } },
    h("p", { class: "finding-head" }, h("strong", {}, kind), category && h("span", {}, category), h("span", { class: "pill", dataset: { action } }, action)),
    text && h("p", { class: "quote", dir: "auto" }, text),
    canonical && h("p", { class: "canonical" }, "reads ", h("code", {}, canonical), service && ` (${service})`),
    h("p", { class: "quiet small" }, `${certainty} · `, h("code", {}, rule), disguises.length ? ` · ${disguises.join(", ")}` : ""),
    clues?.length > 0 && h("ul", { class: "clues small" }, clues.map((clue) => h("li", {}, typeof clue === "string" ? clue : [clue.reason, clue.word].filter(Boolean).join(": ")))),
  );
}

/** The last checks as bars, and their median. */
function times() {
  const bars = h("div", { class: "bars", "aria-hidden": "true" });
  const says = h("p", { class: "quiet small" }, "Type something.");
  const taken = [];
  onTime((milliseconds) => {
    taken.push(milliseconds);
    if (taken.length > MOST_TIMES) taken.shift();
    const highest = Math.max(...taken, 0.1);
    bars.replaceChildren(...taken.map((each) => {
      const bar = h("i", {});
      bar.style.blockSize = `${Math.max(2, (each / highest) * 32)}px`;
      return bar;
    }));
    const sorted = [...taken].sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
    says.textContent = `A full check of the draft: ${milliseconds.toFixed(2)} ms, median ${at(0.5)} ms, 95 % under ${at(0.95)} ms`;
  });
  return h("div", {}, bars, says);
}
