// Measures one page as it stands. Each function returns sentences about what is wrong; no sentence, nothing found.

const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [tabindex='0']";

function named(node) {
  const text = (node.getAttribute("aria-label") || node.textContent || node.value || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `<${node.tagName.toLowerCase()} class="${node.getAttribute("class") || ""}"> ${text}`;
}

function isSeen(node) {
  if (!node.checkVisibility({ visibilityProperty: true })) return false;
  const { width, height } = node.getBoundingClientRect();
  return width > 1 && height > 1 && !node.closest(".wli-hidden, [inert]");
}

function scrolls(node, axis) {
  for (let one = node; one && one !== document.documentElement; one = one.parentElement) {
    const how = getComputedStyle(one)[axis];
    if ((how === "auto" || how === "scroll") && one.scrollWidth > one.clientWidth) return true;
  }
  return false;
}

function ownTextBoxes(node) {
  const boxes = [];
  for (const child of node.childNodes) {
    if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(child);
    boxes.push(...range.getClientRects());
  }
  return boxes;
}

// A picture whose content stands beside it in words, too, may shorten its labels.
function isToldInWords(node) {
  return node.closest("[aria-hidden=true], [role=img]");
}

function widest() {
  const all = [...document.body.querySelectorAll("*")].filter(isSeen);
  const right = Math.max(...all.map((node) => node.getBoundingClientRect().right));
  return all.filter((node) => node.getBoundingClientRect().right >= right - 1).map(named).pop();
}

// Nobody scrolls sideways to read, and no text is cut off.
export function reflow() {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth} px wide on ${root.clientWidth}: ${widest()}`);
  for (const node of document.body.querySelectorAll("*")) {
    if (node.namespaceURI !== "http://www.w3.org/1999/xhtml" || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(node.tagName) || !isSeen(node) || isToldInWords(node)) continue;
    const style = getComputedStyle(node);
    const boxes = ownTextBoxes(node);
    if (boxes.some((box) => box.right > root.clientWidth + 1 || box.left < -1) && !scrolls(node, "overflowX")) wrong.push(`beyond the edge: ${named(node)}`);
    const isCut = ["hidden", "clip"].includes(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
    const isCutBelow = ["hidden", "clip"].includes(style.overflowY) && node.scrollHeight > node.clientHeight + 2;
    if ((isCut || isCutBelow) && node.textContent.trim()) wrong.push(`cut off: ${named(node)}`);
    if (node.matches("button, .wli-button, select") && !node.querySelector(".wli-hidden") && node.scrollWidth > node.clientWidth + 2) wrong.push(`too narrow for its text (${node.clientWidth} for ${node.scrollWidth}): ${named(node)}`);
  }
  return wrong;
}

// What a finger has to meet: the control itself, or the label around or for it.
function targetOf(node) {
  const boxes = [node, ...(node.labels || [])].filter(isSeen).map((one) => one.getBoundingClientRect());
  return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
}

function isInSentence(node) {
  return node.matches("a") && getComputedStyle(node).display === "inline";
}

export function targets(least) {
  const wrong = [];
  for (const node of document.querySelectorAll(INTERACTIVE)) {
    if (!isSeen(node) || isInSentence(node) || node.matches("[role=tabpanel], [tabindex='0']:not(button, input, a, summary, [role=tab])")) continue;
    const { width, height } = targetOf(node);
    if (width < least - 0.5 || height < least - 0.5) wrong.push(`${Math.round(width)} × ${Math.round(height)} px: ${named(node)}`);
  }
  return wrong;
}

function look(node) {
  const style = getComputedStyle(node);
  return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor].join(" ");
}

// Everything that takes the keyboard's focus shows that it has it.
export function focusShows() {
  const wrong = [];
  const before = document.activeElement;
  for (const node of document.querySelectorAll(INTERACTIVE)) {
    if (!isSeen(node) || node.disabled || node.tabIndex < 0) continue;
    const around = [node, node.nextElementSibling, node.parentElement, node.closest("label")].filter(Boolean);
    before?.blur?.();
    const calm = around.map(look);
    node.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== node) continue;
    if (around.every((one, at) => look(one) === calm[at])) wrong.push(named(node));
    node.blur();
  }
  before?.focus?.({ preventScroll: true });
  return wrong;
}

function isClear(colour) {
  return colour === "transparent" || /, 0\)$/.test(colour);
}

// Shapes that are nothing but a painted ground: to be looked at again once the system has taken the colours away.
export function paint() {
  window.wliPainted = [...document.body.querySelectorAll("*")].filter((node) => {
    if (!isSeen(node) || node.textContent.trim() || node.querySelector("img, svg") || node.matches("input, img, svg, svg *, textarea, iframe, br, hr")) return false;
    return !isClear(getComputedStyle(node).backgroundColor);
  }).filter((node) => look(node) && getComputedStyle(node).backgroundColor !== groundOf(node));
  return window.wliPainted.length;
}

function groundOf(node) {
  for (let one = node.parentElement; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (!isClear(backgroundColor)) return backgroundColor;
  }
  return "";
}

function hasEdge(node) {
  const style = getComputedStyle(node);
  return ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0) || style.outlineStyle !== "none";
}

// Told from its neighbour by a pattern, or by the line where the next one begins.
function isWoven(node) {
  return getComputedStyle(node).backgroundImage !== "none" || (node.nextElementSibling && hasEdge(node.nextElementSibling));
}

// In forced colours: what was painted is still to be told from its ground, controls have an edge, the chosen differs.
export function forced() {
  const wrong = [];
  for (const node of window.wliPainted || []) {
    if (!node.isConnected || !isSeen(node) || hasEdge(node) || isWoven(node)) continue;
    if (getComputedStyle(node).backgroundColor === groundOf(node)) wrong.push(`vanishes: ${named(node)} in ${named(node.parentElement)}`);
  }
  for (const node of document.querySelectorAll("button, .wli-button, input:not([type=hidden])")) {
    if (!isSeen(node) || node.disabled || ["radio", "checkbox", "range"].includes(node.type)) continue;
    const isLink = getComputedStyle(node).textDecorationLine.includes("underline");
    if (!hasEdge(node) && !isLink) wrong.push(`no edge: ${named(node)}`);
  }
  const pressed = [...document.querySelectorAll("[aria-pressed=true], [aria-selected=true], [aria-current]")].filter(isSeen);
  for (const node of pressed) {
    const name = ["aria-pressed", "aria-selected", "aria-current"].find((one) => node.hasAttribute(one));
    const peer = [...node.parentElement.children].find((one) => one !== node && one.tagName === node.tagName && !["true", "step", "page"].includes(one.getAttribute(name)));
    const edge = (one) => { const style = getComputedStyle(one); return [look(one), style.borderWidth, style.borderStyle, style.textDecorationLine, style.fontWeight, style.color].join(" "); };
    if (peer && edge(node) === edge(peer)) wrong.push(`chosen looks like not chosen: ${named(node)}`);
  }
  return wrong;
}
