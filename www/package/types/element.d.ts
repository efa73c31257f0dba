import type { Decision, Options, Watched } from "./index.js";

/** `<contact-guard for="message" surface="inbox" locale="es">`, registered by importing this file. */
export interface ContactGuardElement extends HTMLElement, Omit<Options, "context" | "locale" | "theme" | "enter" | "highlights"> {
  /** What `attach` gave for the field; null while there is none. */
  readonly guard: Watched | null;
  beforeSend(): Promise<Decision>;
}

declare global {
  interface HTMLElementTagNameMap {
    "contact-guard": ContactGuardElement;
  }
}
