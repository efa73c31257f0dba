import { attach } from "contact-guard";

const guard = await attach(document.getElementById("message"), { locale: "es" });
document.body.dataset.ready = String(!guard.degraded);
