import { StrictMode, createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { useContactGuard } from "contact-guard/react";

function Composer() {
  const [text, setText] = useState("");
  const { ref } = useContactGuard({ locale: "es" });
  return h("textarea", { id: "message", ref, value: text, onChange: (event) => setText(event.target.value) });
}

document.getElementById("message").remove();
createRoot(document.getElementById("app")).render(h(StrictMode, {}, h(Composer)));
document.body.dataset.ready = "true";
