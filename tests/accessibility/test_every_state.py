"""Every page and state: axe-core, room at 320 px and at twice the size, targets, focus, forced colours."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility.measuring import LEAST_PX, axe, measure
from tests.views.house import opened
from tests.views.named import SCREENS
from tests.views.walk import walk
from wli_toolkit.content.model import Lang

NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 844}
TALL = 6000
"""High enough that nothing lies below the bars that stay in sight: axe would call it too small there."""
TWICE = "(size) => { document.documentElement.style.fontSize = size; }"
HALF = (("ja", "light"), ("en", "dark"))
OTHER_HALF = (("ja", "dark"), ("en", "light"))
FEW = 8


def measured(page: Page, name: str, scheme: str) -> list[str]:
    """Return what is wrong with one state, looked at in every way; the page is left as it was."""
    before = page.viewport_size
    is_report = name.startswith("report-")
    is_screen = name.startswith("screen-")
    page.emulate_media(color_scheme=scheme, forced_colors="none", reduced_motion="reduce")  # type: ignore[arg-type]
    if not is_screen:
        page.set_viewport_size({"width": (before or PHONE)["width"], "height": TALL})
    wrong = [f"axe: {one}" for one in axe(page)]
    if not is_screen:
        page.set_viewport_size(PHONE)
        if not is_report:
            wrong += [f"target: {one}" for one in measure(page, "targets", LEAST_PX)]
        page.evaluate(TWICE, "200%")
        wrong += [f"200 %: {one}" for one in measure(page, "reflow")]
        page.evaluate(TWICE, "")
        page.set_viewport_size(NARROW)
        wrong += [f"320 px: {one}" for one in measure(page, "reflow")]
        wrong += [f"focus: {one}" for one in measure(page, "focusShows")]
    measure(page, "paint")
    page.emulate_media(forced_colors="active")
    wrong += [f"forced colours: {one}" for one in measure(page, "forced")]
    page.emulate_media(forced_colors="none")
    if before:
        page.set_viewport_size(before)
    return wrong


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("lang", "scheme"), HALF)
def test_every_state(browser: Browser, tmp_path: Path, lang: Lang, scheme: str) -> None:
    assert look_at_all(browser, tmp_path, lang, scheme) == list(SCREENS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("lang", "scheme"), OTHER_HALF)
def test_every_state_in_the_other_colours(
    browser: Browser, tmp_path: Path, pytestconfig: pytest.Config, lang: Lang, scheme: str
) -> None:
    """With `--thorough` each language in its other colours, too; without, the first pages of it."""
    most = None if pytestconfig.getoption("--thorough") else FEW
    assert look_at_all(browser, tmp_path, lang, scheme, most) == list(SCREENS)[:most]


def look_at_all(
    browser: Browser, folder: Path, lang: Lang, scheme: str, most: int | None = None
) -> list[str]:
    """Walk through the states; fail with everything that was found in any of them, and return their names."""
    found: dict[str, list[str]] = {}
    seen = []
    with opened(folder, lang) as house:
        for name, page in islice(walk(browser, house, lang, folder), most):
            seen.append(name)
            for sentence in measured(page, name, scheme):
                found.setdefault(sentence, []).append(name)
    for context in browser.contexts:
        context.close()
    assert not found, "\n".join(f"{sentence}: {', '.join(names)}" for sentence, names in found.items())
    return seen
