import { attach, load } from "contact-guard/slim";

await load({ wasm: new URL("./contact-guard.wasm", document.baseURI) });
const guard = await attach(document.getElementById("message"), { locale: "es" });
document.body.dataset.ready = String(!guard.degraded);
