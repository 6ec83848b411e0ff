// A card that turns: what it gives on one face, what it costs on the other, both said alike.

import { announce, button, h, liveRegion } from "../../base/dom.js";

// {node, reveal}: `reveal` turns a card whose price nobody has seen yet.
export function buildCard({ side, gain, price }, seen, { _, t }) {
  const live = liveRegion();
  const face = (name, said, text) => h("div", { class: `wli-face wli-face-${name}` }, h("dt", {}, said), h("dd", {}, t(text)));
  // Both labels share one cell, so that the button keeps its size, too.
  const turner = button([h("span", { class: "wli-turner-over" }, _("Turn over: what it costs")),
    h("span", { class: "wli-turner-back" }, _("Turn back: what it gives"))], () => turn(), { class: "wli-button wli-turner" });
  const faces = h("dl", { class: "wli-faces", onclick: () => turn() },
    face("gain", _("It gives"), gain), face("price", _("It costs"), price));
  const node = h("div", { class: `wli-card wli-card-${side === "sep" ? "sep" : "int"}` },
    h("p", {}, h("span", { class: `wli-tag wli-tag-${side === "sep" ? "sep" : "int"}` }, side === "sep" ? _("Separate") : _("Integrate"))),
    faces, turner, live);
  const state = { turned: false, seen };
  const turn = () => {
    state.turned = !state.turned;
    state.seen = true;
    node.classList.toggle("wli-turned", state.turned);
  };
  const reveal = () => {
    if (state.seen) return;
    turn();
    node.scrollIntoView({ block: "nearest" });
    announce(live, _("The card has turned. It costs: {price}. You may change your choice.", { price: t(price) }));
  };
  return { node, reveal };
}
