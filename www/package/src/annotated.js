import { failed, guarded, whenIdle } from "./boundary.js";
import { Host } from "./host.js";
import { checkOptions, settings } from "./options.js";
import { loadWords, pickLanguage } from "./words.js";

/** An explanation lives as long as its message, whether or not somebody keeps what `annotate` gave. */
const annotatedMessages = new WeakMap();

/** A received message with its explanation: what `annotate` gives. */
export class Annotated {
  #options;
  #annotation = null;
  #host;
  #detached = false;

  constructor(element, options) {
    checkOptions(options);
    this.element = element;
    this.#options = options;
  }

  async start(starting) {
    const words = await this.#words();
    this.#host = new Host(this.element, this.#options, words);
    try {
      const module = await starting;
      if (!this.#detached) {
        annotatedMessages.get(this.element)?.detach();
        annotatedMessages.set(this.element, this);
        this.#annotation = guarded(() => new module.Annotation(this.element, settings(this.#options, words), this.#host), null);
      }
    } catch (error) {
      if (error?.refused) throw error;
      this.#host.emit("contact-guard-error", { message: String(error?.message ?? error), error });
    }
    return this;
  }

  /** Reads the message again, with some options changed. */
  async update(options = {}) {
    checkOptions(options);
    this.#options = { ...this.#options, ...options };
    const words = await this.#words();
    if (!this.#annotation || failed()) return;
    this.#host.follow(this.#options, words);
    guarded(() => this.#annotation.update(settings(this.#options, words)));
  }

  detach() {
    this.#detached = true;
    if (annotatedMessages.get(this.element) === this) annotatedMessages.delete(this.element);
    const annotation = this.#annotation;
    this.#annotation = null;
    if (annotation) whenIdle(() => annotation.free());
  }

  #words() {
    return loadWords(pickLanguage(this.#options.locale, this.element), this.#options.words);
  }
}
