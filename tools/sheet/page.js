// Every state of the widget below the other, in one language: `show({ locale, scheme, width })`.

import { annotate, attach } from "/package/index.js";

/** What somebody might write, with a detail, with several, and what somebody might ask. */
const TEXTS = {
  en: ["Looks great! Send it to jonas.lund@gmail.com please", "jonas.lund@gmail.com or +44 20 7946 0018, let's talk on WhatsApp", "Nice work. What's your WhatsApp?"],
  de: ["Sieht super aus! Schick es bitte an jonas.lund@gmail.com", "jonas.lund@gmail.com oder +49 30 901820, lass uns auf WhatsApp schreiben", "Schön. Wie ist deine WhatsApp-Nummer?"],
  ar: ["رائع! أرسله إلى jonas.lund@gmail.com من فضلك", "jonas.lund@gmail.com أو ‎+44 20 7946 0018، لنتحدث على واتساب", "عمل جميل. ما رقمك على واتساب؟"],
  hi: ["बहुत बढ़िया! कृपया jonas.lund@gmail.com पर भेज दीजिए", "jonas.lund@gmail.com या +91 98203 41765, व्हाट्सएप पर बात करते हैं", "अच्छा काम है। आपका व्हाट्सएप नंबर क्या है?"],
  zh: ["很好！请发到 jonas.lund@gmail.com", "jonas.lund@gmail.com 或 13812345678，我们微信聊", "做得不错。你的微信号是多少？"],
};
const STRICT = { version: 1, actions: { email: { certain: "block" } } };
const WARN = { version: 1, actions: { email: { certain: "warn" } } };
const NOTE = { version: 1, actions: { email: { certain: "notice" } } };
const NEEDED = { surface: "order", order: "active", declared: ["email"] };

const sheet = document.getElementById("sheet");

function part(name, tag) {
  const title = sheet.appendChild(document.createElement("h2"));
  title.textContent = name;
  return sheet.appendChild(document.createElement(tag));
}

window.show = async ({ locale, scheme, width }) => {
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === "ar" ? "rtl" : "ltr";
  document.documentElement.dataset.scheme = scheme;
  sheet.style.width = `${width}px`;
  const [one, several, asked] = TEXTS[locale];
  const theme = scheme === "dark" ? "dark" : "light";
  const alternatives = [{ label: { en: "Start a call", de: "Anruf starten", ar: "ابدأ مكالمة", hi: "कॉल शुरू करें", zh: "发起通话" }[locale], onSelect() {} }];
  const guarded = async (name, text, options = {}) => {
    const field = part(name, "textarea");
    field.value = text;
    return { field, guard: await attach(field, { locale, theme, ...options }) };
  };
  await guarded("note", one, { policy: NOTE });
  await guarded("needed", one, { context: NEEDED });
  await guarded("warn", one, { policy: WARN });
  await guarded("confirm", one);
  await guarded("several", several, { alternatives });
  const why = await guarded("why", one);
  const received = part("received", "p");
  received.textContent = asked;
  await annotate(received, { locale, theme });
  await settled();
  press(why.field, "[aria-expanded]");
  const held = await guarded("asked at the door", several);
  const blocked = await guarded("blocked", one, { policy: STRICT });
  await settled();
  held.guard.beforeSend();
  await settled();
  blocked.guard.beforeSend();
  await settled();
  return document.querySelectorAll("[data-contact-guard=notice]").length;
};

const settled = () => new Promise((resolve) => setTimeout(resolve, 700));

/** Presses the button of the notice under `field`. */
function press(field, selector) {
  for (let next = field.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) next.shadowRoot?.querySelector(selector)?.click();
}

window.ready = true;
