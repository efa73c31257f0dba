import { attach, load, type Report } from "contact-guard";
import "contact-guard/element";
import { useContactGuard } from "contact-guard/react";

const report: Report = (await load()).check("text", { surface: "inbox", declared: ["phone"] });
const watched = await attach(document.createElement("textarea"), { onSend: ({ allowed }) => console.log(allowed) });
await watched.update({ context: { order: "active" } });
document.addEventListener("contact-guard-send", (event) => (event as CustomEvent).preventDefault());
const element = document.querySelector("contact-guard");
element?.guard?.detach();
// @ts-expect-error there is no such surface
await watched.update({ context: { surface: "chat" } });
export { report, useContactGuard };
