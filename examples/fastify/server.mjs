// The rules in a Fastify app, as a hook before the handler: what the page let go is judged again.
// `npm install fastify contact-guard`, then `node server.mjs`.

import Fastify from "fastify";
import { load } from "contact-guard";

const guard = await load();
const app = Fastify({ bodyLimit: 32 * 1024 });

const message = {
  type: "object",
  required: ["text"],
  properties: {
    text: { type: "string" },
    earlier: { type: "array", items: { type: "string" }, maxItems: 10 },
    confirmed: { type: "boolean" },
  },
};

app.post("/messages", {
  schema: { body: message },
  async preHandler(request, reply) {
    const { text, earlier = [], confirmed = false } = request.body;
    const report = guard.check(text, { surface: "inbox" }, { earlier });
    if (report.action === "block" || (report.action === "confirm" && !confirmed)) {
      return reply.code(422).type("application/problem+json").send({ title: "shares contact details", findings: report.findings });
    }
    request.report = report;
  },
}, async (request, reply) => {
  // Store the message here. The log has kinds and rules, never the text.
  reply.code(201);
  return { stored: true, kinds: request.report.findings.map(({ kind }) => kind) };
});

console.log(await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" }));
