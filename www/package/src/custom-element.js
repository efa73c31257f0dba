const CONTEXT = ["surface", "order", "direction", "region"];
const PLAIN = ["locale", "theme", "enter", "highlights"];
const LIVE = ["policy", "alternatives", "words", "earlier", "form", "send", "mount", "includeText", "onReport", "onSend", "onTelemetry"];
const FIELDS = "textarea, input:not([type]), input[type=text], input[type=search], [contenteditable]:not([contenteditable=false])";

/** Registers `<contact-guard>`, unless the page has done so. */
export function define(attach) {
  // On a server there is nothing to register with.
  if (typeof customElements === "undefined" || customElements.get("contact-guard")) return;
  customElements.define("contact-guard", elementOver(attach));
}

function elementOver(attach) {
  return class ContactGuard extends HTMLElement {
    static observedAttributes = ["for", "declared", "own-domains", ...CONTEXT, ...PLAIN];

    #live = {};
    #field = null;
    #watched = null;
    #observer = null;
    #queued = false;

    constructor() {
      super();
      for (const name of LIVE) {
        Object.defineProperty(this, name, {
          get: () => this.#live[name],
          set: (value) => {
            this.#live[name] = value;
            this.#queue();
          },
        });
      }
    }

    /** What `attach` gave for the field; null while there is no field, or no guard yet. */
    get guard() {
      return this.#watched;
    }

    beforeSend() {
      return this.#watched ? this.#watched.beforeSend() : Promise.resolve({ action: "allow", allowed: true, outcome: "degraded", findings: [], rules: null });
    }

    connectedCallback() {
      this.#observer = new MutationObserver(() => this.#follow());
      this.#observer.observe(this.getRootNode(), { childList: true, subtree: true, attributes: true, attributeFilter: ["id", "contenteditable"] });
      this.#follow();
    }

    disconnectedCallback() {
      this.#observer?.disconnect();
      this.#observer = null;
      this.#leave();
    }

    attributeChangedCallback() {
      this.#queue();
    }

    /** Several changes in a row are one. */
    #queue() {
      if (this.#queued || !this.isConnected) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        if (!this.isConnected) return;
        this.#follow();
        this.#watched?.update(this.#options()).catch((error) => console.error(error));
      });
    }

    /** The field may come later, and go, and another may take its name. */
    #follow() {
      const field = this.#find();
      if (field === this.#field) return;
      this.#leave();
      this.#field = field;
      if (!field) return;
      attach(field, this.#options()).then(
        (watched) => {
          if (this.#field === field) this.#watched = watched;
          else watched.detach();
        },
        (error) => console.error(error),
      );
    }

    #leave() {
      this.#watched?.detach();
      this.#watched = null;
      this.#field = null;
    }

    #find() {
      const id = this.getAttribute("for");
      if (id) return this.getRootNode().getElementById?.(id) ?? null;
      return this.querySelector(FIELDS);
    }

    #options() {
      const context = {};
      for (const name of CONTEXT) if (this.hasAttribute(name)) context[name] = this.getAttribute(name);
      if (this.hasAttribute("declared")) context.declared = words(this.getAttribute("declared"));
      if (this.hasAttribute("own-domains")) context.own_domains = words(this.getAttribute("own-domains"));
      const options = { context, form: this.#field?.form ?? this.#field?.closest("form") ?? undefined, ...this.#live };
      for (const name of PLAIN) if (this.hasAttribute(name)) options[name] = this.getAttribute(name);
      return options;
    }
  };
}

const words = (list) => list.split(/[\s,]+/).filter(Boolean);
