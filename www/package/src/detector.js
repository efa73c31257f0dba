import { fail, failed } from "./boundary.js";

/** Reads single messages: what `load` gives. */
export class Detector {
  #engine;

  constructor(module, policy, rules) {
    this.#engine = new module.Engine(policy, rules);
  }

  /** Version and content hash of the rules, as every report has them. */
  get rules() {
    return this.#engine.rules;
  }

  check(text, context, { earlier, offsets } = {}) {
    const asked = string(text);
    return this.#run((engine) => engine.check(asked, context, earlier, offsets));
  }

  redact(text, context, { earlier, from } = {}) {
    const asked = string(text);
    return this.#run((engine) => engine.redact(asked, context, earlier, from));
  }

  /** A direct call says so when it cannot answer: here the caller decides what that means. */
  #run(call) {
    if (failed()) throw new Error("contact-guard stopped after an error of its own", { cause: failed() });
    try {
      return call(this.#engine);
    } catch (error) {
      if (!error?.refused) fail(error);
      throw error;
    }
  }
}

function string(text) {
  if (typeof text !== "string") throw new TypeError(`the text to read must be a string, not ${text === null ? "null" : typeof text}`);
  return text;
}
