// The reports to download: which are for the facilitator's eyes, and which are safe to send.

import { h } from "../base/dom.js";

// Served beside the console; made anew each time by a worker.
export class ReportsPart {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.lang = words.lang;
    const kinds = [
      [".html", _("Report (HTML)")],
      [".pptx", _("Slides (PowerPoint)")],
      [".xlsx", _("Workbook (Excel)")],
      [".csv", _("Figures (CSV)")],
      [".json", _("For programs (JSON)")],
    ];
    const part = (audience, name, hint) =>
      h(
        "div",
        { class: "wli-reports-for" },
        h("h4", null, name),
        h("p", { class: "wli-muted" }, hint),
        h("div", { class: "wli-row" }, kinds.map(([suffix, kind]) => this.link(suffix, audience, kind, name))),
      );
    this.node = h(
      "div",
      { class: "wli-stack" },
      h("h3", null, _("Reports")),
      part(
        "organiser",
        _("To hand to the organiser: figures of 10 or more people only"),
        _("Safe to send. No texts are in it, and nothing from fewer than 10 people."),
      ),
      part(
        "facilitator",
        _("For you, the facilitator"),
        _("Do not send these on. They hold what the room was shown; report, slides and workbook also hold the blueprints handed in and the wall."),
      ),
    );
  }

  link(suffix, audience, kind, name) {
    const query = new URLSearchParams({ lang: this.lang, audience });
    const href = `export/${encodeURIComponent(this.state.session.code)}${suffix}?${query}`;
    return h("a", { class: "wli-button", href, download: true, "aria-label": `${kind} – ${name}` }, kind);
  }
}
