// What the module asks of its embedder, and tells it.

/** One element's side of the conversation with the module. */
export class Host {
  #options;
  #words;
  #waiting = [];
  #last = UNKNOWN;
  #taken = false;
  #telling;

  constructor(element, options, words) {
    this.element = element;
    this.follow(options, words);
  }

  follow(options, words) {
    this.#options = options;
    this.#words = words;
  }

  get form() {
    return this.#options.form ?? undefined;
  }

  get send() {
    return this.#options.send ?? undefined;
  }

  get mount() {
    return this.#options.mount ?? undefined;
  }

  word(key, count) {
    return this.#words.say(key, count);
  }

  alternatives() {
    return (this.#options.alternatives ?? []).map(({ label }) => String(label));
  }

  choose(index) {
    this.#call(this.#options.alternatives?.[index]?.onSelect);
  }

  /**
   * Told in a task of its own: a framework that renders on the news would otherwise do so in the
   * middle of the input event, before its own listener has heard of the key, and take it back.
   */
  reported(report) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.#call(this.#options.onReport, report);
      this.emit("contact-guard-report", this.#options.includeText ? report : withoutText(report));
    }, 0);
  }

  /** False where a listener took over with `preventDefault()`. */
  attempted(decision) {
    const outcomes = { asked: "confirm", blocked: "block" };
    this.#last = decision;
    const free = this.emit("contact-guard-send", { ...decision, decision: outcomes[decision.outcome] ?? "send" }, true);
    this.#taken = !free;
    return free;
  }

  decided(decision) {
    this.#last = decision;
    this.#call(this.#options.onSend, decision);
    this.#answer(decision);
  }

  counted(count) {
    this.#call(this.#options.onTelemetry, count);
  }

  /** Runs `attempt`, which says whether the draft may go, and gives the decision in the end. */
  wait(attempt) {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#taken = false;
      const free = attempt();
      if (this.#taken) this.#answer({ ...this.#last, allowed: false, outcome: "taken-over" });
      // A message that is on its way already is not asked about again.
      else if (free) this.#answer(this.#last);
    });
  }

  /** Ends all waiting: the guard is gone, or cannot tell. */
  giveUp(allowed, outcome) {
    clearTimeout(this.#telling);
    this.#answer({ ...UNKNOWN, allowed, outcome });
  }

  emit(type, detail, cancelable = false) {
    const view = this.element.ownerDocument.defaultView ?? globalThis;
    const event = new view.CustomEvent(type, { bubbles: true, composed: true, cancelable, detail });
    return this.element.dispatchEvent(event);
  }

  #answer(decision) {
    for (const resolve of this.#waiting.splice(0)) resolve(decision);
  }

  /** An embedder's mistake is shown as its own, and never reaches the module. */
  #call(callback, ...news) {
    try {
      callback?.(...news);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

const UNKNOWN = { action: "allow", allowed: true, outcome: "degraded", findings: [], rules: null };

function withoutText({ findings, ...report }) {
  return { ...report, findings: findings.map(({ text: _text, canonical: _canonical, ...finding }) => finding) };
}
