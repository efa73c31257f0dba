import { api } from "./api.js";

export const { load, attach, annotate } = api(async () => new URL("./contact-guard.wasm", import.meta.url));
