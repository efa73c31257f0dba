import { load } from "contact-guard";

const guard = load();

/** The same rules on the server. */
export async function POST(request) {
  const { text } = await request.json();
  return Response.json({ action: (await guard).check(text).action });
}
