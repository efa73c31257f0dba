// Asks the server mirror for its judgement. Where the page was opened without one, it says so.

/** The mirror's answer: `{ report, redacted }`, or `{ reason }` where none could be had. */
export async function judgeOnServer({ text, earlier, context }) {
  try {
    const response = await fetch("/v1/check", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, earlier, context, redact: true }),
      signal: AbortSignal.timeout(5000),
    });
    const answer = await response.json();
    if (!response.ok) return { reason: answer.detail ?? answer.title ?? `answered ${response.status}` };
    const { redacted, ...report } = answer;
    return { report, redacted };
  } catch {
    return { reason: "no mirror here: start the demo with `npm start`" };
  }
}
