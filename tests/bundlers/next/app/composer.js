"use client";

import { useEffect, useState } from "react";
import { useContactGuard } from "contact-guard/react";

export function Composer() {
  const [text, setText] = useState("");
  const { ref } = useContactGuard({ locale: "es" });
  useEffect(() => {
    document.body.dataset.ready = "true";
  }, []);
  return <textarea id="message" ref={ref} value={text} onChange={(event) => setText(event.target.value)} />;
}
