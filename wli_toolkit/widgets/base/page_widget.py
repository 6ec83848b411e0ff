"""One page's widget: carries messages between its front end and Python, and holds no other state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget

from wli_toolkit.widgets.assemble import assemble, assemble_css

BASE = Path(__file__).parent
TOKENS = BASE / "tokens.css"
"""The one visual design, before any page's own style."""

HOSTED_ELSEWHERE = "export default { render() {} };\n"
"""What `_esm` says when the page that hosts the widget loads the module by its address."""

_cached_module = cache(assemble)
_cached_style = cache(assemble_css)


class PageWidget(anywidget.AnyWidget):
    """A widget whose front end speaks in messages only.

    Nothing but the module and the style is a synced trait: what people write travels in messages and
    never rests in a widget's state, which everyone connected to the kernel could read.

    Parameters
    ----------
    served
        True where the host page loads module and style by their addresses; they are then left out of
        the widget's state, which travels to every page.
    """

    entry: ClassVar[Path]
    """The entry module of the front end."""
    styles: ClassVar[tuple[Path, ...]]
    """The style files in their order."""

    def __init__(self, *, served: bool = False) -> None:
        self._served = served
        super().__init__()

    @classmethod
    def module_text(cls) -> str:
        """Return the front end as one ES module."""
        return _cached_module(cls.entry)

    @classmethod
    def style_text(cls) -> str:
        """Return the page's style as one sheet."""
        return _cached_style(cls.styles)

    # anywidget reads these two names once, when it makes the synced traits of an instance.
    @property
    def _esm(self) -> str:
        return HOSTED_ELSEWHERE if self._served else self.module_text()

    @property
    def _css(self) -> str:
        return "" if self._served else self.style_text()

    def send_message(self, message: Mapping[str, object]) -> None:
        """Send `message` to every open view of this widget."""
        self.send(dict(message))

    def on_message(self, callback: Callable[[dict[str, Any]], None]) -> None:
        """Call `callback` with each message that is a JSON object; anything else is ignored."""

        def receive(_widget: object, content: object, _buffers: object) -> None:
            if isinstance(content, dict):
                callback(content)

        self.on_msg(receive)
