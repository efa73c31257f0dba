/** Makes an element: `h("button", { type: "button", onclick: send }, "Send")`. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  send: "M4 12l16-8-6 16-3-7z",
  clip: "M8 12.5l6-6a3.2 3.2 0 0 1 4.5 4.5l-7.8 7.8a5 5 0 0 1-7-7L11 4.500",
  call: "M6 4h3l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z",
  order: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  back: "M15 5l-7 7 7 7",
  shield: "M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z",
  server: "M4 5h16v6H4zM4 13h16v6H4zM8 8h.01M8 16h.01",
};

/** One of the demo's icons, hidden from screen readers: its button has the name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A short message that goes by itself. */
export function toast(text) {
  const host = document.getElementById("toasts");
  const line = h("p", { class: "toast" }, text);
  host.append(line);
  setTimeout(() => line.remove(), 4000);
}
