// Small pictures of one person's answers, drawn as nodes; each also says in words what it shows.

import { asRecord } from "../reading.js";
import { drawArrows } from "./arrows.js";
import { drawBars } from "./bars.js";
import { drawChecklist } from "./checklist.js";
import { drawIfThen } from "./if_then.js";
import { drawMap } from "./map.js";
import { drawOrder } from "./order.js";
import { drawPairs } from "./pairs.js";
import { drawPlane } from "./plane.js";
import { drawRibbons } from "./ribbons.js";
import { drawScript } from "./script.js";
import { drawStack } from "./stack.js";

const MAKERS = {
  arrows: drawArrows,
  bars: drawBars,
  card: drawIfThen,
  checklist: drawChecklist,
  map: drawMap,
  order: drawOrder,
  pairs: drawPairs,
  plane: drawPlane,
  ribbons: drawRibbons,
  script: drawScript,
  stack: drawStack,
};

// A figure for {kind, …}; null for a kind this page does not know, and where there is nothing to draw.
export function drawPicture(raw, words) {
  const picture = asRecord(raw);
  const make = Object.hasOwn(MAKERS, picture.kind) ? MAKERS[picture.kind] : null;
  return make ? make(picture, words) : null;
}
