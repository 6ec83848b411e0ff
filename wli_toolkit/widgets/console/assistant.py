"""The assistant's console as a widget; it carries messages and knows nothing of what they say."""

from __future__ import annotations

from pathlib import Path

from wli_toolkit.widgets.base.page_widget import TOKENS, PageWidget

HERE = Path(__file__).parent


class AssistantWidget(PageWidget):
    """The assistant's console, shown in one view or several at once."""

    entry = HERE / "assistant.js"
    styles = (TOKENS, *(HERE / name for name in ("console.css", "panels.css", "wall.css", "assistant.css")))
