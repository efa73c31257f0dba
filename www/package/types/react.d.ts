import type { Decision, Options, Report } from "./index.js";

/** Guards the field that `ref` is given to. */
export function useContactGuard(options?: Options): {
  ref: (field: HTMLElement | null) => void;
  report: Report | null;
  degraded: boolean;
  beforeSend(): Promise<Decision>;
};
