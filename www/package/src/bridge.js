// Between a page in a webview and the app around it: one versioned envelope each way, kinds and
// counts only unless the app asks for text.
//
//     out  { "contact-guard": 1, "type": "report" | "send" | "count" | "degraded" | "refused", "detail": … }
//     in   { "contact-guard": 1, "type": "update" | "beforeSend" | "detach", "id"?: …, "detail": … }

const VERSION = 1;
const DATA = ["context", "policy", "rules", "locale", "theme", "enter", "highlights", "words", "includeText"];

/** Gives `bridge(field, options)`, which attaches a guard and talks to the app. */
export function bridgeOver(attach) {
  /**
   * `post` gets each envelope as JSON; by default it is the webview's own way out. `origins` are
   * those whose messages are heard beside the app's; by default none.
   */
  return async function bridge(field, { post = wayOut(), origins = [], ...options } = {}) {
    const tell = (type, detail, id) => post(JSON.stringify({ "contact-guard": VERSION, type, ...(id === undefined ? {} : { id }), detail }));
    const onReport = (report) => {
      tell("report", options.includeText ? report : textless(report));
      options.onReport?.(report);
    };
    const onSend = (decision) => {
      tell("send", decision);
      options.onSend?.(decision);
    };
    const onTelemetry = (count) => {
      tell("count", count);
      options.onTelemetry?.(count);
    };
    const onError = (event) => tell("degraded", { message: event.detail.message });
    field.addEventListener("contact-guard-error", onError);
    const guard = await attach(field, { ...options, onReport, onSend, onTelemetry });

    const actions = {
      update: (detail) => guard.update(pick(detail)),
      beforeSend: () => guard.beforeSend(),
      detach: () => leave(),
    };
    /** Hears one envelope of the app, as text or as an object. */
    async function receive(envelope) {
      const message = parse(envelope);
      if (!message || message["contact-guard"] === undefined) return;
      if (message["contact-guard"] !== VERSION || !Object.keys(actions).includes(message.type)) {
        tell("refused", { reason: `version ${VERSION} takes ${Object.keys(actions).join(", ")}` }, message.id);
        return;
      }
      try {
        const answer = await actions[message.type](message.detail ?? {});
        if (message.type === "beforeSend") tell("decision", answer, message.id);
      } catch (error) {
        tell("refused", { reason: String(error?.message ?? error) }, message.id);
      }
    }
    // An app's own messages come without an origin, or with that of a page it loaded from a string. A
    // sandboxed frame has such an origin too, but it is another window.
    const heard = ({ origin = "", source = null, data }) => {
      const own = (source === null || source === window) && ["", "null"].includes(origin);
      if (own || origins.includes(origin)) receive(data);
    };
    // What Android puts into the page hears what the app answers, and nobody else reaches it.
    const told = ({ data }) => receive(data);
    const { contactGuard } = window;
    window.addEventListener("message", heard);
    document.addEventListener("message", heard);
    contactGuard?.addEventListener?.("message", told);

    function leave() {
      window.removeEventListener("message", heard);
      document.removeEventListener("message", heard);
      contactGuard?.removeEventListener?.("message", told);
      field.removeEventListener("contact-guard-error", onError);
      guard.detach();
    }
    return { guard, receive, detach: leave };
  };
}

/** React Native, iOS, Android, in this order; without any of them nothing is told. */
function wayOut() {
  const { ReactNativeWebView, webkit, contactGuard } = window;
  if (ReactNativeWebView) return (json) => ReactNativeWebView.postMessage(json);
  if (webkit?.messageHandlers?.contactGuard) return (json) => webkit.messageHandlers.contactGuard.postMessage(json);
  if (contactGuard?.postMessage) return (json) => contactGuard.postMessage(json);
  return () => {};
}

function parse(envelope) {
  if (typeof envelope !== "string") return typeof envelope === "object" ? envelope : null;
  try {
    return JSON.parse(envelope);
  } catch {
    return null;
  }
}

/** Data only: functions and elements do not cross the bridge. */
function pick(detail) {
  return Object.fromEntries(DATA.filter((name) => detail[name] !== undefined).map((name) => [name, detail[name]]));
}

function textless({ findings, ...report }) {
  return { ...report, findings: findings.map(({ text: _text, canonical: _canonical, ...finding }) => finding) };
}
