"""The templates of what is printed: everything is escaped, in one look, in one file each."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from wli_toolkit.content.model import Lang


def render(template: str, lang: Lang, **values: Any) -> str:
    """Return a template filled in `lang`."""
    return _environment().get_template(template).render(lang=lang, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("wli_toolkit.guide", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
