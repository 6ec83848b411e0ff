"""The facilitator's console as a widget; it carries messages and knows nothing of what they say."""

from __future__ import annotations

from pathlib import Path

from wli_toolkit.widgets.base.page_widget import TOKENS, PageWidget

HERE = Path(__file__).parent


class ConsoleWidget(PageWidget):
    """The facilitator's console, shown in one view or several at once."""

    entry = HERE / "console.js"
    styles = (
        TOKENS,
        HERE / "console.css",
        HERE / "panels.css",
        HERE / "wall.css",
        HERE / "blueprints.css",
        HERE / "print.css",
        HERE / "setup.css",
    )
