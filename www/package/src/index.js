import { api } from "./api.js";
import { bytes } from "./inlined.js";

export const { load, attach, annotate } = api(async () => bytes());
