// Taking the page home: print or keep it, note the resume code once more, delete what was written.

import { button, h, replace } from "../base/dom.js";
import { deletion } from "./menu.js";
import { resumeCode } from "./scenes.js";

const FILE_NAME = "wli-blueprint.html";

export function takeHomeScreen(app, step) {
  const { _, t } = app.words;
  const { session } = app;
  const served = session.state.mode === "served";
  const sheet = h("div", { class: "wli-stack" });
  const isLast = app.journey.isEnd;
  replace(sheet, served ? links(app) : button(_("Show my page"), () => session.request({ type: "sheet", lang: app.words.lang }), { kind: "primary" }));
  return {
    body: [
      h("h2", {}, _("Take your page home")),
      isLast && h("p", { class: "wli-lead" }, t(session.content.closing)),
      sheet,
      session.state.resume_code && h("div", { class: "wli-stack" },
        h("h3", {}, _("Your resume code, once more")),
        h("p", {}, _("With this code you can open your answers again. Please check that you have noted it down.")),
        resumeCode(app)),
      isLast && h("div", {}, deletion(app)),
    ],
    next: isLast ? null : {},
    news: { sheet: () => replace(sheet, frame(app, session.sheet)) },
  };
}

function links(app) {
  const { _ } = app.words;
  const address = `me/blueprint.html?lang=${app.words.lang}`;
  return [
    h("p", {}, _("Your blueprint is one page. Print it, or keep it as a file on this phone.")),
    h("div", { class: "wli-row" },
      h("a", { class: "wli-button wli-button-primary", href: address, target: "_blank", rel: "noopener" }, _("Open and print")),
      h("a", { class: "wli-button", href: `${address}&keep=1`, download: FILE_NAME }, _("Keep as a file"))),
    h("p", { class: "wli-muted" }, _("If nothing opens, take a picture of the page instead.")),
  ];
}

// Inside a notebook there is no address to open: the page arrives as text and is shown in a frame.
function frame(app, html) {
  const { _ } = app.words;
  const address = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
  const view = h("iframe", { class: "wli-sheet", src: address, title: _("My blueprint") });
  return [
    h("div", { class: "wli-row" },
      button(_("Print"), () => view.contentWindow.print(), { kind: "primary" }),
      h("a", { class: "wli-button", href: address, download: FILE_NAME }, _("Keep as a file"))),
    view,
  ];
}
