/** What was found. */
export type Kind = "email" | "phone" | "handle" | "link" | "payment" | "request";
/** What to do about it, weakest first; from `warn` on a message counts as flagged. */
export type Action = "allow" | "notice" | "warn" | "confirm" | "block";
/** How sure the reading is. */
export type Certainty = "certain" | "likely" | "possible";
/** What sort of link or request it is. */
export type Category = "profile" | "invite" | "meeting" | "files" | "payment" | "page" | "website" | "asks" | "offers" | "elsewhere";
/** The unit of `start` and `end`. */
export type Offsets = "utf16" | "utf8" | "codepoint";

/** One stretch of the text. */
export interface Finding {
  kind: Kind;
  /** First code unit of it. */
  start: number;
  /** One past its last. */
  end: number;
  /** As written. */
  text: string;
  /** Undisguised: a lower-cased address, an E.164 number, an identifier without `@`, a URL. */
  canonical: string | null;
  /** The service or provider by its id in the rules. */
  service: string | null;
  category: Category | null;
  certainty: Certainty;
  /** The techniques undone to read it. */
  disguises: string[];
  /** The rule that found it. */
  rule: string;
  action: Action;
}

/** The answer to one check. */
export interface Report {
  /** The highest action of the findings. */
  action: Action;
  /** Version and content hash of the rules. */
  rules: string;
  /** In order of `start`. */
  findings: Finding[];
}

/** Where a message is written. */
export interface Context {
  /** `inbox` by default. */
  surface?: "inbox" | "order" | "listing";
  /** `none` by default. */
  order?: "none" | "active" | "completed";
  /** The kinds that the listing declares as needed; `meeting` where calls are the service. */
  declared?: (Kind | "meeting")[];
  /** `sent` by default; a received request is explained to the one who is asked. */
  direction?: "sent" | "received";
  /** ISO 3166 region in which numbers without a country code are read. */
  region?: string;
  /** BCP 47 tag of the author's language. */
  locale?: string;
  /** The platform's own domains, never flagged. */
  own_domains?: string[];
}

type Actions = Partial<Record<Kind, Partial<Record<Certainty, Action>>>>;

/** What to do: kind × certainty × surface. What is left out keeps the default. */
export interface Policy {
  version: 1;
  actions?: Actions;
  surface?: Partial<Record<"inbox" | "order" | "listing", { actions?: Actions }>>;
}

/** What the module is made of, where it is not the one in the package. */
export type WasmSource = string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>;

export interface LoadOptions {
  /** Another source of the module; the first `load` or `attach` of a page decides. */
  wasm?: WasmSource;
  /**
   * Loads `contact-guard/fallback.js`, the same detector compiled to JavaScript, and is asked to only
   * where WebAssembly cannot be started: `() => import("contact-guard/fallback.js")`, or anything that
   * runs that file. It is several times as large and slower.
   */
  fallback?: () => unknown;
  policy?: Policy;
  /** What `GET /v1/rules` of the server mirror gives: the platform's own domains, what is always allowed, patterns, the policy. */
  rules?: Rules;
}

/** What the server mirror gives to clients. */
export interface Rules {
  version: 1;
  /** The id of the rules, to send along as `rules` with a check. */
  rules: string;
  own_domains?: string[];
  allow?: string[];
  /** The platform's patterns and services, compiled. */
  patterns?: { id: string; kind: Kind; category?: Category | null; certainty: Certainty; ends: string; begins: string }[];
  policy?: Policy;
}

/** Reads single messages. */
export interface Detector {
  /** Version and content hash of the rules. */
  readonly rules: string;
  /** Throws a `TypeError` where the context is not one, and nothing whatever the text holds. */
  check(text: string, context?: Context, options?: { earlier?: string[]; offsets?: Offsets }): Report;
  /** The text without what would be found in it at or above `from`, by default `warn`. */
  redact(text: string, context?: Context, options?: { earlier?: string[]; from?: Action }): string;
}

/** Starts the detector, once a page. Rejects where it cannot be started. */
export function load(options?: LoadOptions): Promise<Detector>;

/** A finding as it is told where text must not be: without `text` and `canonical`. */
export type TextlessFinding = Omit<Finding, "text" | "canonical"> & Partial<Pick<Finding, "text" | "canonical">>;

