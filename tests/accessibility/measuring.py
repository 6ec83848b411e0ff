"""Running axe-core and our own measures in a page, and what they found as sentences."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
MEASURES = re.sub(
    r"^export ", "", (Path(__file__).parent / "measures.js").read_text(encoding="utf-8"), flags=re.MULTILINE
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RUN = """async (tags) => {
  const how = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const { violations } = await axe.run(document, how);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, any, target }) =>
    `${target.join(" ")} ${html.slice(0, 160)} ${any.map(({ message }) => message).join("; ")}`)]);
}"""
LEAST_PX = 44
"""Of a target: the house's own measure, and that of WCAG's AAA; AA asks for 24."""


def axe(page: Page, except_for: frozenset[str] = frozenset()) -> list[str]:
    """Return what violates a rule on the page as it stands."""
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    return [
        f"{rule}: {node}"
        for rule, nodes in page.evaluate(RUN, list(TAGS))
        if rule not in except_for
        for node in nodes
    ]


def measure(page: Page, name: str, *arguments: Any) -> list[str]:
    """Return what one of the measures in `measures.js` finds."""
    found = page.evaluate(f"(given) => {{ {MEASURES}; return {name}(...given); }}", list(arguments))
    return found if isinstance(found, list) else []
