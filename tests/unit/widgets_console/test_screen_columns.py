"""A drawing fills the projector: a tall one is cut between its rows into two columns, and nothing of it is lost."""

from __future__ import annotations

import pytest
from console_room import Opened, live, text
from playwright.sync_api import expect

KEY = "X01/pairs@during"
SIZES = """(images) => images.map((image) => {
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const { left, right, bottom } = image.getBoundingClientRect();
  const frame = image.parentElement.getBoundingClientRect();
  return { width, height, scale: (right - left) / width,
    inside: left >= frame.left && right <= frame.right && bottom <= frame.bottom };
})"""


def drawing(rows: int) -> str:
    """Return a drawing of rows of 60 pixels, each a label with a bar close below it."""
    parts = [
        f'<text x="12" y="{60 * row + 24}" font-size="15">Row {row}</text>'
        f'<rect x="12" y="{60 * row + 32}" width="200" height="16"/>'
        for row in range(rows)
    ]
    size = f'width="360" height="{60 * rows}" viewBox="0 0 360 {60 * rows}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="#fff"/>{"".join(parts)}</svg>'


@pytest.mark.parametrize(("rows", "columns"), [(2, 1), (6, 2), (7, 2)])
def test_a_drawing_is_as_large_as_the_screen_allows(screen: Opened, rows: int, columns: int) -> None:
    screen.page.set_viewport_size({"width": 1920, "height": 1080})
    picture = {"key": KEY, "title": text("Rows"), "sentence": text("From 20."), "svg": drawing(rows)}
    state = live("cards", rev=2, states={"cards": "closed"}, released=[KEY])
    screen.tell("live", live=state, pictures=[picture])
    images = screen.page.locator(".wli-shown-figure")
    expect(images).to_have_count(columns)
    found = images.evaluate_all(SIZES)
    assert sum(one["height"] for one in found) == 60 * rows
    # A cut goes between two rows, never between a label and its bar.
    assert all(one["height"] % 60 <= 12 or one["height"] % 60 >= 48 for one in found)
    assert all(one["inside"] for one in found)
    # Letters of 15 pixels, as people read them from the back row.
    assert min(one["scale"] for one in found) * 15 >= 1080 / 30
    expect(screen.page.get_by_role("img", name="Rows")).to_have_count(1)


def test_a_drawing_that_cannot_be_read_is_shown_as_it_is(screen: Opened) -> None:
    odd = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
    picture = {"key": KEY, "title": text("Odd"), "sentence": text("From 20."), "svg": odd}
    screen.tell("live", live=live("cards", rev=2, released=[KEY]), pictures=[picture])
    expect(screen.page.locator(".wli-shown-figure")).to_have_count(1)
    assert not screen.failures
