// The policies that the demo can switch between, in the form that `attach` and the server take.

const KINDS = ["email", "phone", "handle", "link", "payment", "request"];

const every = (actions) => ({ version: 1, actions: Object.fromEntries(KINDS.map((kind) => [kind, actions])) });

/** By name; null is the detector's own. */
export const POLICIES = {
  default: null,
  quiet: every({ certain: "notice", likely: "notice", possible: "notice" }),
  strict: every({ certain: "block", likely: "confirm", possible: "warn" }),
};