/** What became of an attempt to send. It holds no text. */
export interface Decision {
  action: Action;
  /** Whether the message may go, or went. */
  allowed: boolean;
  /**
   * `clean` nothing found · `noticed` found, and the policy lets it go · `asked`, `blocked` it waits ·
   * `sent-anyway`, `mended`, `kept` what its author chose · `taken-over` a listener called
   * `preventDefault()` · `detached` the guard was taken down · `degraded` there is no detector
   */
  outcome: "clean" | "noticed" | "asked" | "blocked" | "sent-anyway" | "mended" | "kept" | "taken-over" | "detached" | "degraded";
  findings: { kind: Kind; category: Category | null; service: string | null; certainty: Certainty; action: Action; rule: string; answer: "kept" | "dismissed" | null }[];
  rules: string | null;
}

/** What people did, to be counted: kinds and rules, never text. */
export interface Count {
  event: "shown" | "fixed" | "sent-anyway" | "dismissed" | "closed" | "explained" | "alternative";
  mood: "needed" | "note" | "warn" | "confirm" | "block" | null;
  findings: { kind: Kind; action: Action; rule: string }[];
}

export interface Options {
  context?: Context;
  policy?: Policy;
  /** The platform's own rules; by default those that `load` was given. */
  rules?: Rules;
  /** Language of the words shown, as in `es`; by default that of the page, then of the browser. */
  locale?: string;
  /** Words in place of the package's, by their keys in `contact-guard/locales/en.json`. */
  words?: Record<string, string>;
  /** `auto` follows the page's `color-scheme`. */
  theme?: "auto" | "light" | "dark";
  /** The platform's own ways, shown in the notice. */
  alternatives?: { label: string; onSelect(): void }[];
  /** The form that sends. */
  form?: HTMLFormElement | null;
  /** The button that sends. */
  send?: HTMLElement | null;
  /** Which Enter sends. `auto`: one that was not seen to begin a new line, where `form` or `send` is given. */
  enter?: "auto" | "send" | "mod" | "newline";
  /** Where the notice is to stand, if not under the field. */
  mount?: HTMLElement | null;
  /** The same author's last messages, oldest first. What is sent through the guard is remembered by itself. */
  earlier?: string[];
  /** How findings are shown in the field. */
  highlights?: "auto" | "mirror" | "off";
  /** Whether the event `contact-guard-report` brings the text of the findings. */
  includeText?: boolean;
  onReport?(report: Report): void;
  onSend?(decision: Decision): void;
  onTelemetry?(count: Count): void;
}

/** A message box with its guard. */
export interface Watched {
  readonly field: HTMLElement;
  /** There is no detector: typing and sending go on untouched, and `contact-guard-error` said why. */
  readonly degraded: boolean;
  /** Changes some options. */
  update(options: Options): Promise<void>;
  /** The report on the draft; null without a detector. */
  report(): Report | null;
  /** Whether the draft may be sent: asks its author where the policy says so, and waits. */
  beforeSend(): Promise<Decision>;
  /** Leaves the page as it was. */
  detach(): void;
}

/**
 * Stands guard over a `<textarea>`, an `<input>` or an element with `contenteditable`. Rejects with a
 * `TypeError` where an option is wrong; a detector that does not start is no rejection, see `degraded`.
 */
export function attach(field: HTMLElement, options?: Options): Promise<Watched>;

/** A received message with its explanation. */
export interface Annotated {
  readonly element: HTMLElement;
  update(options?: Options): Promise<void>;
  detach(): void;
}

/** Warns the one who is asked, under a message that was received. */
export function annotate(message: HTMLElement, options?: Options): Promise<Annotated>;

declare global {
  interface HTMLElementEventMap {
    "contact-guard-report": CustomEvent<{ action: Action; rules: string; findings: TextlessFinding[] }>;
    /** `preventDefault()` takes the decision over: nothing is sent and nobody is asked. */
    "contact-guard-send": CustomEvent<Decision & { decision: "send" | "confirm" | "block" }>;
    "contact-guard-error": CustomEvent<{ message: string; error: unknown }>;
  }
}
