import { useCallback, useEffect, useRef, useState } from "react";
import { attach } from "./index.js";

/**
 * Guards the field that `ref` is given to. `options` are those of `attach`; they may be a new object
 * at each rendering. The field may come and go.
 */
export function useContactGuard(options = {}) {
  const latest = useRef(options);
  const watched = useRef(null);
  const [field, setField] = useState(null);
  const [report, setReport] = useState(null);
  const [degraded, setDegraded] = useState(false);

  useEffect(() => {
    latest.current = options;
    watched.current?.update(plain(options)).catch(raise);
  });

  useEffect(() => {
    if (!field) return undefined;
    let gone = false;
    const onReport = (news) => {
      setReport(news);
      latest.current.onReport?.(news);
    };
    const attached = attach(field, { ...latest.current, onReport, onSend: (decision) => latest.current.onSend?.(decision), onTelemetry: (count) => latest.current.onTelemetry?.(count) });
    attached.then((guard) => {
      if (gone) return guard.detach();
      watched.current = guard;
      return setDegraded(guard.degraded);
    }, raise);
    return () => {
      gone = true;
      watched.current?.detach();
      watched.current = null;
      setReport(null);
    };
  }, [field]);

  const beforeSend = useCallback(async () => (watched.current ? watched.current.beforeSend() : { action: "allow", allowed: true, outcome: "degraded", findings: [], rules: null }), []);
  return { ref: setField, report, degraded, beforeSend };
}

/** The callbacks go through `latest`: they are not options that change. */
function plain({ onReport: _report, onSend: _send, onTelemetry: _telemetry, earlier: _earlier, ...options }) {
  return options;
}

function raise(error) {
  queueMicrotask(() => {
    throw error;
  });
}
