import { failed, guarded, onFailure, whenIdle } from "./boundary.js";
import { Host } from "./host.js";
import { checkOptions, settings } from "./options.js";
import { loadWords, pickLanguage } from "./words.js";

const watchedFields = new WeakMap();

/** A message box with its guard: what `attach` gives. */
export class Watched {
  #options;
  #host;
  #guard = null;
  #module = null;
  #unmourn = () => {};
  #detached = false;
  #turn = 0;

  constructor(field, options) {
    checkOptions(options);
    this.field = field;
    this.#options = options;
  }

  /** Puts the guard up. `starting` is the module; where it does not come, the field stays as it is. */
  async start(starting) {
    const words = await this.#words();
    this.#host = new Host(this.field, this.#options, words);
    try {
      this.#module = await starting;
    } catch (error) {
      this.#degrade(error);
      return this;
    }
    if (this.#detached) return this;
    if (failed()) {
      this.#degrade(failed());
      return this;
    }
    watchedFields.get(this.field)?.detach();
    const guard = guarded(() => new this.#module.Guard(this.field, settings(this.#options, words), this.#host));
    if (!guard) {
      this.#degrade(failed());
      return this;
    }
    this.#guard = guard;
    watchedFields.set(this.field, this);
    this.#unmourn = onFailure((error) => {
      this.#guard = null;
      this.#degrade(error);
    });
    return this;
  }

  /** Whether the detector could not be started, or stopped: then everything goes on without it. */
  get degraded() {
    return this.#guard === null && !this.#detached;
  }

  /** Changes some options; the others stay. */
  async update(options) {
    checkOptions(options);
    this.#options = { ...this.#options, ...options };
    const turn = ++this.#turn;
    const words = await this.#words();
    if (!this.#guard || turn !== this.#turn) return;
    this.#host.follow(this.#options, words);
    // What was sent so far is known better than the embedder's list from the beginning.
    const { earlier: _earlier, ...rest } = this.#options;
    guarded(() => this.#guard.update(settings(rest, words)));
  }

  /** The report on the draft as it stands; null without a detector. */
  report() {
    return guarded(() => this.#guard?.report() ?? null, null);
  }

  /** Whether the draft may be sent: asks its author where the policy says so, and waits. */
  beforeSend() {
    if (!this.#guard) return Promise.resolve({ action: "allow", allowed: true, outcome: "degraded", findings: [], rules: null });
    return this.#host.wait(() => guarded(() => this.#guard.beforeSend(), true));
  }

  /** Takes the guard down; the page is as it was. */
  detach() {
    if (this.#detached) return;
    this.#detached = true;
    this.#unmourn();
    if (watchedFields.get(this.field) === this) watchedFields.delete(this.field);
    const guard = this.#guard;
    this.#guard = null;
    if (guard) whenIdle(() => guard.free());
    this.#host?.giveUp(false, "detached");
  }

  #words() {
    return loadWords(pickLanguage(this.#options.locale, this.field), this.#options.words);
  }

  #degrade(error) {
    this.#host.giveUp(true, "degraded");
    this.#host.emit("contact-guard-error", { message: String(error?.message ?? error), error });
  }
}
