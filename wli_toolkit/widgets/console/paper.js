// Something printed by itself: the page around it stays away while it prints.

import { h } from "../base/dom.js";

export function printAlone(content, lang) {
  const paper = h("div", { class: "wli wli-paper", lang }, content);
  const page = document.documentElement;
  const tidy = () => {
    window.removeEventListener("afterprint", tidy);
    page.classList.remove("wli-printing");
    paper.remove();
  };
  document.body.append(paper);
  page.classList.add("wli-printing");
  window.addEventListener("afterprint", tidy);
  window.print();
}
