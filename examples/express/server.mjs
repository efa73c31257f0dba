// The rules in an Express app: a message is judged before it is stored, and what the page let
// go is judged again. `npm install express contact-guard`, then `node server.mjs`.

import express from "express";
import { load } from "contact-guard";

// Once a process: the rules are unpacked when it is loaded.
const guard = await load();
const app = express();
app.use(express.json({ limit: "32kb" }));

/** Refuses what the policy blocks or wants confirmed; what was confirmed in the page goes through. */
function judged(request, response, next) {
  const { text, earlier = [], confirmed = false } = request.body ?? {};
  if (typeof text !== "string") {
    response.status(400).type("application/problem+json").send({ title: "no text", detail: "send { \"text\": \"…\" }" });
    return;
  }
  const report = guard.check(text, { surface: "inbox" }, { earlier });
  if (report.action === "block" || (report.action === "confirm" && !confirmed)) {
    response.status(422).type("application/problem+json").send({ title: "shares contact details", findings: report.findings });
    return;
  }
  request.report = report;
  next();
}

app.post("/messages", judged, (request, response) => {
  // Store the message here. The log has kinds and rules, never the text.
  const kinds = request.report.findings.map(({ kind }) => kind);
  response.status(201).json({ stored: true, kinds });
});

const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
