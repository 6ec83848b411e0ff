// Printing some sheets and nothing else of the page that holds the console.

import { h } from "../base/dom.js";

export function printPages(sheets, lang) {
  const paper = h("div", { class: "wli wli-paper", lang }, sheets);
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
