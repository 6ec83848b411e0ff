"""The projector's page as a widget; it carries messages and knows nothing of what they say."""

from __future__ import annotations

from pathlib import Path

from wli_toolkit.widgets.base.page_widget import TOKENS, PageWidget

HERE = Path(__file__).parent


class ScreenWidget(PageWidget):
    """The projector's page; it only ever receives, but for its first word."""

    entry = HERE / "screen.js"
    styles = (TOKENS, HERE / "screen.css", HERE / "wall.css")
