// Blueprints on paper, one to an A4 page with room to write back.

import { h } from "../base/dom.js";
import { printAlone } from "./paper.js";
import { list, record } from "./room.js";

// Narrow letters that fit on half a page's width, and lines up to which a page is set roomy, or snug.
const TO_A_LINE = 46;
const ROOMY = 16;
const SNUG = 29;
// Ruled lines under the reply: more than a page holds, cut off where it ends.
const RULED = 30;
const WIDE = /[\u2e80-\uffef]|[\ud800-\udbff]/g;

function lines(text) {
  const width = (line) => line.length + (line.match(WIDE) || []).length;
  return String(text || "")
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / TO_A_LINE)), 0);
}

// Boxes stand two side by side, promises three; a longer blueprint is set smaller, so that it stays one page.
function density(boxes, promises, reply) {
  const tall = (some, across) => some.reduce((sum, _one, at) => (at % across ? sum : sum + 1 + Math.max(...some.slice(at, at + across).map((one) => lines(one.text)))), 0);
  const rows = tall(boxes, 2) + tall(promises, 3) + Math.ceil(lines(reply) / 2);
  return rows <= ROOMY ? "roomy" : rows <= SNUG ? "snug" : "tight";
}

function blueprintSheet(item, words) {
  const { _, t } = words;
  const all = list(item.boxes).map(record).map((box) => ({ ...box, title: t(box.title), text: t(box.text) }));
  const [promises, boxes] = [all.filter((box) => box.promise), all.filter((box) => !box.promise)];
  const part = (box) => h("div", { class: "wli-sheet-box" }, h("dt", null, box.title), h("dd", null, box.text || "–"));
  return h(
    "article",
    { class: "wli-sheet", dataset: { density: density(boxes, promises, item.reply) } },
    h(
      "header",
      null,
      h("div", null, h("h1", null, _("My work blueprint")), item.nickname ? h("p", { class: "wli-sheet-name" }, _("Blueprint of {name}", { name: t(item.nickname) })) : null),
      h("p", { class: "wli-sheet-number" }, _("Blueprint {number}", { number: item.number })),
    ),
    promises.length ? h("section", { class: "wli-sheet-promises" }, h("h2", null, _("My promises for 30 days")), h("dl", null, promises.map(part))) : null,
    boxes.length ? h("dl", { class: "wli-sheet-boxes" }, boxes.map(part)) : null,
    h(
      "section",
      { class: "wli-sheet-reply" },
      h("h2", null, _("A word from the facilitator")),
      item.reply ? h("p", null, t(item.reply)) : null,
      h("div", { class: "wli-sheet-lines", "aria-hidden": "true" }, Array.from({ length: RULED }, () => h("i"))),
    ),
    h("footer", null, _("Handed in for the facilitator to read: only the boxes its author chose. Please show it to nobody else. The number is not a seat number.")),
  );
}

export function printPages(items, words) {
  printAlone(items.map((item) => blueprintSheet(item, words)), words.lang);
}
