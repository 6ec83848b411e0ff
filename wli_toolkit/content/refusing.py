"""Why a value is no answer: the refusal, and what it says is allowed instead."""

from __future__ import annotations

from wli_toolkit.content.model import AnyField, Lang, Option, Part, Text
from wli_toolkit.content.plain_text import printable
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said

_SHOWN_CHARS = 20


class AnswerRefused(ValueError):  # noqa: N818  the name is the interface's: an answer is refused, not broken
    """A value cannot be the answer to a field.

    The exception's own text leaves the value out, since logs may keep it; `message` shows it to its author.

    Attributes
    ----------
    field_id
        The field.
    code
        Why, for programs: `type`, `range`, `unknown`, `too_many`, `too_long`, `not_a_date`, `not_a_time`,
        `parts` (a part is missing or unknown), `sum` (the parts of a whole do not add up).
    allowed
        What the field takes, in both languages.
    """

    def __init__(self, field: AnyField, code: str, value: object, allowed: Text) -> None:
        super().__init__(f"{field.id}: {code}. {allowed.en}")
        self.field_id = field.id
        self.code = code
        self.allowed = allowed
        self._ask = field.ask
        self._shown = _shown(value)

    def message(self, lang: Lang) -> str:
        """Return one sentence that names the field, the value (shortened) and what is allowed."""
        sentence = said(
            _("“{ask}” cannot be {value}. {allowed}"), ask=self._ask, value=self._shown, allowed=self.allowed
        )
        return sentence.get(lang)


def known(named: tuple[Option, ...] | tuple[Part, ...]) -> Text:
    """Return the labels of what there is to choose from, in a row."""
    return Text(ja="・".join(one.label.ja for one in named), en=", ".join(one.label.en for one in named))


def _shown(value: object) -> str:
    text = printable(value if isinstance(value, str) else repr(value)).strip()
    return text if len(text) <= _SHOWN_CHARS else f"{text[: _SHOWN_CHARS - 1]}…"
