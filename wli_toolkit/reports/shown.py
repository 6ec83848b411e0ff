"""How results show themselves in a notebook: words as a list, pictures as SVG, both as plain text elsewhere."""

from __future__ import annotations

import base64
from abc import ABC, abstractmethod
from dataclasses import dataclass
from html import escape
from typing import Any

from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours


@dataclass(frozen=True)
class Chart:
    """A figure that shows itself in a notebook.

    Attributes
    ----------
    svg
        The picture, 360 pixels wide; `str(chart)` gives it too.
    title
        What it is a picture of.
    """

    svg: str
    title: str = ""

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        # A notebook that came from elsewhere is not trusted with SVG before it is run, but with a picture.
        return {"text/html": self._repr_html_(), "image/svg+xml": self.svg, "text/plain": repr(self)}

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.svg.encode()).decode()
        alt = escape(self.title, quote=True)
        return f'<img style="max-width: 100%" alt="{alt}" src="data:image/svg+xml;base64,{data}">'

    def __str__(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Chart {self.title}>" if self.title else "<Chart>"


@dataclass(frozen=True)
class Words:
    """Lines of text under a title; a notebook shows them as a list, `print` as lines."""

    title: str
    lines: tuple[str, ...]
    boxed: bool = False

    def __str__(self) -> str:
        return "\n".join((self.title, *(f"・{line}" for line in self.lines)))

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        border = f"2px solid {colours.WARNING}" if self.boxed else "0"
        items = "".join(f'<li style="margin: .15em 0">{escape(line)}</li>' for line in self.lines)
        return (
            f'<div style="max-width: 46em; line-height: 1.7; border: {border}; padding: .3em .8em">'
            f'<p style="margin: .2em 0"><strong>{escape(self.title)}</strong></p>'
            f'<ul style="margin: .2em 0; padding-left: 1.4em">{items}</ul></div>'
        )


class ShownByText(ABC):
    """What shows itself by its text: the first line over the others."""

    @abstractmethod
    def text(self, lang: Lang | None = None) -> str:
        """Return it in words; in its own language where `lang` is None."""

    def _repr_html_(self) -> str:
        title, *lines = self.text().splitlines()
        return Words(title, tuple(lines))._repr_html_()

    def __repr__(self) -> str:
        return self.text()
