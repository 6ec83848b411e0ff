// Building and finding nodes: the only place that touches the document's API by hand.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
const counter = { last: 0 };

function addChild(node, child) {
  if (child === null || child === undefined || child === false) return;
  if (Array.isArray(child)) child.forEach((one) => addChild(node, one));
  else node.append(child instanceof Node ? child : String(child));
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.replace(/^on/, "").toLowerCase(), value);
    else if (name === "style") Object.entries(value).forEach(([key, one]) => node.style.setProperty(key, one));
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "value" && "value" in node) node.value = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  addChild(node, children);
  return node;
}

// An HTML element. Functions are listeners (`onclick`), `style` is an object set through CSSOM (our pages
// forbid style attributes), true is a bare attribute, null/undefined/false are left out, children may nest.
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

// The same for SVG elements.
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG_NAMESPACE, tag), props, children);
}

export function clear(node) {
  node.replaceChildren();
  return node;
}

export function replace(node, ...children) {
  clear(node);
  addChild(node, children);
  return node;
}

// Text put into a node only where it differs, so that nothing is spoken or drawn twice.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// An id no other element of the page has, for labels and descriptions.
export function uid(stem) {
  counter.last += 1;
  return `wli-${stem}-${counter.last.toString(36)}-${Math.random().toString(36).slice(2, 6)}`;
}

// Move the focus to a heading or region that is not in the tab order.
export function focusOn(node) {
  if (!node) return;
  if (!node.matches("a[href],button,input,select,textarea,[tabindex]")) node.setAttribute("tabindex", "-1");
  node.focus({ preventScroll: true });
}

// A hidden region whose changes screen readers speak, and the way to speak through it.
export function liveRegion() {
  return h("div", { class: "wli-hidden", role: "status", "aria-live": "polite" });
}

export function announce(region, text) {
  // The same sentence twice is spoken twice only if the text differs.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

// An SVG text from the server as an image: it cannot run anything there, and no policy objects.
export function svgImage(text, alt, className) {
  const source = `data:image/svg+xml,${encodeURIComponent(text)}`;
  return h("img", { class: className || "wli-figure", src: source, alt });
}

// A button that looks like one; `kind` is "primary", "plain" (default) or "quiet".
export function button(label, onclick, { kind = "plain", ...props } = {}) {
  return h("button", { type: "button", class: `wli-button wli-button-${kind}`, onclick, ...props }, label);
}
