"""What must hold for texts with words in braces, which are filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wli_toolkit.content.model import Text
from wli_toolkit.content.problems import Problem, problem
from wli_toolkit.content.words import msgid as _

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def placeholders(text: str) -> set[str]:
    """Return the words that stand in braces."""
    return set(_PLACEHOLDER.findall(text))


def braces_problems(file: str, key: str, text: Text) -> Iterator[Problem]:
    """Yield the problem of a text whose two languages are filled in with different things."""
    if placeholders(text.ja) != placeholders(text.en):
        yield problem(
            file,
            key,
            _("The words in braces differ between the two languages."),
            _("Use the same ones in both: {ja} or {en}."),
            ja=_braced(text.ja),
            en=_braced(text.en),
        )


def _braced(text: str) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(placeholders(text))) or "–"
